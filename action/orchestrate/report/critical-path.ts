import type { Graph, NodeEnd, NodeKey } from "../model.ts";
import { ranMs } from "./node-times.ts";

/** The chain of nodes that a run could not have been shorter than. */
export interface CriticalPath {
  /** Nodes that ran, each needed by the next. */
  readonly keys: readonly NodeKey[];
  /** How long they ran, all together. */
  readonly ranMs: number;
}

/**
 * Of all chains of nodes that need one another, the one that ran longest; undefined when nothing ran.
 *
 * However many run at once, a run takes at least that long with pipelines as long as these: what it took beyond is waiting for
 * places and limits. A node that never ran parts a chain from nothing: what it was skipped after still comes before what needs
 * it. What else it needs, and ended only later, kept nobody waiting. Of equal chains it is the one whose nodes stand first in
 * the file.
 */
export function criticalPath(
  { nodes }: Pick<Graph, "nodes">,
  ends: ReadonlyMap<NodeKey, NodeEnd>,
): CriticalPath | undefined {
  const longest = new Map<NodeKey, { readonly sumMs: number; readonly before: NodeKey | undefined }>();
  for (const key of needsFirst(nodes)) {
    let sumMs = 0;
    let before: NodeKey | undefined;
    for (const need of nodes.get(key)?.needs ?? []) {
      const chain = longest.get(need);
      if (
        chain === undefined ||
        outlasted(ends.get(key), ends.get(need)) ||
        (before !== undefined && chain.sumMs <= sumMs)
      )
        continue;
      sumMs = chain.sumMs;
      before = need;
    }
    longest.set(key, { sumMs: sumMs + runOf(ends.get(key)), before });
  }
  let last: NodeKey | undefined;
  for (const key of nodes.keys()) if (didRun(ends.get(key)) && isLonger(key, last)) last = key;
  if (last === undefined) return undefined;
  const keys: NodeKey[] = [];
  for (let key: NodeKey | undefined = last; key !== undefined; key = longest.get(key)?.before)
    if (didRun(ends.get(key))) keys.unshift(key);
  return { keys, ranMs: longest.get(last)?.sumMs ?? 0 };

  function isLonger(key: NodeKey, than: NodeKey | undefined): boolean {
    return than === undefined || (longest.get(key)?.sumMs ?? 0) > (longest.get(than)?.sumMs ?? 0);
  }
}

/** Every node behind all it needs. Without calling itself, since a chain may be as long as a graph. */
function needsFirst(nodes: Graph["nodes"]): readonly NodeKey[] {
  const left = new Map([...nodes].map(([key, { needs }]) => [key, needs.length]));
  const neededBy = Map.groupBy(
    [...nodes.values()].flatMap(({ key, needs }) => needs.map((need) => ({ need, key }))),
    ({ need }) => need,
  );
  const order = [...nodes.keys()].filter((key) => left.get(key) === 0);
  // What is pushed meanwhile is visited too.
  for (const key of order) {
    for (const { key: later } of neededBy.get(key) ?? []) {
      const open = (left.get(later) ?? 0) - 1;
      left.set(later, open);
      if (open === 0) order.push(later);
    }
  }
  return order;
}

/** Whether a node was skipped before one that it needs had ended. */
function outlasted(end: NodeEnd | undefined, need: NodeEnd | undefined): boolean {
  return end?.kind === "skipped" && need !== undefined && need.endedAt > end.endedAt;
}

function didRun(end: NodeEnd | undefined): boolean {
  return end?.startedAt !== undefined;
}

function runOf(end: NodeEnd | undefined): number {
  return end === undefined ? 0 : (ranMs(end) ?? 0);
}
