import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { oneLine } from "../errors/describe.ts";
import { printable } from "../text/printable.ts";
import type { ConfigPath, Problem } from "./problem.ts";
import type { Position, SyntaxFault } from "./syntax-faults.ts";
import { yamlFaults } from "./yaml-faults.ts";
import { isMergeKey, mergedBy } from "./yaml-merge.ts";

/** A YAML file, with the way back from every value to its place. */
export interface ParsedYaml {
  /** Plain data; absent when the text is no YAML at all. */
  readonly value?: unknown;
  /** Syntax errors, which have a place of their own. */
  readonly faults: readonly SyntaxFault[];
  /** Keys written twice. */
  readonly problems: readonly Problem[];
  /** Where the value at a path is, or its key; of a path that is not there, the nearest thing around it. */
  locate(path: ConfigPath, at?: "key"): Position;
  /** A scalar as it is spelled in the file: `1.10` where its value is 1.1. */
  spelling(path: ConfigPath): string | undefined;
}

/** A configuration has a handful of anchors; an alias bomb has thousands of aliases to aliases. */
const MOST_ALIASES = 100;
const LONGEST_FILE = 1_000_000;

/** Reads YAML 1.2 with positions. Never throws: what is wrong is in `faults` and `problems`. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const broken = (why: string): ParsedYaml => ({
    faults: [{ line: 1, column: 1, text: why }],
    problems: [],
    locate: () => ({ line: 1, column: 1 }),
    spelling: () => undefined,
  });
  if (text.length > LONGEST_FILE) return broken("the file is longer than a million characters");
  try {
    // Keys written twice are found below, where their paths are known.
    const doc = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      stringKeys: true,
      // `<<: *defaults` is YAML 1.1, but what everyone who writes .gitlab-ci.yml is used to.
      merge: true,
    });
    const place = (offset: number): Position => {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    };
    const faults = yamlFaults(doc, place);
    const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node);
    return {
      ...(faults.length > 0 ? {} : { value: doc.toJS({ maxAliasCount: MOST_ALIASES }) as unknown }),
      faults,
      problems: faults.length > 0 ? [] : keyProblems(doc.contents, [], place),
      locate: (path, at) => place(offsetOf(doc.contents, path, at, resolve)),
      spelling: (path) => {
        const node = resolve(path.reduce<unknown>((at, step) => childOf(at, step, resolve).value, doc.contents));
        return isScalar(node) ? node.source : undefined;
      },
    };
  } catch (error) {
    // Aliases that multiply, or nesting deeper than the parser's stack.
    return broken(`the file cannot be read: ${printable(oneLine(error))}`);
  }
}

interface Child {
  readonly key?: unknown;
  readonly value: unknown;
}

function childOf(parent: unknown, step: string | number, resolve: (node: unknown) => unknown): Child {
  const node = resolve(parent);
  if (isSeq(node)) return { value: node.items[Number(step)] };
  if (!isMap(node)) return { value: undefined };
  const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair !== undefined) return { key: pair.key, value: pair.value };
  // What `<<` brings in stands where it is written.
  const merged = node.items.filter(({ key }) => isMergeKey(key)).flatMap(({ value }) => mergedBy(value, resolve));
  const found = merged.map((one) => childOf(one, step, resolve)).find(({ key }) => key !== undefined);
  return found ?? { value: undefined };
}

function offsetOf(root: unknown, path: ConfigPath, at: "key" | undefined, resolve: (node: unknown) => unknown): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const [depth, step] of path.entries()) {
    const child = childOf(node, step, resolve);
    const last = depth === path.length - 1;
    const found = (last && at === "key" ? startOf(child.key) : undefined) ?? startOf(child.value) ?? startOf(child.key);
    if (found === undefined) return keyOffset(root, path.slice(0, depth), resolve) ?? offset;
    [node, offset] = [child.value, found];
  }
  return offset;
}

/** Of something missing the place to look at is the key that should hold it, not the first line of its value. */
function keyOffset(root: unknown, path: ConfigPath, resolve: (node: unknown) => unknown): number | undefined {
  const step = path.at(-1);
  if (step === undefined) return undefined;
  const parent = path.slice(0, -1).reduce<unknown>((node, one) => childOf(node, one, resolve).value, root);
  return startOf(childOf(parent, step, resolve).key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** Keys written twice, and the one key that no plain object can hold. */
function keyProblems(node: unknown, path: ConfigPath, place: (offset: number) => Position): Problem[] {
  if (isSeq(node)) return node.items.flatMap((item, at) => keyProblems(item, [...path, at], place));
  if (!isMap(node)) return [];
  const first = new Map<string, number>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : "";
    const here = [...path, name];
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, startOf(key) ?? 0);
    const twice: Problem[] =
      earlier === undefined
        ? []
        : [{ path: here, at: "key", text: `is written twice, first in line ${place(earlier).line}: keep one of them` }];
    if (name === "__proto__") return [{ path: here, at: "key", text: "cannot be a name here: choose another one" }];
    return [...twice, ...keyProblems(value, here, place)];
  });
}
