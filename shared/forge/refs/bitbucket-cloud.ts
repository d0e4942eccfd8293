import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { pathSegments } from "../statuses/path-segments.ts";
import type { ForgeRef, RefDialect } from "./forge-ref.ts";

/**
 * Bitbucket Cloud: developer.atlassian.com/cloud/bitbucket/rest/api-group-refs, "List branches and tags". Of an annotated tag it tells the
 * commit, as its pushes do.
 */
export const bitbucketCloudRefs: RefDialect = {
  lists(repository) {
    const path = pathOf(repository);
    return path === undefined
      ? undefined
      : [{ path: `${path}/refs?pagelen=100`, holds: ["refs/heads/", "refs/tags/"], read: readRefs }];
  },
  repositoryPath: pathOf,
  kept: ["uuid", "name", "full_name", "is_private", "links", "mainbranch"],
};

const FOLDERS = new Map<unknown, string>([
  ["branch", "refs/heads/"],
  ["named_branch", "refs/heads/"],
  ["tag", "refs/tags/"],
]);

function pathOf(repository: string): string | undefined {
  const names = pathSegments(repository, 2);
  return names && `2.0/repositories/${names.join("/")}`;
}

function readRefs(json: unknown): readonly ForgeRef[] {
  return entriesOf(fieldsOf(json)["values"]).flatMap((entry) => {
    const { type, name, target } = fieldsOf(entry);
    const { hash, message } = fieldsOf(target);
    const folder = FOLDERS.get(type);
    const sha = textIn(hash);
    if (folder === undefined || typeof name !== "string" || sha === undefined) return [];
    return [{ ref: `${folder}${name}`, sha, ...(typeof message === "string" ? { message } : {}) }];
  });
}
