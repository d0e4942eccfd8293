import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readPush } from "../../../relay/sources/read-push.ts";
import { toChange, zerosLike } from "../../../relay/sources/to-change.ts";

const [BEFORE, AFTER, ZERO] = ["a".repeat(40), "b".repeat(40), "0".repeat(40)];
const moved = (differences: object = {}) => ({
  index: 0,
  ref: "refs/heads/main",
  before: BEFORE,
  after: AFTER,
  commit: AFTER,
  forced: false,
  ...differences,
});

/** Names git allows and people forget, and names it refuses though they look harmless. */
const ALLOWED = [
  "a{b",
  "a}b",
  "{",
  "{{ sha }}".replaceAll(" ", ""),
  "🚀",
  "été/naïve",
  "it's",
  "$(id)",
  "$HOME",
  "`id`",
  "a;b",
  "a|b",
  "a&b",
  "a>b",
  '"quoted"',
  "a,b",
  "a=b",
  "a%0Ab",
  "#1",
  "+1",
  "-x",
  "--help",
  "@",
  "a@b",
  "@@",
  "a/@/b",
  "v1.0",
  "v1.0-",
  "lock",
  "a.locked",
  "HEAD",
  "refs/heads/main",
  "main\u202e",
  "\u00a0",
  "x".repeat(200),
];
const REFUSED = [
  "",
  "a.",
  ".a",
  "a/.b",
  "a..b",
  "a.lock",
  "a.lock/b",
  "a/",
  "/a",
  "a//b",
  "a@{b",
  "a b",
  "a~1",
  "a^",
  "a:b",
  "a?",
  "a*",
  "a[b",
  "a\\b",
  "a\tb",
  "a\nb",
  "a\u007fb",
];

describe("the name of a ref", () => {
  it.each(ALLOWED)("%j is taken as it is", (name) => {
    expect(toChange(moved({ ref: `refs/heads/${name}` }))).toMatchObject({ kind: "branch", refName: name });
    expect(toChange(moved({ ref: `refs/tags/${name}` }))).toMatchObject({ kind: "tag", refName: name });
  });

  it.each([...REFUSED, "a\u0000b", "a\ud800b"])("%j is refused, since git does not allow it", (name) => {
    expect(toChange(moved({ ref: `refs/heads/${name}` })).kind).toBe("fault");
  });

  it("is judged as git judges it", () => {
    const allows = (name: string) => {
      try {
        execFileSync("git", ["check-ref-format", `refs/heads/${name}`], { stdio: "ignore" });
        return true;
      } catch {
        return false;
      }
    };

    expect(ALLOWED.filter((name) => !allows(name))).toEqual([]);
    expect(REFUSED.filter(allows)).toEqual([]);
  });
});

describe("a ref that moved", () => {
  it.each([
    { before: ZERO, after: AFTER, action: "create" },
    { before: BEFORE, after: AFTER, action: "update" },
    { before: BEFORE, after: ZERO, action: "delete" },
    { before: "0".repeat(64), after: "b".repeat(64), action: "create" },
    { before: ZERO, after: ZERO, gone: true, action: "delete" },
  ])("from $before to $after is an $action", ({ action, ...differences }) => {
    expect(toChange(moved(differences))).toMatchObject({ action });
  });

  it.each([
    { before: BEFORE, after: BEFORE, why: "are the same" },
    { before: ZERO, after: ZERO, why: "are the same" },
    { before: "abc", after: AFTER, why: "no commit hash" },
    { before: BEFORE, after: AFTER.toUpperCase(), why: "no commit hash" },
    { before: BEFORE, after: `${AFTER}\n`, why: "no commit hash" },
    { before: BEFORE, after: 7, why: "no commit hash" },
  ])("from $before to $after is none, and says why", ({ why, ...differences }) => {
    expect(toChange(moved(differences))).toEqual({ kind: "fault", why: expect.stringContaining(why) });
  });

  it.each([null, undefined, "", "tag", ZERO, 7, {}])(
    "is pinned to where it is when its commit is told as %j",
    (commit) => {
      expect(toChange(moved({ commit }))).toMatchObject({ commit: AFTER });
    },
  );

  it.each([
    [AFTER, ZERO],
    ["c".repeat(64), "0".repeat(64)],
    ["abc", undefined],
    [undefined, undefined],
  ])("came from as many zeros as %s has digits", (name, zeros) => {
    expect(zerosLike(name)).toBe(zeros);
  });
});

describe("a push", () => {
  const origin = { repository: "acme/app" };

  it("leaves out notes and a forge's own refs, and keeps the places of the others", () => {
    const reading = readPush({
      origin,
      moved: [
        moved({ ref: "refs/notes/commits" }),
        moved({ index: 1 }),
        moved({ index: 2, ref: "refs/pull-requests/1/from" }),
        moved({ index: 3, ref: "refs/tags/v1" }),
      ],
    });

    expect(reading).toMatchObject({
      changes: [
        { index: 1, refName: "main" },
        { index: 3, refName: "v1" },
      ],
    });
  });

  it.each([
    { what: "nothing but notes", refs: ["refs/notes/commits"], why: "neither a branch nor a tag" },
    { what: "no ref", refs: [], why: "names no ref" },
    // Were the others taken, nobody would miss the pipeline of this one.
    { what: "one ref of many that is none", refs: ["refs/heads/main", "refs/heads/a..b"], why: "git does not allow" },
    { what: "a short name", refs: ["refs/heads/main", "main"], why: "neither a branch nor a tag" },
    {
      what: "a name that only begins like a note's",
      refs: ["refs/heads/main", "refs/notes/"],
      why: "neither a branch",
    },
  ])("with $what starts nothing, and says why", ({ refs, why }) => {
    expect(readPush({ origin, moved: refs.map((ref, index) => moved({ index, ref })) })).toEqual({
      kind: "other",
      why: expect.stringContaining(why),
    });
  });

  it("that asks for no pipeline says so", () => {
    expect(readPush({ origin, moved: [{ ...moved(), skipAsked: true }] })).toMatchObject({
      changes: [{ skipAsked: true }],
    });
    expect(readPush({ origin, moved: [{ ...moved(), skipAsked: false }] })).not.toHaveProperty("changes.0.skipAsked");
  });
});
