import type { ZipEntry } from "./entry.ts";
import { leastEnd } from "./local-header.ts";

/** Bytes of an archive from `from` up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A gap up to this is read and dropped; a longer one is worth a new start. */
const WORTH_SKIPPING_BYTES = 256 * 1024;

/** The longest extra field a local header can have. */
const LONGEST_EXTRA_BYTES = 0xffff;

/**
 * The parts of an archive to read for some of its entries, in its own order: neighbours in one, long gaps left out.
 *
 * How long an entry's local header is stands only in the header itself, so an entry reaches as far as the next one begins, but
 * no further than the longest header would have it.
 *
 * @param wanted some of `entries`, by offset
 * @param directoryOffset where the last entry ends at the latest
 */
export function spansOf(
  wanted: readonly ZipEntry[],
  entries: readonly ZipEntry[],
  directoryOffset: number,
): readonly Span[] {
  const starts = [...new Set(entries.map(({ offset }) => offset)), directoryOffset].sort((a, b) => a - b);
  const spans: Span[] = [];
  let at = 0;
  for (const entry of wanted) {
    while ((starts[at] ?? directoryOffset) <= entry.offset && at < starts.length) at += 1;
    const to = Math.min(starts[at] ?? directoryOffset, leastEnd(entry) + LONGEST_EXTRA_BYTES);
    const last = spans.at(-1);
    if (last !== undefined && entry.offset - last.to <= WORTH_SKIPPING_BYTES)
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else spans.push({ from: entry.offset, to });
  }
  return spans;
}
