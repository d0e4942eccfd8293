import type { Complain } from "./complain.ts";
import type { Written, WrittenMap } from "./written.ts";

/**
 * A map written as a JSON object or as YAML; undefined after a complaint.
 *
 * Complaints name lines and keys, never values: values may be secrets. The YAML parser is loaded only when the text is not
 * JSON.
 */
export async function readMap(text: string, complain: Complain): Promise<WrittenMap | undefined> {
  const json = readJson(text);
  if (json === undefined) {
    const { readYamlMap } = await import("./read-yaml-map.ts");
    return readYamlMap(text, complain);
  }
  const twice = duplicateJsonKeys(text);
  if (twice.length > 0) {
    complain(`the key ${twice.map((key) => JSON.stringify(key)).join(", ")} is there twice. Write each key once.`);
    return undefined;
  }
  if (json.kind === "map") return json;
  complain('it is JSON, but no object. Write an object of names and values, for example {"NAME": "value"}.');
  return undefined;
}

/** Undefined when the text is not JSON, or when this Node (before 21) does not tell how a number in it was written. */
function readJson(text: string): Written | undefined {
  let sourceless = false;
  const sources = new WeakMap<object, Map<string, string>>();
  const note = function (this: unknown, key: string, value: unknown, context?: { source?: string }) {
    if (typeof value === "number" && context?.source === undefined) sourceless = true;
    if (typeof this === "object" && this !== null && context?.source !== undefined) {
      const known = sources.get(this) ?? new Map<string, string>();
      sources.set(this, known.set(key, context.source));
    }
    return value;
  };
  try {
    const json: unknown = JSON.parse(text, note);
    // All JSON is YAML, and the reader of that keeps what was written.
    return sourceless ? undefined : toWritten({ "": json }, "", sources);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toWritten(holder: object, key: string, sources: WeakMap<object, Map<string, string>>): Written {
  const value = (holder as Record<string, unknown>)[key];
  if (Array.isArray(value))
    return { kind: "list", items: Object.keys(value).map((index) => toWritten(value, index, sources)) };
  if (typeof value === "object" && value !== null)
    return { kind: "map", entries: Object.keys(value).map((name) => [name, toWritten(value, name, sources)]) };
  const scalar = value as string | number | boolean | null;
  return { kind: "scalar", value: scalar, source: sources.get(holder)?.get(key) ?? String(scalar) };
}

/** `JSON.parse` keeps the last of two equal keys without a word; this finds them in text that is known to be valid. */
function duplicateJsonKeys(text: string): string[] {
  const open: (Set<string> | undefined)[] = [];
  const twice = new Set<string>();
  let lastString = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const key = JSON.parse(lastString) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) twice.add(key);
      keys?.add(key);
    } else lastString = token;
  }
  return [...twice];
}
