import { isUtf8 } from "node:buffer";
import { crc32 } from "node:zlib";
import { fromCp437 } from "./cp437.ts";
import { FLAG } from "./entry.ts";
import { EXTRA, extraField } from "./extra-fields.ts";

/**
 * An entry's name as text; undefined when it claims to be UTF-8 and is not.
 *
 * Writers that set no UTF-8 flag mostly write UTF-8 all the same, so bytes that are valid UTF-8 are read as such before
 * code page 437 is tried: a name of that page whose accents happen to form UTF-8 does not occur in practice. Info-ZIP puts
 * the UTF-8 name into an extra field beside a local one, sealed with the CRC of the name it replaces.
 */
export function entryName(nameBytes: Buffer, flags: number, extra: Buffer): string | undefined {
  if ((flags & FLAG.utf8) !== 0) return utf8(nameBytes);
  const unicode = extraField(extra, EXTRA.unicodePath);
  if (unicode !== undefined && unicode.length > 5 && unicode[0] === 1 && unicode.readUInt32LE(1) === crc32(nameBytes))
    return utf8(unicode.subarray(5));
  return utf8(nameBytes) ?? fromCp437(nameBytes);
}

function utf8(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}
