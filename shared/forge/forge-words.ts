import { printable } from "../text/printable.ts";

/** A refusal's sentences are read to here; nobody needs more of them in a log. */
const MOST_CHARS = 300;
const MOST_BYTES = 64 * 1_024;
const MOST_SENTENCES = 5;
const MOST_DEPTH = 4;

/** The fields forges put their sentences in; GitLab and Bitbucket nest them, by the name of what is wrong. */
const SAYING = new Set(["message", "error", "errors", "error_description", "fields", "detail"]);

/**
 * A refusing forge's own words, as one printable line; empty when there are none. Total: any body gives something.
 *
 * GitHub `{message, errors: [{field, message}]}`, Gitea `{message}`, GitLab `{message}` or `{error}`, Bitbucket Cloud
 * `{error: {message, fields}}`, Bitbucket Data Center `{errors: [{message}]}`.
 *
 * @param redact hides secrets that the answer may quote back
 */
export function forgeWords(body: Uint8Array, redact: (text: string) => string): string {
  const text = Buffer.from(body.subarray(0, MOST_BYTES)).toString("utf8");
  const said = [...new Set(sentences(jsonIn(text), 0))].slice(0, MOST_SENTENCES);
  return printable(redact(said.join("; ")), MOST_CHARS);
}

function sentences(value: unknown, depth: number): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth > MOST_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, MOST_SENTENCES).flatMap((one) => sentences(one, depth + 1));
  const entries = Object.entries(value);
  const saying = entries.filter(([name]) => SAYING.has(name));
  // A field that holds none of them is named by what is wrong: `{"name": ["has already been taken"]}`.
  if (saying.length === 0) return depth === 0 ? [] : entries.slice(0, MOST_SENTENCES).flatMap(named(depth));
  return saying.flatMap(([, inner]) => sentences(inner, depth + 1));
}

function named(depth: number): (entry: readonly [string, unknown]) => readonly string[] {
  return ([name, inner]) => sentences(inner, depth + 1).map((sentence) => `${name}: ${sentence}`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
