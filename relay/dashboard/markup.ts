import { html as tagged } from "hono/html";
import { printable, printableWhole } from "../../shared/text/printable.ts";

/** HTML that is safe to send: made by `html`, never from text. */
export interface Markup {
  readonly isEscaped: true;
  toString(): string;
}

/** What may stand in a template: text is escaped, markup is taken as it is, undefined is nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** Longer text is cut; nothing a page says in one piece is longer. */
const MOST_CHARS = 2_000;

/**
 * A template of HTML.
 *
 * Every text is made printable first (controls and marks that reorder or hide text show as `\u{…}`), then escaped; so whatever a forge
 * sends is told as text, in elements and in quoted attributes. Attributes must be quoted, and no text may stand in a tag's name, in
 * `<script>` or `<style>`, or be a whole address: `linkOut` and `pathTo` make those.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return settled(tagged(strings, ...values.map(shown)));
}

/** Text over several lines, for `<pre>`: line feeds and tabs stay, everything else is as in `html`, but nothing is cut. */
export function preformatted(text: string): Markup {
  const lines = text.split("\n").map((line) => line.split("\t").map(whole).join("\t"));
  return settled(tagged`${lines.join("\n")}`);
}

/**
 * A sentence of ours in which foreign words are printable already, as errors and reasons have them: what shows as `\u{…}` there stays so,
 * instead of being taken for a stranger's and shown a second time over. Everything else is as in `html`.
 */
export function told(sentence: string): Markup {
  return settled(tagged`${printableWhole(sentence, MOST_CHARS)}`);
}

/** An attribute that is there or not: `checked`. The name comes from us. */
export function attribute(name: "checked" | "selected" | "open" | "aria-current", is: boolean): Markup {
  if (!is) return html``;
  switch (name) {
    case "checked":
      return html` checked`;
    case "selected":
      return html` selected`;
    case "open":
      return html` open`;
    case "aria-current":
      return html` aria-current="page"`;
  }
}

/** What every template has made: nothing else is markup, however much it looks like it. */
const MADE = new WeakSet<object>();

function shown(value: Content): unknown {
  if (typeof value === "string") return printable(value, MOST_CHARS);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value === "object" && !MADE.has(value)) throw new Error("A page is made of text and markup only.");
  return value;
}

function whole(text: string): string {
  return printable(text, Number.POSITIVE_INFINITY);
}

function settled(made: ReturnType<typeof tagged>): Markup {
  if (made instanceof Promise) throw new Error("A page waits for nothing: read first, then write.");
  // hono makes an object of it, whatever its types say.
  const markup: Markup = made;
  MADE.add(markup);
  return markup;
}
