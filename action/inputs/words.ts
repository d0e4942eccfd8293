import { splitList } from "../../shared/text/split-list.ts";
import type { Complain } from "./complain.ts";
import { meant } from "./meant.ts";
import { quoted } from "./quoted.ts";

/** The words an input takes: each as people may write it, and what it means. */
export type Vocabulary<Word extends string> = Readonly<Record<string, Word>>;

/**
 * Some of a few words, compared without case, or one that stands alone and means none of them; undefined after a
 * complaint.
 *
 * @param alone the word for none at all
 */
export function readWords<Word extends string>(
  text: string,
  vocabulary: Vocabulary<Word>,
  alone: string,
  complain: Complain,
): ReadonlySet<Word> | undefined {
  const written = splitList(text.toLowerCase());
  if (written.includes(alone)) {
    if (written.length === 1) return new Set();
    complain(`${alone} stands alone. Write it without the other words, or leave it out.`);
    return undefined;
  }
  const known = new Map(Object.entries(vocabulary));
  const unknown = written.filter((word) => !known.has(word));
  if (unknown.length === 0) return new Set(written.flatMap((word) => known.get(word) ?? []));
  const choice = [...new Set(known.values()), alone].join(", ");
  complain(
    `${unknown.map(quoted).join(", ")} is none of its values. ${meant(unknown, [...known.keys(), alone])}Write some of ${choice}, parted by commas.`,
  );
  return undefined;
}
