import { printableWhole } from "../../shared/text/printable.ts";

const LONGEST_LINE = 4_000;

/**
 * A message made safe to print: secrets hidden, each line printable and of bounded length.
 *
 * Lines are parted only where the message itself has a line feed; foreign text in it was made one line before.
 */
export function plainLines(text: string, redact: (text: string) => string): readonly string[] {
  return redact(text)
    .split("\n")
    .map((line) => printableWhole(line, LONGEST_LINE));
}
