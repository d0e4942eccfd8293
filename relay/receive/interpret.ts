import { CodedError } from "../../shared/errors/coded-error.ts";
import { decodeJson } from "../../shared/webhooks/decode-json.ts";
import { jsonPayload } from "../../shared/webhooks/json-payload.ts";
import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import type { SourceReading } from "../model/event.ts";
import type { Headers, Identity, Source } from "../sources/source.ts";

/** What an authentic request says. */
export interface Interpreted {
  readonly identity: Identity;
  readonly payloadSha256: string;
  readonly reading: SourceReading;
  /** The payload as parsed JSON, for the conditions of routes. */
  readonly payload: unknown;
}

/** What a byte that is no UTF-8 reads as. */
const REPLACEMENT = "\ufffd";

/**
 * What the body of a verified request says.
 *
 * @throws CodedError WEBHOOK_UNPARSEABLE when it is not the JSON or form it claims to be
 */
export function interpret(source: Source, headers: Headers, body: Uint8Array): Interpreted {
  const payload = jsonPayload(headers["content-type"], body);
  if (payload === undefined)
    throw new CodedError("WEBHOOK_UNPARSEABLE", "The form has no field `payload`, or more than one.");
  const decoded = decodeJson(payload);
  if (decoded.kind === "not-json") throw new CodedError("WEBHOOK_UNPARSEABLE", "The payload is not JSON.");
  const payloadSha256 = sha256Hex(payload);
  const reading = source.read(headers, decoded.value);
  return {
    identity: source.identify(headers, payloadSha256, decoded.value),
    payloadSha256,
    reading: decoded.utf8 ? reading : onlyWhenLegible(reading),
    payload: decoded.value,
  };
}

/** A body that is no UTF-8 may still be read, unless just the names we act on are what could not be decoded. */
function onlyWhenLegible(reading: SourceReading): SourceReading {
  if (reading.kind !== "push") return reading;
  const names = [reading.origin.repository, ...reading.changes.map(({ ref }) => ref)];
  return names.some((name) => name.includes(REPLACEMENT))
    ? { kind: "other", why: "a push whose ref or repository name is not UTF-8" }
    : reading;
}
