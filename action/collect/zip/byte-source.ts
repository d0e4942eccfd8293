/**
 * An archive's bytes, wherever they are: today a file, and as well a server that answers ranges.
 *
 * Both methods throw ARTIFACTS_TRUNCATED when the bytes end early.
 */
export interface ByteSource {
  readonly lengthBytes: number;
  /** Exactly `length` bytes from `offset`. */
  read(offset: number, length: number): Promise<Buffer>;
  /** All bytes from `from` up to `to`, in pieces of any size. */
  stream(from: number, to: number): AsyncIterable<Buffer>;
}
