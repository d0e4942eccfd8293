import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { ambientUses } from "./support/ambient-uses.ts";
import { RIM } from "./support/rim.ts";
import {
  EVERYWHERE,
  importsOf,
  PROGRAM,
  ROOT,
  resolveImport,
  type SourceFile,
  sourceFiles,
} from "./support/source-files.ts";

/** Built-in modules that only compute. Every other one reaches the world, also one that Node has not got yet. */
const PURE_BUILTINS = new Set(
  "assert async_hooks buffer crypto events path stream stream/promises string_decoder url util zlib".split(" "),
);

/** What even a pure module has of the world: nobody can tell beforehand what these give. */
const RANDOM = /^(random|getRandom|generateKey|webcrypto|subtle|default$|\*$)/;

/** Packages that only compute, as they are used here; what they could print or read is given to them. */
const PURE_PACKAGES = new Set(
  "@marcbachmann/cel-js @opentelemetry/api @opentelemetry/resources commander croner hono liquidjs picocolors pino string-width yaml zod".split(
    " ",
  ),
);

/** Packages that reach the world. A new package goes on one of the two lists. */
const OF_OPENTELEMETRY = ["@opentelemetry/exporter-trace-otlp-proto", "@opentelemetry/sdk-trace"];
const WORLD_PACKAGES = new Set([
  "@actions/core",
  "@actions/http-client",
  "@hono/node-server",
  "pg",
  "pg-boss",
  ...OF_OPENTELEMETRY,
]);

const MOST_LINES = 300;

const sources = sourceFiles(PROGRAM).map((file) => ({ ...file, imports: importsOf(file) }));
const paths = new Set(sources.map(({ path }) => path));
const ranks = readRanks(readFileSync(join(ROOT, "docs/architecture.md"), "utf8"));

describe("the ranks in docs/architecture.md", () => {
  it("name only what exists, each once", () => {
    const rooms = ranks.map(({ room }) => room);

    expect(rooms.filter((room) => !existsSync(join(ROOT, room)))).toEqual([]);
    expect(rooms).toEqual([...new Set(rooms)]);
  });

  it("hold every source file", () => {
    expect([...paths].filter((path) => rankOf(path) === undefined)).toEqual([]);
  });
});

describe("the house", () => {
  it("imports only from a lower rank or from the same folder", () => {
    const wrong = localImports().filter(({ from, to }) => {
      const [high, low] = [rankOf(from), rankOf(to)];
      if (high === undefined || low === undefined) return true;
      const sameRoom = high.room === low.room && high.room.endsWith("/");
      return dirname(from) !== dirname(to) && !sameRoom && low.rank >= high.rank;
    });

    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("imports nothing of its own from outside, and nothing that is not there", () => {
    expect(localImports().filter(({ to }) => !paths.has(to))).toEqual([]);
  });

  it("says in the source what it imports, so that this test can see it", () => {
    const hidden = sources.flatMap(({ path, imports }) =>
      imports.filter(({ literal }) => !literal).map(({ from }) => `${path} → import(${from})`),
    );

    expect(hidden).toEqual([]);
  });

  it("keeps action and relay apart", () => {
    const crossing = localImports().filter(
      ({ from, to }) =>
        (from.startsWith("action/") && to.startsWith("relay/")) ||
        (from.startsWith("relay/") && to.startsWith("action/")),
    );

    expect(crossing).toEqual([]);
  });

  it("has no import cycle, type imports included", () => {
    expect(findCycle()).toBeUndefined();
  });

  it(`keeps every file within ${MOST_LINES} lines`, () => {
    const long = sourceFiles(EVERYWHERE)
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ path, lines }) => lines > MOST_LINES && !path.includes(".generated."));

    expect(long).toEqual([]);
  });
});

describe("every export", () => {
  it("has a sentence that says what it promises", () => {
    expect(sources.flatMap(silentExports)).toEqual([]);
  });

  it("of a value has somebody who imports it", () => {
    const taken = new Set(
      sourceFiles(EVERYWHERE).flatMap((file) =>
        importsOf(file).flatMap(({ from, names }) => names.map((name) => `${resolveImport(file.path, from)} ${name}`)),
      ),
    );
    const idle = sources
      .flatMap(({ path, text }) => exportsOf({ path, text }).filter(({ isType }) => !isType))
      .filter(({ path, name }) => !taken.has(`${path} ${name}`) && !taken.has(`${path} *`));

    expect(idle).toEqual([]);
  });

  it("without a sentence would be found", () => {
    const text =
      "/** Says. */\nexport const a = 1;\nexport function b() {}\n// no\nexport type C = 1;\nexport { a as d };";

    expect(silentExports({ path: "some.ts", text })).toEqual(["some.ts b", "some.ts C"]);
  });
});

