import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";

/** How calls are put together. */
export interface GroupCommitParts<Call, Answer> {
  /** For messages: "Storing an event". */
  readonly doing: string;
  /** Makes what these calls ask for durable in one transaction, all or none; an answer for each, in their order. */
  readonly perform: (calls: readonly Call[]) => Promise<readonly Answer[]>;
  /** Calls of one transaction at most. */
  readonly most: number;
  /** What a call weighs, and how much may go together; a single one may weigh more. */
  readonly weigh?: (call: Call) => number;
  readonly mostWeight?: number;
}

interface Waiting<Call, Answer> {
  readonly call: Call;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets calls that arrive together share one transaction, and so a few round trips and one sync of the disk.
 *
 * Calls gather during one turn of the event loop, and while the transaction before is under way; nothing waits for more. There is one
 * transaction at a time, so the order in which calls arrive is that in which they are stored.
 *
 * When a row is to blame (INTERNAL), each call is tried by itself, and only the one to blame is told so. When the database fails, every
 * call of the transaction is.
 */
export class GroupCommit<Call, Answer> {
  readonly #parts: GroupCommitParts<Call, Answer>;
  readonly #waiting: Waiting<Call, Answer>[] = [];
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(parts: GroupCommitParts<Call, Answer>) {
    this.#parts = parts;
  }

  /** Resolves once what the call asks for is durable; rejects when nothing of it was kept. */
  run(call: Call): Promise<Answer> {
    if (this.#closed) {
      const text = `${this.#parts.doing} failed: the store is closed.`;
      return Promise.reject(new CodedError("STORE_UNAVAILABLE", text));
    }
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Takes no more; resolves once what was taken has been answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    await endOfTurn();
    while (this.#waiting.length > 0) await this.#commit(this.#next());
    this.#working = undefined;
  }

  #next(): readonly Waiting<Call, Answer>[] {
    const { most, weigh = () => 0, mostWeight = Number.POSITIVE_INFINITY } = this.#parts;
    let weight = 0;
    let count = 0;
    for (const { call } of this.#waiting.slice(0, most)) {
      weight += weigh(call);
      if (count > 0 && weight > mostWeight) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(calls: readonly Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await this.#parts.perform(calls.map(({ call }) => call));
      calls.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (index < answers.length) resolve(answer as Answer);
        else reject(new CodedError("INTERNAL", `${this.#parts.doing} failed: there is no answer.`));
      });
    } catch (error) {
      if (calls.length > 1 && isCoded(error, "INTERNAL")) {
        for (const call of calls) await this.#commit([call]);
      } else for (const { reject } of calls) reject(error);
    }
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
