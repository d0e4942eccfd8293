import type { Origin, SourceReading } from "../model/event.ts";
import { type MovedRef, toChange } from "./to-change.ts";

/** What a push body says, still unchecked. */
export interface ClaimedPush {
  readonly origin: Omit<Origin, "repository"> & { readonly repository: string | undefined };
  readonly moved: readonly MovedRef[];
}

/**
 * The reading of a push; a push that lacks what a push has is kept as `other`, with the reason.
 *
 * All or nothing: were one of several refs left out silently, nobody would miss its pipeline.
 */
export function readPush({ origin, moved }: ClaimedPush): SourceReading {
  if (origin.repository === undefined) return { kind: "other", why: "a push without its repository's name" };
  const changes = [];
  for (const one of moved) {
    const change = toChange(one);
    if ("why" in change) return { kind: "other", why: `a push, but ${change.why}` };
    changes.push(change);
  }
  return { kind: "push", origin: { ...origin, repository: origin.repository }, changes };
}
