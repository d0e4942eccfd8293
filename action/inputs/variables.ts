import { printable } from "../../shared/text/printable.ts";
import type { Complain } from "./complain.ts";
import { readMap } from "./read-map.ts";
import type { Written, WrittenMap } from "./written.ts";

/** What GitLab takes as the name of a variable (app/models/concerns/ci/has_variable.rb). */
const NAME = /^\w{1,255}$/;
const LINE_START = /^\w+=/;
/** A line meant as NAME=value whose name is none; no map begins so. */
const NAMELESS_LINE_START = /^[^:{["'=]*=/;

/**
 * Pipeline variables from a JSON object, a YAML map, or lines of `NAME=value`; undefined after a complaint.
 *
 * Which of the three it is, the first line that says something decides. In lines, everything after the first `=` is the
 * value, further `=` and `,` included; empty lines and lines that begin with `#` are passed over. Numbers and booleans
 * become text just as they were written (`1.10` stays `1.10`). What could mean two things is refused, such as a single line
 * `A=x,B=y`; nothing is dropped.
 */
export async function readVariables(
  text: string | undefined,
  complain: Complain,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (text === undefined || text.trim() === "") return {};
  const first = firstLine(text);
  if (!LINE_START.test(first) && NAMELESS_LINE_START.test(first)) {
    // What stands there is not shown: a value alone may end with =.
    complain(
      "what stands before the = of its first line is no name of a variable. Write NAME=value, with letters, digits and _ in the name and nothing before it, or write a JSON object or a YAML map.",
    );
    return undefined;
  }
  const pairs = LINE_START.test(first) ? readLines(text, complain) : await readMapPairs(text, complain);
  return pairs === undefined ? undefined : checkVariableNames(pairs, complain);
}

/** A variable and its value. */
export type Pair = readonly [name: string, value: string];

function firstLine(text: string): string {
  return (
    text
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "" && !line.startsWith("#")) ?? ""
  );
}

function readLines(text: string, complain: Complain): readonly Pair[] | undefined {
  const second = text.trim().includes("\n") ? undefined : secondName(text);
  if (second !== undefined) {
    complain(
      `it is open whether ${second}=… is a second variable or part of the value before it. Write one NAME=value per line for several variables, or a JSON object or a YAML map where it is part of the value.`,
    );
    return undefined;
  }
  let refused = false;
  const pairs = text.split("\n").flatMap((line, index): Pair[] => {
    const content = line.trimStart().replace(/\r$/, "");
    if (content.trim() === "" || content.startsWith("#")) return [];
    const [, name, value] = /^(\w+)=(.*)$/s.exec(content) ?? [];
    if (name !== undefined && value !== undefined && !isQuoted(value)) return [[name, value]];
    refused = true;
    complain(
      name === undefined
        ? `line ${index + 1} is not NAME=value as the lines before it. Write every line so, or write a JSON object or a YAML map.`
        : `line ${index + 1}: it is open whether the quotes around the value of ${name} belong to it. Write it without, or write a JSON object or a YAML map.`,
    );
    return [];
  });
  return refused ? undefined : pairs;
}

/**
 * What looks like another variable on the same line, after a comma or a blank: other tools part variables so. Names after a
 * blank count only in capitals, since `a=b` also stands in many a command line.
 */
function secondName(line: string): string | undefined {
  const found = /,\s*([A-Za-z_]\w*)=|\s([A-Z_][A-Z\d_]*)=/.exec(line.trim());
  return found?.[1] ?? found?.[2];
}

function isQuoted(value: string): boolean {
  return /^(["']).*\1\s*$/s.test(value) && value.trim().length > 1;
}

async function readMapPairs(text: string, complain: Complain): Promise<readonly Pair[] | undefined> {
  const map = await readMap(text, complain);
  return map === undefined ? undefined : toPairs(map, complain);
}

/** The variables of a map, each as text; undefined after a complaint. */
export function toPairs(map: WrittenMap, complain: Complain): readonly Pair[] | undefined {
  let refused = false;
  const pairs = map.entries.flatMap(([name, written]): Pair[] => {
    const value = toText(written);
    if (value !== undefined) return [[name, value]];
    refused = true;
    const shown = printable(name, 60);
    complain(
      written.kind === "scalar"
        ? `the value of ${shown} is missing. Write "" for an empty value.`
        : `the value of ${shown} is a ${written.kind}, but variables are text. Write it as one text, or use \`inputs\`.`,
    );
    return [];
  });
  return refused ? undefined : pairs;
}

function toText(written: Written): string | undefined {
  if (written.kind !== "scalar" || written.value === null) return undefined;
  return typeof written.value === "string" ? written.value : written.source;
}

/** The variables by name, where every name is one that GitLab takes, and there once; undefined after a complaint. */
export function checkVariableNames(
  pairs: readonly Pair[],
  complain: Complain,
): Readonly<Record<string, string>> | undefined {
  const seen = new Set<string>();
  let refused = false;
  const refuse = (problem: string) => {
    refused = true;
    complain(problem);
  };
  for (const [name] of pairs) {
    if (!NAME.test(name))
      refuse(`"${printable(name, 60)}" is no name of a variable. Write letters, digits and _, at most 255 of them.`);
    else if (name === "TRIGGER_PAYLOAD")
      refuse("TRIGGER_PAYLOAD is set by GitLab itself, and a second one fails the pipeline. Write another name.");
    else if (seen.has(name)) refuse(`${name} is there twice. Write each variable once.`);
    seen.add(name);
  }
  return refused ? undefined : Object.fromEntries(pairs);
}
