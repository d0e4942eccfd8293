import { graphJson } from "../../action/orchestrate/graph-json.ts";
import { graphLines } from "../../action/orchestrate/graph-lines.ts";
import { mermaidGraph } from "../../action/orchestrate/mermaid.ts";
import type { GraphOrder } from "../commands/graph.ts";
import { tameJson } from "../tame-json.ts";
import type { World } from "../world.ts";
import { drawingEnv, readGraphFile } from "./graph-file.ts";

/**
 * `sluice graph`: prints a file of pipelines as a graph.
 *
 * @throws CodedError FILE_UNREADABLE, GRAPH_INVALID
 */
export async function runDraw(order: GraphOrder, world: World): Promise<number> {
  const { text, json } = order;
  const graph = await readGraphFile(order, { ...world, env: drawingEnv(world.env) }, undefined, "optional");
  if (json) world.out(tameJson(JSON.stringify(graphJson(graph))));
  else world.out(`${text ? graphLines(graph).join("\n") : mermaidGraph(graph)}\n`);
  return 0;
}
