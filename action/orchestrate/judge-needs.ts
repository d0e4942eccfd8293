import type { GraphNode, NodeEnd, NodeStates } from "./model.ts";

/** What a node's needs say about it: not all that counts has ended, it may start, or it never will. */
export type NeedsVerdict = "open" | "met" | "needs-failed" | "not-needed";

/**
 * Whether the needs of a node let it start.
 *
 * With `on-success` the first need that ended otherwise decides; `on-failure` and `always` wait for all of them. A node that was
 * skipped because of a failure carries that failure on, so that a clean-up further down hears of it; one that was skipped
 * because nothing had failed carries none.
 */
export function judgeNeeds({ needs, when }: GraphNode, states: NodeStates): NeedsVerdict {
  const ends = needs.map((need) => endOf(states, need));
  const ended = ends.filter((end) => end !== undefined);
  const isOver = ended.length === ends.length;
  switch (when) {
    case "on-success":
      if (ended.some(isFailure)) return "needs-failed";
      if (ended.some(({ kind }) => kind === "skipped")) return "not-needed";
      return isOver ? "met" : "open";
    case "on-failure":
      if (!isOver) return "open";
      return ended.some(isFailure) ? "met" : "not-needed";
    case "always":
      return isOver ? "met" : "open";
  }
}

function endOf(states: NodeStates, key: string): NodeEnd | undefined {
  const state = states.get(key);
  return state?.kind === "ended" ? state.end : undefined;
}

/** Whether an end is a failure to those that need it. */
export function isFailure({ kind, cause }: Pick<NodeEnd, "kind" | "cause">): boolean {
  switch (kind) {
    case "failed":
    case "error":
    case "canceled":
      return true;
    case "skipped":
      return cause !== "not-needed" && cause !== "no-token";
    case "succeeded":
    case "allowed-failure":
      return false;
  }
}
