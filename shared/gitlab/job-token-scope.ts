import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { orElse } from "./wire.ts";

/** Which jobs of other projects a project lets in. */
export interface JobTokenScope {
  /** Whether the list counts; otherwise every job whose user may is let in. */
  readonly enforced: boolean;
  /** Ids of the projects on the list; a project always lets its own jobs in. */
  readonly projects: readonly number[];
  /** Full paths of the groups on the list, as far as they can be told. */
  readonly groups: readonly string[];
}

const scopeRow = z.object({ inbound_enabled: z.boolean() });
const idRow = z.object({ id: z.number() });
const groupRow = z.object({ web_url: orElse(z.string(), "") });

/** Reads the list (`/projects/:id/job_token_scope`), which is for maintainers, with an access token of at least read_api. */
export async function readJobTokenScope(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal?: AbortSignal,
): Promise<JobTokenScope> {
  const what = `reading which job tokens ${projectName(project)} lets in`;
  const path = route`projects/${project}/job_token_scope`;
  const { inbound_enabled } = await call(gitlab, { path, what, credential }, (json) => scopeRow.parse(json), signal);
  const projects = { path: `${path}/allowlist`, what, credential };
  const groups = { path: `${path}/groups_allowlist`, what, credential };
  return {
    enforced: inbound_enabled,
    projects: await listAll(gitlab, projects, (json) => idRow.parse(json).id, signal),
    groups: (await listAll(gitlab, groups, (json) => pathOf(groupRow.parse(json).web_url), signal)).filter(
      (group) => group !== "",
    ),
  };
}

/** Whether the list lets jobs of a project in. */
export function letsIn(
  { enforced, projects, groups }: JobTokenScope,
  from: { readonly id: number; readonly path?: string },
): boolean {
  if (!enforced || projects.includes(from.id)) return true;
  const path = from.path?.toLowerCase() ?? "";
  return groups.some((group) => path.startsWith(`${group.toLowerCase()}/`));
}

/** GitLab gives groups by the URL of their page: `https://host/groups/acme/tools`. */
function pathOf(webUrl: string): string {
  return /\/groups\/(.+?)\/?$/.exec(URL.parse(webUrl)?.pathname ?? "")?.[1] ?? "";
}
