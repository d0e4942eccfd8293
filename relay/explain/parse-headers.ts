import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";

/** RFC 9110, 5.1: the characters of a token. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The headers in a file: `Name: value` lines as a forge's log of deliveries or `curl -v` shows them, or a JSON object of them.
 * Names become lower-case; several of one name are joined as HTTP joins them.
 *
 * @throws CodedError INPUT_INVALID naming the line or the header; values are not quoted, since one may be a secret
 */
export function parseHeaders(text: string): Readonly<Record<string, string>> {
  const pairs = text.trimStart().startsWith("{") ? jsonPairs(text) : linePairs(text);
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const earlier = joined.get(key);
    joined.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return Object.fromEntries(joined);
}

type Pair = readonly [name: string, value: string];

function linePairs(text: string): readonly Pair[] {
  return text.split(/\r?\n/).flatMap((line, at): Pair[] => {
    const written = line.replace(/^> ?/, "");
    // What stands above the headers of a request that was written down whole.
    if (written.trim() === "" || /^[A-Z]+ \S+ HTTP\/[\d.]+$/.test(written)) return [];
    const colon = written.indexOf(":");
    const name = written.slice(0, Math.max(0, colon)).trim();
    if (!NAME.test(name)) throw invalid(`Line ${at + 1} of the headers is no \`Name: value\`.`);
    return [[name, written.slice(colon + 1).trim()]];
  });
}

function jsonPairs(text: string): readonly Pair[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid("The headers begin like a JSON object and are none.");
  }
  return Object.entries(parsed as Readonly<Record<string, unknown>>).flatMap(([name, value]): Pair[] => {
    if (!NAME.test(name)) throw invalid(`"${printable(name, 60)}" is no name of a header.`);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.map((one) => {
      if (typeof one === "string" || typeof one === "number") return [name, String(one)];
      throw invalid(`The header ${name} is no text, nor a list of texts.`);
    });
  });
}

function invalid(message: string): CodedError {
  return new CodedError("INPUT_INVALID", message, {
    hint: 'Give a file of lines such as `X-GitHub-Event: push`, or a JSON object such as {"X-GitHub-Event": "push"}.',
  });
}
