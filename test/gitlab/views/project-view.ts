import { accessLevel, isAtLeast } from "../auth/roles.ts";
import { type Site, urlOf } from "../http/site.ts";
import { findGroup } from "../world/groups.ts";
import type { Project, User } from "../world/rows.ts";
import type { World } from "../world/world.ts";
import { namespaceView } from "./group-view.ts";
import { instant } from "./times.ts";

/** A project, with the fields that clients expect and this stand-in has something to say about. */
export function projectView(
  { site, world }: { readonly site: Site; readonly world: Pick<World, "projects"> },
  project: Project,
  viewer: User | undefined,
) {
  const parts = project.path.split("/");
  const name = parts.at(-1) ?? project.path;
  const group = findGroup(world.projects, parts.slice(0, -1).join("/"));
  const page = urlOf(site, `/${project.path}`);
  const api = urlOf(site, `/api/v4/projects/${project.id}`);
  const role = viewer === undefined ? undefined : project.members.get(viewer.id);
  const seesCode = project.visibility !== "private" || isAtLeast(role, "reporter");
  return {
    id: project.id,
    description: project.description === "" ? null : project.description,
    name,
    name_with_namespace: parts.join(" / "),
    path: name,
    path_with_namespace: project.path,
    created_at: instant(project.createdAt),
    ...(seesCode ? { default_branch: project.defaultBranch, ci_config_path: project.ciConfigPath } : {}),
    tag_list: [],
    topics: [],
    ssh_url_to_repo: `git@${hostOf(site)}:${project.path}.git`,
    http_url_to_repo: `${page}.git`,
    web_url: page,
    readme_url: null,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: instant(project.createdAt),
    visibility: project.visibility,
    namespace: group === undefined ? null : namespaceView(site, group),
    _links: {
      self: api,
      repo_branches: `${api}/repository/branches`,
      members: `${api}/members`,
    },
    empty_repo: project.branches.size === 0,
    archived: project.archived,
    jobs_enabled: project.ciEnabled,
    builds_access_level: project.ciEnabled ? "enabled" : "disabled",
    repository_access_level: "enabled",
    issues_enabled: true,
    merge_requests_enabled: true,
    shared_runners_enabled: true,
    creator_id: 1,
    import_status: "none",
    open_issues_count: 0,
    ci_default_git_depth: 20,
    ci_job_token_scope_enabled: false,
    public_jobs: project.publicBuilds,
    build_timeout: 3600,
    auto_cancel_pending_pipelines: "enabled",
    ci_pipeline_variables_minimum_override_role: project.variablesMinimumRole,
    restrict_user_defined_variables: project.variablesMinimumRole !== "developer",
    keep_latest_artifact: true,
    permissions: {
      project_access: role === undefined ? null : { access_level: accessLevel(role), notification_level: 3 },
      group_access: null,
    },
  };
}

function hostOf(site: Site): string {
  return site.origin.replace(/^https?:\/\//u, "").replace(/:\d+$/u, "");
}
