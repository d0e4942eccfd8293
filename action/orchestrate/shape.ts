import type { Graph, NodeKey } from "./model.ts";

/** How a graph hangs together, as the scheduler needs to know it. */
export interface Shape {
  /** How many nodes the longest chain has that leads to a node, itself not counted. */
  readonly depths: ReadonlyMap<NodeKey, number>;
  /** The same for the longest chain that begins at it: what it keeps waiting. */
  readonly heights: ReadonlyMap<NodeKey, number>;
}

/** Looks at a graph once, since it stays as it is. What is part of a cycle, which a graph has not, would be left out. */
export function shapeOf({ nodes }: Graph): Shape {
  const order = inOrder(nodes);
  const depths = new Map<NodeKey, number>();
  for (const key of order)
    depths.set(key, Math.max(0, ...(nodes.get(key)?.needs ?? []).map((need) => (depths.get(need) ?? 0) + 1)));
  const heights = new Map<NodeKey, number>(order.map((key) => [key, 0]));
  for (const key of order.toReversed())
    for (const need of nodes.get(key)?.needs ?? [])
      heights.set(need, Math.max(heights.get(need) ?? 0, (heights.get(key) ?? 0) + 1));
  return { depths, heights };
}

/** Every node after all it needs. */
function inOrder(nodes: Graph["nodes"]): readonly NodeKey[] {
  const dependants = new Map<NodeKey, NodeKey[]>();
  const open = new Map<NodeKey, number>();
  for (const { key, needs } of nodes.values()) {
    open.set(key, needs.length);
    for (const need of needs) {
      const known = dependants.get(need);
      if (known === undefined) dependants.set(need, [key]);
      else known.push(key);
    }
  }
  const order = [...nodes.keys()].filter((key) => open.get(key) === 0);
  for (const key of order)
    for (const dependant of dependants.get(key) ?? []) {
      const left = (open.get(dependant) ?? 0) - 1;
      open.set(dependant, left);
      if (left === 0) order.push(dependant);
    }
  return order;
}
