import { createHash } from "node:crypto";
import { cleanText } from "./database.ts";

/** Three such columns still fit into an entry of an index, which holds 2,700 bytes. */
const MOST_BYTES = 800;
const KEPT_CHARS = 180;

/**
 * Foreign text as a column with an index holds it, so that what is read there is equal to it. What is longer than any name of a repository or ref is shortened, and told from others that begin
 * so by its digest. For what is written and what is looked for alike.
 */
export function indexedText(text: string): string {
  if (text.length * 3 <= MOST_BYTES || Buffer.byteLength(text) <= MOST_BYTES) return cleanText(text);
  const digest = createHash("sha256").update(text).digest("hex");
  return `${cleanText(text.slice(0, KEPT_CHARS))}…${digest}`;
}
