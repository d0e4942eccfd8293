import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../shared/errors/catalogue.ts";

const root = join(import.meta.dirname, "..");
const CODE = /"([A-Z][A-Z\d]*(?:_[A-Z\d]+)*)"/g;

describe("the error catalogue", () => {
  it("holds no code that nothing raises", () => {
    const raised = new Set(sources().flatMap(({ text }) => [...text.matchAll(CODE)].map(([, code]) => code)));

    expect(Object.keys(CATALOGUE).filter((code) => !raised.has(code))).toEqual([]);
  });

  it.each(Object.entries(CATALOGUE))("says for %s what it means and what to do, in whole sentences", (_, entry) => {
    expect(entry.means).toMatch(/^[A-Z`].*\.$/s);
    expect(entry.hint).toMatch(/^[A-Z`].*\.$/s);
  });
});

function sources(): readonly { path: string; text: string }[] {
  return ["shared", "action", "relay", "cli"]
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.startsWith("catalogue"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}
