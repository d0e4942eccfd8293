import { type Creations, creationDueAt, scopeOf } from "./creations.ts";
import { judgeNeeds } from "./judge-needs.ts";
import type { Graph, GraphNode, NodeCause, NodeKey, NodeState, NodeStates } from "./model.ts";
import type { Shape } from "./shape.ts";

/** How a run stands when it is asked what to do next. */
export interface Situation {
  readonly states: NodeStates;
  /** Milliseconds since 1970, as all instants here. */
  readonly now: number;
  readonly creations: Creations;
  /** Why the run is to end; absent while it goes on. */
  readonly ending?: "stopped" | "graph-timeout";
}

/** One thing to do. */
export type Move =
  /** All it needs has ended as `when` wants it. */
  | { readonly kind: "ready"; readonly key: NodeKey }
  /** It gets a place. */
  | { readonly kind: "start"; readonly key: NodeKey }
  /** It will never start. */
  | { readonly kind: "skip"; readonly key: NodeKey; readonly cause: NodeCause }
  /** It runs, and is to stop. */
  | { readonly kind: "cancel"; readonly key: NodeKey; readonly cause: NodeCause }
  /** It is not tried again after all. */
  | { readonly kind: "give-up"; readonly key: NodeKey };

/** What to do now, in this order, and when to ask again if nothing happens before. */
export interface Schedule {
  readonly moves: readonly Move[];
  readonly againAt?: number;
}

/**
 * What to do next in the run of a graph.
 *
 * To be asked again after its moves were made, until there are none, and then whenever a state has changed. A failure that is
 * not allowed ends, under `fail-fast`, every node that is there for success: those that run are cancelled, those that wait are
 * skipped. What is `on-failure` or `always` goes on, since it is there for just that. When the run is to end, everything is.
 *
 * Cancels come the deepest first. Places go to the node that keeps the longest chain waiting; among equals, the first of the
 * file. A node that would create more pipelines in its project than may be within a minute takes no place meanwhile.
 */
export function schedule(graph: Graph, shape: Shape, situation: Situation): Schedule {
  const { nodes, policy } = graph;
  const { states, ending } = situation;
  const failFast = policy.failFast && hasOwnFailure(states);
  const endingOf = ({ when }: GraphNode) => ending ?? (failFast && when === "on-success" ? "fail-fast" : undefined);
  const settled: Move[] = [];
  const cancels: (Move & { readonly kind: "cancel" })[] = [];
  const candidates: GraphNode[] = [];
  for (const node of nodes.values()) {
    const { key } = node;
    const state = states.get(key) ?? { kind: "waiting" };
    const cause = endingOf(node);
    switch (state.kind) {
      case "waiting": {
        const verdict = state.readyAt === undefined ? judgeNeeds(node, states) : "met";
        if (cause !== undefined) settled.push({ kind: "skip", key, cause: skipCause(verdict, cause) });
        else if (state.readyAt !== undefined) candidates.push(node);
        else if (verdict === "met") settled.push({ kind: "ready", key });
        else if (verdict !== "open") settled.push({ kind: "skip", key, cause: verdict });
        break;
      }
      case "retrying":
        if (cause === undefined) candidates.push(node);
        else settled.push({ kind: "give-up", key });
        break;
      case "starting":
      case "running":
        if (cause !== undefined) cancels.push({ kind: "cancel", key, cause });
        break;
      case "canceling":
      case "ended":
        break;
    }
  }
  cancels.sort((one, other) => (shape.depths.get(other.key) ?? 0) - (shape.depths.get(one.key) ?? 0));
  // What settles now may make others ready, and one of those may be the one to get the place.
  if (settled.length > 0) return { moves: [...settled, ...cancels] };
  const { starts, againAt } = chooseStarts(candidates, graph, shape, situation);
  return { moves: [...cancels, ...starts], ...(againAt === undefined ? {} : { againAt }) };
}

/** A failure of its needs says more about a skipped node than that the run was coming to its end. */
function skipCause(verdict: ReturnType<typeof judgeNeeds>, cause: NodeCause): NodeCause {
  return verdict === "needs-failed" || verdict === "not-needed" ? verdict : cause;
}

/** Whether a node has failed by itself, and was not allowed to. */
function hasOwnFailure(states: NodeStates): boolean {
  for (const state of states.values())
    if (state.kind === "ended" && (state.end.kind === "failed" || state.end.kind === "error")) return true;
  return false;
}

/** Who of those that wait for a place gets one, and when to ask again where only a limit keeps the others. */
function chooseStarts(
  candidates: readonly GraphNode[],
  { nodes, policy: { maxParallel, creationsPerMinute } }: Graph,
  { heights }: Shape,
  { states, creations, now }: Situation,
): { readonly starts: readonly Move[]; readonly againAt?: number } {
  const underWay = new Map<string, number>();
  let places = maxParallel;
  for (const [key, state] of states) {
    if (!hasPlace(state)) continue;
    places -= 1;
    const node = nodes.get(key);
    if (node !== undefined && mayYetCreate(state)) addTo(underWay, scopeOf(node));
  }
  if (places <= 0 || candidates.length === 0) return { starts: [] };
  const heightOf = ({ key }: GraphNode) => heights.get(key) ?? 0;
  const starts: Move[] = [];
  let againAt: number | undefined;
  for (const node of candidates.toSorted((one, other) => heightOf(other) - heightOf(one))) {
    if (places <= 0) break;
    const scope = scopeOf(node);
    const dueAt = creationDueAt(creations.get(scope) ?? [], underWay.get(scope) ?? 0, creationsPerMinute, now);
    if (dueAt === undefined) continue;
    if (dueAt > now) {
      againAt = Math.min(againAt ?? dueAt, dueAt);
      continue;
    }
    starts.push({ kind: "start", key: node.key });
    addTo(underWay, scope);
    places -= 1;
  }
  return { starts, ...(againAt === undefined ? {} : { againAt }) };
}

function hasPlace({ kind }: NodeState): boolean {
  return kind === "starting" || kind === "running" || kind === "canceling";
}

function mayYetCreate(state: NodeState): boolean {
  return state.kind === "starting" || (state.kind === "canceling" && state.pipeline === undefined);
}

function addTo(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
