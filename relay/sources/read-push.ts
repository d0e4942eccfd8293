import type { Change, ChangeInFull, Origin, SourceReading } from "../model/event.ts";
import { type MovedRef, toChange } from "./to-change.ts";
import { listOf, messageOf, type ToldCommits, touchedPaths } from "./told-commits.ts";
import { present } from "./wire.ts";

/** What a push body says, still unchecked. */
export interface ClaimedPush {
  readonly origin: Omit<Origin, "repository"> & { readonly repository: string | undefined };
  readonly moved: readonly PushedRef[];
}

/** What it says about one ref. */
export interface PushedRef extends MovedRef {
  /** The commit it ends at, with `id` and `message`, when that is told beside the list. */
  readonly tip?: unknown;
  /** The commits it brought, when the forge lists them with their files. */
  readonly told?: ToldCommits;
  readonly skipAsked?: boolean;
}

/**
 * The reading of a push; a push that lacks what a push has is kept as `other`, with the reason.
 *
 * All or nothing: were one of several refs left out silently, nobody would miss its pipeline. Only refs that are neither branch nor
 * tag are passed over, since no route can mean them; when there is nothing else, that is the reason.
 */
export function readPush({ origin, moved }: ClaimedPush): SourceReading {
  const { repository } = origin;
  if (repository === undefined) return { kind: "other", why: "a push without its repository's name" };
  const changes: ChangeInFull[] = [];
  let elsewhere = "it names no ref";
  for (const one of moved) {
    const change = toChange(one);
    if (change.kind === "fault") return { kind: "other", why: `a push, but ${change.why}` };
    if (change.kind === "elsewhere") elsewhere = change.why;
    else changes.push(inFull(change, one));
  }
  if (changes.length === 0) return { kind: "other", why: `a push, but ${elsewhere}` };
  return { kind: "push", origin: { ...origin, repository }, changes };
}

function inFull(change: Change, { tip, told, skipAsked }: PushedRef): ChangeInFull {
  return {
    ...change,
    ...present<Pick<ChangeInFull, "message" | "touched" | "skipAsked">>({
      message: messageOf(change.commit, [tip, ...listOf(told?.commits)]),
      // A tag moves no branch: the files of the commit it names are not what it changes.
      touched: told === undefined || change.kind === "tag" ? undefined : touchedPaths(told, change),
      skipAsked: skipAsked === true ? true : undefined,
    }),
  };
}
