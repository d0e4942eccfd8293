import { closest } from "../../shared/text/closest.ts";

/** A question with what mistyped words probably meant, and a blank; empty where none is close to a known one. */
export function meant(words: readonly string[], known: readonly string[]): string {
  const near = words.flatMap((word) => closest(word.trim(), known) ?? []);
  return near.length === 0 ? "" : `Did you mean ${near.join(", ")}? `;
}
