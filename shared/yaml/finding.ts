import { basename } from "node:path";
import { printable } from "../text/printable.ts";
import type { ParsedYaml } from "./parse-yaml.ts";
import { type ConfigPath, type Problem, showPath } from "./problem.ts";

/** One thing to say about a file, with its place; lines and columns from 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  /** The key it is about, as people write it: `routes[2].trigger.token`. Absent for what is no YAML at all. */
  readonly key?: string;
  /** What is wrong and what to write instead. Never quotes a secret. */
  readonly text: string;
  readonly secretMissing?: true;
}

/** A problem with its place in the file. */
export function located(yaml: ParsedYaml, { path, at, text, secretMissing }: Problem): Finding {
  return {
    ...yaml.locate(path, at),
    key: showPath(path) || "the file",
    text,
    ...(secretMissing === undefined ? {} : { secretMissing }),
  };
}

/** In the order of the file; of two that say the same of the same place, one. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...unique.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

/** A finding as one line: `relay.yml:12:7 routes[0].trigger.token: what is wrong and what to write instead`. */
export function findingLine(path: string, { line, column, key, text }: Finding): string {
  return `${printable(basename(path))}:${line}:${column} ${key === undefined ? "" : `${key}: `}${text}`;
}

/** All findings about a file as the message of one error. */
export function findingsText(path: string, findings: readonly Finding[]): string {
  const count = findings.length === 1 ? "one problem" : `${findings.length} problems`;
  return [`${printable(path)} has ${count}:`, ...findings.map((finding) => findingLine(path, finding))].join("\n  ");
}

/** What stands at a path of a file that was read; undefined when there is nothing. */
export function valueIn(file: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[step];
  }, file);
}
