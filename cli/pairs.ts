import { CodedError } from "../shared/errors/coded-error.ts";
import { printable } from "../shared/text/printable.ts";

/**
 * Pairs of an option that may be repeated, `NAME=value`, as a map.
 *
 * @throws CodedError USAGE for a pair without `=` or a name, and for a name given twice; never with the value
 */
export function pairsOf(command: string, option: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf("=");
    if (at < 1) {
      // Without a name in front, the whole text may be a value, and values may be secrets.
      const shown = at === 0 ? "a pair without a name" : `"${printable(text, 40)}"`;
      throw new CodedError("USAGE", `sluice ${command}: ${option} got ${shown} instead of NAME=value.`, {
        hint: `Write ${option} NAME=value, with quotes around it where the value has blanks.`,
      });
    }
    const name = text.slice(0, at);
    if (pairs.has(name)) {
      throw new CodedError("USAGE", `sluice ${command}: ${option} names ${printable(name, 60)} twice.`, {
        hint: "Give each name once.",
      });
    }
    pairs.set(name, text.slice(at + 1));
  }
  return Object.fromEntries(pairs);
}
