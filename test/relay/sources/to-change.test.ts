import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
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
