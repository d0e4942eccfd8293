import { mermaidName } from "../report/mermaid-name.ts";
import type { Graph, GraphNode, NodeKey } from "./model.ts";

/** Whoever draws it takes 500 edges and 50,000 characters (mermaid's `maxEdges` and `maxTextSize`); a matrix is folded long before. */
const MOST_DRAWN = 100;
const LONGEST_NAME = 80;

type Nodes = Graph["nodes"];

/** Nodes of one name: a box, or a frame around the legs of its matrix. */
interface Group {
  readonly name: string;
  readonly id: string;
  readonly nodes: readonly GraphNode[];
}

/**
 * A graph as a mermaid flowchart: what is needed stands before what needs it, a matrix is a frame around its legs, an arrow says when it is not
 * `on-success`, and what may fail has a dashed border. A graph of more than a hundred nodes has a box for each matrix.
 */
export function mermaidGraph({ nodes }: Pick<Graph, "nodes">): string {
  const ids = new Map([...nodes.keys()].map((key, at) => [key, `n${at}`] as const));
  const isFolded = nodes.size > MOST_DRAWN;
  const groups = [...Map.groupBy(nodes.values(), ({ name }) => name)].map(
    ([name, members], at): Group => ({ name, id: `g${at}`, nodes: members }),
  );
  const edges = groups.flatMap((group) => edgesOf(group, groups, nodes, ids, isFolded));
  const optional = groups.filter((group) => group.nodes.some(({ allowFailure }) => allowFailure));
  return [
    "flowchart LR",
    ...groups.flatMap((group) => boxesOf(group, ids, isFolded)),
    ...new Set(edges),
    ...(optional.length === 0 ? [] : ["  classDef optional stroke-dasharray:4 3"]),
    ...optional.map((group) => `  class ${idOf(group, ids, isFolded)} optional`),
  ].join("\n");
}

function boxesOf(group: Group, ids: ReadonlyMap<NodeKey, string>, isFolded: boolean): readonly string[] {
  const { name, nodes } = group;
  const id = idOf(group, ids, isFolded);
  if (!isMatrix(group)) return [`  ${id}["${shown(name)}"]`];
  if (isFolded) return [`  ${id}["${shown(name)} ×${nodes.length}"]`];
  const legs = nodes.map(({ key }) => `    ${ids.get(key)}["${shown(key.slice(name.length + 1))}"]`);
  return [`  subgraph ${id}["${shown(name)}"]`, ...legs, "  end"];
}

/** From a whole matrix where every leg of it is needed, else from the legs. */
function edgesOf(
  group: Group,
  groups: readonly Group[],
  nodes: Nodes,
  ids: ReadonlyMap<NodeKey, string>,
  isFolded: boolean,
): readonly string[] {
  const [first] = group.nodes;
  if (first === undefined) return [];
  const to = idOf(group, ids, isFolded);
  const needed = Map.groupBy(first.needs, (key) => nodes.get(key)?.name ?? key);
  return [...needed].flatMap(([name, keys]) => {
    const from = groups.find((one) => one.name === name);
    if (from === undefined) return [];
    const isWhole = isFolded || keys.length === from.nodes.length;
    const begins = isWhole ? [idOf(from, ids, isFolded)] : keys.flatMap((key) => ids.get(key) ?? []);
    return begins.map((begin) => `  ${begin} ${first.when === "on-success" ? "-->" : `-->|${first.when}|`} ${to}`);
  });
}

function idOf(group: Group, ids: ReadonlyMap<NodeKey, string>, isFolded: boolean): string {
  return isMatrix(group) || isFolded ? group.id : (ids.get(group.name) ?? group.id);
}

function isMatrix({ nodes }: Group): boolean {
  return nodes.some(({ leg }) => leg !== undefined);
}

function shown(name: string): string {
  return mermaidName(name, LONGEST_NAME);
}
