import { CodedError } from "../../shared/errors/coded-error.ts";
import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import type { TreeChange } from "../model/event.ts";
import { nodesOf, type PipelineNode, rootOf } from "../model/tree.ts";
import { hasBegun } from "./begun.ts";
import { Interventions, type InterventionsDeps } from "./interventions.ts";
import { endOf, type Settlement } from "./judge.ts";
import { Pace } from "./pace.ts";
import { PatientLook, type PatientLookDeps } from "./patient-look.ts";
import type { WatchPolicy } from "./policy.ts";
import { treeChanges, unknownStatuses } from "./progress.ts";
import { type Moment, TreeSight, type TreeSightDeps } from "./tree-sight.ts";
import { Verdicts } from "./verdicts.ts";

/** What waiting for a tree of pipelines stands on. */
export interface WatchDeps extends TreeSightDeps, Omit<PatientLookDeps, "look">, InterventionsDeps {
  /** How long the tree takes at least, if that can be told; asked once. */
  readonly notBefore?: (signal: AbortSignal) => Promise<number | undefined>;
  /** Hears of every look, and of what it shows that is new; also so that the latest is known when the watch ends with an error. */
  readonly seen: (root: PipelineNode, changes: readonly TreeChange[]) => void;
}

/** What is waited for. */
export interface WatchOrder {
  readonly started: Pipeline;
  readonly policy: WatchPolicy;
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
  /** `start`: no job had begun when `startTimeoutMs` was over. What the jobs wait for stands in the tree, which was listed then. */
  | {
      readonly kind: "timed-out";
      readonly phase: "start" | "run";
      readonly root: PipelineNode;
      readonly waitedMs: number;
      /** Whether GitLab was out of reach then. */
      readonly outage: boolean;
    };

/** The pause before a second look at what one look alone does not prove. */
const CONFIRM_AFTER_MS = 2_000;

/**
 * Follows a tree of pipelines until it settles or the policy's time is up, tells what changes on the way, and moves it on where
 * the policy says so.
 *
 * The policy's time runs on during outages, retries and what was played. Throws WATCH_OUTAGE when an outage outlasts its
 * budget, WATCH_JOBS_MISSING when the tree has ended without the jobs that were asked for, and whatever looking throws that is
 * no passing fault.
 */
export async function watch(deps: WatchDeps, { started, policy }: WatchOrder, signal: AbortSignal): Promise<Watched> {
  const { clock } = deps;
  const warn = onceEach(deps.warn);
  const tree = new TreeSight({ ...deps, warn }, started);
  const acts = new Interventions({ ...deps, warn }, policy);
  const verdicts = new Verdicts(policy, acts);
  const pace = new Pace(clock, deps.random, policy);
  const patience = new PatientLook(deps, policy.outageBudgetMs);
  let root = rootOf(started);
  let isFirst = true;

  for (;;) {
    const hasStarted = hasBegun(root);
    const leftMs = () => Math.min(pace.leftMs, hasStarted ? Number.POSITIVE_INFINITY : pace.leftToStartMs);
    const pauseMs = patience.pauseMs(root.pipeline, verdicts.isDoubting ? CONFIRM_AFTER_MS : pace.pauseMs);
    // What had ended before the wait began is looked at at once.
    const isOver = isFirst && endOf(started.status) !== undefined;
    await clock.sleep(isOver ? 0 : Math.min(leftMs(), pauseMs), signal);
    const isUrgent = acts.arePending(root) || verdicts.isDoubting;
    const moment = momentOf(policy, { waitedMs: pace.waitedMs, leftMs: pace.leftMs }, isUrgent, leftMs() === 0);
    const seen = await patience.look(root.pipeline, pace.leftMs, (until) => tree.look(moment, until), signal);
    const { waitedMs } = pace;
    for (const text of unknownStatuses(tree.root)) warn(unknownText(text));
    deps.seen(tree.root, treeChanges(root, tree.root, waitedMs));
    root = tree.root;
    if (seen) {
      if (isFirst) pace.expectEnd(await expectation(deps, started, policy, signal));
      isFirst = false;
      const verdict = await verdicts.judge(root, signal);
      if (verdict.kind === "missing") throw missing(root.pipeline, verdict.globs);
      if (verdict.kind === "settled") {
        const early = nodesOf(root).some(({ pipeline }) => endOf(pipeline.status) === undefined);
        const { as, warnings } = verdict;
        return { kind: "settled", as, root, waitedMs, warnings, retried: acts.retried, early };
      }
      if (verdict.kind === "acted") pace.restart();
    }
    const phase = pace.leftMs === 0 ? "run" : pace.leftToStartMs === 0 && !hasBegun(root) ? "start" : undefined;
    if (phase !== undefined) return { kind: "timed-out", phase, root, waitedMs, outage: patience.isOutage };
  }
}

/**
 * Which lists a look takes beside the root's status.
 *
 * @param isUrgent whether it is to prove something, or to see the effect of what was started
 */
function momentOf(
  policy: WatchPolicy,
  time: Pick<Moment, "waitedMs" | "leftMs">,
  isUrgent: boolean,
  isLast: boolean,
): Moment {
  const { waitForJobs, stopOnFailure, onManual, retries } = policy;
  const byJobs = waitForJobs.length > 0 || stopOnFailure;
  const hangsOnJobs = waitForJobs.length > 0 || onManual === "play" || retries > 0;
  return { ...time, list: isUrgent ? "all" : byJobs || isLast ? "open" : "due", decisive: isUrgent || hangsOnJobs };
}

function unknownText(status: string): string {
  return `GitLab reports the status "${printable(status, 60)}", which this version of Sluice does not know; the wait goes on.`;
}

/** Nothing is expected of a pipeline that has run for an unknown time, nor where only some jobs are waited for. */
async function expectation(
  { notBefore }: WatchDeps,
  { status }: Pipeline,
  { pollIntervalMs, waitForJobs }: WatchPolicy,
  signal: AbortSignal,
): Promise<number | undefined> {
  const isNew = ["created", "waiting_for_resource", "preparing", "pending"].includes(statusText(status));
  if (!isNew || pollIntervalMs !== undefined || waitForJobs.length > 0) return undefined;
  return await notBefore?.(signal);
}

function missing({ id, webUrl }: Pipeline, globs: readonly string[]): CodedError {
  const named = globs.map((glob) => `"${printable(glob, 100)}"`).join(", ");
  return new CodedError(
    "WATCH_JOBS_MISSING",
    `Pipeline ${id} and what it started have ended, and no job of theirs matches ${named} of \`wait-for-jobs\`: ${printable(webUrl)}`,
  );
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
