import { type Answer, githubPush } from "./relay-home.ts";
import type { RelayProcess } from "./relay-process.ts";

/** A sender of webhooks gives up on an answer after this long, as forges do, and sends again. */
const PATIENCE_MS = 4_000;

/** Forges behind a balancer: each push goes to the next relay in turn, and again to another one until one has accepted it. */
export class Crowd {
  /** The deliveries of each push that a relay has answered 2xx to. */
  readonly accepted = new Map<number, readonly string[]>();
  /** Answers and ends that were no acceptance. */
  refused = 0;
  sent = 0;
  readonly #urls = new Set<string>();
  #turn = 0;
  readonly #pushOf: (n: number) => RequestInit;

  constructor(pushOf: (n: number) => RequestInit = githubPush) {
    this.#pushOf = pushOf;
  }

  /** Lets the balancer know of a relay. */
  lead({ url }: Pick<RelayProcess, "url">): void {
    this.#urls.add(url);
  }

  /** Takes a relay from the balancer. */
  avoid({ url }: Pick<RelayProcess, "url">): void {
    this.#urls.delete(url);
  }

  /** Sends so many pushes, from so many forges at once; resolves once each has been accepted. */
  async push(count: number, forges = 8): Promise<void> {
    const last = this.sent + count;
    const forge = async () => {
      while (this.sent < last) {
        this.sent += 1;
        const n = this.sent;
        const push = this.#pushOf(n);
        while (!this.accepted.has(n)) if (!(await this.#try(n, push))) this.refused += 1;
      }
    };
    await Promise.all(Array.from({ length: forges }, forge));
  }

  async #try(n: number, push: RequestInit): Promise<boolean> {
    const urls = [...this.#urls];
    this.#turn += 1;
    const url = urls[this.#turn % urls.length];
    try {
      const response = await fetch(`${url}/hooks/forge`, { ...push, signal: AbortSignal.timeout(PATIENCE_MS) });
      const answer = (await response.json()) as Answer;
      if (response.ok) this.accepted.set(n, answer.deliveries);
      return response.ok;
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
      return false;
    }
  }
}
