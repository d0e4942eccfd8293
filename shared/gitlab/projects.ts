import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { orElse, text } from "./wire.ts";

/** A project as far as starting pipelines needs it. What a credential may not see is absent. */
export interface Project {
  readonly id: number;
  /** Full path: `group/sub/name`. */
  readonly path: string;
  /** Absent for those who may not read the code. */
  readonly defaultBranch?: string;
  /** Where the CI file is, as set in the project; absent or empty where it is at its usual place. */
  readonly ciConfigPath?: string;
  readonly archived: boolean;
  /** Whether CI/CD is switched on. */
  readonly ciEnabled?: boolean;
  /** Whether jobs, their logs and artifacts are for everybody who may see the project. */
  readonly publicJobs?: boolean;
  /** Whether the newest successful pipeline of each ref keeps its artifacts beyond their expiry. */
  readonly keepsLatestArtifacts?: boolean;
  readonly webUrl: string;
  /** The least role that may set pipeline variables: `no_one_allowed`, `owner`, `maintainer`, `developer`. */
  readonly variablesMinimumRole?: string;
  /** The role of whoever asks, as GitLab's number (30 is a developer); absent for one who is no member. */
  readonly accessLevel?: number;
}

const flag = orElse(z.optional(z.boolean()), undefined);
const access = orElse(z.nullish(z.object({ access_level: z.number() })), undefined);

const projectRow = z.object({
  id: z.number(),
  path_with_namespace: z.string(),
  default_branch: text,
  ci_config_path: text,
  archived: orElse(z.boolean(), false),
  builds_access_level: text,
  jobs_enabled: flag,
  public_jobs: flag,
  keep_latest_artifact: flag,
  web_url: text,
  ci_pipeline_variables_minimum_override_role: text,
  restrict_user_defined_variables: flag,
  permissions: orElse(z.optional(z.object({ project_access: access, group_access: access })), undefined),
});

/** Full paths of projects that have the text in their name and that the credential sees; the first page. */
export function searchProjects(
  gitlab: GitLab,
  credential: Credential,
  text: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const parse = (json: unknown) => z.array(z.object({ path_with_namespace: z.string() })).parse(json);
  const path = route`projects?simple=true&per_page=100&search=${text}`;
  const rows = call(gitlab, { path, what: "looking for projects of that name", credential }, parse, signal);
  return rows.then((found) => found.map((row) => row.path_with_namespace));
}

/** The project, as the credential sees it. */
export function getProject(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal?: AbortSignal,
): Promise<Project> {
  const what = `reading ${projectName(project)}`;
  return call(gitlab, { path: route`projects/${project}`, what, credential }, parseProject, signal);
}

function parseProject(json: unknown): Project {
  const row = projectRow.parse(json);
  const levels = [row.permissions?.project_access, row.permissions?.group_access].flatMap((one) =>
    one === null || one === undefined ? [] : [one.access_level],
  );
  const ciEnabled = row.builds_access_level === undefined ? row.jobs_enabled : row.builds_access_level !== "disabled";
  const role = variablesRole(row.restrict_user_defined_variables, row.ci_pipeline_variables_minimum_override_role);
  return {
    id: row.id,
    path: row.path_with_namespace,
    archived: row.archived,
    webUrl: row.web_url ?? "",
    ...(row.default_branch === undefined ? {} : { defaultBranch: row.default_branch }),
    ...(row.ci_config_path === undefined ? {} : { ciConfigPath: row.ci_config_path }),
    ...(ciEnabled === undefined ? {} : { ciEnabled }),
    ...(row.public_jobs === undefined ? {} : { publicJobs: row.public_jobs }),
    ...(row.keep_latest_artifact === undefined ? {} : { keepsLatestArtifacts: row.keep_latest_artifact }),
    ...(role === undefined ? {} : { variablesMinimumRole: role }),
    ...(levels.length === 0 ? {} : { accessLevel: Math.max(...levels) }),
  };
}

/**
 * The least role that may set pipeline variables. The role counts only where variables are restricted at all, and before there
 * was one, restricted meant maintainers (gitlab-org/gitlab merge request 149343); newer versions keep the two in step.
 */
function variablesRole(isRestricted: boolean | undefined, role: string | undefined): string | undefined {
  if (isRestricted === false) return "developer";
  return role ?? (isRestricted === true ? "maintainer" : undefined);
}
