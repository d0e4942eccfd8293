import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type ParseResult, parseSync } from "oxc-parser";

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** The folders that hold the program itself. */
export const PROGRAM = ["shared", "action", "relay", "cli"] as const;

/** Everything that is TypeScript here. */
export const EVERYWHERE = [...PROGRAM, "test", "bench", "scripts"] as const;

/** A source file by its path from the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Everything an import or a re-export brings in. */
export interface Import {
  /** As written; of an `import()`, the text of its argument when that is no plain string. */
  readonly from: string;
  /** The names taken; `*` for all of them at once. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  /** False for an `import()` of something that is worked out at run time. */
  readonly literal: boolean;
}

/** The TypeScript files under these folders. */
export function sourceFiles(tops: readonly string[]): readonly SourceFile[] {
  return tops
    .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.m?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(ROOT, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

/** What a file imports, types and `import()` included. */
export function importsOf({ path, text }: SourceFile, { module }: ParseResult = parseSync(path, text)): Import[] {
  return [
    ...module.staticImports.map((found) => ({
      from: found.moduleRequest.value,
      names: found.entries.map(({ importName }) => importName.name ?? "*"),
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
      literal: true,
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) =>
        entry.moduleRequest
          ? [
              {
                from: entry.moduleRequest.value,
                names: [entry.importName.name ?? "*"],
                typeOnly: entry.isType,
                literal: true,
              },
            ]
          : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => {
      const argument = text.slice(moduleRequest.start, moduleRequest.end);
      const plain = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(argument);
      return { from: plain?.[1] ?? plain?.[2] ?? argument, names: ["*"], typeOnly: false, literal: plain !== null };
    }),
  ];
}

/** The path of what a relative import means. */
export function resolveImport(importer: string, from: string): string {
  return relative(ROOT, resolve(ROOT, dirname(importer), from)).replaceAll("\\", "/");
}
