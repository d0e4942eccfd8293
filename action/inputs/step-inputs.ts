import type { Credential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { NewPipeline } from "../model/new-pipeline.ts";
import type { FailOn } from "../model/outcome.ts";
import type { InputAlias, InputName } from "./declared.generated.ts";

/** Inputs as they were written, also by other actions' names; one that is absent or empty was not given. */
export type RawInputs = Readonly<Partial<Record<InputName | InputAlias, string>>>;

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

/** Manual jobs to start: a glob over their names, and the variables they get. */
export interface PlayJob {
  readonly job: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A pipeline that exists already. */
export interface GivenPipeline {
  readonly kind: "given";
  readonly id: number;
}

/** Nothing is to be done: `if-no-token: skip`, and there is none. */
export interface NoPipeline {
  readonly kind: "none";
  /** The end of a sentence. */
  readonly why: string;
}

/** The inputs of a run, checked, with their defaults filled in. */
export interface StepInputs {
  /** The GitLab server, without a slash at the end and without /api/v4. */
  readonly host: string;
  readonly project: ProjectRef;
  readonly pipeline: NewPipeline | GivenPipeline | NoPipeline;
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
  /** A path as written, relative to the folder the run works in, or the PEM text itself. */
  readonly caFile?: string;
  /** Whether certificates of the server go unchecked. */
  readonly insecure: boolean;
  /** Every token that came in, used or not: what must never be printed. */
  readonly secrets: readonly Secret[];
}
