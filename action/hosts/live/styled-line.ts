import stringWidth from "string-width";
import type { Tone } from "../../model/tone.ts";

/** How a piece of a line looks, where there are colours. */
export type Look = Tone | "warn" | "busy" | "strong";

/** A piece of a line. Its text is printable and has no escape sequences. */
export interface Piece {
  readonly text: string;
  readonly look: Look;
}

/** One line of a picture that is redrawn. */
export type StyledLine = readonly Piece[];

/** A line of one piece. */
export function plainLine(text: string, look: Look = "plain"): StyledLine {
  return [{ text, look }];
}

/** The columns a text takes on a terminal: two for wide characters, none for combining ones. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** The columns a line takes. */
export function lineWidth(line: StyledLine): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much of a line as fits, with an ellipsis where something is missing. */
export function cutLine(line: StyledLine, columns: number): StyledLine {
  if (lineWidth(line) <= columns) return line;
  if (columns < 1) return [];
  const cut: Piece[] = [];
  let leftColumns = columns - 1;
  for (const { text, look } of line) {
    let kept = "";
    for (const { segment } of graphemes.segment(text)) {
      const width = textWidth(segment);
      if (width > leftColumns) return [...cut, { text: `${kept}…`, look }];
      leftColumns -= width;
      kept += segment;
    }
    cut.push({ text: kept, look });
  }
  return cut;
}

/** A text followed by blanks up to a width; longer ones stay as they are. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - textWidth(text)));
}
