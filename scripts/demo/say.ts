import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";

/** A headline of the demo's story. */
export function chapter(number: number, title: string): void {
  console.log(`\n${pc.bold(`${number}. ${title}`)}`);
}

/** A plain line under the headline. */
export function say(text: string): void {
  console.log(`   ${text}`);
}

/** Where a foldable section begins and ends, for GitLab's job page, which does not show it. A carriage return ends the mark. */
const SECTION_MARK = /^section_(?:start|end):\d+:/;

/** A line of a job's log as GitLab's job page shows it, in colour where this terminal has colours. */
export function jobLogLine(line: string): void {
  const plain = stripVTControlCharacters(line);
  if (plain.trim() === "" || SECTION_MARK.test(plain)) return;
  say(`${pc.dim("│")} ${pc.isColorSupported ? line : plain}`);
}

/** Rows with aligned columns, the first of them the columns' names. */
export function table(rows: readonly (readonly string[])[], { header = true } = {}): void {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  for (const [at, row] of rows.entries()) {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
    say(at === 0 && header ? pc.dim(line) : line);
  }
}
