import type { GraphResult, GraphResultNode } from "./graph-result.ts";
import { WORST_FIRST } from "./outcome-look.ts";

/** GitHub takes outputs of 1 MB in all from a job, counted at two bytes a character; two outputs share what one run may have. */
const LONGEST_OUTPUT = 125_000;

/** What later steps mostly want to know of a node, in the words of the outputs of a single step. */
export interface NodeOutput {
  readonly outcome: GraphResultNode["outcome"];
  readonly "pipeline-id"?: number;
  readonly "web-url"?: string;
  /** As GitLab spells it. */
  readonly status?: string;
  readonly sha?: string;
  readonly "artifacts-path"?: string;
}

/** The result as the text of an output: where it would be too long, it names the worst nodes and says how many are left out. */
export function graphResultOutput(result: GraphResult): string {
  const whole = JSON.stringify(result);
  if (whole.length <= LONGEST_OUTPUT) return whole;
  const bare = { ...result, nodes: [], leftOut: result.nodes.length };
  const { criticalPath: _, ...pathless } = bare;
  const frame = JSON.stringify(bare).length < LONGEST_OUTPUT / 2 ? bare : pathless;
  const nodes = fittingWorst(
    result.nodes,
    (node) => JSON.stringify(node).length + 1,
    LONGEST_OUTPUT - JSON.stringify(frame).length,
  );
  return JSON.stringify({ ...frame, nodes, leftOut: result.nodes.length - nodes.length });
}

/** Every node by its key as the text of an output; where that would be too long, the worst of them. */
export function nodesOutput({ nodes }: GraphResult): string {
  const outputs = nodes.map((node) => ({
    node,
    text: `${JSON.stringify(node.node)}:${JSON.stringify(toOutput(node))}`,
  }));
  const textOf = new Map(outputs.map(({ node, text }) => [node, text]));
  const kept = fittingWorst(nodes, (node) => (textOf.get(node)?.length ?? 0) + 1, LONGEST_OUTPUT - 2);
  return `{${kept.map((node) => textOf.get(node)).join()}}`;
}

function toOutput({ outcome, result }: GraphResultNode): NodeOutput {
  const { pipeline, artifacts } = result ?? {};
  return {
    outcome,
    ...(pipeline === undefined
      ? {}
      : {
          "pipeline-id": pipeline.id,
          "web-url": pipeline.webUrl,
          status: pipeline.status,
          sha: pipeline.sha,
        }),
    ...(artifacts === undefined ? {} : { "artifacts-path": artifacts.path }),
  };
}

/** As many as go into `room`, the worst first; in the order of the file. */
function fittingWorst(
  nodes: readonly GraphResultNode[],
  sizeOf: (node: GraphResultNode) => number,
  room: number,
): readonly GraphResultNode[] {
  const kept = new Set<GraphResultNode>();
  let left = room;
  for (const kind of WORST_FIRST) {
    for (const node of nodes.filter(({ outcome }) => outcome === kind)) {
      left -= sizeOf(node);
      if (left < 0) return nodes.filter((one) => kept.has(one));
      kept.add(node);
    }
  }
  return nodes;
}
