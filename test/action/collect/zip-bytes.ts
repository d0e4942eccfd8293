import { crc32, deflateRawSync } from "node:zlib";

/** One entry; everything can be made to lie, in the local header and in the central directory separately. */
export interface EntrySpec {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** 8 unless told; anything but 0 and 8 stores the content under that number. */
  readonly method?: number;
  /** Type and permission bits; 0100644 unless told. */
  readonly mode?: number;
  readonly flags?: number;
  /** Sizes and CRC after the data and zeros in the local header, as Go's archive/zip and thus a GitLab runner does. */
  readonly descriptor?: boolean;
  /** The packed bytes themselves, in place of packing `content`. */
  readonly packed?: Buffer;
  /** Sizes and offset in zip64 fields. */
  readonly zip64?: boolean;
  readonly extra?: Buffer;
  readonly local?: Partial<Header>;
  readonly central?: Partial<Header>;
}

/** What both headers say of an entry. */
interface Header {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly extra: Buffer;
  readonly offset: number;
  readonly disk: number;
}

/** What the end of the archive says, where it shall not be the truth. */
export interface EndSpec {
  readonly entries?: number;
  readonly lengthBytes?: number;
  readonly offset?: number;
  readonly disk?: number;
  readonly comment?: Buffer;
  /** A zip64 record and locator, and full narrow fields; the rest says what the wide record claims. */
  readonly zip64?: {
    readonly entries?: number;
    readonly offset?: number;
    readonly recordOffset?: number;
    readonly disks?: number;
  };
}

const FULL = 0xffffffff;

/** Builds a zip byte by byte: well-formed unless told otherwise. */
export function zipBytes(entries: readonly EntrySpec[], end: EndSpec = {}): Buffer {
  const pieces: Buffer[] = [];
  const rows: Buffer[] = [];
  let at = 0;
  const put = (...bytes: readonly Buffer[]) => {
    for (const piece of bytes) {
      pieces.push(piece);
      at += piece.length;
    }
  };
  for (const spec of entries) {
    const truth = headerOf(spec, at);
    put(localHeader(spec, truth), packedOf(spec));
    if (spec.descriptor === true)
      put(
        u32(0x08074b50),
        u32(truth.crc32),
        ...(spec.zip64 === true ? [u64, u64] : [u32, u32]).map((write, index) =>
          write(index === 0 ? truth.packedBytes : truth.sizeBytes),
        ),
      );
    rows.push(centralRow(spec, truth));
  }
  const directoryOffset = at;
  put(...rows);
  put(endRecords(entries.length, directoryOffset, at - directoryOffset, at, end));
  return Buffer.concat(pieces);
}

function headerOf(spec: EntrySpec, offset: number): Header {
  const content = contentOf(spec);
  const name = Buffer.from(spec.name);
  return {
    name,
    flags: (spec.flags ?? 0x800) | (spec.descriptor === true ? 0x8 : 0),
    method: spec.method ?? 8,
    crc32: crc32(content),
    packedBytes: packedOf(spec).length,
    sizeBytes: content.length,
    extra: spec.extra ?? Buffer.alloc(0),
    offset,
    disk: 0,
  };
}

function localHeader(spec: EntrySpec, truth: Header): Buffer {
  const hidden = spec.descriptor === true ? { crc32: 0, packedBytes: 0, sizeBytes: 0 } : {};
  const wide = spec.zip64 === true && spec.descriptor !== true;
  const extra = wide ? zip64Field([truth.sizeBytes, truth.packedBytes]) : truth.extra;
  const said = { ...truth, extra, ...(wide ? { packedBytes: FULL, sizeBytes: FULL } : hidden), ...spec.local };
  return Buffer.concat([u32(0x04034b50), u16(45), commonFields(said), said.name, said.extra]);
}

function centralRow(spec: EntrySpec, truth: Header): Buffer {
  const wide =
    spec.zip64 === true
      ? {
          packedBytes: FULL,
          sizeBytes: FULL,
          offset: FULL,
          extra: zip64Field([truth.sizeBytes, truth.packedBytes, truth.offset]),
        }
      : {};
  const said = { ...truth, ...wide, ...spec.central };
  const attributes = u32(((spec.mode ?? 0o100644) << 16) >>> 0);
  return Buffer.concat([
    u32(0x02014b50),
    u16((3 << 8) | 45),
    u16(45),
    commonFields(said),
    u16(0),
    u16(said.disk),
    u16(0),
    attributes,
    u32(said.offset),
    said.name,
    said.extra,
  ]);
}

function commonFields(said: Header): Buffer {
  return Buffer.concat([
    u16(said.flags),
    u16(said.method),
    u16(0),
    u16(0x21),
    u32(said.crc32),
    u32(said.packedBytes),
    u32(said.sizeBytes),
    u16(said.name.length),
    u16(said.extra.length),
  ]);
}

function endRecords(count: number, offset: number, length: number, at: number, end: EndSpec): Buffer {
  const comment = end.comment ?? Buffer.alloc(0);
  const { zip64 } = end;
  const narrow = {
    entries: end.entries ?? (zip64 ? 0xffff : count),
    lengthBytes: end.lengthBytes ?? (zip64 ? FULL : length),
    offset: end.offset ?? (zip64 ? FULL : offset),
  };
  const disk = u16(end.disk ?? 0);
  const last = [u32(0x06054b50), disk, disk, u16(narrow.entries), u16(narrow.entries)];
  const rest = [u32(narrow.lengthBytes), u32(narrow.offset), u16(comment.length), comment];
  if (zip64 === undefined) return Buffer.concat([...last, ...rest]);
  const entries = u64(zip64.entries ?? count);
  const record = [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), entries, entries];
  const locator = [u32(0x07064b50), u32(0), u64(zip64.recordOffset ?? at), u32(zip64.disks ?? 1)];
  return Buffer.concat([...record, u64(length), u64(zip64.offset ?? offset), ...locator, ...last, ...rest]);
}

function contentOf(spec: EntrySpec): Buffer {
  return Buffer.from(spec.content ?? "");
}

function packedOf(spec: EntrySpec): Buffer {
  if (spec.packed !== undefined) return spec.packed;
  return (spec.method ?? 8) === 8 ? deflateRawSync(contentOf(spec)) : contentOf(spec);
}

function zip64Field(values: readonly number[]): Buffer {
  return extraField(0x0001, Buffer.concat(values.map(u64)));
}

/** One extra field. */
export function extraField(id: number, data: Buffer): Buffer {
  return Buffer.concat([u16(id), u16(data.length), data]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** Four bytes, least first. */
export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
