const [OPENING, CLOSING] = ["{[", "}]"];

/**
 * JSON text with a line per member and item, every value spelled as it was: big integers, duplicate keys and escapes stay, which
 * parsing and writing it again would lose.
 *
 * @param json valid JSON; of anything else the lines mean nothing
 */
export function indentJson(json: string): string {
  let out = "";
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at] ?? "";
    if (char === '"') {
      const end = stringEnd(json, at);
      out += json.slice(at, end + 1);
      at = end;
    } else if (OPENING.includes(char)) {
      const next = skipSpace(json, at + 1);
      if (CLOSING.includes(json[next] ?? " ")) {
        out += char + (json[next] ?? "");
        at = next;
      } else {
        depth += 1;
        out += char + line();
      }
    } else if (CLOSING.includes(char)) {
      depth = Math.max(0, depth - 1);
      out += line() + char;
    } else if (char === ",") out += char + line();
    else if (char === ":") out += ": ";
    else if (!SPACE.test(char)) out += char;
  }
  return out;
}

const SPACE = /[ \t\n\r]/;

function skipSpace(json: string, from: number): number {
  let at = from;
  while (at < json.length && SPACE.test(json[at] ?? "")) at += 1;
  return at;
}

/** Where the string that begins at `at` has its closing quote. */
function stringEnd(json: string, at: number): number {
  for (let i = at + 1; i < json.length; i += 1) {
    if (json[i] === "\\") i += 1;
    else if (json[i] === '"') return i;
  }
  return json.length;
}
