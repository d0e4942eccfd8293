import { CodedError } from "../../shared/errors/coded-error.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { within } from "../../shared/time/within.ts";
import { judgeOutage } from "./outage.ts";

/** What looking through outages stands on. */
export interface PatientLookDeps {
  readonly clock: Clock;
  readonly outage: (state: "began" | "ended", text: string) => void;
}

/** What a look at the deadline is given beyond it. */
const LAST_LOOK_MS = 5_000;

/**
 * Looks at a pipeline through outages.
 *
 * States: *seeing* (looks succeed) and *in an outage* (looks fail with a passing fault). Both ends of an outage
 * are told, and may last as long as its budget, counted from the beginning of the first look that failed.
 */
export class PatientLook {
  readonly #deps: PatientLookDeps;
  readonly #budgetMs: number;
  #outage: { readonly sinceMs: number; readonly error: unknown } | undefined;

  /** @param budgetMs how long GitLab may be out of reach at a stretch */
  constructor(deps: PatientLookDeps, budgetMs: number) {
    this.#deps = deps;
    this.#budgetMs = budgetMs;
  }

  /** Whether the latest look has failed. */
  get isOutage(): boolean {
    return this.#outage !== undefined;
  }

  /**
   * Whether a look has shown something. Throws what is no passing fault.
   *
   * @param last the pipeline as last seen
   * @param leftMs what is left of the wait
   */
  async look(
    last: Pipeline,
    leftMs: number,
    look: (signal: AbortSignal) => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { clock, outage } = this.#deps;
    const beganMs = clock.monotonicMs();
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer a look at pipeline ${last.id}.`);
    try {
      const seen = await within(clock, leftMs + LAST_LOOK_MS, tooLate, look, signal);
      if (this.#outage !== undefined) {
        const lasted = formatDuration(clock.monotonicMs() - this.#outage.sinceMs);
        outage("ended", `GitLab answers again after ${lasted}.`);
      }
      this.#outage = undefined;
      return seen;
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      if (this.#outage === undefined) this.#warn(error, leftMs);
      this.#outage = { sinceMs: this.#outage?.sinceMs ?? beganMs, error };
      return false;
    }
  }

  /** The pause before the next look, where `plannedMs` is the schedule's. Throws WATCH_OUTAGE when the budget is used up. */
  pauseMs(last: Pipeline, plannedMs: number): number {
    if (this.#outage === undefined) return plannedMs;
    const { error, sinceMs } = this.#outage;
    const lastedMs = this.#deps.clock.monotonicMs() - sinceMs;
    const retryAfterMs = error instanceof CodedError ? error.retryAfterMs : undefined;
    const verdict = judgeOutage(lastedMs, this.#budgetMs, plannedMs, retryAfterMs);
    if (verdict.kind === "endure") return verdict.pauseMs;
    throw new CodedError(
      "WATCH_OUTAGE",
      `GitLab has not answered usably for ${formatDuration(lastedMs)} while waiting for pipeline ${last.id}; it was ${printable(statusText(last.status), 60)} when last seen.`,
      { cause: error, hint: `Open ${printable(last.webUrl)} to see how it stands.` },
    );
  }

  #warn(error: unknown, leftMs: number): void {
    const onMs = Math.min(this.#budgetMs, leftMs);
    const goesOn = onMs > 0 ? `; the wait goes on for up to ${formatDuration(onMs)}` : "";
    this.#deps.outage(
      "began",
      `GitLab cannot be asked at present${goesOn}. ${error instanceof Error ? error.message : ""}`,
    );
  }
}
