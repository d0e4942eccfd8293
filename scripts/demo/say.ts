import pc from "picocolors";

/** A headline of the demo's story. */
export function chapter(number: number, title: string): void {
  console.log(`\n${pc.bold(`${number}. ${title}`)}`);
}

/** A plain line under the headline. */
export function say(text: string): void {
  console.log(`   ${text}`);
}

/** Rows with aligned columns. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  for (const [at, row] of rows.entries()) {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
    say(at === 0 ? pc.dim(line) : line);
  }
}
