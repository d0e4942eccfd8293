import { listed } from "../../../shared/text/listed.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { mermaidName } from "../../report/mermaid-name.ts";
import type { Graph, NodeEnd, NodeEndKind, NodeKey } from "../model.ts";
import { FOLDINGS, type Fold, type FoldedGraph, foldGraph } from "./fold-graph.ts";
import { ranMs } from "./node-times.ts";
import { lookOf, WORST_FIRST, worstOf } from "./outcome-look.ts";

/** More boxes than this are too small to read. */
const MOST_BOXES = 40;
/** Mermaid draws no more than 500, and 50,000 characters (its `maxEdges` and `maxTextSize`). */
const MOST_EDGES = 250;
const MOST_CHARS = 30_000;
const LONGEST_NAME = 60;
const NAMED = 3;

/** Colours that can be read on a light and on a dark page alike; the signs say the same without them. */
const CLASSES: Readonly<Record<NodeEndKind, string>> = {
  succeeded: "fill:#1a7f37,stroke:#116329,color:#ffffff",
  failed: "fill:#cf222e,stroke:#82071e,color:#ffffff",
  error: "fill:#cf222e,stroke:#82071e,color:#ffffff",
  "allowed-failure": "fill:#9a6700,stroke:#633c01,color:#ffffff",
  canceled: "fill:#57606a,stroke:#32383f,color:#ffffff",
  skipped: "fill:#eaeef2,stroke:#8c959f,color:#424a53,stroke-dasharray:4 3",
};

/** The picture of a graph, and what was done to make it fit. */
export interface GraphPicture {
  /** Mermaid's text of it. */
  readonly text: string;
  readonly folding: (typeof FOLDINGS)[number];
}

/**
 * A graph as mermaid draws it, each node in the colour of its end and the critical path in thick lines; folded as far as is
 * needed to be read. Undefined when it cannot be folded enough.
 *
 * @param critical the keys of the critical path
 * @param hide takes out what must not be seen
 */
export function graphPicture(
  graph: Pick<Graph, "nodes">,
  ends: ReadonlyMap<NodeKey, NodeEnd>,
  critical: readonly NodeKey[],
  hide: (text: string) => string,
): GraphPicture | undefined {
  const kindOf = (key: NodeKey): NodeEndKind => ends.get(key)?.kind ?? "skipped";
  for (const folding of FOLDINGS) {
    const folded = foldGraph(graph, folding, kindOf);
    if (folded.folds.length > MOST_BOXES || folded.edges.length > MOST_EDGES) continue;
    const text = drawn(folded, ends, kindOf, critical, hide);
    if (text.length <= MOST_CHARS) return { text, folding };
  }
  return undefined;
}

function drawn(
  { folds, edges }: FoldedGraph,
  ends: ReadonlyMap<NodeKey, NodeEnd>,
  kindOf: (key: NodeKey) => NodeEndKind,
  critical: readonly NodeKey[],
  hide: (text: string) => string,
): string {
  const kinds = folds.map(({ keys }) => worstOf(keys.map(kindOf)));
  const boxOf = new Map(folds.flatMap(({ keys }, at) => keys.map((key) => [key, at] as const)));
  const thick = new Set(
    critical.flatMap((key, at) => (at === 0 ? [] : [`${boxOf.get(critical[at - 1] ?? "")},${boxOf.get(key)}`])),
  );
  const boxes = folds.map((fold, at) => `  n${at}["${labelOf(fold, ends, kindOf, hide)}"]:::${className(kinds[at])}`);
  const lines = edges.map(([from, to]) => `  n${from} ${thick.has(`${from},${to}`) ? "==>" : "-->"} n${to}`);
  const classes = [...new Set(kinds)].map((kind) => `  classDef ${className(kind)} ${CLASSES[kind]}`);
  return ["flowchart LR", ...boxes, ...lines, ...classes].join("\n");
}

/** Words of mermaid's own cannot be names of classes; none of these is one. */
function className(kind: NodeEndKind | undefined): string {
  return (kind ?? "skipped").replace("-", "");
}

/** One node: its sign, its name and how long it ran; of several, how many there are and how they ended. */
function labelOf(
  { keys, name }: Fold,
  ends: ReadonlyMap<NodeKey, NodeEnd>,
  kindOf: (key: NodeKey) => NodeEndKind,
  hide: (text: string) => string,
): string {
  const named = (text: string) => mermaidName(hide(text), LONGEST_NAME);
  // Names are cut first: there may be thousands.
  const few = (of: readonly NodeKey[]) => listed([...of.slice(0, NAMED).map(named), ...of.slice(NAMED)], NAMED);
  const [first = ""] = keys;
  if (keys.length === 1) {
    const end = ends.get(first);
    const took = end === undefined ? undefined : ranMs(end);
    const beside = took === undefined ? lookOf(kindOf(first)).word : formatDuration(took);
    return `${lookOf(kindOf(first)).sign} ${named(first)}<br/>${beside}`;
  }
  const bad = keys.filter((key) => kindOf(key) === "failed" || kindOf(key) === "error");
  const counts = WORST_FIRST.toReversed().flatMap((kind) => {
    const count = keys.filter((key) => kindOf(key) === kind).length;
    return count === 0 ? [] : [`${lookOf(kind).sign} ${count} ${lookOf(kind).word.split(",")[0]}`];
  });
  const what = name === undefined ? `${keys.length} pipelines` : `${named(name)} ×${keys.length}`;
  const inside = name === undefined ? [few(keys)] : [];
  const failed = bad.length === 0 || bad.length === keys.length ? [] : [`✗ ${few(bad)}`];
  return [what, ...inside, counts.join(" · "), ...failed].join("<br/>");
}
