import { forbidden, notFound } from "../http/refusal.ts";
import type { PipelineRow, Project, Role, User } from "../world/rows.ts";
import type { Caller } from "./caller.ts";
import type { JobTokenGate } from "./job-token-table.ts";
import { isAtLeast } from "./roles.ts";

/** Things one may be allowed to do to a project, with GitLab's names where it has them. */
const NEEDED_ROLE = {
  create_pipeline: "developer",
  update_build: "developer",
  update_pipeline: "developer",
  keep_artifacts: "developer",
  destroy_pipeline: "owner",
  create_pipeline_schedule: "developer",
  admin_pipeline: "maintainer",
  admin_build: "maintainer",
  manage_trigger: "maintainer",
  destroy_artifacts: "maintainer",
  force_cancel: "maintainer",
} as const satisfies Readonly<Record<string, Role>>;

/** An ability that takes a role. */
export type RoleAbility = keyof typeof NEEDED_ROLE;
/** Any ability. */
export type Ability = RoleAbility | "read_build" | "read_job_artifacts" | "read_code";

/** Whether the user, or nobody, can see that the project exists. */
export function canSee(project: Project, user: User | undefined): boolean {
  if (project.deleted) return false;
  if (project.visibility === "public") return true;
  if (user === undefined) return false;
  return project.visibility === "internal" || project.members.has(user.id);
}

/** The project if the caller may know of it: 404 otherwise, 403 when only a fine-grained permission is missing. */
export function visibleProject(project: Project | undefined, caller: Caller, gate: JobTokenGate | undefined): Project {
  const user = caller.kind === "anonymous" ? undefined : caller.user;
  if (project === undefined || !canSee(project, user)) throw notFound("Project");
  if (caller.kind !== "job" || caller.job.pipeline.project === project) return project;
  const entry = reachOf(project, caller.job.pipeline.project);
  const publicRead = gate?.publicRead === true && project.visibility !== "private" && project.publicBuilds;
  if (publicRead) return project;
  if (entry === undefined) throw notFound("Project");
  if (gate?.policy !== undefined && entry.policies !== undefined && !entry.policies.includes(gate.policy)) {
    const slug = project.path.split("/").at(-1) ?? project.path;
    throw forbidden(
      `Insufficient permissions to access this resource in project ${slug}. The following token permission is required: ${gate.policy}.`,
    );
  }
  return project;
}

/** The allowlist entry through which jobs of `from` reach the target; undefined when there is none. */
export function reachOf(target: Project, from: Project): { readonly policies?: readonly string[] } | undefined {
  if (target === from || !target.jobTokenScopeEnabled) return {};
  const byProject = target.allowlist.find((entry) => entry.from === from.path);
  return byProject ?? target.allowlist.find((entry) => from.path.startsWith(`${entry.from}/`));
}

/** Whether the caller may do it; seeing the project is taken as given. */
export function may(caller: Caller, ability: Ability, project: Project): boolean {
  const role = caller.kind === "anonymous" ? undefined : project.members.get(caller.user.id);
  // Guests of a private project see that it is there, and none of its code.
  if (ability === "read_code") return project.visibility !== "private" || isAtLeast(role, "reporter");
  if (ability === "read_build") return project.publicBuilds || isAtLeast(role, "reporter");
  if (ability === "read_job_artifacts") {
    return may(caller, "read_build", project) && (project.artifactsPublic || isAtLeast(role, "developer"));
  }
  return isAtLeast(role, NEEDED_ROLE[ability]);
}

/** 403 unless the caller may do it. */
export function authorize(caller: Caller, ability: Ability, project: Project): void {
  if (!may(caller, ability, project)) throw forbidden();
}

/** Variables hold secrets: for maintainers, and for whoever created the pipeline as a developer. */
export function mayReadVariables(caller: Caller, pipeline: PipelineRow): boolean {
  if (caller.kind === "anonymous") return false;
  const role = pipeline.project.members.get(caller.user.id);
  return isAtLeast(role, "maintainer") || (isAtLeast(role, "developer") && pipeline.user?.id === caller.user.id);
}
