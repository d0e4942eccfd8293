import type { RelayEvent } from "../model/event.ts";
import { unpackBody } from "./pack-body.ts";
import { eventOf, integer, type Row } from "./rows.ts";

/** The event of a row of `events` joined with that of `bodies`. Rejects when its body is not there, or damaged. */
export async function wholeEventOf(row: Row): Promise<RelayEvent> {
  const packed = row["bytes"];
  if (!(packed instanceof Uint8Array)) throw new Error("its body is not there");
  const encoding = row["encoding"] === "deflate" ? "deflate" : "plain";
  return eventOf(row, await unpackBody({ encoding, size: integer(row, "size"), bytes: packed }));
}
