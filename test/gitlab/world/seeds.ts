import type { CiFile, JobSpec } from "./ci-file.ts";
import type { CreateOrder } from "./create-pipeline.ts";
import type { Project, Role, User } from "./rows.ts";

/** What a project is made of; everything but the path has GitLab's default. */
export interface ProjectSeed {
  readonly path: string;
  readonly description?: string;
  readonly visibility?: Project["visibility"];
  readonly defaultBranch?: string;
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  readonly members?: Readonly<Record<string, Role>>;
  readonly ci?: CiFile | null;
  readonly ciConfigPath?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly variablesMinimumRole?: Project["variablesMinimumRole"];
  readonly storage?: Project["storage"];
  readonly ranges?: boolean;
  readonly reportDownloads?: boolean;
  readonly publicBuilds?: boolean;
  readonly artifactsPublic?: boolean;
  readonly ciEnabled?: boolean;
  readonly archived?: boolean;
  readonly jobTokenScopeEnabled?: boolean;
  readonly protectedRefs?: Readonly<Record<string, Role | "no_one">>;
  readonly pipelinesPerMinute?: number;
  /** Message of every branch's head commit, for example `Fix it [ci skip]`. */
  readonly headMessage?: string;
}

/** A pipeline as wanted in the past or present, without going through the API. */
export interface PipelineSeed {
  readonly ref?: string;
  /** Default: the ref's head. */
  readonly sha?: string;
  readonly source?: string;
  /** Default: the member with the highest role, or `root` where there is none. */
  readonly user?: User;
  /** Pins the status for ever, whatever the jobs do; absent = it lives by its jobs. */
  readonly status?: string;
  readonly name?: string;
  /** Default: those of the project's CI file. */
  readonly jobs?: readonly JobSpec[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  readonly yamlErrors?: string;
}

/** A project row with GitLab's defaults, still without branches and members. */
export function newProject(id: number, seed: ProjectSeed, nowMs: number): Project {
  const defaultBranch = seed.defaultBranch ?? "main";
  return {
    id: id,
    path: seed.path,
    description: seed.description ?? "",
    visibility: seed.visibility ?? "private",
    defaultBranch,
    publicBuilds: seed.publicBuilds ?? true,
    artifactsPublic: seed.artifactsPublic ?? true,
    ciEnabled: seed.ciEnabled ?? true,
    archived: seed.archived ?? false,
    ci: seed.ci === undefined ? { jobs: [{ name: "test" }] } : seed.ci,
    ciConfigPath: seed.ciConfigPath ?? "",
    files: new Map(Object.entries(seed.files ?? {})),
    variablesMinimumRole: seed.variablesMinimumRole ?? "developer",
    protectedRefs: new Map(Object.entries(seed.protectedRefs ?? {})),
    storage: seed.storage ?? "local",
    ranges: seed.ranges ?? false,
    reportDownloads: seed.reportDownloads ?? false,
    jobTokenScopeEnabled: seed.jobTokenScopeEnabled ?? true,
    allowlist: [],
    variables: [],
    members: new Map(),
    branches: new Map(),
    tags: new Map(),
    ...(seed.pipelinesPerMinute === undefined ? {} : { pipelinesPerMinute: seed.pipelinesPerMinute }),
    refreshingStatistics: false,
    lastIid: 0,
    deleted: false,
    createdAt: nowMs,
  };
}

/** The order that stores a seeded pipeline. */
export function seededOrder(project: Project, seed: PipelineSeed, user: User): CreateOrder {
  const ci: CiFile = {
    ...(project.ci ?? { jobs: [] }),
    ...(seed.jobs === undefined ? {} : { jobs: seed.jobs }),
    ...(seed.status === undefined ? {} : { script: [{ status: seed.status, forMs: Number.POSITIVE_INFINITY }] }),
  };
  return {
    ref: seed.ref ?? project.defaultBranch,
    source: seed.source ?? "push",
    user,
    ci,
    variables: Object.entries(seed.variables ?? {}).map(([key, value]) => ({ key, value, type: "env_var" as const })),
    ...(seed.sha === undefined ? {} : { sha: seed.sha }),
    ...(seed.createdAt === undefined ? {} : { createdAt: seed.createdAt.getTime() }),
  };
}
