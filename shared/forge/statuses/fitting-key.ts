import { createHash } from "node:crypto";

/** Digits of the digest: two contexts of one route file that begin alike still differ. */
const DIGEST_DIGITS = 8;

/** A context as a key of at most `most` characters: itself where it fits, else its beginning and a digest of the whole. */
export function fittingKey(context: string, most: number): string {
  if (context.length <= most) return context;
  const digest = createHash("sha256").update(context).digest("hex").slice(0, DIGEST_DIGITS);
  return `${context.slice(0, most - DIGEST_DIGITS - 1).toWellFormed()}-${digest}`;
}
