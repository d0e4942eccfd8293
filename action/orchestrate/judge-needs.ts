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
  let isOpen = false;
  let hasFailed = false;
  let wasSkipped = false;
  for (const need of needs) {
    const state = states.get(need);
    if (state?.kind !== "ended") isOpen = true;
    else if (isFailure(state.end)) hasFailed = true;
    else if (state.end.kind === "skipped") wasSkipped = true;
  }
  switch (when) {
    case "on-success":
      if (hasFailed) return "needs-failed";
      if (wasSkipped) return "not-needed";
      return isOpen ? "open" : "met";
    case "on-failure":
      if (isOpen) return "open";
      return hasFailed ? "met" : "not-needed";
    case "always":
      return isOpen ? "open" : "met";
  }
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
