import { describe, expect, it } from "vitest";
import { renderReference } from "./reference.ts";
import { nameOf, registerCases } from "./register.ts";
import { standInSubject } from "./stand-in-subject.ts";
import { CASES } from "./table.ts";

describe("the conformance table", () => {
  it("has a case for every number", () => {
    const numbers = new Set(CASES.map(({ number }) => number));

    expect([...numbers]).toEqual(Array.from({ length: 76 }, (_, index) => index + 1));
  });

  it("gives every case a name of its own", () => {
    const names = CASES.map(nameOf);

    expect(new Set(names).size).toBe(names.length);
  });

  it("is described in the documentation, fixture by fixture and case by case", async () => {
    await expect(renderReference()).toMatchFileSnapshot("../../../docs/reference/conformance.md");
  });
});

describe("the GitLab stand-in", () => {
  registerCases(() => standInSubject());
});
