import { markdownLink, markdownMessage, markdownText } from "./markdown.ts";

/** Writes foreign text into Markdown: secrets hidden first, since none is found in what has been escaped. */
export interface Ink {
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
    text: (foreign, maxLength) => markdownText(hide(foreign), maxLength),
    link: (foreign, address) => markdownLink(hide(foreign), hide(address)),
    message: (text) => markdownMessage(hide(text)),
    block: (lines) => fenced(lines.map((line) => hide(line))),
  };
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
