import type { Clock } from "../../../shared/time/clock.ts";

/** A measurement is off by half of what it took at most; less than this is no difference worth a jump. */
const NOTICED_MS = 50;

/**
 * The database's time, read now and then, and counted on by this machine's clock that never jumps. So relays whose machines disagree about the
 * time agree about what is due.
 */
export class DatabaseClock implements Clock {
  readonly #machine: Clock;
  #aheadMs: number;

  /** @param machine whose time is taken until the first reading */
  constructor(machine: Clock) {
    this.#machine = machine;
    this.#aheadMs = machine.now().getTime() - machine.monotonicMs();
  }

  /** Learns what the database's time was at some moment since `askedMs`, by `monotonicMs`. */
  learn(now: Date, askedMs: number): void {
    const answeredMs = this.#machine.monotonicMs();
    const aheadMs = now.getTime() - (askedMs + answeredMs) / 2;
    const differsMs = Math.abs(aheadMs - this.#aheadMs);
    if (differsMs > Math.max(NOTICED_MS, (answeredMs - askedMs) / 2)) this.#aheadMs = aheadMs;
  }

  now(): Date {
    return new Date(this.#machine.monotonicMs() + this.#aheadMs);
  }

  monotonicMs(): number {
    return this.#machine.monotonicMs();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#machine.sleep(ms, signal);
  }
}
