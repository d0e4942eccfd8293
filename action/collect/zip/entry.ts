/** One row of an archive's central directory. */
export interface ZipEntry {
  readonly name: string;
  /** The name as it stands in the archive; the local header must carry the same bytes. */
  readonly nameBytes: Buffer;
  /** General purpose bits (APPNOTE 4.4.4). */
  readonly flags: number;
  /** 0 stored, 8 deflated; anything else is not ours to unpack. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where the local header starts. */
  readonly offset: number;
  /** Unix mode with type bits; 0 when the writer gave none. */
  readonly mode: number;
  /** Seconds since 1970, when the writer gave them without a time zone's doubt. */
  readonly modifiedS?: number;
}

/** A local header before its name: signature to lengths. */
export const LOCAL_HEADER_BYTES = 30;

/** Bits of `flags`. */
export const FLAG = { encrypted: 0x1, sizesFollow: 0x8, strongEncryption: 0x40, utf8: 0x800, masked: 0x2000 } as const;

/** Values of `method` that are unpacked. */
export const METHOD = { stored: 0, deflated: 8 } as const;
