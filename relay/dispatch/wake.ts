import type { Clock } from "../../shared/time/clock.ts";

/**
 * A bell for one sleeper. A ring before the sleep begins is not lost: that sleep ends at once.
 *
 * Under load it rings for every webhook, so a sleep that ends by the bell leaves its alarm set, and the next one makes do with it
 * when it comes early enough. The sleeper may therefore wake with nothing to do; it must look for itself.
 */
export class Wake {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  #rung = false;
  #wake: (() => void) | undefined;
  #alarmAtMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves after `ms` at the latest, or as soon as the bell rings; then the bell is silent again. */
  async sleep(ms: number): Promise<void> {
    if (!this.#rung) {
      this.#setAlarm(ms);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    this.#rung = false;
  }

  /** Takes back the alarms; whoever sleeps is woken. */
  close(): void {
    this.#closing.abort();
    this.ring();
  }

  #setAlarm(ms: number): void {
    const atMs = this.#clock.monotonicMs() + ms;
    if (atMs >= this.#alarmAtMs) return;
    this.#alarmAtMs = atMs;
    void this.#goOff(ms, atMs);
  }

  async #goOff(ms: number, atMs: number): Promise<void> {
    try {
      await this.#clock.sleep(ms, this.#closing.signal);
    } catch {
      // Closed: nobody is to be woken any more.
      return;
    }
    if (this.#alarmAtMs === atMs) this.#alarmAtMs = Number.POSITIVE_INFINITY;
    this.ring();
  }
}
