import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import type { Identity } from "../sources/source.ts";
import type { EventKeys } from "../store/store.ts";

/** A sender's id beyond this goes into the key as its digest, so that the key stays small. */
const LONGEST_ID = 200;

/**
 * What makes an event of a source the same as an earlier one.
 *
 * The sender's id does, where it gives one. Unless its signature covers that id, somebody who has captured a request could send it again
 * under another one: then the same content within the source's window counts too, and is held for a person, not dropped.
 */
export function eventKeys(
  source: { readonly name: string; readonly dedupeWindowMs: number },
  { sameAs, signed }: Identity,
  payloadSha256: string,
  receivedAt: Date,
): EventKeys {
  const proved = sameAs !== undefined && signed;
  const notBefore = new Date(receivedAt.getTime() - source.dedupeWindowMs);
  return {
    ...(sameAs === undefined ? {} : { id: `${source.name}:${short(sameAs)}` }),
    ...(proved || source.dedupeWindowMs === 0
      ? {}
      : { content: { key: `${source.name}:${payloadSha256}`, notBefore } }),
  };
}

function short(id: string): string {
  return id.length <= LONGEST_ID ? id : sha256Hex(Buffer.from(id));
}
