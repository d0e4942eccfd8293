import type { Credential, TriggerCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { InputName } from "./declared.generated.ts";

/** Inputs as they were written; one that is absent or empty was not given. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;

/** What to do when artifacts were asked for and there are none. */
export type IfNoArtifacts = "fail" | "warn" | "ignore";

/** The inputs of a run, checked, with their defaults filled in. */
export interface StepInputs {
  /** The GitLab server, without a slash at the end and without /api/v4. */
  readonly host: string;
  readonly project: ProjectRef;
  readonly ref: string;
  /** What authorises the trigger: the trigger token, else the job token. */
  readonly trigger: TriggerCredential;
  /** What may read the pipeline, its jobs and its artifacts, the best first; the last is always anonymous. */
  readonly readers: readonly Credential[];
  readonly variables: Readonly<Record<string, string>>;
  /** Values keep the types they were written with. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly wait: boolean;
  readonly timeoutMs: number;
  /** Absent: the adaptive schedule. */
  readonly pollIntervalMs?: number;
  /** Empty when none are wanted. */
  readonly artifacts: readonly ArtifactSelector[];
  readonly artifactsPath: string;
  readonly ifNoArtifacts: IfNoArtifacts;
  readonly caFile?: string;
  /** Every token that came in, used or not: what must never be printed. */
  readonly secrets: readonly Secret[];
}
