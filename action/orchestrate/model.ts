import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";
import type { StepEvent } from "../model/event.ts";
import type { StepResult } from "../model/step-result.ts";
import type { Tone } from "../model/tone.ts";

/** Which node: its name or, for a leg of a matrix, `name/leg`. Safe as the path of a folder, and unique within its graph. */
export type NodeKey = string;

/**
 * When a node starts, by how the nodes it needs have ended: all succeeded (or failed and were allowed to), all ended and at
 * least one failed, or all ended.
 */
export type NodeWhen = "on-success" | "on-failure" | "always";

/** Inputs that carry a token: a graph says where each is kept, never what it is. */
export type TokenInput = "access-token" | "oauth-token" | "trigger-token" | "job-token";

/** Where a token is kept. A path is as written, relative to the folder the run works in. */
export type TokenSource =
  | { readonly kind: "env"; readonly name: string }
  | { readonly kind: "file"; readonly path: string };

/** One pipeline to be started; of a matrix, each leg is a node. */
export interface GraphNode {
  readonly key: NodeKey;
  /** As in the file: legs of one matrix share it. */
  readonly name: string;
  /** The leg's values by the names of the matrix, in the order of the file; absent without a matrix. */
  readonly leg?: Readonly<Record<string, string>>;
  /** Every leg of what it needs, in the order of the file. */
  readonly needs: readonly NodeKey[];
  readonly when: NodeWhen;
  readonly allowFailure: boolean;
  /** How often it is tried again when its pipeline has failed. */
  readonly retry: number;
  /** The GitLab server, without a slash at its end; what creations are counted by, together with the project. */
  readonly instance: string;
  /** The path or id of its project, as written. */
  readonly project: string;
  /**
   * The step's inputs as written: defaults and what stands under `gitlab` filled in, templates still in place. Neither tokens
   * nor `retry` are among them; `host`, `project` and `artifacts-path` always are, the last one with the key as its end.
   */
  readonly raw: RawInputs;
  readonly tokens: Readonly<Partial<Record<TokenInput, TokenSource>>>;
}

/** What holds for the graph as a whole. */
export interface GraphPolicy {
  /** So many nodes have a place at once, from before their pipeline is created until their artifacts are here. */
  readonly maxParallel: number;
  /** Whether the first failure that is not allowed cancels what runs and keeps everything else from starting. */
  readonly failFast: boolean;
  /** So many pipelines are created within any minute in one project of one server. */
  readonly creationsPerMinute: number;
  /** How long the whole run may take; absent: as long as its nodes do. */
  readonly timeoutMs?: number;
}

/** A graph of pipelines as written, checked: every need is a node, and there is no cycle. */
export interface Graph {
  /** In the order of the file, the legs of a matrix one after another: the order of equal choices. */
  readonly nodes: ReadonlyMap<NodeKey, GraphNode>;
  readonly policy: GraphPolicy;
  /** Of everything that makes the graph what it is, in hex; a state of another graph is not gone on with. */
  readonly hash: string;
}

