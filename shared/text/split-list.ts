const OPENING = new Set(["[", "{"]);
const CLOSING = new Set(["]", "}"]);

/**
 * The parts of a list written with commas or line breaks between them, trimmed, empty ones left out.
 *
 * A comma inside `[…]` or `{…}` belongs to the part it stands in: `build: [amd64, debug]` is one job's name.
 */
export function splitList(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap(splitAtCommas)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function splitAtCommas(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? "";
    if (OPENING.has(char)) depth += 1;
    else if (CLOSING.has(char)) depth = Math.max(0, depth - 1);
    else if (char === "," && depth === 0) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, line.slice(from)];
}
