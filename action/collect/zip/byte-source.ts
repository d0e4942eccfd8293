/**
 * An archive's bytes, wherever they are: a file, or a server that gives parts of one.
 *
 * Pieces are their reader's own, who may give their memory back (`letGo`): nobody may read one again that was handed out, unless it is
 * a part of a larger buffer. Both methods throw when the bytes end early.
 */
export interface ByteSource {
  readonly lengthBytes: number;
  /** Exactly `length` bytes from `offset`. */
  read(offset: number, length: number): Promise<Buffer>;
  /** All bytes from `from` up to `to`, in pieces of any size. */
  stream(from: number, to: number): AsyncIterable<Buffer>;
}
