import { closeSync, openSync, writeSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack, in pieces so that it may be larger than memory. */
export interface Packed {
  readonly name: string;
  readonly pieces: Iterable<Buffer>;
  /** 0 gives the stored blocks that Go's deflate writes for what cannot be compressed. */
  readonly level: number;
}

const FULL = 0xffffffff;
const MODIFIED_S = 1_760_000_000;
/** Bit 3: sizes follow the data. */
const FLAGS = 0x8;

/**
 * Writes a zip as a GitLab runner does with Go's archive/zip: a stream, so that sizes and CRC follow the data, all files deflated
 * (gitlab-org/gitlab-runner, helpers/archives/zip_create.go), Unix modes, extended timestamps, zip64 where it has to be.
 *
 * Every piece is a deflate block of its own, which costs a little of the ratio and nothing else.
 */
export function writeGoZip(path: string, files: Iterable<Packed>): void {
  const fd = openSync(path, "w");
  const rows: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer) => {
    writeSync(fd, bytes);
    at += bytes.length;
  };
  for (const { name, pieces, level } of files) {
    const offset = at;
    const said = Buffer.from(name);
    put(Buffer.concat([u32(0x04034b50), u16(20), u16(FLAGS), u16(8), ...stamps(), u32(0), u32(0), u32(0)]));
    put(Buffer.concat([u16(said.length), u16(9), said, timestamp()]));
    const begun = at;
    let [crc, size] = [0, 0];
    for (const piece of pieces) {
      crc = crc32(piece, crc);
      size += piece.length;
      put(unfinished(piece, level));
    }
    // The last block: empty, and marked as the last.
    put(Buffer.from([0x03, 0x00]));
    const packed = at - begun;
    const wide = packed >= FULL || size >= FULL;
    put(Buffer.concat([u32(0x08074b50), u32(crc), ...[packed, size].map((value) => (wide ? u64(value) : u32(value)))]));
    rows.push(row(said, { crc, packed, size, offset }));
  }
  const directory = Buffer.concat(rows);
  const offset = at;
  put(directory);
  put(end(rows.length, directory.length, offset));
  closeSync(fd);
}

/** Deflate blocks that end at a byte's edge and are not the last of their stream. */
function unfinished(piece: Buffer, level: number): Buffer {
  // 2 is Z_SYNC_FLUSH.
  return deflateRawSync(piece, { level, finishFlush: 2 });
}

function row(
  name: Buffer,
  { crc, packed, size, offset }: Readonly<Record<"crc" | "packed" | "size" | "offset", number>>,
): Buffer {
  const values = [size, packed, offset].filter((value) => value >= FULL).map(u64);
  const zip64 = values.length === 0 ? [] : [u16(1), u16(8 * values.length), ...values];
  const extra = Buffer.concat([...zip64, timestamp()]);
  const narrow = { packed: u32(Math.min(FULL, packed)), size: u32(Math.min(FULL, size)) };
  return Buffer.concat(
    [
      [u32(0x02014b50), u16((3 << 8) | 20), u16(20), u16(FLAGS), u16(8), ...stamps(), u32(crc)],
      [narrow.packed, narrow.size, u16(name.length), u16(extra.length), u16(0), u16(0), u16(0)],
      [u32((0o100644 << 16) >>> 0), u32(Math.min(FULL, offset)), name, extra],
    ].flat(),
  );
}

function end(count: number, length: number, offset: number): Buffer {
  const narrow = [u16(Math.min(0xffff, count)), u32(Math.min(FULL, length)), u32(Math.min(FULL, offset)), u16(0)];
  const [entries = u16(0), ...rest] = narrow;
  const last = [u32(0x06054b50), u16(0), u16(0), entries, entries, ...rest];
  if (count < 0xffff && offset < FULL) return Buffer.concat(last);
  const record = [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(length)];
  return Buffer.concat([...record, u64(offset), u32(0x07064b50), u32(0), u64(offset + length), u32(1), ...last]);
}

function stamps(): Buffer[] {
  return [u16(0), u16(0x5b21)];
}

function timestamp(): Buffer {
  return Buffer.concat([u16(0x5455), u16(5), Buffer.from([1]), u32(MODIFIED_S)]);
}

function u16(value: number): Buffer {
  return Buffer.from([value & 0xff, (value >>> 8) & 0xff]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
