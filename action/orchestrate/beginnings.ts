import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import type { Graph, NodeEnd, NodeKey, NodePipeline, NodeState } from "./model.ts";
import type { RecordedYield } from "./state/record.ts";
import type { NodePast, RunPast } from "./state/replay.ts";

/** How a node comes by its pipeline. */
export type Beginning =
  /** It starts one. */
  | { readonly kind: "new" }
  /** It looks for the one that was asked for, and starts one only where that proves not to be there. */
  | { readonly kind: "asked"; readonly trace: Trace | UnmarkedTrace }
  /** It goes on with this one, unless that was cancelled meanwhile. */
  | { readonly kind: "known"; readonly pipeline: NodePipeline }
  /** This one has ended, and what it has left is to be brought once more. */
  | { readonly kind: "over"; readonly pipeline: NodePipeline }
  /** It goes on with this one if that runs or has succeeded after all, and starts one otherwise. */
  | { readonly kind: "reconsidered"; readonly pipeline: NodePipeline };

/** How a node stands when a run, or another part of it, begins. */
export interface NodeStart {
  readonly state: NodeState;
  readonly beginning: Beginning;
  /** How it had ended and what it has left, where that stays so or is only brought once more. */
  readonly ended?: { readonly end: NodeEnd; readonly left: RecordedYield };
}

const NEW: NodeStart = { state: { kind: "waiting" }, beginning: { kind: "new" } };

/**
 * How every node stands when a run begins.
 *
 * After a crash the run goes on where it was: what ran or was asked for has its place again at once, and what had ended stays
 * as it was. After a run that came to its end, or was stopped, what has not succeeded is done anew; a pipeline of such a node
 * that runs all the same is gone on with. What has succeeded, or was allowed to fail, stays in both cases.
 */
export function beginningsOf({ nodes }: Graph, past: RunPast | undefined): ReadonlyMap<NodeKey, NodeStart> {
  return new Map(
    [...nodes.values()].map((node) => [node.key, startOf(past?.nodes.get(node.key), past?.finished !== undefined)]),
  );
}

function startOf(past: NodePast | undefined, isFinished: boolean): NodeStart {
  switch (past?.kind) {
    case undefined:
      return NEW;
    case "asked":
      return { state: startingOf(past), beginning: { kind: "asked", trace: past.trace } };
    case "known":
      return { state: startingOf(past), beginning: { kind: "known", pipeline: past.pipeline } };
    case "retrying": {
      const { last } = past;
      const { readyAt = last.endedAt, startedAt = last.endedAt, attempts } = last;
      if (isFinished) return { ...NEW, beginning: reconsidered(last.result?.pipeline) };
      return { ...NEW, state: { kind: "retrying", readyAt, startedAt, attempt: attempts, last } };
    }
    case "ended":
      return endedStart(past, isFinished);
  }
}

function endedStart(
  { end, left, pipeline, unheard }: NodePast & { readonly kind: "ended" },
  isFinished: boolean,
): NodeStart {
  const hasSucceeded = end.kind === "succeeded" || end.kind === "allowed-failure";
  const wasStopped = end.cause === "stopped" || end.cause === "graph-timeout";
  if (!hasSucceeded && (isFinished || wasStopped)) {
    if (unheard !== undefined) return { ...NEW, beginning: { kind: "asked", trace: unheard } };
    return { ...NEW, beginning: reconsidered(pipeline) };
  }
  const state = { kind: "ended", end: { ...end, kept: true } } as const;
  return {
    state,
    beginning: pipeline === undefined ? { kind: "new" } : { kind: "over", pipeline },
    ended: { end, left },
  };
}

function startingOf({ readyAt, startedAt, attempt }: NodePast & { readonly kind: "asked" | "known" }): NodeState {
  return { kind: "starting", readyAt, startedAt, attempt };
}

function reconsidered(pipeline: NodePipeline | undefined): Beginning {
  return pipeline === undefined ? { kind: "new" } : { kind: "reconsidered", pipeline };
}
