import { basename, dirname, resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { printable } from "../../shared/text/printable.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { assemble } from "./assemble.ts";
import { crossChecks } from "./cross-checks.ts";
import { type Position, parseYaml } from "./parse-yaml.ts";
import { type ConfigPath, type Problem, showPath } from "./problem.ts";
import { readSecrets, resolvePath } from "./read-secrets.ts";
import { readText } from "./read-text.ts";
import { type ConfigFile, fileSchema } from "./schema.ts";
import { shapeProblems } from "./shape-problems.ts";

/** What loading a configuration needs of the world. */
export interface LoadDeps {
  /** The text of a file (UTF-8); throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The configuration in the file at `path`, complete: checked, defaults filled in, secrets read.
 *
 * All problems are found in one go: those of the shape, those between parts, and secrets that are not there. Paths in the
 * file are relative to the file, so it means the same wherever the relay is started.
 *
 * @throws CodedError FILE_UNREADABLE; CONFIG_SECRET_MISSING when secrets are all that is missing; else CONFIG_INVALID. The
 *   message lists every problem as `relay.yml:12:7 routes[0].trigger.token: what is wrong and what to write instead`
 */
export function loadConfig(path: string, deps: LoadDeps): RelayConfig {
  const absolute = resolve(path);
  const folder = dirname(absolute);
  const yaml = parseYaml(readText(absolute, deps));
  const located = (problem: Problem) => ({
    ...yaml.locate(problem.path, problem.at),
    text: `${showPath(problem.path) || "the file"}: ${problem.text}`,
  });
  if (yaml.faults.length > 0) throw refusal("CONFIG_INVALID", absolute, yaml.faults);

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
  if (problems.length > 0 || !shaped.success) {
    const onlySecrets = problems.every(({ secretMissing }) => secretMissing === true);
    throw refusal(onlySecrets ? "CONFIG_SECRET_MISSING" : "CONFIG_INVALID", absolute, problems.map(located));
  }
  return assemble(shaped.data, secrets, folder);
}

function unreadableFiles({ gitlab }: ConfigFile, folder: string, { readFile }: LoadDeps): readonly Problem[] {
  return Object.entries(gitlab).flatMap(([name, { "ca-file": caFile }]) => {
    try {
      if (caFile !== undefined) readFile(resolvePath(folder, caFile));
      return [];
    } catch (error) {
      return [{ path: ["gitlab", name, "ca-file"], text: `cannot be read: ${printable(oneLine(error))}` }];
    }
  });
}

function refusal(
  code: "CONFIG_INVALID" | "CONFIG_SECRET_MISSING",
  path: string,
  faults: readonly (Position & { readonly text: string })[],
): CodedError {
  const name = printable(basename(path));
  const lines = [...faults]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, text }) => `${name}:${line}:${column} ${text}`);
  const count = lines.length === 1 ? "one problem" : `${lines.length} problems`;
  return new CodedError(code, [`${printable(path)} has ${count}:`, ...lines].join("\n  "));
}

function valueIn(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[step];
  }, value);
}
