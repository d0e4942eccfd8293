import { dirname, resolve } from "node:path";
import { oneLine } from "../../shared/errors/describe.ts";
import { printable } from "../../shared/text/printable.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { assemble } from "./assemble.ts";
import { crossChecks } from "./cross-checks.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type ConfigPath, type Problem, showPath } from "./problem.ts";
import { type ReadSecrets, readSecrets, resolvePath } from "./read-secrets.ts";
import { readText } from "./read-text.ts";
import { type ConfigFile, fileSchema } from "./schema.ts";
import { shapeProblems } from "./shape-problems.ts";
import { storeWarnings } from "./store-warnings.ts";
import { warningsOf } from "./warnings.ts";

/** What loading a configuration needs of the world. */
export interface LoadDeps {
  /** The text of a file (UTF-8); throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One thing to say about a configuration, with its place; lines and columns from 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  /** The key it is about, as people write it: `routes[2].trigger.token`. Absent for what is no YAML at all. */
  readonly key?: string;
  /** What is wrong and what to write instead. Never quotes a secret. */
  readonly text: string;
  readonly secretMissing?: true;
}

/** What there is to say about a configuration file. */
export interface Examined {
  /** Its absolute path. */
  readonly path: string;
  /** Everything that keeps a relay from starting with it, in the order of the lines. */
  readonly problems: readonly Finding[];
  /** What is allowed and hardly meant; known once the shape of the file is right. */
  readonly warnings: readonly Finding[];
  /**
   * The configuration, where nothing but secrets is missing; `***` stands in for those.
   */
  readonly config?: RelayConfig;
}

/**
 * Reads a configuration file and finds all there is to say about it in one go: the shape, what its parts say of each other, and
 * secrets that are not there.
 *
 * @throws CodedError FILE_UNREADABLE
 */
export function examineConfig(path: string, deps: LoadDeps): Examined {
  const absolute = resolve(path);
  const folder = dirname(absolute);
  const yaml = parseYaml(readText(absolute, deps));
  if (yaml.faults.length > 0) return { path: absolute, problems: inOrder(yaml.faults), warnings: [] };

  const located = ({ path, at, text, secretMissing }: Problem): Finding => ({
    ...yaml.locate(path, at),
    key: showPath(path) || "the file",
    text,
    ...(secretMissing === undefined ? {} : { secretMissing }),
  });
  const secrets = readSecrets(yaml.value, { ...deps, folder });
  const shaped = fileSchema.safeParse(yaml.value);
  const valueAt = (at: ConfigPath) => valueIn(yaml.value, at);
  const problems = [
    ...yaml.problems,
    ...(shaped.success ? [] : shapeProblems(shaped.error.issues, valueAt, (at) => yaml.spelling(at))),
    ...crossChecks(yaml.value),
    ...secrets.problems,
    ...(shaped.success ? unreadableFiles(shaped.data, folder, deps) : []),
  ];
  const sound = shaped.success && problems.every(({ secretMissing }) => secretMissing === true);
  const config = sound ? assemble(shaped.data, withStandIns(secrets), folder) : undefined;
  const warnings = [
    ...(config === undefined ? [] : storeWarnings(config.store)),
    ...(shaped.success ? warningsOf(shaped.data) : []),
  ];
  return {
    path: absolute,
    problems: inOrder(problems.map(located)),
    warnings: inOrder(warnings.map(located)),
    ...(config === undefined ? {} : { config }),
  };
}

/** Secrets of which those that are not there are `***`. */
function withStandIns(secrets: ReadSecrets): ReadSecrets {
  const missing = new Set(secrets.problems.map(({ path }) => JSON.stringify(path)));
  return {
    problems: secrets.problems,
    at: (...path) => (missing.has(JSON.stringify(path)) ? new Secret("***") : secrets.at(...path)),
  };
}

function inOrder<T extends { readonly line: number; readonly column: number }>(findings: readonly T[]): readonly T[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}

function unreadableFiles({ gitlab, store }: ConfigFile, folder: string, { readFile }: LoadDeps): readonly Problem[] {
  const files = [
    { path: ["store", "ca-file"], file: typeof store === "string" ? undefined : store["ca-file"] },
    ...Object.entries(gitlab).map(([name, one]) => ({ path: ["gitlab", name, "ca-file"], file: one["ca-file"] })),
  ];
  return files.flatMap(({ path, file }) => {
    try {
      if (file !== undefined) readFile(resolvePath(folder, file));
      return [];
    } catch (error) {
      return [{ path, text: `cannot be read: ${printable(oneLine(error))}` }];
    }
  });
}

function valueIn(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[step];
  }, value);
}
