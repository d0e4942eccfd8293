/** One member of a JSON object as it is written there. */
export interface JsonMember {
  /** The key, its escapes resolved: `"\u0074oken"` is `token`. */
  readonly key: string;
  /** The text `"key": value` without the commas around it. */
  readonly text: string;
}

const WHITESPACE = /[ \t\n\r]/;

/**
 * The members of the JSON object `json`, in order, each with its own text; undefined when it is no object.
 *
 * So a payload's members can be moved about without parsing their values, which would round big integers and drop
 * duplicate keys. `json` must be valid JSON.
 */
export function jsonMembers(json: string): readonly JsonMember[] | undefined {
  let at = skipSpace(json, 0);
  if (json[at] !== "{") return undefined;
  const members: JsonMember[] = [];
  at = skipSpace(json, at + 1);
  while (json[at] === '"') {
    const start = at;
    const keyEnd = stringEnd(json, at);
    const valueEnd = endOfValue(json, skipSpace(json, keyEnd) + 1);
    const key = JSON.parse(json.slice(start, keyEnd)) as string;
    members.push({ key, text: json.slice(start, valueEnd).trimEnd() });
    at = json[valueEnd] === "," ? skipSpace(json, valueEnd + 1) : valueEnd;
  }
  return members;
}

/** Where the value that begins at or after `at` ends: at the comma or brace of the object around it. */
function endOfValue(json: string, at: number): number {
  let depth = 0;
  for (let i = at; i < json.length; i += 1) {
    const char = json[i];
    if (char === '"') i = stringEnd(json, i) - 1;
    else if (char === "{" || char === "[") depth += 1;
    else if (depth > 0 && (char === "}" || char === "]")) depth -= 1;
    else if (depth === 0 && (char === "," || char === "}")) return i;
  }
  return json.length;
}

/** The position after the string that begins at `at`. */
function stringEnd(json: string, at: number): number {
  for (let i = at + 1; i < json.length; i += 1) {
    if (json[i] === "\\") i += 1;
    else if (json[i] === '"') return i + 1;
  }
  return json.length;
}

function skipSpace(json: string, at: number): number {
  let i = at;
  while (i < json.length && WHITESPACE.test(json[i] ?? "")) i += 1;
  return i;
}
