import { markdownLink, markdownMessage, markdownText } from "./markdown.ts";

/** Writes foreign text into Markdown: secrets hidden first, since none is found in what has been escaped. */
export interface Ink {
  /** Without secrets, and otherwise as it is: for what is cut before it is written. */
  plain(foreign: string): string;
  /** One line, without markup. */
  text(foreign: string, maxLength?: number): string;
  /** The same, linked where the address is one of the web. */
  link(foreign: string, address: string): string;
  /** A message of ours with its line breaks. */
  message(text: string): string;
  /** Lines as they are, in a block of their own. */
  block(lines: readonly string[]): string;
}

/** @param hide takes secrets, and what is to be concealed, out of a text */
export function inkOf(hide: (text: string) => string): Ink {
  return {
    plain: hide,
    text: (foreign, maxLength) => markdownText(hide(foreign), maxLength),
    link: (foreign, address) => markdownLink(hide(foreign), hide(address)),
    message: (text) => markdownMessage(hide(text)),
    block: (lines) => fenced(lines.map((line) => hide(line))),
  };
}

/**
 * The same for where a name would call the person, or link to the request, that it names.
 *
 * Forges look for such names once Markdown has been read, when what was escaped is whole again, but not in code blocks.
 */
export function quietInkOf(hide: (text: string) => string): Ink {
  const ink = inkOf(hide);
  return {
    ...ink,
    text: (foreign, maxLength) => uncalled(ink.text(foreign, maxLength)),
    link: (foreign, address) => uncalled(ink.link(foreign, address)),
    message: (text) => uncalled(ink.message(text)),
  };
}

/** Parts `@`, `#`, `!`, `$`, `%` and `~` from what follows by a character that is not seen. */
function uncalled(markdown: string): string {
  return markdown.replaceAll(/&#(?:33|35|36|37|64|126);/g, "$&&#8288;");
}

/** A code block whose fence is longer than any run of backticks in it, so that nothing in it can end it. */
function fenced(lines: readonly string[]): string {
  const longest = lines.reduce((most, line) => Math.max(most, ...runsOf(line)), 0);
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}text\n${lines.join("\n")}\n${fence}`;
}

function runsOf(line: string): readonly number[] {
  return (line.match(/`+/g) ?? []).map(({ length }) => length);
}
