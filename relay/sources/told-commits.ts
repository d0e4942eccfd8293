import type { Change, TouchedPaths } from "../model/event.ts";
import { asObject, asText, type Fields } from "./wire.ts";

/** A push's list of commits as a forge sends it, and what is known of how much it leaves out. */
export interface ToldCommits {
  /** Objects with `id`, `message`, `added`, `removed` and `modified`, as GitHub, GitLab and Gitea alike send them; unchecked. */
  readonly commits: unknown;
  /** How many there are, when the forge tells; unchecked. */
  readonly total?: unknown;
  /** A forge that does not tell how many there are lists at most so many. */
  readonly most?: number;
  /** The most files it lists with one commit, where it has such a limit. */
  readonly mostFiles?: number;
}

/** The message of the commit `id`, when one of the commits is that. */
export function messageOf(id: string | undefined, commits: readonly unknown[]): string | undefined {
  if (id === undefined) return undefined;
  return asText(commits.map(asObject).find((commit) => commit["id"] === id)?.["message"]);
}

/**
 * The paths a push to a branch touched: all that any of its commits added, removed or changed, each once.
 *
 * They are all there are only when nothing can be missing: an update whose listed commits are as many as there are and reach the
 * commit it ends at, each with its files. What a rewritten history has dropped is in no list, so a forced push is never complete; where
 * the forge does not tell which one is forced (GitLab, Gitea), the listed commits count as all.
 */
export function touchedPaths(told: ToldCommits, change: Change): TouchedPaths | undefined {
  const commits = listOf(told.commits).map(asObject);
  if (change.action === "delete" || commits.length === 0) return undefined;
  const files = commits.map(filesOf);
  const complete =
    change.action === "update" &&
    change.forced !== true &&
    isWhole(told, commits.length) &&
    commits.some(({ id }) => id === change.after) &&
    files.every((list) => list !== undefined && list.length < (told.mostFiles ?? Number.POSITIVE_INFINITY));
  return { paths: [...new Set(files.flatMap((list) => list ?? []))], complete };
}

/** A list as it came; anything else reads as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isWhole({ total, most }: ToldCommits, listed: number): boolean {
  return most === undefined ? total === listed : listed < most;
}

const LISTS = ["added", "removed", "modified"] as const;

/** The files of one commit; undefined when it does not list them, or lists something else. */
function filesOf(commit: Fields): readonly string[] | undefined {
  const lists = LISTS.map((name) => commit[name]);
  // Go writes a list that was never made as null; three of them are a commit that came without its files.
  if (!lists.some(Array.isArray)) return undefined;
  const files = lists.flatMap((list) => list ?? []);
  return files.every((file) => typeof file === "string") ? files : undefined;
}
