import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";

/**
 * Work for several names at once, for each of them one piece after the other: who is slow holds up nobody else.
 */
export class SideBySide {
  readonly #clock: Clock;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #failures: Error[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Those with work under way. */
  get busy(): readonly string[] {
    return [...this.#underWay.keys()];
  }

  /** Begins work for a name that is not busy. */
  begin(name: string, work: () => Promise<void>): void {
    const ended = work()
      .catch((error: unknown) => {
        this.#failures.push(error instanceof Error ? error : new Error(oneLine(error)));
      })
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, ended);
  }

  /**
   * Resolves once nothing is under way any more, or after `ms`, whichever comes first; without `ms` it waits for the end.
   * Rejects with what a piece of work has rejected with since the last call.
   */
  async settle(ms?: number): Promise<void> {
    const all = Promise.all(this.#underWay.values());
    await (ms === undefined ? all : this.#within(ms, all));
    const [failure] = this.#failures.splice(0);
    if (failure !== undefined) throw failure;
  }

  async #within(ms: number, all: Promise<unknown>): Promise<void> {
    const done = new AbortController();
    // It rejects once it is aborted, when the race is over.
    const late = this.#clock.sleep(ms, done.signal).catch(() => {});
    await Promise.race([all, late]);
    done.abort();
  }
}
