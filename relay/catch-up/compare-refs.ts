import type { ForgeRef } from "../../shared/forge/refs/forge-ref.ts";
import type { RefsRead } from "../../shared/forge/refs/read-refs.ts";
import type { ChangeAction } from "../model/event.ts";
import type { StoredHead } from "../model/listed.ts";

/** A ref that stands elsewhere than the newest stored push left it. */
export interface RefMove {
  readonly ref: string;
  readonly action: ChangeAction;
  /** Zeros for a ref the store does not know. */
  readonly before: string;
  /** Zeros for a ref that is gone. */
  readonly after: string;
  /** What the forge says of it now; absent when it is gone. */
  readonly now?: ForgeRef;
}

/** What a comparison has shown. */
export interface Compared {
  /** What no event has told. */
  readonly moved: readonly RefMove[];
  /** Refs the store does not know, and of which nobody can say whether an event was missed: they count from now on. */
  readonly unknown: readonly RefMove[];
  /** What was not believed. */
  readonly doubt?: string;
}

const HEX_DIGITS = 40;

/**
 * Compares the refs a forge has with those that the newest stored pushes have left.
 *
 * @param isKnown whether the store knows every ref there was when it was compared last: then a ref it does not know is a new one
 */
export function compareRefs(stored: readonly StoredHead[], { refs, holds }: RefsRead, isKnown: boolean): Compared {
  const heads = new Map(stored.map((head) => [head.ref, head]));
  const present = new Map(refs.map((one) => [one.ref, one]));
  const asked = stored.filter(({ ref }) => holds.some((folder) => ref.startsWith(folder)));
  const moved = [...present.values()].flatMap((now): RefMove[] => {
    const head = heads.get(now.ref);
    if (head === undefined || head.after === now.sha || head.after === now.commit) return [];
    return [{ ref: now.ref, action: "update", before: head.after, after: now.sha, now }];
  });
  const unknown = [...present.values()]
    .filter(({ ref }) => !heads.has(ref))
    .map((now): RefMove => ({ ref: now.ref, action: "create", before: zeros(now.sha), after: now.sha, now }));
  const gone = asked
    .filter(({ ref }) => !present.has(ref))
    .map(({ ref, after }): RefMove => ({ ref, action: "delete", before: after, after: zeros(after) }));
  const isEmptied = gone.length > 0 && !refs.some(({ ref }) => ref.startsWith("refs/heads/"));
  return {
    moved: [...moved, ...(isKnown ? unknown : []), ...(isEmptied ? [] : gone)],
    unknown: isKnown ? [] : unknown,
    ...(isEmptied ? { doubt: "the forge shows no branch at all; that all of them were deleted is not believed" } : {}),
  };
}

function zeros(like: string): string {
  return "0".repeat(like.length === 0 ? HEX_DIGITS : like.length);
}
