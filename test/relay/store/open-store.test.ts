import { parseSync } from "oxc-parser";
import { expect, it } from "vitest";
import { PROGRAM, resolveImport, type SourceFile, sourceFiles } from "../../support/source-files.ts";

const files = new Map(sourceFiles(PROGRAM).map((file) => [file.path, file]));

/** What a file loads when it is loaded itself: neither types nor what it may import later. */
function loads({ path, text }: SourceFile): readonly string[] {
  return parseSync(path, text).module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.length > 0 && entries.every(({ isType }) => isType) ? [] : [moduleRequest.value],
  );
}

/** The modules that are loaded with a file, and theirs. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = files.get(path);
  if (file === undefined || seen.has(path)) return seen.add(path);
  seen.add(path);
  for (const from of loads(file)) loadedWith(from.startsWith(".") ? resolveImport(path, from) : from, seen);
  return seen;
}

it.each(["cli/relay-program.ts", "relay/main.ts", "relay/store/open-store.ts"])(
  "a relay on a file loads nothing that speaks to PostgreSQL: %s",
  (entry) => {
    const loaded = [...loadedWith(entry)];

    expect(loaded).toContain("relay/store/sqlite/open.ts");
    expect(loaded.filter((path) => path.startsWith("relay/store/postgres/") || /^pg(-boss)?$/.test(path))).toEqual([]);
  },
);

it("a relay on PostgreSQL does", () => {
  expect([...loadedWith("relay/store/postgres/open.ts")]).toEqual(expect.arrayContaining(["pg", "pg-boss"]));
});
