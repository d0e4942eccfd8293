import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import type { ForgeRef, RefDialect } from "./forge-ref.ts";

/** GitLab: docs.gitlab.com/api/branches and /api/tags. A tag's `target` is the tag object, as in its pushes. */
export const gitlabRefs: RefDialect = {
  lists(repository) {
    const path = pathOf(repository);
    if (path === undefined) return undefined;
    return [
      { path: `${path}/repository/branches?per_page=100`, holds: ["refs/heads/"], read: reader("refs/heads/") },
      { path: `${path}/repository/tags?per_page=100`, holds: ["refs/tags/"], read: reader("refs/tags/") },
    ];
  },
  repositoryPath: pathOf,
  kept: ["id", "name", "path_with_namespace", "web_url", "default_branch", "http_url_to_repo", "ssh_url_to_repo"],
};

function pathOf(repository: string): string | undefined {
  const names = repository.split("/");
  const isPath = names.length >= 2 && names.every((name) => name !== "" && name !== "." && name !== "..");
  return isPath && repository.isWellFormed() ? `api/v4/projects/${encodeURIComponent(repository)}` : undefined;
}

function reader(folder: string): (json: unknown) => readonly ForgeRef[] {
  return (json) =>
    entriesOf(json).flatMap((entry) => {
      const { name, target, commit } = fieldsOf(entry);
      const { id, message } = fieldsOf(commit);
      const peeled = textIn(id);
      const sha = textIn(target) ?? peeled;
      if (typeof name !== "string" || sha === undefined) return [];
      return [
        {
          ref: `${folder}${name}`,
          sha,
          ...(peeled === undefined || peeled === sha ? {} : { commit: peeled }),
          ...(typeof message === "string" ? { message } : {}),
        },
      ];
    });
}
