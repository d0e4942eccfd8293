import { crc32, deflateRawSync } from "node:zlib";
import type { ArchiveEntry, ArchiveFiles } from "../world/ci-file.ts";

const STORE = 0;
const DEFLATE = 8;
/** Bit 3: sizes and checksum follow the data. Bit 11: the name is UTF-8. */
const DATA_DESCRIPTOR = 0x8;
const UTF8 = 0x800;
const VERSION = 20;
const MADE_ON_UNIX = (3 << 8) | VERSION;
const [FILE, FOLDER, LINK] = [0o100000, 0o040000, 0o120000];

interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly method: number;
  readonly content: Uint8Array;
}

/**
 * Packs files as a GitLab runner does with Go's archive/zip: written as a stream, so local headers carry no sizes and a
 * data descriptor follows each file; files are deflated, folders have entries of their own, Unix modes, owner and time are kept.
 */
export function packZip(files: ArchiveFiles, modifiedAt: number): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  const entries = entriesOf(files);
  let offset = 0;
  for (const entry of entries) {
    const folder = entry.name.endsWith("/");
    const data = entry.method === DEFLATE ? deflateRawSync(entry.content) : entry.content;
    const name = Buffer.from(entry.name);
    const flags = (folder ? 0 : DATA_DESCRIPTOR) | (name.length === entry.name.length ? 0 : UTF8);
    const sums = { crc: crc32(entry.content), packed: data.length, size: entry.content.length };
    const shared = { flags, method: entry.method, modifiedAt };
    const extra = extraFields(modifiedAt);
    const header = Buffer.concat([localHeader(shared, name.length, extra.length), name, extra]);
    const tail = folder ? Buffer.alloc(0) : dataDescriptor(sums);
    local.push(header, data, tail);
    central.push(
      centralHeader(shared, sums, { name: name.length, extra: extra.length, mode: entry.mode, offset }),
      name,
      extra,
    );
    offset += header.length + data.length + tail.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endOfDirectory(entries.length, directory.length, offset)]);
}

function entriesOf(files: ArchiveFiles): readonly Entry[] {
  const folders = new Set(Object.keys(files).flatMap(parentsOf));
  const names = [...folders, ...Object.keys(files)].toSorted((a, b) => (a < b ? -1 : 1));
  return [...new Set(names)].map((name) => {
    const file = files[name];
    return file === undefined || name.endsWith("/")
      ? { name, mode: FOLDER | 0o755, method: STORE, content: new Uint8Array() }
      : fileEntry(name, file);
  });
}

function fileEntry(name: string, file: ArchiveEntry): Entry {
  if (typeof file === "object" && "link" in file) {
    return { name, mode: LINK | 0o777, method: STORE, content: Buffer.from(file.link) };
  }
  const { content, mode = 0o644 } = typeof file === "object" && "content" in file ? file : { content: file };
  return {
    name,
    mode: FILE | mode,
    method: DEFLATE,
    content: typeof content === "string" ? Buffer.from(content) : content,
  };
}

/** `a/b/c.txt` lies in `a/` and `a/b/`. */
function parentsOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, depth) => `${parts.slice(0, depth + 1).join("/")}/`);
}

interface Shared {
  readonly flags: number;
  readonly method: number;
  readonly modifiedAt: number;
}

interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function localHeader({ flags, method, modifiedAt }: Shared, nameLength: number, extraLength: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(dosTime(modifiedAt), 10);
  header.writeUInt16LE(nameLength, 26);
  header.writeUInt16LE(extraLength, 28);
  return header;
}

function dataDescriptor({ crc, packed, size }: Sums): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(size, 12);
  return descriptor;
}

function centralHeader(
  { flags, method, modifiedAt }: Shared,
  { crc, packed, size }: Sums,
  entry: { readonly name: number; readonly extra: number; readonly mode: number; readonly offset: number },
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(MADE_ON_UNIX, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(dosTime(modifiedAt), 12);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(entry.name, 28);
  header.writeUInt16LE(entry.extra, 30);
  const folderBit = (entry.mode & 0o170000) === FOLDER ? 0x10 : 0;
  header.writeUInt32LE(((entry.mode << 16) | folderBit) >>> 0, 38);
  header.writeUInt32LE(entry.offset, 42);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Info-ZIP's extended timestamp and the Unix owner, as the runner adds them. */
function extraFields(modifiedAt: number): Buffer {
  const extra = Buffer.alloc(9 + 15);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeUInt32LE(Math.floor(modifiedAt / 1000), 5);
  extra.writeUInt16LE(0x7875, 9);
  extra.writeUInt16LE(11, 11);
  extra.writeUInt8(1, 13);
  extra.writeUInt8(4, 14);
  extra.writeUInt8(4, 19);
  return extra;
}

/** Date and time as MS-DOS kept them, in UTC, two seconds fine. */
function dosTime(ms: number): number {
  const at = new Date(ms);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
