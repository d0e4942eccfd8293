import { type Pipeline, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { type PipelineNode, rootOf } from "../tree.ts";
import { JobsShow, type JobsShowDeps } from "./jobs-show.ts";
import { judge, type Settlement } from "./judge.ts";
import { PatientLook, type PatientLookDeps } from "./patient-look.ts";
import type { WatchPolicy } from "./policy.ts";
import { nextLookMs } from "./schedule.ts";

/** What waiting for a pipeline stands on. */
export interface WatchDeps extends PatientLookDeps, JobsShowDeps {
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Hears of every look, so that whoever started the watch knows the latest even when it ends with an error. */
  readonly seen: (pipeline: Pipeline) => void;
}

/** How a watch ended. */
export type Watched =
  | {
      readonly kind: "settled";
      readonly as: Settlement;
      readonly root: PipelineNode;
      readonly waitedMs: number;
      /** How many jobs and child pipelines failed that were allowed to. */
      readonly warnings: number;
      /** How often what had failed was retried. */
      readonly retried: number;
      /** Whether something of the tree still runs: what decides has ended before the rest. */
      readonly early: boolean;
    }
  /** `start`: no job had begun when `startTimeoutMs` was over. `why`: what the jobs wait for, as one sentence. */
  | {
      readonly kind: "timed-out";
      readonly phase: "start" | "run";
      readonly root: PipelineNode;
      readonly waitedMs: number;
      readonly why?: string;
    };

/**
 * Follows a downstream pipeline until it settles or the policy's time is up, and tells what changes on the way.
 *
 * The policy's time runs on during an outage. Throws WATCH_OUTAGE when an outage outlasts its budget, and whatever `look` or
 * `listJobs` throws that is no passing fault.
 */
export async function watch(
  deps: WatchDeps,
  started: Pipeline,
  policy: WatchPolicy,
  signal: AbortSignal,
): Promise<Watched> {
  const { clock, random, warn } = deps;
  const beginMs = clock.monotonicMs();
  const waited = () => clock.monotonicMs() - beginMs;
  const left = () => Math.max(0, policy.timeoutMs - waited());
  const patience = new PatientLook(deps, policy.outageBudgetMs);
  const jobs = new JobsShow(deps);
  const warnOnce = onceEach(warn);
  let pipeline = started;

  for (;;) {
    const waitedMs = waited();
    const verdict = judge(pipeline.status, waitedMs, policy.timeoutMs);
    const root = { ...rootOf(pipeline), ...(jobs.latest === undefined ? {} : { jobs: jobs.latest }) };
    if (verdict.kind === "settled") return { ...verdict, root, waitedMs, warnings: 0, retried: 0, early: false };
    if (verdict.kind === "timed-out") return { ...verdict, phase: "run", root, waitedMs };
    const pauseMs = patience.pauseMs(pipeline, nextLookMs(waitedMs, random(), policy.pollIntervalMs));
    await clock.sleep(Math.min(verdict.leftMs, pauseMs), signal);
    const seen = await patience.look(pipeline, left(), signal);
    if (seen === undefined) continue;
    const unknown = unknownStatusText(seen.status);
    if (unknown !== undefined) warnOnce(unknown);
    if (statusText(seen.status) !== statusText(pipeline.status))
      deps.tell({ text: statusLine(seen, waited()), tone: "plain" });
    pipeline = seen;
    deps.seen(seen);
    const isLast = judge(seen.status, 0, policy.timeoutMs).kind === "settled";
    await jobs.show(seen, { waitedMs: waited(), leftMs: left(), isLast }, signal);
  }
}

function statusLine({ id, status }: Pipeline, waitedMs: number): string {
  return `Pipeline ${id}: ${printable(statusText(status), 60)} (after ${formatDuration(waitedMs)})`;
}

function unknownStatusText(status: Status): string | undefined {
  if (typeof status === "string") return undefined;
  return `GitLab reports the status "${printable(status.unknown, 60)}", which this version of Sluice does not know; the wait goes on.`;
}

/** The same function, but deaf to a text it has been given before. */
function onceEach(act: (text: string) => void): (text: string) => void {
  const done = new Set<string>();
  return (text) => {
    if (done.has(text)) return;
    done.add(text);
    act(text);
  };
}
