import type { Clock } from "../../shared/time/clock.ts";
import type { WatchPolicy } from "./policy.ts";
import { nextLookMs, type ScheduleHints } from "./schedule.ts";

/** The time of one wait: how much has gone by, how much is left, and when the next look is due. */
export class Pace {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #policy: WatchPolicy;
  readonly #beginMs: number;
  #scheduleFromMs = 0;
  #notBeforeMs: number | undefined;

  constructor(clock: Clock, random: () => number, policy: WatchPolicy) {
    this.#clock = clock;
    this.#random = random;
    this.#policy = policy;
    this.#beginMs = clock.monotonicMs();
  }

  get waitedMs(): number {
    return this.#clock.monotonicMs() - this.#beginMs;
  }

  /** Of `timeoutMs`, never less than 0. */
  get leftMs(): number {
    return Math.max(0, this.#policy.timeoutMs - this.waitedMs);
  }

  /** Of `startTimeoutMs`, never less than 0; Infinity where there is none. */
  get leftToStartMs(): number {
    return Math.max(0, (this.#policy.startTimeoutMs ?? Number.POSITIVE_INFINITY) - this.waitedMs);
  }

  /** The pause the schedule makes now. */
  get pauseMs(): number {
    const { pollIntervalMs } = this.#policy;
    const hints: ScheduleHints = {
      ...(pollIntervalMs === undefined ? {} : { pollIntervalMs }),
      ...(this.#notBeforeMs === undefined ? {} : { notBeforeMs: this.#notBeforeMs }),
    };
    return nextLookMs(this.waitedMs - this.#scheduleFromMs, this.#random(), hints);
  }

  /** Tells the schedule that the end is not expected before so much time has gone by. */
  expectEnd(notBeforeMs: number | undefined): void {
    this.#notBeforeMs = notBeforeMs;
  }

  /** Begins the schedule anew: what was just started may end as soon as a new pipeline. */
  restart(): void {
    this.#scheduleFromMs = this.waitedMs;
    this.#notBeforeMs = undefined;
  }
}
