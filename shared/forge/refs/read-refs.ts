import { CodedError } from "../../errors/coded-error.ts";
import { printable } from "../../text/printable.ts";
import { type CallDeps, callForge } from "../api/call-forge.ts";
import type { ForgeAccess, ForgeKind } from "../api/forge-access.ts";
import { jsonOf, readPages } from "../api/read-pages.ts";
import { fieldsOf } from "../fields.ts";
import { bitbucketCloudRefs } from "./bitbucket-cloud.ts";
import { bitbucketDataCenterRefs } from "./bitbucket-datacenter.ts";
import type { ForgeRef, ForgeRepository, RefDialect } from "./forge-ref.ts";
import { giteaRefs, gogsRefs } from "./gitea.ts";
import { githubRefs } from "./github.ts";
import { gitlabRefs } from "./gitlab.ts";

const DIALECTS: Readonly<Record<ForgeKind, RefDialect>> = {
  github: githubRefs,
  gitlab: gitlabRefs,
  gitea: giteaRefs,
  forgejo: giteaRefs,
  gogs: gogsRefs,
  "bitbucket-cloud": bitbucketCloudRefs,
  "bitbucket-datacenter": bitbucketDataCenterRefs,
};

/** All refs of a repository that its forge tells of. */
export interface RefsRead {
  readonly refs: readonly ForgeRef[];
  /** How the full names begin of those that were asked for: of others nothing is known. */
  readonly holds: readonly string[];
}

/**
 * Reads where all branches and tags of a repository stand now.
 *
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE
 */
export async function readRefs(
  deps: CallDeps,
  access: ForgeAccess,
  repository: string,
  signal: AbortSignal,
): Promise<RefsRead> {
  const lists = DIALECTS[access.kind].lists(repository);
  if (lists === undefined) throw noRepository(repository);
  const refs: ForgeRef[] = [];
  for (const { path, read } of lists) {
    const what = `reading the refs of ${printable(repository, 100)}`;
    for await (const { json } of readPages(deps, access, { path, what }, signal)) refs.push(...read(json));
  }
  return { refs, holds: lists.flatMap(({ holds }) => holds) };
}

/**
 * Reads what the forge says of a repository as a whole, as far as its pushes say it too.
 *
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE
 */
export async function readRepository(
  deps: CallDeps,
  access: ForgeAccess,
  repository: string,
  signal: AbortSignal,
): Promise<ForgeRepository> {
  const { repositoryPath, kept } = DIALECTS[access.kind];
  const path = repositoryPath(repository);
  if (path === undefined) throw noRepository(repository);
  const what = `reading ${printable(repository, 100)}`;
  const told = fieldsOf(jsonOf(await callForge(deps, access, { method: "GET", path, what }, signal), what));
  return Object.fromEntries(kept.flatMap((name) => (told[name] === undefined ? [] : [[name, told[name]]])));
}

function noRepository(repository: string): CodedError {
  return new CodedError("FORGE_REFUSED", `"${printable(repository, 100)}" can be no repository of this forge.`);
}
