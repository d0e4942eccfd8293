import { type Answer, githubPush } from "./relay-home.ts";

/** A forge that sends pushes without end, each again until a relay has accepted it. */
export class Load {
  /** The deliveries of each push a relay has answered 2xx to. */
  readonly accepted = new Map<number, readonly string[]>();
  sent = 0;
  #url = Promise.withResolvers<string>();
  #finished = false;
  readonly #requestOf: (n: number) => RequestInit;
  readonly #source: string;

  constructor(requestOf: (n: number) => RequestInit = githubPush, source = "forge") {
    this.#requestOf = requestOf;
    this.#source = source;
  }

  /** Where to send to from now on: a relay that listens. */
  pointAt(url: string): void {
    this.#url.resolve(url);
  }

  /** Wait for the next relay instead of knocking at one that is gone. */
  hold(): void {
    this.#url = Promise.withResolvers<string>();
  }

  /** Sends no new pushes; those refused so far still go. */
  finish(): void {
    this.#finished = true;
  }

  async send(): Promise<void> {
    while (!this.#finished) {
      this.sent += 1;
      const n = this.sent;
      const push = this.#requestOf(n);
      while (!this.accepted.has(n)) await this.#try(n, push);
    }
  }

  async #try(n: number, push: RequestInit): Promise<void> {
    const url = await this.#url.promise;
    try {
      const response = await fetch(`${url}/hooks/${this.#source}`, push);
      const answer = (await response.json()) as Answer;
      if (response.ok) this.accepted.set(n, answer.deliveries);
    } catch {
      // Killed before it answered: sent again to the next relay, as a forge's redelivery would be.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Mulberry32: numbers in [0, 1) that a seed decides. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
