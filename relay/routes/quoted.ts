import { printable } from "../../shared/text/printable.ts";

/** A foreign name as it stands in a sentence. */
export function quoted(name: string): string {
  return `"${printable(name)}"`;
}

/** Globs as they stand in a sentence. */
export function quotedList(globs: readonly string[]): string {
  return globs.map(quoted).join(", ");
}
