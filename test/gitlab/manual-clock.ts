import type { Clock } from "../../shared/time/clock.ts";

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Noon of a plain weekday: an instant no daylight-saving rule can bend. */
const BEGIN = new Date("2026-03-04T12:00:00.000Z");

/** Turns of the event loop given to woken code after each step, so that what it does next can ask for sleep in time. */
const TURNS = 5;

/** A clock that stands still until it is moved by hand; sleepers wake in the order of their alarms. */
export class ManualClock implements Clock {
  readonly #begin: number;
  readonly #sleepers = new Set<Sleeper>();
  readonly #watchers = new Set<() => void>();
  #nowMs: number;

  constructor(begin: Date = BEGIN) {
    this.#begin = begin.getTime();
    this.#nowMs = this.#begin;
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  monotonicMs(): number {
    return this.#nowMs - this.#begin;
  }

  /** How many calls of `sleep` are waiting. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  /** Milliseconds until the next sleeper wakes; undefined when nobody sleeps. */
  get nextMs(): number | undefined {
    const next = this.#earliest();
    return next === undefined ? undefined : Math.max(0, next.atMs - this.#nowMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted === true) {
      reject(signal.reason);
      return promise;
    }
    const onAbort = () => {
      this.#sleepers.delete(sleeper);
      reject(signal?.reason);
    };
    const sleeper: Sleeper = {
      atMs: this.#nowMs + Math.max(0, ms),
      wake: () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      },
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#sleepers.add(sleeper);
    for (const notify of this.#watchers) notify();
    return promise;
  }

  /** Resolves once at least `count` calls of `sleep` are waiting: the way to know that code under test has come to rest. */
  async untilSleeping(count = 1): Promise<void> {
    while (this.#sleepers.size < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#watchers.add(resolve);
      await promise;
      this.#watchers.delete(resolve);
    }
  }

  /** Moves time by `ms`, stopping at each alarm on the way, and lets the code each one wakes run. */
  async advance(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    for (let next = this.#earliest(); next !== undefined && next.atMs <= end; next = this.#earliest()) {
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      this.#sleepers.delete(next);
      next.wake();
      await settle();
    }
    this.#nowMs = end;
    await settle();
  }

  /** Sets the time without waking anybody: for code that only reads the clock. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  #earliest(): Sleeper | undefined {
    return [...this.#sleepers].reduce<Sleeper | undefined>(
      (first, sleeper) => (first === undefined || sleeper.atMs < first.atMs ? sleeper : first),
      undefined,
    );
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
