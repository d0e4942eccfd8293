/** What mermaid, or the Markdown and HTML around it, could take for its own; `#` begins mermaid's own references. */
const MARKUP = /["#&<>`|[\]{}()\\;%$*_~\s\p{C}]/gu;

/** A name for a node or subgraph of a mermaid flowchart, safe beside mermaid's keywords. */
export function mermaidId(index: number): string {
  return `n${index}`;
}

/**
 * Foreign text as a label of a mermaid flowchart, in its quotes: it stays text, whatever it holds, and on one line.
 *
 * Every character that could end the label or mean something in it is written as mermaid's reference by number (`#35;`), which it shows
 * as the character (https://mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters").
 *
 * @param longest how many characters of it are shown
 */
export function mermaidLabel(text: string, longest = 80): string {
  const characters = Array.from(text);
  const shown = characters.length <= longest ? characters : [...characters.slice(0, longest - 1), "…"];
  return `"${shown.join("").replaceAll(MARKUP, reference)}"`;
}

function reference(character: string): string {
  if (character === " " || character === "_") return character;
  // Controls, halves of characters and marks that reorder text have no picture.
  if (/[\p{C}\s]/u.test(character)) return " ";
  return `#${character.codePointAt(0) ?? 32};`;
}
