import { describe, expect, it } from "vitest";
import { readPush } from "../../../relay/sources/read-push.ts";

const moved = (differences: object = {}) => ({
  index: 0,
  ref: "refs/heads/main",
  before: "a".repeat(40),
  after: "b".repeat(40),
  commit: "b".repeat(40),
  forced: false,
  ...differences,
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
