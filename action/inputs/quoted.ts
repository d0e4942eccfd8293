import { printable } from "../../shared/text/printable.ts";
import { redactor } from "../../shared/text/redact.ts";

const hide = redactor([]);
const LONGEST = 120;

/** What was written, as a message may show it: short, on one line, without what looks like a token or a password. */
export function quoted(text: string): string {
  return `"${printable(hide(text.trim()), LONGEST)}"`;
}
