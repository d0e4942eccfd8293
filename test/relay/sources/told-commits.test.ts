import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../relay/model/event.ts";
import { messageOf, type ToldCommits, touchedPaths } from "../../../relay/sources/told-commits.ts";

const TIP = "b".repeat(40);
const UPDATE: Change = {
  index: 0,
  kind: "branch",
  action: "update",
  ref: "refs/heads/main",
  refName: "main",
  before: "a".repeat(40),
  after: TIP,
  commit: TIP,
  forced: false,
};
const FIRST = { id: "c".repeat(40), message: "first", added: ["a.ts", "b.ts"], removed: [], modified: ["README.md"] };
const LAST = { id: TIP, message: "last", added: [], removed: ["a.ts"], modified: ["README.md"] };
const PATHS = ["a.ts", "b.ts", "README.md"];

describe("the paths a push touched", () => {
  it("are those of all its commits, each once", () => {
    expect(touchedPaths({ commits: [FIRST, LAST], total: 2 }, UPDATE)).toEqual({ paths: PATHS, complete: true });
  });

  it.each<{ what: string; told?: Partial<ToldCommits>; change?: Partial<Change>; complete: boolean }>([
    { what: "as many commits as there are", complete: true },
    { what: "a history nobody tells whether it was rewritten", change: { forced: null }, complete: true },
    { what: "fewer commits than there are", told: { total: 21 }, complete: false },
    { what: "a forge that does not tell how many there are", told: { total: undefined }, complete: false },
    { what: "a total that is no number", told: { total: "2" }, complete: false },
    { what: "fewer commits than the forge lists at most", told: { total: undefined, most: 3 }, complete: true },
    { what: "as many commits as the forge lists at most", told: { total: undefined, most: 2 }, complete: false },
    { what: "fewer files than the forge lists of one commit", told: { mostFiles: 4 }, complete: true },
    { what: "as many files as the forge lists of one commit", told: { mostFiles: 3 }, complete: false },
    { what: "a rewritten history", change: { forced: true }, complete: false },
    { what: "a new branch", change: { action: "create" }, complete: false },
    { what: "commits that do not reach the one it ends at", change: { after: "d".repeat(40) }, complete: false },
    {
      what: "a commit without its files",
      told: { commits: [{ ...FIRST }, LAST, { id: "e" }], total: 3 },
      complete: false,
    },
    {
      what: "three lists that were never made",
      told: { commits: [FIRST, LAST, { id: "e", added: null, removed: null, modified: null }], total: 3 },
      complete: false,
    },
    {
      what: "an empty list that Go wrote as null",
      told: { commits: [FIRST, { ...LAST, added: null }] },
      complete: true,
    },
  ])("with $what are known to be all: $complete", ({ told, change, complete }) => {
    const list = { commits: [FIRST, LAST], total: 2, ...told };

    expect(touchedPaths(list, { ...UPDATE, ...change })).toEqual({ paths: PATHS, complete });
  });

  it.each([
    { what: "a file that is no text", file: 7 },
    { what: "a file that is a list", file: ["a.ts"] },
  ])("with $what leave that commit out, and are not all", ({ file }) => {
    const odd = { ...LAST, modified: ["README.md", file] };

    expect(touchedPaths({ commits: [FIRST, odd], total: 2 }, UPDATE)).toEqual({ paths: PATHS, complete: false });
  });

  it.each([
    { what: "a deletion", commits: [LAST], action: "delete" },
    { what: "no commits", commits: [], action: "update" },
    { what: "commits that are no list", commits: { length: 1 }, action: "update" },
    { what: "no list at all", commits: undefined, action: "create" },
  ] as const)("are not told by $what", ({ commits, action }) => {
    expect(touchedPaths({ commits, total: 0 }, { ...UPDATE, action })).toBeUndefined();
  });

  it("are read of anything without throwing", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (commits, total) => {
        const paths = touchedPaths({ commits, total }, UPDATE)?.paths ?? [];

        expect(paths.every((path) => typeof path === "string")).toBe(true);
      }),
    );
  });
});

describe("the message of a commit", () => {
  it("is that of the commit itself, wherever it stands", () => {
    expect(messageOf(TIP, [undefined, null, FIRST, LAST])).toBe("last");
  });

  it.each([
    { id: TIP, commits: [] },
    { id: TIP, commits: [FIRST] },
    { id: TIP, commits: [{ id: TIP, message: 7 }] },
    { id: undefined, commits: [{ message: "nobody's" }] },
  ])("of $id is not told by $commits", ({ id, commits }) => {
    expect(messageOf(id, commits)).toBeUndefined();
  });
});
