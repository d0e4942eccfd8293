import type { ResultJob } from "../../model/step-result.ts";
import type { TestTotals } from "../../model/test-summary.ts";
import type {
  Graph,
  GraphEnd,
  GraphNode,
  GraphVerdict,
  NodeCause,
  NodeEnd,
  NodeEndKind,
  NodeResult,
} from "../model.ts";
import { countEnds, type NodeCounts } from "./counts.ts";
import { criticalPath } from "./critical-path.ts";
import { ranMs, waitedMs } from "./node-times.ts";

/** The schema a `GraphResult` follows; a change that could break a reader gets a new number. */
export const GRAPH_RESULT_SCHEMA = "sluice/graph-result@1";

/** How a node has ended. Instants are ISO 8601 in UTC. */
export interface GraphResultEnd {
  readonly outcome: NodeEndKind;
  /** Why it was skipped or canceled. */
  readonly cause?: NodeCause;
  /** In words for people; absent when there is nothing to add. */
  readonly why?: string;
  /** When it got a place, and when it ended; the first is absent when it was never started. */
  readonly startedAt?: string;
  readonly endedAt: string;
  /** Once all it needs had ended, until it got a place. */
  readonly waitedMs?: number;
  readonly ranMs?: number;
  /** How often it was tried. */
  readonly attempts: number;
  /** Present and true where it had ended in an earlier part of this run. */
  readonly kept?: boolean;
  /** What its step has come to, as in sluice/step-result@1; absent when it was never started. */
  readonly result?: NodeResult;
}

/** What one node of a graph has come to. */
export interface GraphResultNode extends GraphResultEnd {
  /** Its key: `libs`, or `libs/amd64-debug` of a matrix. */
  readonly node: string;
  /** The leg's values by the names of the matrix; absent without a matrix. */
  readonly matrix?: Readonly<Record<string, string>>;
  readonly needs: readonly string[];
  readonly host: string;
  readonly project: string;
}

/** Everything about the run of a graph as plain JSON: the `result` output and the last line of `--json`. */
export interface GraphResult {
  readonly schema: typeof GRAPH_RESULT_SCHEMA;
  readonly outcome: GraphVerdict;
  readonly exitCode: number;
  /** Nodes and jobs that failed and were allowed to. */
  readonly warnings: number;
  /** The same for a run and for everything that resumes it. */
  readonly runId: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly tookMs: number;
  readonly counts: NodeCounts;
  /** The chain of nodes that ran longest; absent when none ran. */
  readonly criticalPath?: { readonly nodes: readonly string[]; readonly ranMs: number };
  /** In the order of the file. */
  readonly nodes: readonly GraphResultNode[];
  /** How many nodes are not named, because an output may not be that long; `--json` names all. */
  readonly leftOut?: number;
  /** What kept the run itself from being made. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** The end of a graph's run as the one JSON object that `result` and `--json` give. */
export function toGraphResult(graph: Pick<Graph, "nodes">, end: GraphEnd): GraphResult {
  const path = criticalPath(graph, end.nodes);
  const { error } = end;
  return {
    schema: GRAPH_RESULT_SCHEMA,
    outcome: end.verdict,
    exitCode: end.exitCode,
    warnings: end.warnings,
    runId: end.runId,
    startedAt: instant(end.startedAt),
    endedAt: instant(end.endedAt),
    tookMs: Math.max(0, end.endedAt - end.startedAt),
    counts: countEnds([...end.nodes.values()].map(({ kind }) => kind)),
    ...(path === undefined ? {} : { criticalPath: { nodes: path.keys, ranMs: path.ranMs } }),
    nodes: [...graph.nodes.values()].flatMap((node) => {
      const own = end.nodes.get(node.key);
      return own === undefined ? [] : [toNode(node, own)];
    }),
    ...(error === undefined ? {} : { error: { code: error.code, message: error.message, hint: error.hint } }),
  };
}

function toNode({ key, leg, needs, instance, project }: GraphNode, end: NodeEnd): GraphResultNode {
  return {
    node: key,
    ...(leg === undefined ? {} : { matrix: leg }),
    needs,
    host: instance,
    project,
    ...nodeResult(end),
  };
}

/** The end of a node as plain JSON. */
export function nodeResult(end: NodeEnd): GraphResultEnd {
  const waited = waitedMs(end);
  const ran = ranMs(end);
  return {
    outcome: end.kind,
    ...(end.cause === undefined ? {} : { cause: end.cause }),
    ...(end.why === "" ? {} : { why: end.why }),
    ...(end.startedAt === undefined ? {} : { startedAt: instant(end.startedAt) }),
    endedAt: instant(end.endedAt),
    ...(waited === undefined ? {} : { waitedMs: waited }),
    ...(ran === undefined ? {} : { ranMs: ran }),
    attempts: end.attempts,
    ...(end.kept === true ? { kept: true } : {}),
    ...(end.result === undefined ? {} : { result: end.result }),
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** The jobs of all nodes that made them fail, or that failed and were allowed to. */
export function jobsOfNodes({ nodes }: GraphResult, which: "failedJobs" | "warnings"): readonly ResultJob[] {
  return nodes.flatMap(({ result }) => result?.[which] ?? []);
}

/** The tests of all nodes together; undefined when no node has any that may be read. */
export function testsOfNodes({ nodes }: GraphResult): TestTotals | undefined {
  const all = nodes.flatMap(({ result }) => result?.tests ?? []);
  if (all.length === 0) return undefined;
  const sum = (name: keyof TestTotals) => all.reduce((total, tests) => total + tests[name], 0);
  return {
    total: sum("total"),
    succeeded: sum("succeeded"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    errors: sum("errors"),
  };
}
