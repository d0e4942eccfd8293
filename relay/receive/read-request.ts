import type { Context } from "hono";
import type { Clock } from "../../shared/time/clock.ts";
import type { ByteAccount } from "../http/byte-budget.ts";
import { bodyOf, headersOf } from "../http/incoming.ts";
import type { Headers } from "../sources/source.ts";
import { requireMedia } from "./require-media.ts";

/** What is asked of a request before and while its body is read. */
export interface Expected {
  readonly mediaTypes: readonly string[];
  readonly maxBodyBytes: number;
  readonly deadlineMs: number;
}

/** A request as it came: nothing decoded, nothing believed. */
export interface RawRequest {
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * The headers and the exact body of a request.
 *
 * @throws CodedError WEBHOOK_UNSUPPORTED_MEDIA before anything is read, and those of `collectBody`
 */
export async function readRequest(
  c: Context,
  { mediaTypes, maxBodyBytes, deadlineMs }: Expected,
  account: ByteAccount,
  clock: Clock,
): Promise<RawRequest> {
  const headers = headersOf(c);
  requireMedia(headers, mediaTypes);
  return { headers, body: await bodyOf(c, { maxBytes: maxBodyBytes, deadlineMs }, account, clock) };
}
