import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { legsOf, MOST_LEGS, type WrittenMatrix } from "../../../../action/orchestrate/file/matrix.ts";

const TWO = { ARCH: ["amd64", "arm64"], MODE: ["debug", "release"] };

function matrix(parts: Partial<WrittenMatrix>): WrittenMatrix {
  return { axes: TWO, exclude: [], include: [], ...parts };
}

function shown(written: WrittenMatrix): readonly string[] {
  return legsOf(written).legs.map((leg) => Object.values(leg).join("-"));
}

function problems(written: WrittenMatrix): readonly string[] {
  return legsOf(written).problems.map(({ path, text }) => `${path.join(".")}: ${text}`);
}

describe("a matrix", () => {
  it("has a leg for each combination, in the order of the file", () => {
    expect(shown(matrix({}))).toEqual(["amd64-debug", "amd64-release", "arm64-debug", "arm64-release"]);
    expect(problems(matrix({}))).toEqual([]);
  });

  it.each([
    { exclude: [{ ARCH: "arm64", MODE: "debug" }], legs: ["amd64-debug", "amd64-release", "arm64-release"] },
    { exclude: [{ MODE: "debug" }], legs: ["amd64-release", "arm64-release"] },
    { exclude: [{ MODE: "debug" }, { ARCH: "arm64" }], legs: ["amd64-release"] },
  ])("leaves out what has all values of $exclude", ({ exclude, legs }) => {
    expect(shown(matrix({ exclude }))).toEqual(legs);
    expect(problems(matrix({ exclude }))).toEqual([]);
  });

  it("has the legs of include after the others, and may consist of them", () => {
    expect(shown(matrix({ include: [{ MODE: "debug", ARCH: "riscv" }] })).at(-1)).toBe("riscv-debug");
    expect(shown(matrix({ axes: {}, include: [{ A: "1" }, { A: "2" }] }))).toEqual(["1", "2"]);
  });

  it.each([
    { parts: { axes: {} }, says: [": has no leg: write names with lists of values, such as ARCH: [amd64, arm64]"] },
    {
      parts: { exclude: [{ ARCH: "amd64" }, { ARCH: "arm64" }] },
      says: [": has no leg: write names with lists of values, such as ARCH: [amd64, arm64]"],
    },
    { parts: { exclude: [{}] }, says: ["exclude.0: would leave out every leg: name values"] },
    {
      parts: { exclude: [{ ARC: "amd64" }] },
      says: ["exclude.0.ARC: is no name of this matrix: did you mean `ARCH`?"],
    },
    {
      parts: { exclude: [{ ARCH: "arm65" }] },
      says: ["exclude.0.ARCH: is none of the values of ARCH: did you mean `arm64`?"],
    },
    { parts: { include: [{ ARCH: "x" }] }, says: ["include.0: has no value for MODE: write one"] },
    { parts: { include: [{ ARCH: "amd64", MODE: "debug" }] }, says: ["include.0: is a leg already: leave it out"] },
    { parts: { axes: { A: ["x", "x"] } }, says: ["A.1: is there twice: leave it out"] },
    { parts: { axes: { "a-b": ["x"] } }, says: ["a-b: is no name: write letters, digits and _, and no digit first"] },
    { parts: { axes: { A: [""] } }, says: ["A.0: is empty: write a value"] },
    { parts: { axes: { A: ["{{ x }}"] } }, says: ["A.0: takes no template: write the value itself"] },
  ])("with $parts is told $says", ({ parts, says }) => {
    expect(problems(matrix(parts))).toEqual(says);
  });

  it("is told that it makes too many legs, without making them", () => {
    const values = Array.from({ length: 1_000 }, (_, at) => `v${at}`);
    const axes = Object.fromEntries(["A", "B", "C", "D", "E"].map((name) => [name, values]));

    expect(problems(matrix({ axes }))).toEqual([
      `: makes 1000000000000000 legs, and ${MOST_LEGS} is the most: leave values out, or make several of it`,
    ]);
    expect(problems(matrix({ axes: { A: values.slice(0, 257) } }))).toEqual([
      expect.stringContaining("makes 257 legs"),
    ]);
    expect(problems(matrix({ axes: { A: values.slice(0, 256) } }))).toEqual([]);
  });

  it("has each leg once, none that is left out, and all others, whatever is written", () => {
    const axes = fc.dictionary(
      fc.constantFrom("A", "B", "C"),
      fc.uniqueArray(fc.constantFrom("1", "2", "3", "4"), { minLength: 1 }),
      { minKeys: 1, noNullPrototype: true },
    );
    const written = axes.chain((made) =>
      fc.record({
        axes: fc.constant(made),
        include: fc.constant([]),
        exclude: fc.array(
          fc.record(
            Object.fromEntries(Object.entries(made).map(([name, values]) => [name, fc.constantFrom(...values)])),
            { requiredKeys: [] },
          ),
        ),
      }),
    );

    fc.assert(
      fc.property(written, (made) => {
        const { legs } = legsOf(made as WrittenMatrix);
        const keys = legs.map((leg) => JSON.stringify(leg));
        const isOut = (leg: Readonly<Record<string, string>>) =>
          made.exclude.some((entry) => Object.entries(entry).every(([name, value]) => leg[name] === value));
        const all = legsOf({ ...made, exclude: [] }).legs;

        expect(new Set(keys).size).toBe(keys.length);
        expect(legs).toEqual(all.filter((leg) => !isOut(leg)));
      }),
    );
  });
});
