import { printable } from "../../shared/text/printable.ts";

/** Foreign text inside a Markdown table: one line that makes no markup, no link, no mention and no new column. */
export function markdownText(text: string, maxLength = 200): string {
  return printable(text, maxLength)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_{}[\]()#+!|~:@$^=-]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A link, where the address is one of http or https; else only its text. */
export function markdownLink(text: string, address: string): string {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return markdownText(text);
  const target = url.href.replaceAll(/[()|<>\\`]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `[${markdownText(text)}](${target})`;
}

/** A table; cells come escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
