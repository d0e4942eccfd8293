import { printable, printableWhole } from "../../shared/text/printable.ts";

/** Foreign text inside a Markdown table: one line that makes no markup, no link, no mention and no new column. */
export function markdownText(text: string, maxLength = 200): string {
  return escaped(printable(text, maxLength));
}

/** A message of ours, whose foreign parts are printable already, with its line breaks. */
export function markdownMessage(text: string, maxLength = 2_000): string {
  return text
    .slice(0, maxLength)
    .split("\n")
    .map((line) => escaped(printableWhole(line, maxLength)))
    .join("<br>");
}

/** Markup of every kind as the text it is written with. */
function escaped(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      // GitHub makes links of these without any markup.
      .replaceAll(/\bwww\./gi, (start) => `${start.slice(0, -1)}&#46;`)
      .replaceAll(/[\\`*_{}[\]()#+!|~:@$^=-]/g, (char) => `&#${char.charCodeAt(0)};`)
  );
}

/** A link, where the address is one of http or https; else only its text. */
export function markdownLink(text: string, address: string, maxLength = 100): string {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return markdownText(text, maxLength);
  const target = url.href.replaceAll(/[()|<>\\`]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `[${markdownText(text, maxLength)}](${target})`;
}

/** A table; cells come escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
