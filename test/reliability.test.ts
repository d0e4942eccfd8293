import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/source-files.ts";
import { testNamesOf } from "./support/test-names.ts";

/** A row of docs/reliability.md. */
interface Guarantee {
  readonly promise: string;
  readonly held: readonly { readonly path: string; readonly names: readonly string[] }[];
}

const guarantees = guaranteesOf(readFileSync(join(ROOT, "docs/reliability.md"), "utf8"));

describe("docs/reliability.md", () => {
  it("makes promises, each once", () => {
    const promises = guarantees.map(({ promise }) => promise);

    expect(promises.length).toBeGreaterThan(40);
    expect(promises).toEqual([...new Set(promises)]);
  });

  it.each(guarantees)("says in one sentence: $promise", ({ promise }) => {
    expect(promise).toMatch(/^[A-Z][^.]*\.$/);
  });

  it.each(guarantees)("names a test that is there, and runs, for: $promise", ({ held }) => {
    expect(held.length).toBeGreaterThan(0);
    for (const { path, names } of held) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(names.length, path).toBeGreaterThan(0);
      const running = testNamesOf(path, readFileSync(join(ROOT, path), "utf8"));
      expect({ path, missing: names.filter((name) => !running.includes(name)) }).toEqual({ path, missing: [] });
    }
  });
});

describe("the name of a test", () => {
  it.each([
    { text: `it("is one", () => {});`, names: ["is one"] },
    { text: "test.each([1])(`%i`, () => {});", names: ["%i"] },
    { text: `describe.skipIf(why)("x", () => { it.skipIf(why)("is one", () => {}); });`, names: ["is one"] },
    { text: `describe("is none", () => {});`, names: [] },
    { text: `// it("is none", () => {});\nconst text = 'it("is none")';`, names: [] },
    // Texts that are read, none of them a test of ours: a promise must not stand on a test that never runs.
    { text: `it.skip("never runs", () => {});`, names: [] },
    { text: `it.todo("never runs");`, names: [] },
    { text: `describe.skip("x", () => { it("never runs", () => {}); });`, names: [] },
  ])("is read by syntax: $text", ({ text, names }) => {
    expect(testNamesOf("some.test.ts", text)).toEqual(names);
  });
});

/** The rows of tables whose columns are "promise" and "held by". */
function guaranteesOf(page: string): readonly Guarantee[] {
  const tables = page.split(/^## /m).filter((section) => /^\| promise \| held by \|$/m.test(section));
  return tables.flatMap((table) =>
    [...table.matchAll(/^\| (?!promise \|)(.+?) \| (.+) \|$/gm)].map(([, promise = "", cell = ""]) => ({
      promise,
      held: heldBy(cell),
    })),
  );
}

/** Each a link to a file of tests, with names of its tests in italics behind it. */
function heldBy(cell: string): Guarantee["held"] {
  return cell.split(/(?=\[[^\]]+\]\(\.\.\/test\/)/).map((part) => ({
    path: /\(\.\.\/(test\/[^)]+)\)/.exec(part)?.[1] ?? "",
    names: [...part.matchAll(/\*([^*]+)\*/g)].map(([, name = ""]) => name),
  }));
}
