/**
 * Gives back a piece's memory at once, where all of it is the piece's own; the piece is empty afterwards.
 *
 * A download makes thousands of such pieces, and Node's garbage collector, which is told of each, would run over the whole heap
 * every few megabytes and still leave a hundred of them standing. Node before 22 has no way to do this; there it collects.
 */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  // Of any size: TLS hands out pieces of 16 kB and less, and what comes from the pool is never all of it.
  if (byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) buffer.transfer?.(0);
}

/**
 * The same for what zlib hands out: it fills a buffer of its own from the first byte to the last, in one piece or several, and takes
 * another one when it is full. Call it for each piece, when it and those before it are no longer needed.
 */
export function letGoFilled({ buffer, byteOffset, byteLength }: Uint8Array): void {
  if (byteOffset + byteLength === buffer.byteLength) release(buffer);
}

/** Room for so much at least keeps a buffer out of the pool that small ones share (64 kB in Node 24, up to half of it for each). */
export const OUT_OF_POOL_BYTES = 40_000;

/** The same for a buffer that was made for OUT_OF_POOL_BYTES or more and holds less. */
export function letGoRoom({ buffer, byteOffset }: Uint8Array): void {
  if (byteOffset === 0 && buffer.byteLength !== Buffer.poolSize) release(buffer);
}

/** Small buffers come from a pool that others share. */
function release(buffer: ArrayBufferLike): void {
  if (buffer.byteLength >= OUT_OF_POOL_BYTES && buffer instanceof ArrayBuffer) buffer.transfer?.(0);
}
