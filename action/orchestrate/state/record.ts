import type { Trace, UnmarkedTrace } from "../../model/trace.ts";
import type { GraphVerdict, NodeEnd, NodeKey, NodePipeline } from "../model.ts";

/** The schema of a state; one of another number is not gone on with. */
export const STATE_SCHEMA = "sluice/graph-state@1";

/** Which attempt at which node. Instants are milliseconds since 1970, here as everywhere in a state. */
export interface RecordedAttempt {
  readonly node: NodeKey;
  readonly attempt: number;
  readonly readyAt: number;
  readonly startedAt: number;
}

/** What a node has left for those that need it, as far as it may be written down. */
export interface RecordedYield {
  readonly pipeline?: { readonly ref: string; readonly sha: string; readonly status: string };
  readonly outputs: Readonly<Record<string, string>>;
  /** Whether there were values that are masked: those are not written down, and brought again when they are needed. */
  readonly hasSecrets: boolean;
}

/** One line of a state: something that has happened, or, of `leaving`, is about to. */
export type StateRecord =
  /** The first line. */
  | {
      readonly kind: "run";
      readonly schema: typeof STATE_SCHEMA;
      readonly runId: string;
      /** `Graph.hash`. */
      readonly graph: string;
      readonly at: number;
    }
  /** A process goes on with the run from here; the first one too. */
  | { readonly kind: "part"; readonly pid: number; readonly host: string; readonly at: number }
  /** A call is about to leave that may create a pipeline. */
  | ({ readonly kind: "leaving"; readonly trace: Trace | UnmarkedTrace; readonly at: number } & RecordedAttempt)
  /** The pipeline is known. */
  | ({
      readonly kind: "pipeline";
      readonly pipeline: NodePipeline;
      readonly isNew: boolean;
      readonly at: number;
    } & RecordedAttempt)
  /** The pipeline has failed, and the node is to be tried again. */
  | { readonly kind: "retrying"; readonly node: NodeKey; readonly last: NodeEnd; readonly at: number }
  | ({ readonly kind: "ended"; readonly node: NodeKey; readonly end: NodeEnd; readonly at: number } & RecordedYield)
  /** Every node has ended, and whoever started the run has been told. */
  | { readonly kind: "finished"; readonly verdict: GraphVerdict; readonly at: number };

/** A record as its line of the state, without the line feed. No text that `hide` would hide gets into it. */
export function writeRecord(record: StateRecord, hide: (text: string) => string): string {
  return JSON.stringify(record, (_key, value: unknown) => (typeof value === "string" ? hide(value) : value));
}
