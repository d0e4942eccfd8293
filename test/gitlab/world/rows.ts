import type { CiFile, JobSpec, ScriptedStatus } from "./ci-file.ts";

/** Levels of membership, GitLab's words. */
export type Role = "guest" | "reporter" | "developer" | "maintainer" | "owner";

/** Scopes of an access token that this stand-in knows. */
export type Scope = "api" | "read_api" | "read_user" | "read_repository";

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  /** A blocked user's tokens stop working. */
  state: "active" | "blocked";
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly createdAt: number;
}

/** Who may read the project or its parts from a job of another project. */
export interface AllowlistEntry {
  /** A project's path or a group's. */
  readonly from: string;
  /** Fine-grained permissions; absent = default permissions, which include everything. */
  readonly policies?: readonly string[];
}

/** A project as stored. Settings may be changed at any time by assignment. */
export interface Project {
  readonly id: number;
  /** Full path: `group/sub/app`. */
  path: string;
  description: string;
  visibility: "private" | "internal" | "public";
  defaultBranch: string;
  /** "Public pipelines": whether guests (and everybody, in a public project) may see jobs. */
  publicBuilds: boolean;
  /** `artifacts:access` of all jobs. */
  artifactsPublic: boolean;
  ciEnabled: boolean;
  archived: boolean;
  /** What a pipeline consists of; null = no CI file. */
  ci: CiFile | null;
  /** Where the CI file is; empty = .gitlab-ci.yml. */
  ciConfigPath: string;
  /** Text by path, the same on every ref. The CI file is there without being among them. */
  readonly files: Map<string, string>;
  variablesMinimumRole: "no_one_allowed" | "owner" | "maintainer" | "developer";
  /** Role needed to run pipelines on protected refs; absent = nothing is protected. */
  readonly protectedRefs: Map<string, Role | "no_one">;
  storage: "local" | "redirect" | "proxied";
  /** Whether archive downloads answer Range requests with 206. */
  ranges: boolean;
  /** Whether the route of the archive knows `file_type`, as GitLab does since merge request 252518. */
  reportDownloads: boolean;
  /** Whether the allowlist is enforced at all ("authorized groups and projects only"). */
  jobTokenScopeEnabled: boolean;
  readonly allowlist: AllowlistEntry[];
  readonly variables: ProjectVariableRow[];
  readonly members: Map<number, Role>;
  readonly branches: Map<string, Commit>;
  readonly tags: Map<string, Commit>;
  /** Pipelines per minute for one user and commit; absent = no limit. */
  pipelinesPerMinute?: number;
  /** Statistics are being refreshed: deletes answer 409. */
  refreshingStatistics: boolean;
  /** What retrying a pipeline is refused with, for example status 403 and `hello world`. */
  retryRefusal?: { readonly status: 400 | 403; readonly message: string };
  deleted: boolean;
  /** The newest pipeline's number within the project. */
  lastIid: number;
  readonly createdAt: number;
}

export interface TriggerTokenRow {
  readonly id: number;
  readonly project: Project;
  /** null = a legacy token of nobody, which triggers nothing any more. */
  readonly owner: User | null;
  readonly token: string;
  description: string;
  readonly createdAt: number;
  updatedAt: number;
  lastUsed?: number;
  expiresAt?: number;
}

export interface AccessTokenRow {
  readonly token: string;
  readonly user: User;
  readonly scopes: readonly Scope[];
  revoked: boolean;
  expiresAt?: number;
}

export interface VariableRow {
  readonly key: string;
  readonly value: string;
  readonly type: "env_var" | "file";
}

/** A CI/CD variable of a project: kept and shown, given to no job. */
export interface ProjectVariableRow extends VariableRow {
  readonly scope: string;
  readonly protected: boolean;
  readonly masked: boolean;
  /** Masked, and shown to nobody any more. */
  readonly hidden: boolean;
  readonly raw: boolean;
  readonly description: string | null;
}

/** A pipeline schedule. It starts nothing by itself: the clock of a test may leap over years. */
export interface ScheduleRow {
  readonly id: number;
  readonly project: Project;
  owner: User;
  description: string;
  /** In full where the branch or tag exists: `refs/heads/main`. */
  ref: string;
  cron: string;
  cronTimezone: string;
  active: boolean;
  variables: readonly VariableRow[];
  inputs: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  updatedAt: number;
}

export interface PipelineRow {
  readonly id: number;
  readonly iid: number;
  readonly project: Project;
  readonly ref: string;
  readonly tag: boolean;
  readonly sha: string;
  /** trigger, pipeline, api, web, push, parent_pipeline, … */
  source: string;
  readonly user: User | null;
  readonly variables: readonly VariableRow[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly ci: CiFile;
  name: string | null;
  status: string;
  failureReason?: string;
  yamlErrors: string | null;
  readonly createdAt: number;
  updatedAt: number;
  startedAt?: number;
  finishedAt?: number;
  /** Whether its first jobs have been looked at; until then it is `created`. */
  begun: boolean;
  /** Builds and bridges, retried ones too, in order of creation. */
  readonly jobs: JobRow[];
  /** The statuses still to come when the file scripts them; `untilMs` is the instant at which the first of them ends. */
  script?: { readonly statuses: readonly ScriptedStatus[]; readonly index: number; readonly untilMs: number };
  /** The trigger token that started it. */
  trigger?: TriggerTokenRow;
  /** The job whose token, or the bridge whose keyword, started it: GitLab's "sourced pipeline" link. */
  sourceJob?: JobRow;
  /** The schedule that was played. */
  schedule?: ScheduleRow;
  /** Statuses that other systems have posted: jobs of a stage of their own, `external`. */
  readonly statuses: StatusRow[];
}

/** A status another system has posted to a commit; GitLab's "generic commit status". */
export interface StatusRow {
  readonly id: number;
  readonly pipeline: PipelineRow;
  readonly name: string;
  readonly user: User;
  status: string;
  description: string | null;
  targetUrl: string | null;
  readonly createdAt: number;
  startedAt?: number;
  finishedAt?: number;
  retried: boolean;
}

/** A webhook of a project. Only pipeline events are sent. */
export interface HookRow {
  readonly project: Project;
  readonly url: string;
  /** Sent in clear as X-Gitlab-Token. */
  readonly token: string;
}

/** A report artifact or an archive as stored. */
export interface ArtifactRow {
  readonly fileType: string;
  readonly filename: string;
  readonly fileFormat: "zip" | "gzip" | "raw";
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface JobRow {
  readonly id: number;
  readonly kind: "build" | "bridge";
  readonly pipeline: PipelineRow;
  readonly spec: JobSpec;
  readonly name: string;
  readonly stage: string;
  readonly stageIndex: number;
  /** 0 for the first, 1 for its first retry, … */
  readonly attempt: number;
  user: User | null;
  status: string;
  failureReason?: string;
  readonly createdAt: number;
  queuedAt?: number;
  startedAt?: number;
  finishedAt?: number;
  erasedAt?: number;
  /** When it next changes by itself. */
  nextAt?: number;
  /** How many of the states of `spec.before` it has gone through. */
  waits: number;
  retried: boolean;
  /** Its CI_JOB_TOKEN. */
  readonly token: string;
  tokenExpiresAt?: number;
  archive?: ArtifactRow;
  readonly reports: ArtifactRow[];
  artifactsExpireAt?: number;
  downstream?: PipelineRow;
  /** Variables given to `play`. */
  playVariables?: readonly VariableRow[];
}
