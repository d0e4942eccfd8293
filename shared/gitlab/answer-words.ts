import { printable } from "../text/printable.ts";

/** What a refusing GitLab said. */
export interface AnswerWords {
  /** Every sentence, one per line of GitLab's answer: `message`, `message.base`, `error`, or `message.<field>: …`. */
  readonly lines: readonly string[];
  /** The sentences as one printable line of bounded length; empty when nothing could be read. */
  readonly text: string;
  /** `json` when the answer had the shape of GitLab's API. */
  readonly form: "json" | "html" | "text" | "empty";
}

const MOST_LINES = 20;
const MOST_CHARS = 500;

/**
 * GitLab's own words in an answer that is not 2xx. Total: any body gives something.
 *
 * `message` may be a string, a list, or an object of lists by field; parameter errors come as `error`; proxies answer in
 * HTML or plain text.
 *
 * @param redact hides secrets that the answer may quote back
 */
export function wordsOf(body: Uint8Array, redact: (text: string) => string): AnswerWords {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 100_000)).toString("utf8").trim();
  if (text === "") return { lines: [], text: "", form: "empty" };
  const json = parseJson(text);
  if (json !== undefined) return told(sentences(json, ""), "json", redact);
  if (/^<[!?a-z]/i.test(text)) {
    const title = /<title[^>]*>([^<]{1,200})</i.exec(text)?.[1];
    return told([title === undefined ? "an HTML or XML page" : `a page titled "${title.trim()}"`], "html", redact);
  }
  return told([text], "text", redact);
}

function told(lines: readonly string[], form: AnswerWords["form"], redact: (text: string) => string): AnswerWords {
  // Redacted before it is cut: half a secret is still a leak.
  const clean = lines
    .slice(0, MOST_LINES)
    .map((line) => printable(redact(line).replaceAll(/\s+/g, " ").trim(), MOST_CHARS));
  const all = clean.join("; ");
  return { lines: clean, text: all.length <= MOST_CHARS ? all : `${all.slice(0, MOST_CHARS - 1)}…`, form };
}

function parseJson(text: string): object | undefined {
  if (!text.startsWith("{") && !text.startsWith("[")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The sentences in a value, each with the name of its field where that is not one that GitLab only wraps with. */
function sentences(value: unknown, field: string, depth = 0): string[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [field === "" ? String(value) : `${field}: ${value}`];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  if (Array.isArray(value))
    return value.slice(0, MOST_LINES).flatMap((one: unknown) => sentences(one, field, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_LINES);
  const known = entries.filter(([name]) => depth === 0 && WRAPPERS.has(name));
  return (known.length > 0 ? known : entries).flatMap(([name, inner]) =>
    sentences(inner, WRAPPERS.has(name) ? field : name, depth + 1),
  );
}

const WRAPPERS = new Set(["message", "error", "error_description", "base"]);
