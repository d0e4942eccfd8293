import pico from "picocolors";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Download } from "../download-lines.ts";
import { downloadPicture, type Fetched, type Fetching } from "./download-picture.ts";
import type { Drawable } from "./drawable.ts";
import { ASCII_MARKS, type Marks, UNICODE_MARKS } from "./marks.ts";
import { Redrawn } from "./redrawn.ts";
import type { Screen } from "./screen.ts";
import { cutLine, type Look, type StyledLine } from "./styled-line.ts";

/** What a picture is drawn with. */
export interface PictureOptions {
  readonly screen: Screen;
  readonly clock: Clock;
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Takes out what must not be seen. */
  readonly hide: (text: string) => string;
}

/** Eight pictures a second: a spinner that turns, and little enough for a terminal far away. */
const REDRAW_EVERY_MS = 125;

/** The most of a picture's height that bars take beside something else. */
const MOST_BARS = 6;

/**
 * The picture at the bottom of a terminal: a tree (or whatever else is drawn), the bars of downloads, or both.
 *
 * It is at rest (nothing drawn, cursor shown), or it is drawn over and over by a loop that begins with the first drawable or
 * download and ends when both are gone: what was drawn was left in the text, the last download has ended.
 */
export class LivePicture {
  readonly #options: PictureOptions;
  readonly #marks: Marks;
  readonly #redrawn: Redrawn;
  readonly #paint: (line: StyledLine) => string;
  readonly #fetching = new Map<number, Fetching>();
  #fetched: Fetched = { count: 0, bytes: 0 };
  #drawable: Drawable | undefined;
  /** What was left in the text had shown that, so that the same is not drawn again below it. */
  #left: string | undefined;
  #tick = 0;
  #drawnMs = Number.NEGATIVE_INFINITY;
  #rest: (() => void) | undefined;

  constructor(options: PictureOptions) {
    this.#options = options;
    this.#marks = options.unicode ? UNICODE_MARKS : ASCII_MARKS;
    this.#paint = painter(options.colour);
    this.#redrawn = new Redrawn(this.#paint);
  }

  /** What is to be drawn from now on, or again since it has changed. */
  show(drawable: Drawable): void {
    if (this.#left !== undefined && drawable.state() === this.#left) return;
    this.#drawable = drawable;
    this.#wake();
  }

  /** How far a download is. */
  download(download: Download): void {
    const { jobId, done, receivedBytes } = download;
    if (done) {
      this.#fetching.delete(jobId);
      this.#fetched = { count: this.#fetched.count + 1, bytes: this.#fetched.bytes + receivedBytes };
    } else {
      const beganMs = this.#fetching.get(jobId)?.beganMs ?? this.#nowMs();
      this.#fetching.set(jobId, { download, beganMs });
    }
    if (!done || this.#rest !== undefined) this.#wake();
  }

  /** Prints text that stays, above what is drawn. It ends with a line feed. */
  above(text: string): void {
    if (this.#drawable?.isOver() === true) this.#leave();
    if (this.#rest === undefined) this.#options.screen.write(text);
    else this.#draw(text);
  }

  /** Leaves what is drawn in the text as it stands, and rests. */
  close(): void {
    this.#fetching.clear();
    this.#leave();
    this.#settle();
  }

  #leave(): void {
    const drawable = this.#drawable;
    if (drawable === undefined) return;
    const { columns, rows } = this.#options.screen.size();
    const lines = this.#fitted(this.#linesOf(drawable, rows - 1, undefined), columns);
    this.#left = drawable.state();
    this.#drawable = undefined;
    this.#draw(lines.map((line) => `${this.#paint(line)}\n`).join(""));
    this.#settle();
  }

  /** Draws at once, if the last picture was long enough ago; else the loop will. */
  #wake(): void {
    this.#rest ??= this.#begin();
    if (this.#nowMs() - this.#drawnMs >= REDRAW_EVERY_MS) this.#draw();
    this.#settle();
  }

  #begin(): () => void {
    const { screen } = this.#options;
    const loop = new AbortController();
    const showCursor = screen.hideCursor();
    const deafen = screen.onChange((what) => {
      if (what === "resumed") this.#redrawn.leave();
      this.#draw();
    });
    void this.#drawOverAndOver(loop.signal);
    return () => {
      loop.abort();
      deafen();
      this.#redrawn.leave();
      showCursor();
    };
  }

  async #drawOverAndOver(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        await this.#options.clock.sleep(REDRAW_EVERY_MS, signal);
        this.#tick += 1;
        this.#draw();
      }
    } catch {
      // The end of the loop: only its own signal ends a sleep.
    }
  }

  /** Rests once there is nothing to draw. */
  #settle(): void {
    if (this.#rest === undefined || this.#drawable !== undefined || this.#fetching.size > 0) return;
    this.#draw();
    this.#rest();
    this.#rest = undefined;
  }

  #draw(above = ""): void {
    const { screen } = this.#options;
    const { columns, rows } = screen.size();
    const nowMs = this.#nowMs();
    const room = Math.max(1, rows - 1);
    const bars = downloadPicture([...this.#fetching.values()], this.#fetched, {
      marks: this.#marks,
      nowMs,
      columns,
      rows: this.#drawable === undefined ? room : Math.min(MOST_BARS, Math.floor(room / 2)),
    });
    const drawn = this.#drawable === undefined ? [] : this.#linesOf(this.#drawable, room - bars.length, this.#tick);
    const text = this.#redrawn.draw(this.#fitted([...drawn, ...bars], columns), columns, above);
    if (text !== "") screen.write(text);
    this.#drawnMs = nowMs;
  }

  #linesOf(drawable: Drawable, rows: number, tick: number | undefined): readonly StyledLine[] {
    const { columns } = this.#options.screen.size();
    const { hide } = this.#options;
    const view = { marks: this.#marks, nowMs: this.#nowMs(), rows, columns, hide };
    return drawable.lines(tick === undefined ? view : { ...view, tick });
  }

  /** Without what must not be seen, and one column narrower than the terminal, which would wrap a full line when it likes. */
  #fitted(lines: readonly StyledLine[], columns: number): readonly StyledLine[] {
    const { hide } = this.#options;
    return lines.map((line) =>
      cutLine(
        line.map(({ text, look }) => ({ text: hide(text), look })),
        columns - 1,
      ),
    );
  }

  #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }
}

function painter(colour: boolean): (line: StyledLine) => string {
  const colours = pico.createColors(colour);
  const paint: Readonly<Record<Look, (text: string) => string>> = {
    plain: (text) => text,
    good: colours.green,
    bad: colours.red,
    warn: colours.yellow,
    busy: colours.cyan,
    dim: colours.dim,
    strong: colours.bold,
  };
  return (line) => line.map(({ text, look }) => paint[look](text)).join("");
}
