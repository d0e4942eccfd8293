import { promisify } from "node:util";
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from "node:zlib";

/** A body as it lies in the store. */
export interface PackedBody {
  readonly encoding: "plain" | "zstd";
  /** Its length as it was sent. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** Nothing is gained below this. */
const WORTH_PACKING_BYTES = 256;

/** What takes longer than a fraction of a millisecond is done beside the event loop. */
const PACKED_AT_ONCE_BYTES = 64 * 1024;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The checksum tells a damaged body from a whole one when it is unpacked. */
const HOW = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } };

/** Packs a body for keeping: at once when it is small, else beside the event loop. */
export function packBody(body: Uint8Array): PackedBody | Promise<PackedBody> {
  if (body.length < WORTH_PACKING_BYTES) return plain(body);
  if (body.length <= PACKED_AT_ONCE_BYTES) return smaller(body, zstdCompressSync(body, HOW));
  return compress(body, HOW).then((packed) => smaller(body, packed));
}

/** The body as it was sent, byte for byte. Rejects when what is kept is damaged. */
export async function unpackBody({ encoding, size, bytes }: PackedBody): Promise<Uint8Array> {
  const limit = { maxOutputLength: Math.max(size, 1) };
  const body =
    encoding === "plain"
      ? bytes
      : size <= PACKED_AT_ONCE_BYTES
        ? zstdDecompressSync(bytes, limit)
        : await decompress(bytes, limit);
  if (body.length !== size) throw new Error(`a body of ${size} bytes came out of the store with ${body.length}`);
  return body;
}

function smaller(body: Uint8Array, packed: Uint8Array): PackedBody {
  return packed.length < body.length ? { encoding: "zstd", size: body.length, bytes: packed } : plain(body);
}

function plain(body: Uint8Array): PackedBody {
  return { encoding: "plain", size: body.length, bytes: body };
}
