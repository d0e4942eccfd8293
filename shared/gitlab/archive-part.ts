import type { IncomingHttpHeaders } from "node:http";

/** Which bytes of an archive to ask for, where not for all. */
export interface PartAsk {
  /** The first byte; a negative number counts from the end, and then there is no `to`. */
  readonly from: number;
  /** The byte after the last; to the end when left out. */
  readonly to?: number;
  /** The validator of the archive that the part shall be of; a server that understands it sends all of a changed one instead. */
  readonly of?: string;
}

/** Which bytes of which whole an answer brings. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly totalBytes: number;
}

/** The request headers that ask for a part (RFC 9110, sections 13.1.5 and 14.2). */
export function partHeaders({ from, to, of }: PartAsk): Readonly<Record<string, string>> {
  const range = from < 0 ? `bytes=${from}` : `bytes=${from}-${to === undefined ? "" : to - 1}`;
  return { range, ...(of === undefined ? {} : { "if-range": of }) };
}

/**
 * The part that a 206 brings; "unclear" when it does not say so, or not in bytes of a known whole: several ranges at once, an
 * unknown total, a range that ends before it begins.
 */
export function readPart(headers: IncomingHttpHeaders): Part | "unclear" {
  const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers["content-range"] ?? "") ?? [];
  const part = { from: Number(first), to: Number(last) + 1, totalBytes: Number(total) };
  return part.from < part.to && part.to <= part.totalBytes ? part : "unclear";
}

/**
 * What tells one state of a file from another well enough to join bytes of two answers: a strong ETag, else the time of the last
 * change. A weak ETag (`W/…`) promises the same meaning, not the same bytes.
 */
export function validatorOf({ etag, "last-modified": modified }: IncomingHttpHeaders): string | undefined {
  return etag !== undefined && etag.startsWith('"') ? etag : modified;
}
