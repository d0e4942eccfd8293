import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Graph, GraphNode } from "./model.ts";
import { shapeOf } from "./shape.ts";

/** A row of the picture, in its columns. */
type Row = readonly [step: string, key: string, project: string, server: string, needs: string];

/**
 * A graph for a terminal, a line for each node: what stands below one number can run at the same time, once all above it has ended.
 */
export function graphLines(graph: Graph): readonly string[] {
  const { depths } = shapeOf(graph);
  const layers = [...Map.groupBy(graph.nodes.values(), ({ key }) => depths.get(key) ?? 0)].sort(([a], [b]) => a - b);
  const rows = layers.flatMap(([depth, nodes]) =>
    nodes.map(
      (node, at): Row => [
        at === 0 ? String(depth + 1) : "",
        node.key,
        printable(node.project, 80),
        printable(node.instance, 80),
        conditionOf(node, graph),
      ],
    ),
  );
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? "").length), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function conditionOf({ needs, when, allowFailure }: GraphNode, { nodes }: Graph): string {
  const byName = Map.groupBy(needs, (key) => nodes.get(key)?.name ?? key);
  const names = [...byName].flatMap(([name, keys]) => {
    const all = [...nodes.values()].filter((node) => node.name === name).length;
    return keys.length === all ? [name] : keys;
  });
  const parts = [
    ...(names.length === 0 ? [] : [`needs ${listed(names, 8)}`]),
    ...(when === "on-success" ? [] : [when]),
    ...(allowFailure ? ["may fail"] : []),
  ];
  return parts.join(", ");
}
