import type { Credential, TriggerCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { FailOn } from "../outcome.ts";
import type { InputName } from "./declared.generated.ts";

/** Inputs as they were written; one that is absent or empty was not given. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;

/** What to do when artifacts were asked for and there are none. */
export type IfNoArtifacts = "fail" | "warn" | "ignore";

/** How extracted artifacts are laid out below `artifacts-path`. */
export type ArtifactsLayout = "by-job" | "flat" | "by-stage" | "dbp";

/** After which ends artifacts are brought back. */
export type ArtifactsWhen = "always" | "on-success" | "on-failure";

/** Whose log is printed. */
export type JobLogs = "none" | "failed" | "all";

/** What to do about a pipeline that only waits for a person. */
export type OnManual = "fail" | "pass" | "wait" | "play";

/** When the downstream tree is cancelled. */
export type CancelOn = "cancelled" | "timeout" | "failure";

/** One ref of the list; the first that exists is taken. */
export type RefChoice =
  | { readonly kind: "name"; readonly name: string }
  /** The ref the surrounding CI run is about. */
  | { readonly kind: "same-branch"; readonly name: string }
  /** The target project's default branch. */
  | { readonly kind: "default" };

/** What creates the pipeline: a trigger call (trigger token, job token) or the pipelines API (access token, OAuth token). */
export type StartCredential = TriggerCredential | Exclude<Credential, { readonly kind: "job-token" | "anonymous" }>;

/** Manual jobs to start: a glob over their names, and the variables they get. */
export interface PlayJob {
  readonly job: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Which run of the surrounding CI this is, so that a re-run finds the pipeline of the run before. */
export interface RunIdentity {
  /** The same for every attempt at the same step with the same inputs, and for nothing else. Hex, safe to publish. */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
}

/** How a new pipeline is started. */
export interface NewPipeline {
  readonly kind: "new";
  /** At least one. */
  readonly refs: readonly RefChoice[];
  readonly by: StartCredential;
  readonly variables: Readonly<Record<string, string>>;
  /** Text by name of variables of type file; only where `by` is an access or OAuth token. Paths are as written. */
  readonly fileVariables: Readonly<Record<string, { readonly path: string }>>;
  /** Values keep the types they were written with. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names pipelines that replace each other; absent unless asked for. */
  readonly concurrencyKey?: string;
  readonly cancelOutdated: boolean;
  /** Absent where a re-run starts anew: outside a CI system that counts attempts, or with `on-rerun: new`. */
  readonly run?: RunIdentity;
}

/** A pipeline that exists already. */
export interface GivenPipeline {
  readonly kind: "given";
  readonly id: number;
}

/** The inputs of a run, checked, with their defaults filled in. */
export interface StepInputs {
  /** The GitLab server, without a slash at the end and without /api/v4. */
  readonly host: string;
  readonly project: ProjectRef;
  readonly pipeline: NewPipeline | GivenPipeline;
  /** What may read the pipeline, its jobs and its artifacts, the best first; the last is always anonymous. */
  readonly readers: readonly Credential[];
  readonly dryRun: boolean;
  readonly wait: boolean;
  readonly timeoutMs: number;
  /** Absent: as long as `timeoutMs`. */
  readonly startTimeoutMs?: number;
  readonly outageBudgetMs: number;
  /** Absent: the adaptive schedule. */
  readonly pollIntervalMs?: number;
  /** Whether downstream pipelines of the pipeline are followed as well. */
  readonly follow: boolean;
  /** Globs over job names; empty: the whole pipeline is waited for. */
  readonly waitForJobs: readonly string[];
  readonly onManual: OnManual;
  readonly playJobs: readonly PlayJob[];
  /** How often a failed pipeline is retried. */
  readonly retries: number;
  readonly failOn: FailOn;
  readonly cancelOn: ReadonlySet<CancelOn>;
  /** Empty when none are wanted. */
  readonly artifacts: readonly ArtifactSelector[];
  readonly artifactsPath: string;
  readonly artifactsLayout: ArtifactsLayout;
  readonly artifactsWhen: ArtifactsWhen;
  readonly ifNoArtifacts: IfNoArtifacts;
  /** Which jobs' dotenv reports become outputs; empty when none. */
  readonly dotenvFrom: readonly ArtifactSelector[];
  readonly dotenvPrefix: string;
  /** Globs over names whose values are masked. */
  readonly dotenvMask: readonly string[];
  /** Where the tests of the whole tree are written as one JUnit file. */
  readonly junitPath?: string;
  readonly jobLogs: JobLogs;
  /** Whether a comment on the pull or merge request says how it went. */
  readonly comment: boolean;
  readonly githubToken?: Secret;
  /** Whether URLs and ids of the downstream are kept out of everything printed. */
  readonly redact: boolean;
  /** A path, or the PEM text itself. */
  readonly caFile?: string;
  /** Whether certificates of the server go unchecked. */
  readonly insecure: boolean;
  /** Every token that came in, used or not: what must never be printed. */
  readonly secrets: readonly Secret[];
}