describe("the rim", () => {
  it("names only files that exist", () => {
    expect(Object.keys(RIM).filter((path) => !paths.has(path))).toEqual([]);
  });

  it("names only files that need it", () => {
    const idle = sources.filter(({ path }) => path in RIM).filter((file) => touched(file).length === 0);

    expect(idle.map(({ path }) => path)).toEqual([]);
  });

  it("is the only place that touches the outside world", () => {
    const offenders = sources
      .filter(({ path }) => !(path in RIM))
      .flatMap((file) => touched(file).map((how) => `${file.path} ${how}`));

    expect(offenders).toEqual([]);
  });

  it("knows every package in use, as pure or as one that reaches the world", () => {
    const used = new Set(sources.flatMap(({ imports }) => imports.map(({ from }) => packageOf(from))));
    const packages = [...used].filter((name) => name !== undefined);

    expect(packages.sort()).toEqual([...PURE_PACKAGES, ...WORLD_PACKAGES].sort());
  });

  it.each([
    { how: "a global", text: "setTimeout(() => {}, 5);", seen: ["line 1: setTimeout"] },
    { how: "the global object", text: "\nglobalThis.fetch('/');", seen: ["line 2: globalThis"] },
    { how: "shorthand", text: "f({ process });", seen: ["line 1: process"] },
    {
      how: "the present date",
      text: "new Date(); Date(); new Date(0);",
      seen: ["line 1: new Date()", "line 1: Date()"],
    },
    { how: "a name in brackets", text: 'Date["now"]();', seen: ["line 1: Date.now"] },
    { how: "an import", text: 'import { readFile } from "fs/promises";', seen: ["→ fs/promises"] },
    { how: "a built-in of tomorrow", text: 'import x from "node:ffi";', seen: ["→ node:ffi"] },
    { how: "a late import", text: 'await import("node:os");', seen: ["→ node:os"] },
    { how: "a re-export", text: 'export { request } from "node:http";', seen: ["→ node:http"] },
    {
      how: "a package",
      text: 'import { HttpClient } from "@actions/http-client/lib/x";',
      seen: ["→ @actions/http-client/lib/x"],
    },
    { how: "randomness", text: 'import { randomUUID, createHash } from "node:crypto";', seen: ["→ node:crypto"] },
    {
      how: "nothing",
      text: 'import type { Stats } from "node:fs"; x.process; y({ fetch() {} }); // Date.now()',
      seen: [],
    },
  ])("would see $how", ({ text, seen }) => {
    const file = { path: "some.ts", text };

    expect(touched({ ...file, imports: importsOf(file) })).toEqual(seen);
  });
});

type Source = (typeof sources)[number];

/** What a file makes and exports. `export { a }` names something that was made, and documented, elsewhere. */
function exportsOf({ path, text }: SourceFile) {
  return parseSync(path, text).module.staticExports.flatMap(({ start, entries }) => {
    if (/^export\s*(type\s*)?[{*]/.test(text.slice(start))) return [];
    const isDocumented = text.slice(0, start).trimEnd().endsWith("*/");
    return entries.map(({ exportName, isType }) => ({ path, name: exportName.name ?? "*", isType, isDocumented }));
  });
}

/** The exports of a file that no doc comment stands before. */
function silentExports(file: SourceFile): readonly string[] {
  return exportsOf(file)
    .filter(({ isDocumented }) => !isDocumented)
    .map(({ path, name }) => `${path} ${name}`);
}

/** The ways in which a file touches the outside world. */
function touched(file: Source): readonly string[] {
  const modules = file.imports
    .filter(({ typeOnly, from, names }) => {
      if (typeOnly || from.startsWith(".")) return false;
      const name = packageOf(from);
      if (name !== undefined) return WORLD_PACKAGES.has(name);
      const builtin = from.replace(/^node:/, "");
      return !PURE_BUILTINS.has(builtin) || (builtin === "crypto" && names.some((one) => RANDOM.test(one)));
    })
    .map(({ from }) => `→ ${from}`);
  return [...modules, ...ambientUses(file)];
}

/** The package a module belongs to; undefined for Node's own and ours. */
function packageOf(from: string): string | undefined {
  if (from.startsWith(".") || from.startsWith("node:") || isBuiltin(from)) return undefined;
  return /^(@[^/]+\/)?[^/]+/.exec(from)?.[0];
}

function localImports(): { from: string; to: string }[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => from.startsWith("."))
      .map(({ from }) => ({ from: path, to: resolveImport(path, from) })),
  );
}

/** The lines `rank 3  shared/x · action/{a,b}.ts`: a file, or a folder with all that is in it. */
function readRanks(page: string): readonly { readonly room: string; readonly rank: number }[] {
  return [...page.matchAll(/^rank (\d+) {2}(.+)$/gm)].flatMap(([, rank, list = ""]) =>
    list
      .split(/\s+(?:·\s+)?/)
      .flatMap(unbraced)
      .map((room) => ({ room: room.endsWith(".ts") || room.endsWith("/") ? room : `${room}/`, rank: Number(rank) })),
  );
}

function unbraced(text: string): readonly string[] {
  const [, before = "", list, after = ""] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(text) ?? [];
  return list === undefined ? [text] : list.split(",").map((one) => before + one + after);
}

/** The narrowest room of the ranks that holds a file. */
function rankOf(path: string): { readonly room: string; readonly rank: number } | undefined {
  const holding = ranks.filter(({ room }) => (room.endsWith("/") ? path.startsWith(room) : path === room));
  return holding.sort((one, other) => other.room.length - one.room.length)[0];
}

function findCycle(): string | undefined {
  const next = Map.groupBy(localImports(), ({ from }) => from);
  const done = new Set<string>();
  const walk = (at: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(at)) return [...trail.slice(trail.indexOf(at)), at].join(" → ");
    if (done.has(at)) return undefined;
    for (const { to } of next.get(at) ?? []) {
      const cycle = walk(to, [...trail, at]);
      if (cycle !== undefined) return cycle;
    }
    done.add(at);
    return undefined;
  };
  for (const at of next.keys()) {
    const cycle = walk(at, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
