import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayloadMap } from "../../../relay/model/source-config.ts";
import { readByPaths } from "../../../relay/sources/read-by-paths.ts";

const [A, B, ZEROS] = ["a".repeat(40), "b".repeat(40), "0".repeat(40)];
const [A64, ZEROS64] = ["a".repeat(64), "0".repeat(64)];

const MAP: PayloadMap = {
  paths: {
    ref: "/ref",
    sha: "/after",
    before: "/before",
    repository: "/repository/full_name",
    sender: "/who/login",
    message: "/commits/0/message",
  },
  defaults: {},
  shortRefs: "branch",
};
const PAYLOAD = {
  ref: "refs/heads/main",
  before: A,
  after: B,
  repository: { full_name: "acme/app" },
  who: { login: "octo" },
  commits: [{ message: "Fix it" }],
};

/** The only change of a payload, or why it has none. */
function changeOf(payload: object, map: Partial<PayloadMap> = {}) {
  const reading = readByPaths({ ...MAP, ...map }, { ...PAYLOAD, ...payload });
  return reading.kind === "push" ? reading.changes[0] : reading;
}

describe("a payload read by JSON Pointers", () => {
  it("is a push with what stands where they lead", () => {
    expect(readByPaths(MAP, PAYLOAD)).toEqual({
      kind: "push",
      origin: { repository: "acme/app", sender: "octo" },
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: A,
          after: B,
          commit: B,
          forced: null,
          message: "Fix it",
        },
      ],
    });
  });

  it.each([
    ["refs/heads/main", "branch", { kind: "branch", ref: "refs/heads/main", refName: "main" }],
    ["refs/tags/v1", "branch", { kind: "tag", ref: "refs/tags/v1", refName: "v1" }],
    ["main", "branch", { kind: "branch", ref: "refs/heads/main", refName: "main" }],
    ["feature/x", "branch", { kind: "branch", ref: "refs/heads/feature/x", refName: "feature/x" }],
    ["heads/main", "branch", { kind: "branch", ref: "refs/heads/heads/main", refName: "heads/main" }],
    ["v1.0", "tag", { kind: "tag", ref: "refs/tags/v1.0", refName: "v1.0" }],
    ["refs/heads/main", "tag", { kind: "branch", ref: "refs/heads/main", refName: "main" }],
    [17, "branch", { kind: "branch", ref: "refs/heads/17", refName: "17" }],
  ] as const)("with the ref %s, short ones being of a %s, is about %o", (ref, shortRefs, named) => {
    expect(changeOf({ ref }, { shortRefs })).toMatchObject(named);
  });

  it.each([
    ["both commits", { before: A, after: B }, { action: "update", before: A, after: B, commit: B }],
    ["zeros before", { before: ZEROS, after: B }, { action: "create", before: ZEROS, after: B, commit: B }],
    ["zeros after", { before: A, after: ZEROS }, { action: "delete", before: A, after: ZEROS }],
    ["no before", { before: null, after: B }, { action: "update", before: ZEROS, after: B, commit: B }],
    ["no before, and 64 digits", { before: "", after: A64 }, { action: "update", before: ZEROS64, commit: A64 }],
    ["no before, and zeros after", { before: undefined, after: ZEROS }, { action: "delete", before: ZEROS }],
    ["no after", { before: A, after: undefined }, { action: "update", before: A, after: ZEROS }],
    ["no after, and zeros before", { before: ZEROS64, after: null }, { action: "create", after: ZEROS64 }],
    ["neither", { before: undefined, after: undefined }, { action: "update", before: ZEROS, after: ZEROS }],
  ])("that tells %s is read so", (_, told, change) => {
    const read = changeOf(told);

    expect(read).toMatchObject(change);
    expect(read !== undefined && "commit" in read).toBe("commit" in change);
  });

  it.each([
    ["a ref that is an object", { ref: { name: "main" } }, "its ref is neither text nor a whole number"],
    ["a ref that is true", { ref: true }, "its ref is neither text nor a whole number"],
    ["a sender that is a list", { who: { login: [] } }, "its sender is neither text nor a whole number"],
    ["no ref", { ref: undefined }, "its ref is not told"],
    ["no repository", { repository: undefined }, "its repository is not told"],
    ["a ref of neither kind", { ref: "refs/pull/1/head" }, "its ref is neither a branch nor a tag"],
    ["a ref that git forbids", { ref: "main lane" }, "its ref has a name git does not allow"],
    ["a ref that leaves its place", { ref: "../../etc" }, "its ref has a name git does not allow"],
    ["a short hash", { after: "abc1234" }, "its sha is no commit hash of 40 or 64 lower-case hex digits"],
    [
      "a hash in capitals",
      { before: "A".repeat(40) },
      "its before is no commit hash of 40 or 64 lower-case hex digits",
    ],
    ["a number for a hash", { after: 7 }, "its sha is no commit hash of 40 or 64 lower-case hex digits"],
  ])("with %s starts nothing, and says why", (_, differences, why) => {
    expect(changeOf(differences)).toMatchObject({ why });
  });

  it.each([
    ["nothing", undefined, "refs/heads/stable"],
    ["null", null, "refs/heads/stable"],
    ["an empty text", "", "refs/heads/stable"],
    ["a ref", "main", "refs/heads/main"],
  ])("that tells %s of a ref which has a default is about %s", (_, ref, expected) => {
    expect(changeOf({ ref }, { defaults: { ref: "stable" } })).toMatchObject({ ref: expected });
  });

  it("is not rescued by a default where what it says makes no sense", () => {
    expect(changeOf({ ref: [] }, { defaults: { ref: "stable" } })).toMatchObject({ kind: "other" });
  });

  it("may say nothing at all, where the configuration says it", () => {
    expect(
      readByPaths({ paths: {}, defaults: { ref: "main", repository: "acme/app" }, shortRefs: "branch" }, 7),
    ).toEqual({
      kind: "push",
      origin: { repository: "acme/app" },
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: ZEROS,
          after: ZEROS,
          forced: null,
        },
      ],
    });
  });

  it("is read without throwing, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(PAYLOAD)), fc.jsonValue(), (any, key, value) => {
        expect(readByPaths(MAP, any).kind).toBe("other");
        expect(["push", "other"]).toContain(readByPaths(MAP, { ...PAYLOAD, [key]: value }).kind);
      }),
    );
  });
});
