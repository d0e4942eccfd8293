import { CodedError } from "../../../shared/errors/coded-error.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Trace, UnmarkedTrace } from "../../model/trace.ts";
import type { GraphVerdict, NodeEnd, NodeKey, NodePipeline } from "../model.ts";
import { parseRecord } from "./parse-record.ts";
import type { RecordedAttempt, RecordedYield, StateRecord } from "./record.ts";

/** How far a node had come. */
export type NodePast =
  /** A call had left, or was about to, and nobody heard what came of it. */
  | ({ readonly kind: "asked"; readonly trace: Trace | UnmarkedTrace } & RecordedAttempt)
  | ({ readonly kind: "known"; readonly pipeline: NodePipeline } & RecordedAttempt)
  | { readonly kind: "retrying"; readonly last: NodeEnd }
  | {
      readonly kind: "ended";
      readonly end: NodeEnd;
      readonly left: RecordedYield;
      /** The pipeline it had; also where it ended before it could look at it. */
      readonly pipeline?: NodePipeline;
      /** Of a call of which nobody ever heard what came of it: a pipeline may be there. */
      readonly unheard?: Trace | UnmarkedTrace;
    };

/** What a state says of a run. */
export interface RunPast {
  readonly runId: string;
  /** `Graph.hash` of the graph it is a run of. */
  readonly graph: string;
  /** The process that was the last to write. */
  readonly writer?: { readonly pid: number; readonly host: string };
  /** Absent when the last part of the run did not come to its end. */
  readonly finished?: GraphVerdict;
  /** Nodes without an entry had not asked for anything. */
  readonly nodes: ReadonlyMap<NodeKey, NodePast>;
  /** When pipelines were created, milliseconds since 1970. */
  readonly created: readonly { readonly node: NodeKey; readonly at: number }[];
}

/**
 * Reads a state; undefined for an empty one.
 *
 * A line that was cut off by a crash is passed over: it is the last one, or the last before another part of the run. Of
 * `leaving` that means that the call had not left. Throws GRAPH_STATE_UNUSABLE for anything else that is no state of this version.
 *
 * @param path in messages
 */
export function replay(text: string, path: string): RunPast | undefined {
  const lines = text.split("\n");
  const records = lines.flatMap((line, index): readonly StateRecord[] => {
    if (line === "") return [];
    const record = parseRecord(line);
    if (record !== undefined) return [record];
    const next = lines[index + 1] ?? "";
    if (index > 0 && (next === "" || parseRecord(next)?.kind === "part")) return [];
    throw unusable(path, `Its line ${index + 1} is none that this version of Sluice writes.`);
  });
  const [first, ...others] = records;
  if (first === undefined) return undefined;
  if (first.kind !== "run") throw unusable(path, "It does not begin as one.");
  const nodes = new Map<NodeKey, NodePast>();
  const created = others.flatMap((record) =>
    record.kind === "pipeline" && record.isNew ? [{ node: record.node, at: record.at }] : [],
  );
  let fresh = new Set<NodeKey>();
  for (const record of others) {
    if (record.kind === "part") fresh = new Set();
    if (!("node" in record)) continue;
    if (record.kind === "leaving") fresh.add(record.node);
    nodes.set(record.node, pastOf(record, nodes.get(record.node), fresh.has(record.node)));
  }
  const part = others.findLast((record) => record.kind === "part");
  const last = others.findLast((record) => record.kind === "part" || record.kind === "finished");
  return {
    runId: first.runId,
    graph: first.graph,
    ...(part === undefined ? {} : { writer: { pid: part.pid, host: part.host } }),
    ...(last?.kind === "finished" ? { finished: last.verdict } : {}),
    nodes,
    created,
  };
}

function unusable(path: string, why: string): CodedError {
  return new CodedError("GRAPH_STATE_UNUSABLE", `${printable(path)} is no state of a graph's run. ${why}`);
}

/** @param isFresh whether the latest call of the node left in the same part of the run */
function pastOf(
  record: Extract<StateRecord, { readonly node: NodeKey }>,
  before: NodePast | undefined,
  isFresh: boolean,
): NodePast {
  switch (record.kind) {
    case "leaving":
      return { ...attemptOf(record), kind: "asked", trace: record.trace };
    case "pipeline":
      return { ...attemptOf(record), kind: "known", pipeline: record.pipeline };
    case "retrying":
      return { kind: "retrying", last: record.last };
    case "ended": {
      const { end, pipeline: seen, outputs, hasSecrets } = record;
      const left = { ...(seen === undefined ? {} : { pipeline: seen }), outputs, hasSecrets };
      const pipeline =
        end.result?.pipeline ?? (before !== undefined && "pipeline" in before ? before.pipeline : undefined);
      const isUnheard = pipeline === undefined && before?.kind === "asked" && (!isFresh || leavesItOpen(end));
      return {
        kind: "ended",
        end,
        left,
        ...(pipeline === undefined ? {} : { pipeline }),
        ...(isUnheard ? { unheard: before.trace } : {}),
      };
    }
  }
}

function attemptOf({ node, attempt, readyAt, startedAt }: RecordedAttempt): RecordedAttempt {
  return { node, attempt, readyAt, startedAt };
}

/**
 * Whether a node has ended without anybody knowing if its call has made a pipeline. Any other error of the part in which the call
 * left proves that it has not; one of a later part may be about something else.
 */
function leavesItOpen({ result }: NodeEnd): boolean {
  const code = result?.error?.code;
  return result?.outcome === "interrupted" || UNPROVEN.has(code ?? "");
}

const UNPROVEN: ReadonlySet<string> = new Set(["TRIGGER_AMBIGUOUS", "TRIGGER_LOST", "INTERNAL"]);
