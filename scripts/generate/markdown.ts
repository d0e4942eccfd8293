/** Text as Markdown that reads the same: globs and angle brackets would else be emphasis and tags. Code stays code. */
export function prose(text: string): string {
  return text.replaceAll(/`[^`]*`|[*_<]/g, (found) => (found.startsWith("`") ? found : `\\${found}`));
}

/** A table; a bar within a cell stays one. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [row(head), `|${"---|".repeat(head.length)}`, ...rows.map(row)].join("\n");
}
