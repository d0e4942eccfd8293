import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needProblems } from "../../../../action/orchestrate/file/needed.ts";

function problems(needs: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return needProblems(new Map(Object.entries(needs)), () => true).map(({ path, text }) => `${path.join(".")}: ${text}`);
}

describe("needs", () => {
  it.each([
    { needs: { a: [], b: ["a"], c: ["a", "b/x"] }, says: [] },
    {
      needs: { libs: [], a: ["lisb"] },
      says: ["pipelines.a.needs.0: there is no pipeline lisb: did you mean `libs`?"],
    },
    { needs: { libs: [], a: ["other"] }, says: ["pipelines.a.needs.0: there is no pipeline other: known are libs, a"] },
    { needs: { a: [], b: ["a", "a"] }, says: ["pipelines.b.needs.1: needs a twice: leave one out"] },
    { needs: { a: ["a"] }, says: ["pipelines.a.needs: a needs itself: leave that out"] },
    {
      needs: { x: ["a"], a: ["b"], b: ["c"], c: ["a"] },
      says: ["pipelines.a.needs: these pipelines need each other: a → b → c → a: leave one of the needs out"],
    },
    {
      needs: { a: ["b"], b: ["a"], c: ["d/leg"], d: ["c"] },
      says: [
        "pipelines.a.needs: these pipelines need each other: a → b → a: leave one of the needs out",
        "pipelines.c.needs: these pipelines need each other: c → d → c: leave one of the needs out",
      ],
    },
  ])("of $needs are told $says", ({ needs, says }) => {
    expect(problems(needs)).toEqual(says);
  });

  it("of a chain of 5,000 pipelines are looked at without running out of stack", () => {
    const chain = new Map(
      Array.from({ length: 5_000 }, (_, at) => [`p${at}`, at === 0 ? [] : [`p${at - 1}`]] as const),
    );

    expect(needProblems(chain, () => true)).toEqual([]);
    expect(needProblems(new Map([...chain, ["p0", ["p4999"]]]), () => true)).toHaveLength(1);
  });

  it("have a circle told exactly when there is one, and it is one", () => {
    const names = ["a", "b", "c", "d", "e"];
    const graph = fc.dictionary(
      fc.constantFrom(...names),
      fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
      {
        noNullPrototype: true,
      },
    );

    fc.assert(
      fc.property(graph, (made) => {
        const needs = new Map(Object.entries(made).map(([name, of]) => [name, of.filter((need) => need in made)]));
        const told = needProblems(needs, () => true);
        const paths = told.map(({ text }) => / other: (.*): leave/.exec(text)?.[1]?.split(" → ") ?? []);

        expect(told.length > 0).toBe(isCyclic(needs));
        for (const path of paths.filter(({ length }) => length > 0)) {
          expect(path[0]).toBe(path.at(-1));
          for (const [at, name] of path.slice(1).entries()) expect(needs.get(path[at] ?? "")).toContain(name);
        }
      }),
    );
  });
});

/** Takes away what needs nothing, until nothing is left or nothing can be taken. */
function isCyclic(needs: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map(needs);
  for (;;) {
    const free = [...left].filter(([, of]) => of.every((need) => !left.has(need))).map(([name]) => name);
    if (free.length === 0) return left.size > 0;
    for (const name of free) left.delete(name);
  }
}
