import { type Bridge, type Job, type KnownStatus, type Status } from "../../shared/gitlab/pipeline.ts";
import type { PipelineNode } from "../model/tree.ts";

/** How a pipeline can end, or stand still for good. */
export type Settlement = "succeeded" | "failed" | "canceled" | "skipped" | "blocked";

/** How a tree stands. */
export type TreeVerdict =
  | { readonly kind: "open" }
  | {
      readonly kind: "settled";
      readonly as: Settlement;
      /** How many jobs and child pipelines failed that were allowed to. */
      readonly warnings: number;
      /** Whether it could look so for a moment only, so that it takes a second look to believe it. */
      readonly unsure: boolean;
    };

/** What a pipeline means that only waits for a person; absent: it is still open. */
export type BlockedMeans = "blocked" | "succeeded" | undefined;

/**
 * Every status GitLab has, and the end it means.
 *
 * `manual` is one: nothing is left to do until a person starts a job, which may be never. `scheduled` is none: a delayed job
 * starts by itself. `canceling` is none either: jobs still end, and `canceled` follows.
 */
const ENDS: Readonly<Record<KnownStatus, Settlement | undefined>> = {
  created: undefined,
  waiting_for_resource: undefined,
  preparing: undefined,
  waiting_for_callback: undefined,
  pending: undefined,
  running: undefined,
  success: "succeeded",
  failed: "failed",
  canceling: undefined,
  canceled: "canceled",
  skipped: "skipped",
  manual: "blocked",
  scheduled: undefined,
};

/** The ends of a tree's pipelines, the one that counts for the whole tree first. */
const WORST_FIRST = ["failed", "canceled", "blocked", "skipped"] as const;

/** The end a status means; undefined while it is none, or one this version does not know: GitLab adds some that are not final. */
export function endOf(status: Status): Settlement | undefined {
  return typeof status === "string" ? ENDS[status] : undefined;
}

/** Whether something in this status is under way or about to be, by itself. */
function isActive(status: Status): boolean {
  return status !== "created" && endOf(status) === undefined;
}

/** The one that counts among several ends. */
export function worstOf(ends: readonly Settlement[]): Settlement {
  return WORST_FIRST.find((end) => ends.includes(end)) ?? "succeeded";
}

/**
 * How the whole tree stands: open while any of its pipelines is, else as the worst of them.
 *
 * A child pipeline that did not succeed below a trigger job that may fail is a warning, whatever it holds.
 */
export function judgeTree(node: PipelineNode, blockedMeans: BlockedMeans): TreeVerdict {
  const held = isHeld(node);
  const own = held ? "blocked" : endOf(node.pipeline.status);
  const meant = own === "blocked" ? blockedMeans : own;
  if (meant === undefined) return { kind: "open" };
  const ends: Settlement[] = [meant];
  let warnings = allowedFailures(node);
  let unsure = held || (node.bridges ?? []).some(isMissingItsChild);
  for (const child of node.children) {
    const verdict = judgeTree(child, blockedMeans);
    if (verdict.kind === "open") return verdict;
    unsure ||= verdict.unsure;
    if (child.bridge?.allowFailure === true && verdict.as !== "succeeded") {
      warnings += 1;
    } else {
      ends.push(verdict.as);
      warnings += verdict.warnings;
    }
  }
  return { kind: "settled", as: worstOf(ends), warnings, unsure };
}

/**
 * Whether a pipeline that counts as running stands still all the same: nothing of its own is under way, and each trigger job
 * it waits for waits itself for a child pipeline that is blocked (`strategy: depend` shows those as running).
 *
 * Known only where its jobs and trigger jobs are listed.
 */
export function isHeld({ pipeline, jobs, bridges, children }: PipelineNode): boolean {
  if (endOf(pipeline.status) !== undefined || jobs === undefined || bridges === undefined) return false;
  if (jobs.some(({ status }) => isActive(status))) return false;
  const waiting = bridges.filter(({ status }) => isActive(status));
  return (
    waiting.length > 0 &&
    waiting.every(({ id }) => children.some((child) => child.bridge?.id === id && isBlocked(child)))
  );
}

/** Whether only a person can move the pipeline on. */
export function isBlocked(node: PipelineNode): boolean {
  return node.pipeline.status === "manual" || isHeld(node);
}

/** Whether a job or trigger job has failed that may not. */
export function hasFailed({ status, allowFailure }: Job | Bridge): boolean {
  return status === "failed" && !allowFailure;
}

/** A trigger job has succeeded when its pipeline exists, which a lagging database replica may not show yet. */
function isMissingItsChild({ status, downstream }: Bridge): boolean {
  return status === "success" && downstream === undefined;
}

/** Jobs that failed and may, and trigger jobs that may and failed to start anything. */
function allowedFailures({ jobs = [], bridges = [] }: PipelineNode): number {
  const mayFail = (one: Job | Bridge) => one.allowFailure && one.status === "failed";
  return jobs.filter(mayFail).length + bridges.filter((one) => mayFail(one) && one.downstream === undefined).length;
}
