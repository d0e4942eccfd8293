import { promisify } from "node:util";
import { deflate, deflateSync, inflate, inflateSync } from "node:zlib";

/** A body as it lies in the store. */
export interface PackedBody {
  readonly encoding: "plain" | "deflate";
  /** Its length as it was sent. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** Nothing is gained below this. */
const WORTH_PACKING_BYTES = 256;

/** What is larger, and so takes longer than a fraction of a millisecond, is packed and unpacked beside the event loop. */
const AT_ONCE_BYTES = 64 * 1024;

/**
 * The fastest level: webhooks shrink to a quarter with it, and to a fifth with the slowest. Of the size webhooks have, zstd takes
 * half as long again. zlib's format, since its checksum tells a damaged body from a whole one.
 */
const LEVEL = 1;

/**
 * A window of 8 kB instead of 32: what repeats in a webhook repeats within that, and zlib takes a third of the memory for each. It
 * writes into pieces of 4 kB instead of 16, since a whole piece is kept until it is collected.
 */
const OPTIONS = { level: LEVEL, windowBits: 13, memLevel: 7, chunkSize: 4 * 1024 };

const deflateBeside = promisify<Uint8Array, { level: number }, Buffer>(deflate);
const inflateBeside = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate);

/** Packs a body for keeping: at once when it is small, else beside the event loop. */
export function packBody(body: Uint8Array): PackedBody | Promise<PackedBody> {
  if (body.length < WORTH_PACKING_BYTES) return plain(body);
  if (body.length <= AT_ONCE_BYTES) return smaller(body, deflateSync(body, OPTIONS));
  return deflateBeside(body, { level: LEVEL }).then((packed) => smaller(body, packed));
}

/** The body as it was sent, byte for byte. Rejects when what is kept is damaged. */
export async function unpackBody({ encoding, size, bytes }: PackedBody): Promise<Uint8Array> {
  const body = encoding === "plain" ? bytes : await unpack(bytes, size);
  if (body.length !== size) throw new Error(`of ${size} bytes there are ${body.length}`);
  return body;
}

async function unpack(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const limit = { maxOutputLength: Math.max(size, 1) };
  return size <= AT_ONCE_BYTES ? inflateSync(bytes, limit) : await inflateBeside(bytes, limit);
}

function smaller(body: Uint8Array, packed: Uint8Array): PackedBody {
  return packed.length < body.length ? { encoding: "deflate", size: body.length, bytes: packed } : plain(body);
}

function plain(body: Uint8Array): PackedBody {
  return { encoding: "plain", size: body.length, bytes: body };
}
