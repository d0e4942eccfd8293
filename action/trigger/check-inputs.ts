import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { InputSpec, InputSpecs } from "./spec-inputs.ts";

/**
 * What is wrong with inputs, by the CI file that takes them: a sentence each; empty when nothing is.
 *
 * Says only what every version of GitLab would refuse. Newer ones turn text into numbers, booleans and lists where the type
 * wants it, and anything into text (lib/ci/inputs/); so does this. Values are not repeated, since they may be secrets.
 *
 * @param later names of inputs whose values are not known yet, so that only the names are checked
 */
export function checkInputs(
  { inputs: specs, includesOthers }: InputSpecs,
  given: Readonly<Record<string, unknown>>,
  later: ReadonlySet<string> = new Set(),
): readonly string[] {
  const known = [...specs.keys()];
  const unknown = includesOthers ? [] : Object.keys(given).filter((name) => !specs.has(name));
  return [
    ...unknown.map((name) => unknownText(name, known)),
    ...[...specs].flatMap(([name, spec]) => {
      if (later.has(name)) return [];
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      const problem = value === undefined || value === null ? missing(spec) : wrong(value, spec);
      return problem === undefined ? [] : [`${printable(name, 80)}: ${problem}`];
    }),
  ];
}

function unknownText(name: string, known: readonly string[]): string {
  const meant = closest(name, known);
  const shown = known.map((one) => printable(one, 80)).join(", ");
  const has = known.length === 0 ? "It has no `spec: inputs`." : `It has ${shown}.`;
  return `${printable(name, 80)}: the CI file has no such input. ${meant === undefined ? has : `Did you mean ${printable(meant, 80)}?`}`;
}

function missing({ required, type }: InputSpec): string | undefined {
  return required
    ? `it is not given, and has no default. Write a value of type ${type === "" ? "string" : type}.`
    : undefined;
}

function wrong(value: unknown, { type, options, regex }: InputSpec): string | undefined {
  switch (type) {
    case "string":
      return wrongText(value, options, regex);
    case "number":
      return typeof unwritten(value) === "number" ? notAmong([unwritten(value)], options) : "it is no number.";
    case "boolean":
      return typeof unwritten(value) === "boolean" ? undefined : "it is neither true nor false.";
    case "array": {
      const list = unwritten(value);
      return Array.isArray(list) ? notAmong(list, options) : "it is no list.";
    }
    default:
      return undefined;
  }
}

function wrongText(value: unknown, options: InputSpec["options"], regex: string | undefined): string | undefined {
  if (typeof value === "object") return "it is no text. Write it in quotes.";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (options !== undefined && !options.map(String).includes(text)) return allowed(options);
  const pattern = regex === undefined ? undefined : sharedPattern(regex);
  return pattern === undefined || pattern.test(text)
    ? undefined
    : `it does not match the pattern ${printable(regex ?? "", 120)}.`;
}

/** Text that is JSON as what it stands for. */
function unwritten(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function notAmong(values: readonly unknown[], options: InputSpec["options"]): string | undefined {
  const texts = options?.map((one) => JSON.stringify(one));
  return texts === undefined || values.every((one) => texts.includes(JSON.stringify(one)))
    ? undefined
    : allowed(options ?? []);
}

function allowed(options: readonly unknown[]): string {
  return `it is not among the allowed values: ${options.map((one) => printable(String(one), 60)).join(", ")}.`;
}

/**
 * A pattern of RE2, which GitLab matches with, as one of ours; undefined unless both surely mean the same.
 *
 * A repeated group is left to GitLab as well: RE2 takes linear time for it, ours could take for ever.
 */
function sharedPattern(pattern: string): RegExp | undefined {
  if (/\)[*+{]|\(\?|\[:|\[\[|\\[pPQECbB]/.test(pattern)) return undefined;
  try {
    // With `u`, an escape that means nothing here (\A, \z) is an error, not a letter.
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
