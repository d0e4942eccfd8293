import { lineWidth, type StyledLine } from "./styled-line.ts";

const ESC = "\u001b";
/** Terminals that know it (mode 2026) show all that is between the two at once; others ignore it. */
const TOGETHER = [`${ESC}[?2026h`, `${ESC}[?2026l`] as const;
/** Lines that do not wrap (mode 7): terminals count some characters wider than we do, and a line of two rows would leave one behind. */
const UNWRAPPED = [`${ESC}[?7l`, `${ESC}[?7h`] as const;
const ERASE_LINE = `${ESC}[K`;
const ERASE_BELOW = `${ESC}[J`;

/**
 * The lines at the bottom of a terminal that are drawn again and again, as the text that does so.
 *
 * The cursor rests at the beginning of the line below them. What was drawn is kept by its width, since a terminal that has
 * become narrower has wrapped it since.
 */
export class Redrawn {
  readonly #paint: (line: StyledLine) => string;
  #widths: readonly number[] = [];
  #drawn = "";

  /** @param paint a line with its colours */
  constructor(paint: (line: StyledLine) => string) {
    this.#paint = paint;
  }

  /**
   * Draws `lines` in the place of those drawn before; empty when nothing has changed.
   *
   * @param columns of the terminal as it is now; no line is as wide
   * @param above text that stays above them, ending with a line feed
   */
  draw(lines: readonly StyledLine[], columns: number, above = ""): string {
    const painted = lines.map((line) => `${this.#paint(line)}${ERASE_LINE}\n`).join("");
    if (above === "" && painted === this.#drawn) return "";
    const back = this.#back(columns);
    this.#widths = lines.map(lineWidth);
    this.#drawn = painted;
    // Text of others may be of any width: what was drawn goes first, so that nothing of it is left beside or below.
    const cut = painted === "" ? "" : `${UNWRAPPED[0]}${painted}${UNWRAPPED[1]}`;
    return `${TOGETHER[0]}${back}${above === "" ? "" : ERASE_BELOW}${above}${cut}${ERASE_BELOW}${TOGETHER[1]}`;
  }

  /** Leaves what was drawn where it is: the next is drawn below it. */
  leave(): void {
    this.#widths = [];
    this.#drawn = "";
  }

  /** To the beginning of what was drawn, also from behind a `^C` that the terminal has echoed. */
  #back(columns: number): string {
    const rows = this.#widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / Math.max(1, columns))), 0);
    return rows === 0 ? "\r" : `\r${ESC}[${rows}A`;
  }
}
