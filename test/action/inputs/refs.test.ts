import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRefs } from "../../../action/inputs/refs.ts";
import { isRefName } from "../../../shared/text/ref-name.ts";
import { reading } from "./complaints.ts";

const refs = (text: string | undefined, around?: string) => reading((complain) => readRefs(text, around, complain));
const named = (...names: string[]) => names.map((name) => ({ kind: "name", name }));

describe("readRefs", () => {
  it.each([
    { text: "main", value: named("main") },
    { text: " v1.2.0\n", value: named("v1.2.0") },
    { text: "release/1, main", value: named("release/1", "main") },
    { text: "release/1\r\nmain\r\n", value: named("release/1", "main") },
    { text: "default", value: [{ kind: "default" }] },
    { text: "refs/heads/default", value: named("refs/heads/default") },
    { text: "Default", value: named("Default") },
    { text: '["a,b", "main"]', value: named("a,b", "main") },
    {
      text: "same-branch, main, default",
      value: [{ kind: "same-branch", name: "feature" }, ...named("main"), { kind: "default" }],
    },
  ])("reads $text", async ({ text, value }) => {
    expect(await refs(text, "feature")).toEqual({ value, problems: [] });
  });

  it.each([
    { text: undefined, says: /^not given\. Write the branch or tag/ },
    { text: " ", says: /^not given/ },
    { text: ",", says: /^not given/ },
    { text: "[]", says: /^not given/ },
    { text: "my branch", says: /^"my branch" cannot be the name of a branch or tag/ },
    { text: "main, a..b", says: /^"a\.\.b" cannot be/ },
    { text: "[main]", says: /begins like a JSON list/ },
    { text: '["main", 1]', says: /begins like a JSON list/ },
    { text: "same-branch", says: /needs a CI run around it.*refs\/heads\/same-branch/ },
  ])("refuses $text and says what to write", async ({ text, says }) => {
    const { value, problems } = await refs(text);

    expect(value).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems[0]).toContain("Write");
  });

  it("takes no surrounding branch that no repository can have", async () => {
    expect((await refs("same-branch", "fork:feature")).problems).toEqual([expect.stringContaining("needs a CI run")]);
  });

  it("tells every name of a list that cannot be", async () => {
    expect((await refs("a b, main, c d")).problems).toHaveLength(2);
  });

  it("takes any list of names that git allows, as JSON", async () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => isRefName(text) && text.trim() === text);
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1 }), async (list) => {
        const plain = list.filter((text) => text !== "default" && text !== "same-branch");
        fc.pre(plain.length > 0);
        expect((await refs(JSON.stringify(plain))).value).toEqual(named(...plain));
      }),
    );
  });
});
