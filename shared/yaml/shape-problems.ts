import type { z } from "zod";
import { closest } from "../text/closest.ts";
import { printable } from "../text/printable.ts";
import type { ConfigPath, Problem } from "./problem.ts";
import { exampleAt, kindsAt, knownKeys } from "./schema-lookup.ts";

type Issue = z.core.$ZodIssue;

/** What people call the types of YAML. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: "a map of keys",
  record: "a map of keys",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/**
 * What the schema found wrong, in words that say what to write instead. Values are quoted only where no secret can stand.
 *
 * @param schema the JSON Schema of the file: what keys and examples it has
 * @param valueAt the value in the file at a path; undefined when there is none
 * @param spelling a scalar as it is spelled in the file
 */
export function shapeProblems(
  issues: readonly Issue[],
  schema: Readonly<Record<string, unknown>>,
  valueAt: (path: ConfigPath) => unknown,
  spelling: (path: ConfigPath) => string | undefined,
): readonly Problem[] {
  return issues.flatMap(ofWhatIsWritten).flatMap((issue): readonly Problem[] => {
    const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => ({
          path: [...path, key],
          at: "key",
          text: unknownKey(key, knownKeys(schema, path, valueAt)),
        }));
      case "invalid_key":
        return [{ path, at: "key", text: issue.issues[0]?.message ?? issue.message }];
      case "invalid_value":
        return [{ path, text: notOneOf(valueAt(path), issue.values.map(String)) }];
      case "invalid_union":
        // Zod says so of a union told apart by one key, when that key has a value nobody knows.
        return path.at(-1) === "kind"
          ? [{ path, text: notOneOf(valueAt(path), kindsAt(schema, path.slice(0, -1))) }]
          : [{ path, text: missingOr(issue.message) }];
      case "invalid_type":
        return [{ path, text: wrongType(issue.expected) }];
      case "too_small":
      case "too_big":
        return [{ path, text: outOfRange(issue) }];
      default:
        return [{ path, text: issue.message }];
    }

    function wrongType(expected: string): string {
      const value = valueAt(path);
      if (expected === "string" && (typeof value === "number" || typeof value === "boolean"))
        return `must be text: write "${printable(spelling(path) ?? String(value), 60)}", in quotes`;
      return missingOr(`must be ${TYPE_NAMES[expected] ?? expected}, not ${nameOf(value)}${instead()}`);
    }

    function missingOr(text: string): string {
      return valueAt(path) === undefined ? `is missing${instead()}` : text;
    }

    function instead(): string {
      const example = exampleAt(schema, path, valueAt);
      return example === undefined ? "" : `: write \`${path.at(-1)}: ${example}\``;
    }
  });
}

/** What zod says of a union that says nothing itself. */
const SAYS_NOTHING = "Invalid input";

/** Of a place that takes text or a map, what is wrong with the one that stands there; the union itself only says that something is. */
function ofWhatIsWritten(issue: Issue): readonly Issue[] {
  if (issue.code !== "invalid_union" || issue.message !== SAYS_NOTHING) return [issue];
  const branch = issue.errors.find((issues) =>
    issues.some(({ code, path }) => code !== "invalid_type" || path.length > 0),
  );
  if (branch === undefined) return [issue];
  return branch.flatMap((inner) => ofWhatIsWritten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = closest(key.replaceAll("_", "-"), known) ?? closest(key.replaceAll(/[A-Z]/g, "-$&"), known);
  return `is no key here: ${meant === undefined ? `known are ${known.join(", ")}` : `did you mean \`${meant}\`?`}`;
}

function notOneOf(value: unknown, allowed: readonly string[]): string {
  const list = allowed.length === 1 ? allowed[0] : `one of ${allowed.join(", ")}`;
  const meant = typeof value === "string" ? closest(value, allowed) : undefined;
  if (value === undefined) return `is missing: it must be ${list}`;
  return `must be ${list}${meant === undefined ? "" : `: did you mean \`${meant}\`?`}`;
}

function outOfRange(issue: Extract<Issue, { code: "too_small" | "too_big" }>): string {
  if (issue.origin === "string") return "is empty: write a value";
  if (issue.origin === "array") return issue.message;
  return issue.code === "too_small" ? `must be at least ${issue.minimum}` : `must be at most ${issue.maximum}`;
}

function nameOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return TYPE_NAMES["array"] ?? "";
  return typeof value === "boolean" ? "true or false" : (TYPE_NAMES[typeof value] ?? "that");
}
