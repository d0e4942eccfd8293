import { parseInputs } from "../inputs/parse.ts";
import type { RawInputs, StepInputs } from "../inputs/step-inputs.ts";
import type { Graph, GraphNode, NodeKey, NodeYield } from "./model.ts";
import { needValue } from "./need-value.ts";
import { readTokens, type TokenDeps } from "./read-tokens.ts";
import { renderInputs } from "./render-inputs.ts";

/**
 * The inputs of a node's step, now that what it needs has ended: templates rendered, tokens read, and checked as those of any step.
 *
 * @throws CodedError GRAPH_VALUE_MISSING, GRAPH_VALUE_AMBIGUOUS, GRAPH_SECRET_MISSING, INPUT_INVALID
 */
export async function nodeInputs(
  node: GraphNode,
  { nodes }: Pick<Graph, "nodes">,
  yields: ReadonlyMap<NodeKey, NodeYield>,
  deps: TokenDeps,
): Promise<StepInputs> {
  const needed = node.needs.flatMap((key) => nodes.get(key) ?? []);
  const need = (path: Parameters<typeof needValue>[3]) => needValue(node, needed, yields, path);
  const rendered = renderInputs(node.raw, { node, env: deps.env, need });
  return await parseInputs({ ...rendered, ...readTokens(node, deps) }, deps.env);
}

/**
 * What it takes to reach a node's server and project, for whoever looks after its pipeline without running it.
 *
 * @throws CodedError GRAPH_SECRET_MISSING
 */
export function connectionInputs(node: GraphNode, deps: TokenDeps): RawInputs {
  const { host, project, "ca-file": caFile, insecure } = node.raw;
  return {
    ...(host === undefined ? {} : { host }),
    ...(project === undefined ? {} : { project }),
    ...(caFile === undefined ? {} : { "ca-file": caFile }),
    ...(insecure === undefined ? {} : { insecure }),
    ...readTokens(node, deps),
  };
}
