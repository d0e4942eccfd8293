import type { Graph, GraphEnd, GraphNode, NodeEnd, NodeKey, NodeResult } from "../../../../action/orchestrate/model.ts";

/** When the runs of these samples begin. */
export const BEGAN_AT = Date.parse("2026-03-04T12:00:00Z");

/** A node of the project `group/NAME`, and what it needs. A key with a slash is a leg. */
export function aNode(key: NodeKey, needs: readonly NodeKey[] = [], parts: Partial<GraphNode> = {}): GraphNode {
  const [name = key, leg] = key.split("/");
  return {
    key,
    name,
    ...(leg === undefined ? {} : { leg: { LEG: leg } }),
    needs,
    when: "on-success",
    allowFailure: false,
    retry: 0,
    instance: "https://gitlab.example.com",
    project: `group/${name}`,
    raw: { host: "https://gitlab.example.com", project: `group/${name}`, ref: "main" },
    tokens: {},
    ...parts,
  };
}

/** A graph of them. */
export function aGraph(...nodes: readonly GraphNode[]): Graph {
  return {
    nodes: new Map(nodes.map((node) => [node.key, node])),
    policy: { maxParallel: 8, failFast: false, creationsPerMinute: 25 },
    hash: "0123456789abcdef",
  };
}

/** What a node's run has come to: pipeline `id` of `group/NAME`. */
export function aResult(id: number, parts: Partial<NodeResult> = {}, name = "app"): NodeResult {
  return {
    outcome: "succeeded",
    exitCode: 0,
    how: "created",
    pipeline: {
      id,
      projectId: 30 + id,
      webUrl: `https://gitlab.example.com/group/${name}/-/pipelines/${id}`,
      status: "success",
      ref: "main",
      sha: "0123456789abcdef0123456789abcdef01234567",
    },
    ...parts,
  };
}

/** A node that ended, times in seconds since the beginning of the run. */
export function anEnd(
  kind: NodeEnd["kind"],
  seconds: { readonly ready?: number; readonly started?: number; readonly ended: number },
  parts: Partial<NodeEnd> = {},
): NodeEnd {
  const at = (second: number) => BEGAN_AT + second * 1_000;
  return {
    kind,
    why: "",
    ...(seconds.ready === undefined ? {} : { readyAt: at(seconds.ready) }),
    ...(seconds.started === undefined ? {} : { startedAt: at(seconds.started) }),
    endedAt: at(seconds.ended),
    attempts: seconds.started === undefined ? 0 : 1,
    ...parts,
  };
}

/** The end of a run of them. */
export function aGraphEnd(nodes: Readonly<Record<NodeKey, NodeEnd>>, parts: Partial<GraphEnd> = {}): GraphEnd {
  const ends = Object.values(nodes);
  return {
    runId: "0a1b2c3d4e5f",
    verdict: "succeeded",
    exitCode: 0,
    warnings: 0,
    nodes: new Map(Object.entries(nodes)),
    startedAt: BEGAN_AT,
    endedAt: Math.max(BEGAN_AT, ...ends.map(({ endedAt }) => endedAt)),
    ...parts,
  };
}
