/** C0 and C1 controls, escape sequences included, and the marks that reorder or hide text. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Foreign text (a branch name, a job name) as one line that cannot move the cursor, forge a second line or hide itself.
 *
 * Each character it takes out is shown as `\u{…}`, so that two different names never print alike.
 */
export function printable(text: string, maxLength = 300): string {
  const shown = text.replaceAll(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return shown.length <= maxLength ? shown : `${shown.slice(0, maxLength - 1)}…`;
}
