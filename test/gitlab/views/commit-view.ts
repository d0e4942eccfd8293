import { type Site, urlOf } from "../http/site.ts";
import type { Commit, Project } from "../world/rows.ts";
import { instant } from "./times.ts";

/** A commit; `sha` alone is enough for those whose branch has moved on. */
export function commitView(site: Site, project: Project, commit: Pick<Commit, "sha"> & Partial<Commit>) {
  const message = commit.message ?? "Change something";
  const at = instant(commit.createdAt ?? project.createdAt);
  return {
    id: commit.sha,
    short_id: commit.sha.slice(0, 8),
    created_at: at,
    parent_ids: [],
    title: message.split("\n", 1)[0] ?? "",
    message,
    author_name: "Root",
    author_email: "root@example.com",
    authored_date: at,
    committer_name: "Root",
    committer_email: "root@example.com",
    committed_date: at,
    trailers: {},
    extended_trailers: {},
    web_url: urlOf(site, `/${project.path}/-/commit/${commit.sha}`),
  };
}

/** The commit of that id, as far as it is still a head. */
export function commitOf(project: Project, sha: string): Pick<Commit, "sha"> & Partial<Commit> {
  const heads = [...project.branches.values(), ...project.tags.values()];
  return heads.find((commit) => commit.sha === sha) ?? { sha };
}
