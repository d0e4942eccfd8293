import xterm from "@xterm/headless";
import type { Screen } from "../../action/hosts/live/screen.ts";

/** A terminal as a person sees it: what is written to it is read back as the lines it shows. */
export class TerminalEmulator implements Screen {
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  readonly #heard = new Set<(what: "resized" | "resumed") => void>();
  #cursorShown = true;

  constructor(columns: number, rows: number) {
    // A tty adds the carriage returns itself.
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      convertEol: true,
      scrollback: 10_000,
    });
  }

  write(text: string): void {
    this.#terminal.write(text);
  }

  size(): { readonly columns: number; readonly rows: number } {
    return { columns: this.#terminal.cols, rows: this.#terminal.rows };
  }

  onChange(heard: (what: "resized" | "resumed") => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  hideCursor(): () => void {
    this.#cursorShown = false;
    return () => {
      this.#cursorShown = true;
    };
  }

  get cursorShown(): boolean {
    return this.#cursorShown;
  }

  /** How many listeners it has that were not taken back. */
  get listeners(): number {
    return this.#heard.size;
  }

  /** Changes its size as a person does with the mouse: what it shows is wrapped anew, then the program is told. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#written();
    this.#terminal.resize(columns, rows);
    for (const heard of this.#heard) heard("resized");
  }

  /** Lets a program go on that was suspended. */
  resume(): void {
    for (const heard of this.#heard) heard("resumed");
  }

  /** What is to be seen, without empty lines at the end. */
  async shown(): Promise<readonly string[]> {
    await this.#written();
    const { active } = this.#terminal.buffer;
    return this.#lines(active.viewportY, active.viewportY + this.#terminal.rows);
  }

  /** The same with all that has scrolled out at the top. */
  async everything(): Promise<readonly string[]> {
    await this.#written();
    return this.#lines(0, this.#terminal.buffer.active.length);
  }

  /** The colour number of the cell at which `text` begins; undefined for the default colour, or when it is not shown. */
  async colourOf(text: string): Promise<number | undefined> {
    await this.#written();
    const { active } = this.#terminal.buffer;
    for (let y = 0; y < active.length; y += 1) {
      const x = active.getLine(y)?.translateToString(true).indexOf(text) ?? -1;
      const cell = x < 0 ? undefined : active.getLine(y)?.getCell(x);
      if (cell !== undefined) return cell.isFgPalette() ? cell.getFgColor() : undefined;
    }
    return undefined;
  }

  #lines(from: number, to: number): readonly string[] {
    const { active } = this.#terminal.buffer;
    const lines = Array.from(
      { length: to - from },
      (_, at) => active.getLine(from + at)?.translateToString(true) ?? "",
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
  }

  async #written(): Promise<void> {
    await new Promise<void>((resolve) => this.#terminal.write("", resolve));
  }
}
