import { Worker } from "node:worker_threads";
import { CrewSession, type Thread } from "./crew-session.ts";
import type { Files } from "./files.ts";
import { SLOT_BYTES } from "./slot-bytes.ts";
import { type FromThread, type ThreadData } from "./unpack-messages.ts";
import { type ThreadCode, unpackThread } from "./unpack-thread-code.ts";
import { type Crew, CrewLost, type OpenUnpacker, type WorkSize } from "./unpacker.ts";

/** One waits for the disk while the other unpacks; more of them only share the same disk. */
const THREADS = 2;

/**
 * Up to this much, in files that are not large, one is enough: the thread that brings the archive makes small files itself when the
 * others have enough to do, and each of them takes 40 ms of a core to start.
 */
const ENOUGH_FOR_ONE = { archiveBytes: 32 * 1024 ** 2, bytes: 128 * 1024 ** 2, bytesOfFile: 1024 ** 2 };

/** Enough to keep a thread at work while the network fills the next, and little enough to stay small: 3 MB for each. */
const SLOTS = 6;

/** Below both, threads would take longer to start than they save (measured, see docs/adr/0012). */
const WORTH: WorkSize = { files: 250, bytes: 8 * 1024 ** 2 };

/** How threads are made, where not as usual. */
export interface CrewOptions {
  readonly code?: ThreadCode;
  /** From how much work on they help: as many files, or as many bytes. */
  readonly worth?: WorkSize;
}

/** Threads that unpack. None is started before the first archive that wants them. */
export function openCrew({ code = unpackThread, worth = WORTH }: CrewOptions = {}): Crew {
  return new ThreadCrew(code, worth);
}

function isEnoughForOne({ files, bytes }: WorkSize): boolean {
  return bytes <= ENOUGH_FOR_ONE.bytes && bytes <= files * ENOUGH_FOR_ONE.bytesOfFile;
}

class ThreadCrew implements Crew {
  readonly #code: ThreadCode;
  readonly #worth: WorkSize;
  readonly #sessions = new Map<number, CrewSession>();
  readonly #threads: CrewThread[] = [];
  #lost: CrewLost | undefined;
  #isClosed = false;
  #begun = 0;

  constructor(code: ThreadCode, worth: WorkSize) {
    this.#code = code;
    this.#worth = worth;
  }

  prepare(archiveBytes: number): void {
    this.#started(archiveBytes > ENOUGH_FOR_ONE.archiveBytes ? THREADS : 1);
  }

  begin(files: Files, what: string, work: WorkSize, signal: AbortSignal): OpenUnpacker | undefined {
    const isWorth = work.files >= this.#worth.files || work.bytes >= this.#worth.bytes;
    const threads = isWorth ? this.#started(isEnoughForOne(work) ? 1 : THREADS) : undefined;
    if (threads === undefined) return undefined;
    this.#begun += 1;
    const id = this.#begun;
    const session = new CrewSession(id, files, what, threads, signal, () => this.#sessions.delete(id));
    this.#sessions.set(id, session);
    return session;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #started(count: number): readonly CrewThread[] | undefined {
    if (this.#lost !== undefined || this.#isClosed) return undefined;
    try {
      const hear = (message: FromThread) => {
        if (message.kind !== "free") this.#sessions.get(message.session)?.hear(message);
      };
      const lose = (cause: unknown) => this.#lose(cause);
      while (this.#threads.length < count) this.#threads.push(new CrewThread(this.#code, hear, lose));
    } catch (error) {
      // Not every place that runs Node lets it have threads.
      this.#lose(error);
      return undefined;
    }
    return [...this.#threads];
  }

  #lose(cause: unknown): void {
    if (this.#isClosed || this.#lost !== undefined) return;
    this.#lost = new CrewLost("A thread that unpacks has ended.", { cause });
    for (const thread of this.#threads) thread.lose(this.#lost);
    for (const session of this.#sessions.values()) session.lose(this.#lost);
  }
}

/** One thread and the memory shared with it. */
class CrewThread implements Thread {
  readonly slots: readonly Buffer[];
  readonly #worker: Worker;
  readonly #free: number[];
  readonly #waiting: { resolve: (slot: number) => void; reject: (error: Error) => void }[] = [];
  #lost: CrewLost | undefined;

  constructor(code: ThreadCode, hear: (message: FromThread) => void, lose: (cause: unknown) => void) {
    const shared = Array.from({ length: SLOTS }, () => new SharedArrayBuffer(SLOT_BYTES));
    const workerData: ThreadData = { slots: shared };
    this.slots = shared.map((slot) => Buffer.from(slot));
    this.#free = shared.map((_, index) => index);
    // It needs nothing of the process's environment, and gets nothing of it.
    const options = { workerData, env: {}, execArgv: [], name: "sluice-unpack" };
    this.#worker = new Worker(code, typeof code === "string" ? { ...options, eval: true } : options);
    this.#worker.on("message", (message: FromThread) => {
      if (message.kind === "free") this.#freed(message.slot);
      hear(message);
    });
    this.#worker.on("error", lose);
    this.#worker.on("exit", (exitCode) => lose(new Error(`it ended with ${exitCode}`)));
  }

  get freeSlots(): number {
    return this.#free.length - this.#waiting.length;
  }

  slot(): Promise<number> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    const slot = this.#free.pop();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  giveBack(slot: number): void {
    this.#freed(slot);
  }

  tell(message: Parameters<Thread["tell"]>[0]): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(message);
  }

  lose(lost: CrewLost): void {
    this.#lost = lost;
    for (const { reject } of this.#waiting.splice(0)) reject(lost);
    void this.#worker.terminate();
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #freed(slot: number): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(slot);
    else next.resolve(slot);
  }
}
