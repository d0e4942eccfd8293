import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { mediaType } from "../../shared/webhooks/json-payload.ts";
import type { Headers } from "../sources/source.ts";

/**
 * Refuses a body that is compressed, or of another type than its source takes.
 *
 * @throws CodedError WEBHOOK_UNSUPPORTED_MEDIA
 */
export function requireMedia(headers: Headers, mediaTypes: readonly string[]): void {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity")
    throw new CodedError(
      "WEBHOOK_UNSUPPORTED_MEDIA",
      `The body's content encoding is ${printable(encoding, 60)}; only uncompressed bodies are taken.`,
    );
  const type = mediaType(headers["content-type"]);
  if (!mediaTypes.includes(type))
    throw new CodedError(
      "WEBHOOK_UNSUPPORTED_MEDIA",
      `The body's content type is ${printable(type, 60) || "not given"}; this source takes ${mediaTypes.join(" and ")}.`,
    );
}
