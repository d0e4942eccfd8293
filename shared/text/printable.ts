/**
 * C0 and C1 controls, escape sequences included, marks that reorder or hide text, halves of characters, and the backslash of
 * what would look like one of our own replacements.
 */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|\\(?=u\{)/gu;

/**
 * Foreign text (a branch name, a job name) as one line that cannot move the cursor, forge a second line or hide itself.
 *
 * Each character it takes out is shown as `\u{…}`, so that two different names never print alike unless both are cut off
 * at `maxLength`.
 */
export function printable(text: string, maxLength = 300): string {
  return cut(text.replaceAll(UNPRINTABLE, escaped), maxLength);
}

/**
 * Text of ours in which foreign parts are `printable` already, made safe for the case that one was forgotten.
 *
 * Unlike `printable`, it leaves what `printable` has made as it is.
 */
export function printableWhole(text: string, maxLength = 300): string {
  return cut(
    text.replaceAll(UNPRINTABLE, (char) => (char === "\\" ? char : escaped(char))),
    maxLength,
  );
}

function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Cutting between the two halves of a character would leave one behind. */
function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
