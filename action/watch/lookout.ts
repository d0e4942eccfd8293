import { CodedError } from "../../shared/errors/coded-error.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { type Rung, rungText } from "./ladder.ts";

/** A status shown by no job for this long is not on its way: the pipeline has only trigger jobs, which that list leaves out. */
const NO_JOB_FOR_MS = 60_000;
/** A pipeline is not on every database replica the moment it exists, so one round of refusals proves nothing. */
const SECOND_ROUND_AFTER_MS = 2_000;

/** What looking at a pipeline stands on. */
export interface LookoutDeps {
  readonly clock: Clock;
  /** Looks by one rung; undefined when the rung works but shows no status yet. */
  readonly lookBy: (rung: Rung, signal: AbortSignal) => Promise<Pipeline | undefined>;
  /** Tells the log what changed about how we look. */
  readonly tell: (text: string) => void;
}

/**
 * Looks at one pipeline by the highest rung of the ladder that works.
 *
 * The rung is found by trying, since neither GitLab's version nor its documentation tells what a token may read. It is
 * kept until it stops working, then the ladder is tried anew from the top. A rung that shows no job for a minute counts
 * as one that does not work.
 */
export class Lookout {
  readonly #deps: LookoutDeps;
  readonly #ladder: readonly Rung[];
  readonly #what: string;
  #rung: Rung | undefined;
  #hasSeen = false;
  #emptySinceMs: number | undefined;
  /** Rungs that turned out to show nothing, whatever they answer. */
  readonly #blind = new Set<Rung>();

  /** @param what the pipeline in words, for errors: "pipeline 7 of group/app" */
  constructor(deps: LookoutDeps, ladder: readonly Rung[], what: string) {
    this.#deps = deps;
    this.#ladder = ladder;
    this.#what = what;
  }

  /**
   * The pipeline as it stands; undefined while the rung in use shows nothing yet.
   *
   * Throws WATCH_FORBIDDEN when no rung works, and lets through what is no matter of permission.
   */
  async look(signal: AbortSignal): Promise<Pipeline | undefined> {
    if (this.#rung === undefined) return await this.#probe(signal);
    try {
      return await this.#lookBy(this.#rung, signal);
    } catch (error) {
      if (!cannotRead(error)) throw error;
      this.#deps.tell(`Looking ${rungText(this.#rung)} no longer works: ${error.message}`);
      this.#rung = undefined;
      return await this.#probe(signal);
    }
  }

  async #probe(signal: AbortSignal): Promise<Pipeline | undefined> {
    for (let round = 1; ; round += 1) {
      const refusals: string[] = [];
      for (const rung of this.#ladder) {
        if (this.#blind.has(rung)) {
          refusals.push(`${rungText(rung)}: the pipeline has no job that would show its status`);
          continue;
        }
        try {
          const seen = await this.#lookBy(rung, signal);
          this.#rung = rung;
          this.#deps.tell(`Looking at the pipeline ${rungText(rung)}.`);
          return seen;
        } catch (error) {
          if (!cannotRead(error)) throw error;
          refusals.push(`${rungText(rung)}: ${error.message}`);
        }
      }
      if (round === 2) throw forbidden(this.#what, refusals, this.#hasSeen);
      await this.#deps.clock.sleep(SECOND_ROUND_AFTER_MS, signal);
    }
  }

  async #lookBy(rung: Rung, signal: AbortSignal): Promise<Pipeline | undefined> {
    const seen = await this.#deps.lookBy(rung, signal);
    if (seen !== undefined) {
      this.#emptySinceMs = undefined;
      this.#hasSeen = true;
      return seen;
    }
    const nowMs = this.#deps.clock.monotonicMs();
    this.#emptySinceMs ??= nowMs;
    if (nowMs - this.#emptySinceMs < NO_JOB_FOR_MS) return undefined;
    this.#blind.add(rung);
    throw new CodedError("GITLAB_NOT_FOUND", `${this.#what} has no job that would show its status.`);
  }
}

function forbidden(what: string, refusals: readonly string[], hasSeen: boolean): CodedError {
  const tried = refusals.map((refusal) => `  ${refusal}`);
  return hasSeen
    ? new CodedError(
        "WATCH_FORBIDDEN",
        [`The status of ${what} could be read before, and can no longer:`, ...tried].join("\n"),
        {
          hint: "Look whether the pipeline is still there, and whether the token was revoked or has expired meanwhile.",
        },
      )
    : new CodedError(
        "WATCH_FORBIDDEN",
        [`The status of ${what} cannot be read by any way tried:`, ...tried].join("\n"),
      );
}
