import { printable } from "../../../shared/text/printable.ts";

/** A line longer than this is data, not something to read. */
const LONGEST_LINE = 1_000;

/** Escape sequences: CSI (colours, cursor), OSC (titles, links), and the short ones. Each part stops at the next escape, so that no text makes it slow. */
const SEQUENCES =
  // oxlint-disable-next-line no-control-regex
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u009c|\u001b\\)?|\u001b[ -/]*[0-~]?/g;

/**
 * A line of a log as a terminal would leave it, in plain characters: no colours, only the last state of a progress bar, no
 * controls, and not endlessly long.
 */
export function plainLine(raw: string): string {
  const text = spaced(overwritten(raw.replaceAll(SEQUENCES, ""))).trimEnd();
  const left = text.length - LONGEST_LINE;
  // What is taken out grows, up to ninefold.
  const shown = printable(text.slice(0, LONGEST_LINE), 2 * LONGEST_LINE);
  return left <= 0 ? shown : `${shown}… (${left} more characters)`;
}

/** What is left of a line that returns to its beginning or steps back: its last state that shows anything. */
function overwritten(line: string): string {
  const last = line.split("\r").findLast((state) => state.trim() !== "") ?? "";
  if (!last.includes("\b")) return last;
  const kept: string[] = [];
  for (const char of last) {
    if (char === "\b") kept.pop();
    else kept.push(char);
  }
  return kept.join("");
}

/** Tabs as the blanks a terminal shows for them. */
function spaced(line: string): string {
  if (!line.includes("\t")) return line;
  let out = "";
  for (const part of line.split(/(\t)/)) out += part === "\t" ? " ".repeat(8 - (out.length % 8)) : part;
  return out;
}
