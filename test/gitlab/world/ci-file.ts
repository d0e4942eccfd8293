import type { PipelineRow } from "./rows.ts";

/** What a job ends as. The words are GitLab's; `canceled` and `skipped` are there for odd endings. */
export type JobResult = "success" | "failed" | "canceled" | "skipped";

/** A file of an archive: its content, or content with a Unix mode, or a symbolic link. */
export type ArchiveEntry =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly mode?: number }
  | { readonly link: string };

/** Files by their path inside the archive. */
export type ArchiveFiles = Readonly<Record<string, ArchiveEntry>>;

/** What the content of a job may depend on. */
export interface CiContext {
  readonly ref: string;
  readonly sha: string;
  readonly source: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The `trigger:` keyword: makes the job a bridge. */
export interface BridgeTarget {
  /** Full path of another project; absent = a child pipeline in the same project, which then needs `ci`. */
  readonly project?: string;
  readonly ref?: string;
  /** The child pipeline's own file (`trigger:include`). */
  readonly ci?: CiFile;
  /** `depend` and `mirror` make the bridge end as the downstream pipeline does; without it the bridge succeeds at once. */
  readonly strategy?: "depend" | "mirror";
  readonly variables?: Readonly<Record<string, string>>;
}

/** One job of a CI file, with how long it takes and how it ends. */
export interface JobSpec {
  readonly name: string;
  /** Default `test`. Stages run in the order in which `CiFile.stages`, or else the jobs, first name them. */
  readonly stage?: string;
  /** How long it is `pending`. Default 0. */
  readonly queuedMs?: number;
  /** How long it is `running`; Infinity = until somebody ends it. Default 0. */
  readonly runMs?: number;
  /** How it ends, default `success`; a list gives one result per attempt (the last one repeats). */
  readonly result?: JobResult | readonly JobResult[];
  readonly failureReason?: string;
  readonly allowFailure?: boolean;
  /** `manual` waits for play (and blocks unless `allowFailure`), `delayed` starts after `delayMs`. Default `on_success`. */
  readonly when?: "on_success" | "on_failure" | "always" | "manual" | "delayed" | "never";
  readonly delayMs?: number;
  /** States before `pending`: a resource group, a cluster being prepared, an external callback. */
  readonly before?: readonly {
    readonly status: "waiting_for_resource" | "preparing" | "waiting_for_callback";
    readonly forMs: number;
  }[];
  /** Names of jobs to wait for instead of the stages before. */
  readonly needs?: readonly string[];
  /** Makes copies named `name 1/N`. */
  readonly parallel?: number;
  /** A runner that cancels gracefully keeps the job `canceling` for so long. Default 0: canceled at once. */
  readonly cancelMs?: number;
  /** Files of the archive, or the bytes of the archive itself (for broken and hostile ones). */
  readonly artifacts?: ArchiveFiles | Uint8Array | ((context: CiContext) => ArchiveFiles);
  /** Default `on_success`: a failed job uploads nothing. */
  readonly artifactsWhen?: "on_success" | "on_failure" | "always";
  /** How long the archive is kept; absent = for ever. */
  readonly expireInMs?: number;
  /** Report artifacts by file type (`junit`, `dotenv`, …), not part of the archive. */
  readonly reports?: Readonly<Record<string, string>>;
  readonly trace?: string;
  readonly coverage?: number;
  readonly tags?: readonly string[];
  readonly trigger?: BridgeTarget;
}

/** One typed input of `spec:inputs`. */
export interface InputSpec {
  readonly type?: "string" | "number" | "boolean" | "array";
  readonly default?: unknown;
  readonly options?: readonly unknown[];
  readonly regex?: string;
  readonly description?: string;
}

/** What a pipeline of a project consists of. */
export interface CiFile {
  /** The jobs, or a function for those that depend on inputs, variables or ref (an empty list: all ruled out). */
  readonly jobs: readonly JobSpec[] | ((context: CiContext) => readonly JobSpec[]);
  readonly stages?: readonly string[];
  readonly inputs?: Readonly<Record<string, InputSpec>>;
  /** `filtered`: `workflow:rules` exclude every pipeline. */
  readonly workflow?: "filtered";
  /** The YAML does not parse: the pipeline is stored as failed with this text. */
  readonly yamlErrors?: string;
  /** Creation stores a failed pipeline with this failure reason, for example `unknown_failure`. */
  readonly failure?: string;
  /** Job token permissions and so on aside: the `workflow:name`. */
  readonly name?: string;
  /** Statuses the pipeline shows one after the other, whatever its jobs do; the last one stays. Unknown words are welcome. */
  readonly script?: readonly ScriptedStatus[];
}

/** A status and how long it lasts. */
export interface ScriptedStatus {
  readonly status: string;
  readonly forMs: number;
}

/** Something a pipeline row is asked for by content functions. */
export function contextOf(pipeline: PipelineRow): CiContext {
  return {
    ref: pipeline.ref,
    sha: pipeline.sha,
    source: pipeline.source,
    variables: Object.fromEntries(pipeline.variables.map(({ key, value }) => [key, value])),
    inputs: pipeline.inputs,
  };
}
