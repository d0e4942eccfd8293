import type { Clock } from "../../shared/time/clock.ts";

/** A bell for one sleeper. A ring before the sleep begins is not lost: that sleep ends at once. */
export class Wake {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves after `ms`, or as soon as the bell rings; then the bell is silent again. */
  async sleep(clock: Clock, ms: number): Promise<void> {
    if (!this.#rung) {
      const alarm = new AbortController();
      const rung = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([rung, clock.sleep(ms, alarm.signal).catch(() => {})]);
      this.#wake = undefined;
      alarm.abort();
    }
    this.#rung = false;
  }
}
