import type { Marks } from "./marks.ts";
import type { StyledLine } from "./styled-line.ts";

/** Where and how something is drawn. */
export interface DrawnView {
  readonly marks: Marks;
  /** Of the clock that times are counted by. */
  readonly nowMs: number;
  /** Moves the spinners on; without it, the picture stands still. */
  readonly tick?: number;
  /** No more lines than this are seen. */
  readonly rows: number;
  readonly columns: number;
  /** Takes out what must not be seen, before anything is shortened: half of a secret would not be known for what it is. */
  readonly hide: (text: string) => string;
}

/** Something that is drawn at the bottom of a terminal again and again. */
export interface Drawable {
  /** What it looks like now. */
  lines(view: DrawnView): readonly StyledLine[];
  /** Whether nothing of it changes any more, so that it may scroll away with the text. */
  isOver(): boolean;
  /** All that it tells, but for the time. */
  state(): string;
}
