import type { NodeCheck } from "./check-graph.ts";
import type { Graph } from "./model.ts";

/** The schema of a graph as plain JSON; a change that could break a reader gets a new number. */
const GRAPH_SCHEMA = "sluice/graph@1";

/** The schema of what a dry run of a graph prints. */
const GRAPH_PLAN_SCHEMA = "sluice/graph-plan@1";

/** A graph as plain JSON, without what is asked for and without tokens. */
export function graphJson({ nodes, policy, hash }: Graph) {
  const { maxParallel, failFast, creationsPerMinute, timeoutMs } = policy;
  return {
    schema: GRAPH_SCHEMA,
    hash,
    nodes: [...nodes.values()].map(({ key, name, leg, needs, when, allowFailure, retry, instance, project }) => ({
      key,
      name,
      ...(leg === undefined ? {} : { leg }),
      needs,
      when,
      allowFailure,
      retry,
      instance,
      project,
    })),
    policy: { maxParallel, failFast, creationsPerMinute, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
  };
}

/** What a dry run of a graph has found out, as plain JSON. */
export function graphPlanJson(graph: Graph, checks: readonly NodeCheck[], exitCode: number) {
  return {
    ...graphJson(graph),
    schema: GRAPH_PLAN_SCHEMA,
    exitCode,
    checks: checks.map(({ keys, says, warnings, error }) => ({
      nodes: keys,
      says,
      warnings,
      ...(error === undefined ? {} : { error: { code: error.code, message: error.message, hint: error.hint } }),
    })),
  };
}
