import type { GraphNode, NodeCause, NodeEnd, NodeEndKind, NodePipeline, NodeResult, NodeState } from "./model.ts";

/** What happens to a node. */
export type NodeChange =
  | { readonly kind: "ready" }
  | { readonly kind: "started" }
  | { readonly kind: "pipeline"; readonly pipeline: NodePipeline }
  | { readonly kind: "told-to-stop"; readonly cause: NodeCause }
  | { readonly kind: "skipped"; readonly cause: NodeCause }
  | { readonly kind: "given-up" }
  /** `mayTryAgain`: whether another attempt would start another pipeline; false where the step has retried by itself. */
  | { readonly kind: "over"; readonly result: NodeResult; readonly mayTryAgain: boolean };

/**
 * How a node stands after a change.
 *
 * waiting → (ready) waiting → starting → running → ended, with these ways beside it: waiting → ended when it is skipped;
 * starting or running → canceling → ended when it is told to stop; starting or running → retrying → starting, or ended, when
 * its pipeline has failed and it may be tried again. What does not fit how the node stands changes nothing, so that nothing
 * can end twice.
 *
 * @param at milliseconds since 1970
 */
export function advance(node: GraphNode, state: NodeState, change: NodeChange, at: number): NodeState {
  switch (change.kind) {
    case "ready":
      return state.kind === "waiting" && state.readyAt === undefined ? { kind: "waiting", readyAt: at } : state;
    case "started":
      return started(state, at);
    case "pipeline":
      if (state.kind === "starting" || state.kind === "running")
        return { ...placeOf(state), kind: "running", pipeline: change.pipeline };
      return state.kind === "canceling" ? { ...state, pipeline: change.pipeline } : state;
    case "told-to-stop":
      if (state.kind !== "starting" && state.kind !== "running") return state;
      return {
        ...placeOf(state),
        kind: "canceling",
        cause: change.cause,
        ...(state.kind === "running" ? { pipeline: state.pipeline } : {}),
      };
    case "skipped":
      return state.kind === "waiting" ? { kind: "ended", end: skipped(state, change.cause, at) } : state;
    case "given-up":
      return state.kind === "retrying" ? { kind: "ended", end: { ...state.last, endedAt: at } } : state;
    case "over":
      return over(node, state, change, at);
  }
}

function started(state: NodeState, at: number): NodeState {
  if (state.kind === "retrying") return { ...placeOf(state), kind: "starting", attempt: state.attempt + 1 };
  if (state.kind !== "waiting") return state;
  return { kind: "starting", readyAt: state.readyAt ?? at, startedAt: at, attempt: 1 };
}

type Placed = Exclude<NodeState, { readonly kind: "waiting" | "ended" }>;

function placeOf({ readyAt, startedAt, attempt }: Placed): Pick<Placed, "readyAt" | "startedAt" | "attempt"> {
  return { readyAt, startedAt, attempt };
}

function skipped({ readyAt }: NodeState & { readonly kind: "waiting" }, cause: NodeCause, at: number): NodeEnd {
  return {
    kind: "skipped",
    cause,
    why: SKIPPED_WHY[cause],
    ...(readyAt === undefined ? {} : { readyAt }),
    endedAt: at,
    attempts: 0,
  };
}

const SKIPPED_WHY: Readonly<Record<NodeCause, string>> = {
  "needs-failed": "What it needs has not succeeded.",
  "not-needed": "Nothing that it is there for has failed.",
  "fail-fast": "Another one has failed, and `fail-fast` starts no more.",
  "graph-timeout": "The time of the whole run was up before it could start.",
  stopped: "The run was stopped before it could start.",
  "no-token": "There is no token for it, and `if-no-token` is skip.",
};

const CANCELED_WHY: Readonly<Partial<Record<NodeCause, string>>> = {
  "fail-fast": "Another one has failed, and `fail-fast` cancels what runs.",
  "graph-timeout": "The time of the whole run was up.",
  stopped: "The run was stopped.",
};

function over(
  node: GraphNode,
  state: NodeState,
  change: NodeChange & { readonly kind: "over" },
  at: number,
): NodeState {
  if (state.kind !== "starting" && state.kind !== "running" && state.kind !== "canceling") return state;
  const { result, mayTryAgain } = change;
  const { attempt } = state;
  const place = placeOf(state);
  const cause = causeOf(state, result);
  const kind = kindOf(node, result, cause);
  const end: NodeEnd = {
    kind,
    ...(cause === undefined ? {} : { cause }),
    why: whyOf(result, cause),
    result,
    readyAt: place.readyAt,
    startedAt: place.startedAt,
    endedAt: at,
    attempts: attempt,
  };
  const isTriedAgain = mayTryAgain && result.outcome === "failed" && attempt <= node.retry;
  if (isTriedAgain && state.kind !== "canceling" && (kind === "failed" || kind === "allowed-failure"))
    return { ...place, kind: "retrying", last: end };
  return { kind: "ended", end };
}

/** Only what was interrupted has us to blame: a pipeline that ended before it heard of the cancel has ended by itself. */
function causeOf(state: NodeState, { outcome }: NodeResult): NodeCause | undefined {
  if (outcome === "omitted") return "no-token";
  if (outcome !== "interrupted") return undefined;
  return state.kind === "canceling" ? state.cause : "stopped";
}

function kindOf({ allowFailure }: GraphNode, { outcome, exitCode }: NodeResult, cause?: NodeCause): NodeEndKind {
  if (cause === "no-token") return "skipped";
  if (cause !== undefined) return "canceled";
  if (exitCode === 0) return "succeeded";
  if (allowFailure) return "allowed-failure";
  return outcome === "error" ? "error" : "failed";
}

function whyOf({ why, error }: NodeResult, cause: NodeCause | undefined): string {
  if (cause === "no-token") return SKIPPED_WHY["no-token"];
  if (cause !== undefined) return CANCELED_WHY[cause] ?? "";
  return why ?? error?.message ?? "";
}
