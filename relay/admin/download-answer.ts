import type { Context } from "hono";

/**
 * The bytes of an event as a file to be saved. They are a stranger's, so no browser may take them for anything it shows or runs: whatever
 * the sender said they are, they are answered as bytes, to be kept under a name of ours.
 */
export function downloadAnswer(c: Context, id: string, bytes: object): Response {
  const body = bytes instanceof Uint8Array ? new Uint8Array(bytes) : new Uint8Array();
  return c.body(body, 200, {
    "Content-Type": "application/octet-stream",
    "Content-Disposition": `attachment; filename="event-${id.replaceAll(/[^\w-]/g, "_")}.bin"`,
  });
}
