import type { NodeEndKind } from "../model.ts";
import { WORST_FIRST } from "./outcome-look.ts";

/** How many nodes have ended how. */
export type NodeCounts = Readonly<Record<NodeEndKind, number>>;

/** Counts ends. */
export function countEnds(kinds: Iterable<NodeEndKind>): NodeCounts {
  const counts = { succeeded: 0, failed: 0, error: 0, "allowed-failure": 0, skipped: 0, canceled: 0 };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

const WORDS: Readonly<Record<NodeEndKind, string>> = {
  succeeded: "succeeded",
  failed: "failed",
  error: "with an error",
  "allowed-failure": "failed as allowed",
  canceled: "canceled",
  skipped: "skipped",
};

/** `10 succeeded, 1 failed, 2 skipped`: the good ones first, since they are mostly the most. Empty when there are none. */
export function countsText(counts: NodeCounts): string {
  return WORST_FIRST.toReversed()
    .filter((kind) => kind !== "skipped" && counts[kind] > 0)
    .concat(counts.skipped > 0 ? ["skipped"] : [])
    .map((kind) => `${counts[kind]} ${WORDS[kind]}`)
    .join(", ");
}