/** What later nodes may name of one that has ended: `{{ needs.NAME.pipeline-id }}`, `{{ needs.NAME.outputs.VERSION }}`. */
export interface NodeYield {
  /** Empty where no pipeline was started; the others too. */
  readonly "pipeline-id": string;
  readonly "web-url": string;
  readonly sha: string;
  readonly ref: string;
  /** As GitLab spells it. */
  readonly status: string;
  readonly outcome: string;
  /** Absolute; empty when no artifacts were brought. */
  readonly "artifacts-path": string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A pipeline of a node, as far as a run has to know it. */
export interface NodePipeline {
  readonly id: number;
  readonly projectId: number;
  readonly webUrl: string;
}

/** How a node has ended. */
export type NodeEndKind =
  | "succeeded"
  /** Its run was no success, by its own `fail-on`; the outcome says how. */
  | "failed"
  /** Nobody could learn what has become of it, or it could not be started. */
  | "error"
  /** It failed, or there was an error, and `allow-failure` makes that a warning. */
  | "allowed-failure"
  /** It was never started. */
  | "skipped"
  /** It ran, and this run has cancelled it: `fail-fast`, the time of the graph, or whoever stopped the run. */
  | "canceled";

/** Why a node was skipped or canceled. */
export type NodeCause =
  /** What it needs has failed, or was skipped or canceled for a failure. */
  | "needs-failed"
  /** It is there for a failure, and there was none; or it needs one that was skipped so. */
  | "not-needed"
  | "fail-fast"
  | "graph-timeout"
  /** Whoever runs the graph has stopped it. */
  | "stopped"
  /** `if-no-token: skip`, and there is none. */
  | "no-token";

/** What a node's run has come to: the step's own result, but for what makes it large. */
export type NodeResult = Omit<StepResult, "schema" | "pipelines" | "artifacts"> & {
  readonly artifacts?: Pick<NonNullable<StepResult["artifacts"]>, "path" | "count">;
};

/** How a node has ended, and when. Instants are milliseconds since 1970. */
export interface NodeEnd {
  readonly kind: NodeEndKind;
  readonly cause?: NodeCause;
  /** In a sentence, for people; empty when there is nothing to add. */
  readonly why: string;
  /** Absent when it was never started. */
  readonly result?: NodeResult;
  /** Absent where the node never got so far: when all it needs had ended, and when it got a place. */
  readonly readyAt?: number;
  readonly startedAt?: number;
  readonly endedAt: number;
  /** How often it was tried; 0 when it was never started. */
  readonly attempts: number;
  /** Whether it had ended in an earlier part of this run, before a crash or a cancel. */
  readonly kept?: boolean;
}

/** How a node stands. Every node begins as `waiting` and ends as `ended`, once. Instants are milliseconds since 1970. */
export type NodeState =
  /** `readyAt`: when all it needs had ended, so that it only waits for a place or for a limit. */
  | { readonly kind: "waiting"; readonly readyAt?: number }
  /** It has a place; its pipeline is not known yet. */
  | { readonly kind: "starting"; readonly readyAt: number; readonly startedAt: number; readonly attempt: number }
  | {
      readonly kind: "running";
      readonly readyAt: number;
      readonly startedAt: number;
      readonly attempt: number;
      readonly pipeline: NodePipeline;
    }
  /** Its pipeline has failed, and it waits for a place to be tried again. */
  | {
      readonly kind: "retrying";
      readonly readyAt: number;
      readonly startedAt: number;
      /** The one that has failed. */
      readonly attempt: number;
      /** How the node ends if it is not tried again after all. */
      readonly last: NodeEnd;
    }
  /** It is to end: its run was told to stop. */
  | {
      readonly kind: "canceling";
      readonly readyAt: number;
      readonly startedAt: number;
      readonly attempt: number;
      readonly pipeline?: NodePipeline;
      readonly cause: NodeCause;
    }
  | { readonly kind: "ended"; readonly end: NodeEnd };

/** How every node of a graph stands. */
export type NodeStates = ReadonlyMap<NodeKey, NodeState>;

/** What the run of a graph has come to, the worst first. */
export const GRAPH_VERDICTS = ["interrupted", "timed-out", "error", "failed", "succeeded"] as const;

/** What the run of a graph has come to. */
export type GraphVerdict = (typeof GRAPH_VERDICTS)[number];

/** The end of a run of a graph. Instants are milliseconds since 1970. */
export interface GraphEnd {
  /** The same for a run and for everything that resumes it. */
  readonly runId: string;
  readonly verdict: GraphVerdict;
  readonly exitCode: number;
  /** How many nodes failed that were allowed to, and how many jobs. */
  readonly warnings: number;
  readonly nodes: ReadonlyMap<NodeKey, NodeEnd>;
  /** When this part of the run began: resuming begins another. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** What kept the run itself from being made; absent when its nodes decide. */
  readonly error?: CodedError;
}

/** What happens in the run of a graph, for whoever shows it. Within one node, the events of its step keep their order. */
export type GraphEvent =
  /** `resumed`: an earlier part of the same run is gone on with; `states` are what it has left. */
  | {
      readonly kind: "began";
      readonly runId: string;
      readonly resumed: boolean;
      readonly states: NodeStates;
      readonly at: number;
    }
  | { readonly kind: "node"; readonly key: NodeKey; readonly state: NodeState; readonly at: number }
  | { readonly kind: "step"; readonly key: NodeKey; readonly event: StepEvent }
  /** What a node's step says beside its events; `key` is absent for what concerns the run as a whole. */
  | {
      readonly kind: "said";
      readonly key?: NodeKey;
      readonly as: "line" | "notice" | "warning" | "error";
      readonly text: string;
      readonly tone?: Tone;
    }
  /** The end of a job's log, as the step quotes it. */
  | { readonly kind: "quoted"; readonly key: NodeKey; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: "ended"; readonly verdict: GraphVerdict; readonly at: number };
