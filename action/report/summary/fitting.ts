/** A part of a page. */
export interface Part {
  readonly text: string;
  /** Parts of the lowest rank get room first. */
  readonly rank: number;
  /** What stands in its place when there is no room. */
  readonly instead?: string;
}

/** The parts one after the other, as many as go into `maxBytes` of UTF-8 by their rank, each of them whole. */
export function fitting(parts: readonly Part[], maxBytes: number): string {
  const kept = new Map<Part, string>();
  let leftBytes = maxBytes;
  const take = (part: Part, text: string): boolean => {
    // With the empty line after it.
    const sizeBytes = Buffer.byteLength(text) + 2;
    if (sizeBytes > leftBytes) return false;
    leftBytes -= sizeBytes;
    kept.set(part, text);
    return true;
  };
  for (const part of [...parts].sort((one, other) => one.rank - other.rank))
    if (!take(part, part.text) && part.instead !== undefined) take(part, part.instead);
  return parts.flatMap((part) => kept.get(part) ?? []).join("\n\n");
}
