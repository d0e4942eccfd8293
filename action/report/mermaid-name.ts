import { printable } from "../../shared/text/printable.ts";

/**
 * A foreign name as mermaid reads no syntax in it: of what it draws, `:` ends a name, `#` and `;` end a line or begin a character's
 * code, `%%` begins a comment, quotes and backticks end or change a label, and markup is drawn as such
 * (packages/mermaid/src/diagrams: gantt/parser/gantt.jison, flowchart/parser/flow.jison). Never empty.
 */
export function mermaidName(name: string, maxLength: number): string {
  const text = printable(name, maxLength).replaceAll(
    /[^\p{L}\p{N}\p{M} ._/()[\]+…·-]/gu,
    (char) => LIKENESS[char] ?? "·",
  );
  return text.trim() === "" ? "·" : text;
}

const LIKENESS: Readonly<Record<string, string>> = {
  ":": "∶",
  ",": "‚",
  ";": "‚",
  "<": "‹",
  ">": "›",
  "'": "’",
  '"': "”",
  "#": "♯",
  "*": "∗",
};
