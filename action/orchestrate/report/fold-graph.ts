import type { Graph, NodeKey } from "../model.ts";

/** Nodes that are drawn as one. */
export interface Fold {
  readonly keys: readonly NodeKey[];
  /** What they are called when they are more than one; absent when no name stands for all of them. */
  readonly name?: string;
}

/** A graph with some nodes drawn as one: at least one of what each fold needs, by their numbers. */
export interface FoldedGraph {
  readonly folds: readonly Fold[];
  /** Without those from a fold to itself; each once, in the order of the folds. */
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/**
 * How much is folded, each beginning anew: nothing; the legs of a matrix; pipelines that need the same, are needed by the same
 * and look the same; everything that is as far from the beginning and looks the same.
 */
export const FOLDINGS = ["nothing", "matrix", "alike", "layers"] as const;

/**
 * A graph as it is drawn at a level of folding.
 *
 * @param lookOf what a node looks like: what is folded as `alike` or in `layers` looks the same
 */
export function foldGraph(
  { nodes }: Pick<Graph, "nodes">,
  folding: (typeof FOLDINGS)[number],
  lookOf: (key: NodeKey) => string,
): FoldedGraph {
  switch (folding) {
    case "nothing":
      return folded(nodes, (key) => key);
    case "matrix":
      return folded(nodes, (key) => nodes.get(key)?.name ?? key);
    case "alike":
      return folded(nodes, alike(nodes, lookOf));
    case "layers": {
      const depths = depthsOf(nodes);
      return folded(nodes, (key) => JSON.stringify([depths.get(key), lookOf(key)]));
    }
  }
}

function folded(nodes: Graph["nodes"], foldOf: (key: NodeKey) => string): FoldedGraph {
  const byFold = Map.groupBy(nodes.keys(), foldOf);
  const numbers = new Map([...byFold.keys()].map((fold, at) => [fold, at]));
  const numberOf = (key: NodeKey) => numbers.get(foldOf(key)) ?? 0;
  const edges = new Map<string, readonly [number, number]>();
  for (const { key, needs } of nodes.values()) {
    for (const need of needs) {
      const edge = [numberOf(need), numberOf(key)] as const;
      if (edge[0] !== edge[1]) edges.set(edge.join(), edge);
    }
  }
  const folds = [...byFold.values()].map((keys): Fold => {
    const names = new Set(keys.map((key) => nodes.get(key)?.name ?? key));
    const [name] = names;
    return { keys, ...(names.size === 1 && name !== undefined ? { name } : {}) };
  });
  return { folds, edges: [...edges.values()].sort(([a, b], [c, d]) => a - c || b - d) };
}

/** By names, since the legs of a matrix need the same: what else needs the same and is needed by the same, and looks so. */
function alike(nodes: Graph["nodes"], lookOf: (key: NodeKey) => string): (key: NodeKey) => string {
  const nameOf = (key: NodeKey) => nodes.get(key)?.name ?? key;
  const needs = new Map<string, Set<string>>();
  const neededBy = new Map<string, Set<string>>();
  const looks = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, name: string, one: string) => {
    const set = to.get(name) ?? new Set<string>();
    to.set(name, set.add(one));
  };
  for (const { key, name, needs: of } of nodes.values()) {
    add(looks, name, lookOf(key));
    for (const need of of) {
      add(needs, name, nameOf(need));
      add(neededBy, nameOf(need), name);
    }
  }
  const sorted = (from: Map<string, Set<string>>, name: string) => [...(from.get(name) ?? [])].sort();
  return (key) =>
    JSON.stringify([sorted(needs, nameOf(key)), sorted(neededBy, nameOf(key)), sorted(looks, nameOf(key))]);
}

/** How many nodes one after another come before each, at most. Without calling itself: a graph may be a long chain. */
function depthsOf(nodes: Graph["nodes"]): ReadonlyMap<NodeKey, number> {
  const depths = new Map<NodeKey, number>();
  for (const begin of nodes.keys()) {
    const stack = [begin];
    for (let key = stack.at(-1); key !== undefined; key = stack.at(-1)) {
      const needs = nodes.get(key)?.needs ?? [];
      const open = needs.filter((need) => !depths.has(need));
      if (open.length > 0) stack.push(...open);
      else {
        depths.set(
          key,
          needs.reduce((most, need) => Math.max(most, (depths.get(need) ?? 0) + 1), 0),
        );
        stack.pop();
      }
    }
  }
  return depths;
}
