import type { GitLabOptions } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Tokens } from "../inputs/credentials.ts";
import type { NewPipeline, StartCredential } from "../model/new-pipeline.ts";
import type { Finding } from "./finding.ts";

/** What the doctor is to look at; of the target only what was given. */
export interface DoctorCase {
  /** What reading the inputs came to. */
  readonly inputs: Finding;
  /** Without a slash at its end. */
  readonly host: string;
  readonly connection: GitLabOptions;
  readonly tokens: Tokens;
  readonly project?: ProjectRef;
  /** What starts the pipeline; absent without a token that could, and where a pipeline was given that exists already. */
  readonly starter?: StartCredential;
  readonly refs?: NewPipeline["refs"];
  /** Names of the pipeline variables that are to be set. */
  readonly variables: readonly string[];
  readonly pipelineInputs: Readonly<Record<string, unknown>>;
  readonly waits: boolean;
  readonly wantsArtifacts: boolean;
  /** Inputs that were given and take a token with the scope api, by name. */
  readonly acts: readonly string[];
  /** $CI_SERVER_VERSION, inside a job of this very server. */
  readonly versionInJob?: string;
  /** Whether a start on a ref that cannot exist may be tried. */
  readonly mayProbe: boolean;
  /** Whether server, projects and ids are kept out of everything printed. */
  readonly redact: boolean;
}
