import { printable } from "../text/printable.ts";

/** A place in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the YAML parser found, by its own code and in its own words. */
export interface ParserFault extends Position {
  readonly code: string;
  readonly message: string;
}

/** A mistake in the writing of a file, for people. */
export interface SyntaxFault extends Position {
  readonly text: string;
}

/** One mistake makes the parser stumble over the lines after it too; a fault this close behind another is taken for its consequence. */
const SAME_MISTAKE_LINES = 5;

/**
 * The parser's faults as mistakes: what merely follows from an earlier one left out, each in plain words with what to do about it.
 *
 * A stray bracket or a line indented too far is reported by the parser once for each token until it finds its way again.
 *
 * @param faults in the order the parser comes upon them
 */
export function syntaxFaults(faults: readonly ParserFault[]): readonly SyntaxFault[] {
  return faults
    .filter(({ line, code }, at) => {
      const previous = faults[at - 1];
      if (previous === undefined) return true;
      return code !== "UNEXPECTED_TOKEN" && line > previous.line + SAME_MISTAKE_LINES;
    })
    .map(({ line, column, code, message }) => ({ line, column, text: inPlainWords(code, message) }));
}

const LOOK = "check quotes, brackets and indentation here and in the lines before";

/** By the codes and, where one has several meanings, the messages of yaml 2.9; of others the parser's own words are kept. */
function inPlainWords(code: string, message: string): string {
  const said = printable(message.split("\n", 1)[0] ?? "", 200);
  switch (code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return said.startsWith("Nested")
        ? "a key begins inside a value: indent what follows no deeper than the key before it, or put the value in quotes"
        : `a list stands where a key belongs: ${LOOK}`;
    case "BAD_INDENT":
      return said.startsWith("All")
        ? "is indented unlike the lines it belongs with: give them all the same number of blanks"
        : notClosed(said);
    case "MISSING_CHAR":
      return missing(said);
    case "MULTILINE_IMPLICIT_KEY":
      return `a key and its colon must stand in one line: ${LOOK}`;
    case "TAB_AS_INDENT":
      return "a tab stands here: indent with blanks, YAML takes no tabs";
    case "BAD_SCALAR_START":
      return "a value that begins with this character must be in quotes: write them around it";
    case "BAD_DQ_ESCAPE":
      return 'a backslash in "…" begins an escape, and this is none: write two of them, or use single quotes';
    case "MULTIPLE_DOCS":
      return "a second document begins here: keep one in the file";
    case "NON_STRING_KEY":
      return "a key must be text: write it in quotes";
    case "TAG_RESOLVE_FAILED":
      return `${said.charAt(0).toLowerCase()}${said.slice(1)}: leave the tag out, or put the value in quotes`;
    case "UNEXPECTED_TOKEN":
      return `${/(".*")$/.exec(said)?.[1] ?? "this"} does not belong here: ${LOOK}`;
    default:
      return `${said}: ${LOOK}`;
  }
}

function missing(said: string): string {
  if (isNeverClosed(said)) return "a quote is opened here and never closed: write the second one where the text ends";
  if (said.startsWith("Implicit map keys")) return "a key without a value: write a colon and the value behind it";
  if (/^Missing , (?:or : )?between/.test(said)) return "a comma is missing before this: write one between two items";
  return notClosed(said);
}

function notClosed(said: string): string {
  const [, bracket] = BRACKET.exec(said) ?? [];
  return bracket === undefined
    ? `${said}: ${LOOK}`
    : `a bracket is opened here and not closed: write ${bracket} where it ends`;
}

const BRACKET = /(?:with a|end with a) ([}\]])$/;

/** Whether a message of the parser is about a quote or bracket that is never closed, which it has noticed only where the text goes on. */
export function isNeverClosed(message: string): boolean {
  return message.startsWith("Missing closing") || BRACKET.test(message);
}
