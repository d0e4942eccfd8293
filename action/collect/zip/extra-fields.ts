/** Ids of the extra fields that are read. */
export const EXTRA = { zip64: 0x0001, timestamp: 0x5455, unicodePath: 0x7075 } as const;

/**
 * The extra field of that id, if there is one.
 *
 * Writers pad this area with anything, so what is not a well-formed field ends the search without complaint; a field
 * that had to be there is missed by its reader.
 */
export function extraField(area: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= area.length; ) {
    const length = area.readUInt16LE(at + 2);
    const end = at + 4 + length;
    if (end > area.length) return undefined;
    if (area.readUInt16LE(at) === id) return area.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

/** A 64-bit number of the format; beyond 2^53 it loses precision but stays too large for every limit. */
export function readU64(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}
