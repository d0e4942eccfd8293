import { CodedError } from "../../shared/errors/coded-error.ts";
import { type Job, type Pipeline, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { within } from "../../shared/time/within.ts";
import { jobsDue, type LastListing } from "./jobs-due.ts";
import { judge, type Settlement } from "./judge.ts";
import { isPassing, judgeOutage } from "./outage.ts";
import { jobProgress, type ProgressLine } from "./progress.ts";
import { nextLookMs } from "./schedule.ts";

/** How a pipeline is waited for. */
export interface WatchPolicy {
  readonly timeoutMs: number;
  /** Absent: the adaptive schedule. */
  readonly pollIntervalMs?: number;
  /** How long GitLab may be out of reach at a stretch. */
  readonly outageBudgetMs: number;
}

/** What waiting for a pipeline stands on. */
export interface WatchDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** The pipeline as it stands; undefined when its status cannot be told yet. */
  readonly look: (signal: AbortSignal) => Promise<Pipeline | undefined>;
  /** The pipeline's jobs; undefined when no credential may list them. */
  readonly listJobs: (signal: AbortSignal) => Promise<readonly Job[] | undefined>;
  readonly tell: (line: ProgressLine) => void;
  readonly warn: (text: string) => void;
  /** Hears of every look, so that whoever started the watch knows the latest even when it ends with an error. */
  readonly seen: (pipeline: Pipeline) => void;
}

/** How a watch ended. */
export type Watched =
  | { readonly kind: "settled"; readonly as: Settlement; readonly pipeline: Pipeline; readonly waitedMs: number }
  | { readonly kind: "timed-out"; readonly pipeline: Pipeline; readonly waitedMs: number };

/** What a look at the deadline is given beyond it. */
const LAST_LOOK_MS = 5_000;
/** The longest wait for a list of jobs, which is only shown: the end of the pipeline is not noticed meanwhile. */
const LONGEST_LISTING_MS = 15_000;
/** The same once there is nothing left to notice: what failed is told from this list. */
const LAST_LISTING_MS = 30_000;

/**
 * Follows a downstream pipeline until it settles or the policy's time is up, and tells what changes on the way.
 *
 * States: *seeing* (looks succeed; each is judged) and *in an outage* (looks fail with a passing fault). An outage begins
 * with a line, ends with a line, and may last as long as its budget; the policy's time runs on meanwhile.
 *
 * Throws WATCH_OUTAGE when the budget is used up, and whatever `look` throws that is no passing fault.
 */
export async function watch(
  deps: WatchDeps,
  started: Pipeline,
  policy: WatchPolicy,
  signal: AbortSignal,
): Promise<Watched> {
  const { clock } = deps;
  const beginMs = clock.monotonicMs();
  let pipeline = started;
  let outage: { readonly sinceMs: number; readonly error: unknown } | undefined;
  let listing: (LastListing & { readonly jobs: readonly Job[] }) | undefined;
  const warned = new Set<string>();

  for (;;) {
    const waitedMs = clock.monotonicMs() - beginMs;
    const verdict = judge(pipeline.status, waitedMs, policy.timeoutMs);
    if (verdict.kind !== "wait") return { ...verdict, pipeline, waitedMs };
    await clock.sleep(Math.min(verdict.leftMs, pause(waitedMs)), signal);
    const seen = await look();
    if (seen === undefined) continue;
    warnOfUnknown(seen.status);
    if (statusText(seen.status) !== statusText(pipeline.status)) tellStatus(seen);
    pipeline = seen;
    deps.seen(seen);
    await showJobs(seen);
  }

  function leftMs(): number {
    return Math.max(0, policy.timeoutMs - (clock.monotonicMs() - beginMs));
  }

  function pause(waitedMs: number): number {
    const plannedMs = nextLookMs(waitedMs, deps.random(), policy.pollIntervalMs);
    if (outage === undefined) return plannedMs;
    const lastedMs = clock.monotonicMs() - outage.sinceMs;
    const retryAfterMs = outage.error instanceof CodedError ? outage.error.retryAfterMs : undefined;
    const verdict = judgeOutage(lastedMs, policy.outageBudgetMs, plannedMs, retryAfterMs);
    if (verdict.kind === "endure") return verdict.pauseMs;
    throw new CodedError(
      "WATCH_OUTAGE",
      `GitLab has not answered usably for ${formatDuration(lastedMs)} while waiting for pipeline ${pipeline.id}; it was ${printable(statusText(pipeline.status), 60)} when last seen.`,
      { cause: outage.error, hint: `Open ${printable(pipeline.webUrl)} to see how it stands.` },
    );
  }

  async function look(): Promise<Pipeline | undefined> {
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer a look at pipeline ${pipeline.id}.`);
    try {
      const seen = await within(clock, leftMs() + LAST_LOOK_MS, tooLate, deps.look, signal);
      if (outage !== undefined)
        deps.tell({
          text: `GitLab answers again after ${formatDuration(clock.monotonicMs() - outage.sinceMs)}.`,
          tone: "plain",
        });
      outage = undefined;
      return seen;
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      if (outage === undefined) warnOfOutage(error);
      outage = { sinceMs: outage?.sinceMs ?? clock.monotonicMs(), error };
      return undefined;
    }
  }

  function warnOfOutage(error: unknown): void {
    const onMs = Math.min(policy.outageBudgetMs, leftMs());
    const goesOn = onMs > 0 ? `; the wait goes on for up to ${formatDuration(onMs)}` : "";
    deps.warn(`GitLab cannot be asked at present${goesOn}. ${error instanceof Error ? error.message : ""}`);
  }

  function warnOfUnknown(status: Status): void {
    if (typeof status === "string" || warned.has(status.unknown)) return;
    warned.add(status.unknown);
    const shown = printable(status.unknown, 60);
    deps.warn(`GitLab reports the status "${shown}", which this version of Sluice does not know; the wait goes on.`);
  }

  function tellStatus(seen: Pipeline): void {
    const status = printable(statusText(seen.status), 60);
    const after = formatDuration(clock.monotonicMs() - beginMs);
    deps.tell({ text: `Pipeline ${seen.id}: ${status} (after ${after})`, tone: "plain" });
  }

  async function showJobs(seen: Pipeline): Promise<void> {
    const atMs = clock.monotonicMs() - beginMs;
    if (!jobsDue(listing, seen, atMs)) return;
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not list the jobs of pipeline ${seen.id}.`);
    const isLast = judge(seen.status, 0, policy.timeoutMs).kind === "settled";
    // Half of what is left, so that a list that never comes leaves time for another look.
    const limitMs = isLast ? LAST_LISTING_MS : Math.min(LONGEST_LISTING_MS, leftMs() / 2);
    const before = listing?.jobs ?? [];
    // Also when it fails: the next try is due when the next list would have been.
    listing = { atMs, pipeline: seen, jobs: before };
    try {
      const jobs = await within(clock, limitMs, tooLate, deps.listJobs, signal);
      if (jobs === undefined) return;
      for (const line of jobProgress(before, jobs)) deps.tell(line);
      listing = { atMs, pipeline: seen, jobs };
    } catch (error) {
      signal.throwIfAborted();
      // Progress is a courtesy: whether GitLab is out of reach is found out by the next look.
      if (!isPassing(error)) throw error;
    }
  }
}
