import { printable } from "../../shared/text/printable.ts";
import type { ExtractLimits } from "./limits.ts";
import { type Refusal, refused } from "./refusal.ts";
import type { ZipEntry } from "./zip/entry.ts";
import { leastEnd } from "./zip/local-header.ts";

/**
 * Refuses entries whose data overlap, or run into the central directory.
 *
 * The strongest bombs have many names for the same packed bytes (Fifield, "A better zip bomb", 2019); no honest writer
 * shares bytes between entries.
 */
export function judgeLayout(entries: readonly ZipEntry[], directoryOffset: number): Refusal | undefined {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of inOrder.entries()) {
    const end = leastEnd(entry);
    const next = inOrder[index + 1];
    if (next !== undefined && end > next.offset)
      return refused(
        "ARTIFACTS_BOMB",
        `the data of \`${printable(entry.name)}\` and \`${printable(next.name)}\` overlap`,
      );
    if (end > directoryOffset)
      return refused("ARTIFACTS_CORRUPT", `the data of \`${printable(entry.name)}\` would lie outside of it`);
  }
  return undefined;
}

/** Holds the announced sizes against the limits. That the data keep to what is announced is seen to while unpacking. */
export function judgeSizes(
  chosen: readonly { readonly path: string; readonly entry: ZipEntry }[],
  limits: ExtractLimits,
): Refusal | undefined {
  let [packed, size] = [0, 0];
  for (const { path, entry } of chosen) {
    if (isBomb(entry.sizeBytes, entry.packedBytes, limits))
      return refused("ARTIFACTS_BOMB", `\`${printable(path)}\` ${blowUp(entry.sizeBytes, entry.packedBytes)}`);
    if (entry.sizeBytes > limits.maxEntryBytes)
      return refused(
        "ARTIFACTS_TOO_LARGE",
        `\`${printable(path)}\` unpacks to ${entry.sizeBytes} bytes, and at most ${limits.maxEntryBytes} are accepted`,
      );
    packed += entry.packedBytes;
    size += entry.sizeBytes;
  }
  if (isBomb(size, packed, limits)) return refused("ARTIFACTS_BOMB", `it ${blowUp(size, packed)}`);
  if (size > limits.maxTotalBytes)
    return refused(
      "ARTIFACTS_TOO_LARGE",
      `it unpacks to ${size} bytes, and at most ${limits.maxTotalBytes} are accepted`,
    );
  return undefined;
}

function isBomb(sizeBytes: number, packedBytes: number, limits: ExtractLimits): boolean {
  return sizeBytes > limits.ratioFloorBytes && sizeBytes > limits.maxRatio * packedBytes;
}

function blowUp(sizeBytes: number, packedBytes: number): string {
  return `unpacks from ${packedBytes} to ${sizeBytes} bytes, more than any real file does`;
}
