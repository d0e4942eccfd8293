import { dirname, resolve } from "node:path";
import { oneLine } from "../../shared/errors/describe.ts";
import { printable } from "../../shared/text/printable.ts";
import { Secret } from "../../shared/text/secret.ts";
import { type Finding, inOrder, located, valueIn } from "../../shared/yaml/finding.ts";
import { parseYaml } from "../../shared/yaml/parse-yaml.ts";
import type { ConfigPath, Problem } from "../../shared/yaml/problem.ts";
import { shapeProblems } from "../../shared/yaml/shape-problems.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { assemble } from "./assemble.ts";
import { crossChecks } from "./cross-checks.ts";
import { type ReadSecrets, readSecrets, resolvePath } from "./read-secrets.ts";
import { readText } from "./read-text.ts";
import { type ConfigFile, fileSchema, relayConfigJsonSchema } from "./schema.ts";
import { storeWarnings } from "./store-warnings.ts";
import { warningsOf } from "./warnings.ts";

/** What loading a configuration needs of the world. */
export interface LoadDeps {
  /** The text of a file (UTF-8); throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
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

  const place = (problem: Problem): Finding => located(yaml, problem);
  const secrets = readSecrets(yaml.value, { ...deps, folder });
  const shaped = fileSchema.safeParse(yaml.value);
  const valueAt = (at: ConfigPath) => valueIn(yaml.value, at);
  const problems = [
    ...yaml.problems,
    ...(shaped.success
      ? []
      : shapeProblems(shaped.error.issues, relayConfigJsonSchema(), valueAt, (at) => yaml.spelling(at))),
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
    problems: inOrder(problems.map(place)),
    warnings: inOrder(warnings.map(place)),
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
