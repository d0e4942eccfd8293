import { createHash, randomBytes, randomInt } from "node:crypto";

/** Counts up from a start; each kind of row has a start of its own, so that ids of two kinds are never mixed up unnoticed. */
export function counter(first: number): () => number {
  let next = first;
  return () => next++;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A token as GitLab makes them: a prefix that tells its kind and 20 random characters. */
export function newToken(prefix: string): string {
  return prefix + Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A pipeline trigger token: `glptt-` and 40 hexadecimal digits. */
export function newTriggerToken(): string {
  return `glptt-${randomBytes(20).toString("hex")}`;
}

/** A commit id that is always the same for the same seed. */
export function shaOf(...seed: readonly (string | number)[]): string {
  return createHash("sha1").update(seed.join("\0")).digest("hex");
}
