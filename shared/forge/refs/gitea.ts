import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { pathSegments } from "../statuses/path-segments.ts";
import type { ForgeRef, RefDialect, RefList } from "./forge-ref.ts";

/**
 * Gitea and Forgejo: `repoListBranches` and `repoListTags` of their API; pages of 50, the server's usual most. A tag's `id` is the tag
 * object, which is what their pushes name.
 */
export const giteaRefs: RefDialect = {
  lists(repository) {
    const path = pathOf(repository);
    return path === undefined
      ? undefined
      : [branchesAt(path), { path: `${path}/tags?limit=50`, holds: ["refs/tags/"], read: readTags }];
  },
  repositoryPath: pathOf,
  kept: ["id", "name", "full_name", "private", "html_url", "clone_url", "ssh_url", "default_branch"],
};

/** Gogs has the branches of Gitea's API, all on one page, and no tags. */
export const gogsRefs: RefDialect = {
  ...giteaRefs,
  lists(repository) {
    const path = pathOf(repository);
    return path === undefined ? undefined : [branchesAt(path)];
  },
};

function pathOf(repository: string): string | undefined {
  const names = pathSegments(repository, 2);
  return names && `api/v1/repos/${names.join("/")}`;
}

function branchesAt(path: string): RefList {
  return { path: `${path}/branches?limit=50`, holds: ["refs/heads/"], read: readBranches };
}

function readBranches(json: unknown): readonly ForgeRef[] {
  return entriesOf(json).flatMap((entry) => {
    const { name, commit } = fieldsOf(entry);
    const { id, message } = fieldsOf(commit);
    const sha = textIn(id);
    if (typeof name !== "string" || sha === undefined) return [];
    return [{ ref: `refs/heads/${name}`, sha, ...(typeof message === "string" ? { message } : {}) }];
  });
}

function readTags(json: unknown): readonly ForgeRef[] {
  return entriesOf(json).flatMap((entry) => {
    const { name, id, commit } = fieldsOf(entry);
    const peeled = textIn(fieldsOf(commit)["sha"]);
    const sha = textIn(id) ?? peeled;
    if (typeof name !== "string" || sha === undefined) return [];
    return [{ ref: `refs/tags/${name}`, sha, ...(peeled === undefined ? {} : { commit: peeled }) }];
  });
}
