import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../fixtures/webhooks");

/** The bytes of a payload as a forge sent them: `payload("github-push.json")`. */
export function payload(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** The same as a value; for expectations and for bodies that differ a little. */
export function payloadJson(name: string): Record<string, unknown> {
  return JSON.parse(payload(name).toString("utf8")) as Record<string, unknown>;
}

/** A body as bytes: text is UTF-8, anything else becomes JSON. */
export function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body), "utf8");
}
