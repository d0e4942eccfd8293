import type { ConfigPath, Problem } from "../../../shared/yaml/problem.ts";
import { NODE_INPUTS, type NodeInput, type NodeInputKind } from "./node-fields.ts";

/** A scalar as it is spelled in the file, by its path; undefined where none is written there. */
export type Spelling = (path: ConfigPath) => string | undefined;

/** A text of the file in which there may be templates. */
export interface PlacedText {
  readonly text: string;
  readonly path: ConfigPath;
}

/** An input of a pipeline as the file has it. */
export interface PlacedInput {
  readonly name: NodeInput;
  /** The text of the input. Of a map it is a JSON object, of a list of refs a JSON list: templates stand in their strings. */
  readonly raw: string;
  /** Where it is written: at the pipeline, or under `defaults`. */
  readonly path: ConfigPath;
  readonly texts: readonly PlacedText[];
  /** The keys of a map; empty for anything else. */
  readonly keys: readonly string[];
}

/** The inputs of a pipeline, and what of them cannot be written down as the step reads it. */
export interface PlacedInputs {
  readonly inputs: readonly PlacedInput[];
  readonly problems: readonly Problem[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What maps are put together name by name, where both a pipeline and the defaults have one. */
const MERGED: ReadonlySet<NodeInput> = new Set(["variables", "inputs", "file-variables"]);

/** The inputs of a pipeline of the right shape: its own, and of the defaults those it has not. */
export function placedInputs(
  own: { readonly fields: Fields; readonly path: ConfigPath },
  defaults: { readonly fields: Fields; readonly path: ConfigPath },
  spelling: Spelling,
): PlacedInputs {
  const problems: Problem[] = [];
  const inputs = NODE_INPUTS.flatMap(({ name, kind }): PlacedInput[] => {
    const sources = [own, defaults].filter(({ fields }) => fields[name] !== undefined && fields[name] !== null);
    const [first] = sources;
    if (first === undefined) return [];
    const path = [...first.path, name];
    if (!MERGED.has(name)) return [placeOne(name, kind, first.fields[name], path, spelling, problems)];
    const entries = new Map(
      sources
        .toReversed()
        .flatMap(({ fields, path: place }) =>
          Object.entries(asFields(fields[name])).map(
            ([key, value]) => [key, { value, path: [...place, name, key] }] as const,
          ),
        ),
    );
    return [placeMap(name, entries, path, spelling, problems)];
  });
  return { inputs, problems };
}

function placeOne(
  name: NodeInput,
  kind: NodeInputKind,
  value: unknown,
  path: ConfigPath,
  spelling: Spelling,
  problems: Problem[],
): PlacedInput {
  if (!Array.isArray(value) && typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => [key, { value: one, path: [...path, key] }] as const);
    return placeMap(name, new Map(entries), path, spelling, problems);
  }
  const items = (Array.isArray(value) ? value : [value]).map((item: unknown, at): PlacedText => {
    const place = Array.isArray(value) ? [...path, at] : path;
    return { text: textOf(item, place, spelling), path: place };
  });
  const texts = items.map(({ text }) => text);
  const isRefList = name === "ref" && (Array.isArray(value) || texts.some((text) => text.includes("{{")));
  const raw = isRefList ? JSON.stringify(texts) : texts.join("\n");
  return { name, raw, path, texts: kind === "choice" || kind === "yes-or-no" ? [] : items, keys: [] };
}

function placeMap(
  name: NodeInput,
  entries: ReadonlyMap<string, { readonly value: unknown; readonly path: ConfigPath }>,
  path: ConfigPath,
  spelling: Spelling,
  problems: Problem[],
): PlacedInput {
  const texts: PlacedText[] = [];
  const writer = { spelling, problems, texts, typed: name === "inputs" };
  const members = [...entries].map(
    ([key, entry]) => `${JSON.stringify(key)}:${jsonOf(entry.value, entry.path, writer)}`,
  );
  return { name, raw: `{${members.join(",")}}`, path, texts, keys: [...entries.keys()] };
}

interface Writer {
  readonly spelling: Spelling;
  readonly problems: Problem[];
  readonly texts: PlacedText[];
  /** Whether numbers and booleans keep their types; else they are text as they are spelled. */
  readonly typed: boolean;
}

function jsonOf(value: unknown, path: ConfigPath, writer: Writer): string {
  if (Array.isArray(value))
    return `[${value.map((item: unknown, at) => jsonOf(item, [...path, at], writer)).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item, [...path, key], writer)}`)
      .join(",")}}`;
  if (typeof value === "string") {
    writer.texts.push({ text: value, path });
    return JSON.stringify(value);
  }
  if (value === null || value === undefined) return "null";
  if (!writer.typed) return JSON.stringify(textOf(value, path, writer.spelling));
  if (typeof value === "number" && writer.spelling(path) !== String(value))
    writer.problems.push({
      path,
      text: `is written like a number that would arrive as ${value}: write it in quotes if it is text, and plainly if it is a number`,
    });
  return JSON.stringify(value);
}

/** A scalar as text: `1.10` stays 1.10. */
function textOf(value: unknown, path: ConfigPath, spelling: Spelling): string {
  return typeof value === "string" ? value : (spelling(path) ?? String(value));
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
