import { entriesOf, fieldsOf, textIn } from "../fields.ts";
import { pathSegments } from "../statuses/path-segments.ts";
import type { ForgeRef, RefDialect } from "./forge-ref.ts";

/** GitHub: docs.github.com/rest/git/refs, "List matching references". Of an annotated tag it tells the tag object, as its pushes do. */
export const githubRefs: RefDialect = {
  lists(repository) {
    const path = pathOf(repository);
    if (path === undefined) return undefined;
    return ["heads", "tags"].map((folder) => ({
      path: `${path}/git/matching-refs/${folder}?per_page=100`,
      holds: [`refs/${folder}/`],
      read: (json) => entriesOf(json).flatMap(refOf),
    }));
  },
  repositoryPath: pathOf,
  kept: ["id", "name", "full_name", "private", "html_url", "clone_url", "ssh_url", "default_branch"],
};

function pathOf(repository: string): string | undefined {
  const names = pathSegments(repository, 2);
  return names && `repos/${names.join("/")}`;
}

function refOf(entry: unknown): readonly ForgeRef[] {
  const { ref, object } = fieldsOf(entry);
  const sha = textIn(fieldsOf(object)["sha"]);
  return typeof ref === "string" && sha !== undefined ? [{ ref, sha }] : [];
}
