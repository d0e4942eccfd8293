import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { pathSegments } from "../statuses/path-segments.ts";
import type { ForgeRef, RefDialect } from "./forge-ref.ts";

/**
 * Bitbucket Data Center: developer.atlassian.com/server/bitbucket/rest, projects/…/branches and …/tags. An annotated tag has a `hash` of its
 * own beside `latestCommit`; its pushes may name either.
 */
export const bitbucketDataCenterRefs: RefDialect = {
  lists(repository) {
    const path = pathOf(repository);
    if (path === undefined) return undefined;
    return [
      { path: `${path}/branches?limit=500`, holds: ["refs/heads/"], read: readRefs },
      { path: `${path}/tags?limit=500`, holds: ["refs/tags/"], read: readRefs },
    ];
  },
  repositoryPath: pathOf,
  kept: ["id", "slug", "name", "project", "public", "links"],
};

function pathOf(repository: string): string | undefined {
  const names = pathSegments(repository, 2);
  if (names === undefined) return undefined;
  const [project, slug] = names;
  return `rest/api/1.0/projects/${project}/repos/${slug}`;
}

function readRefs(json: unknown): readonly ForgeRef[] {
  return entriesOf(fieldsOf(json)["values"]).flatMap((entry) => {
    const { id, latestCommit, hash } = fieldsOf(entry);
    const commit = textIn(latestCommit);
    if (typeof id !== "string" || commit === undefined) return [];
    const object = textIn(hash);
    return [object === undefined ? { ref: id, sha: commit } : { ref: id, sha: object, commit }];
  });
}
