import { isUtf8 } from "node:buffer";
import { RESERVED_KEYS } from "../../shared/gitlab/trigger-body.ts";
import { decodeJson, withoutBom } from "../../shared/webhooks/decode-json.ts";
import type { PayloadMode } from "../model/route-config.ts";
import { fitsGitLab } from "./gitlab-json-limits.ts";
import { type JsonMember, jsonMembers } from "./json-members.ts";

/** Top-level names a foreign payload must never set: those that GitLab's API reads, and ours. */
const RESERVED = new Set([
  ...RESERVED_KEYS,
  "payload",
  "payload_encoding",
  "payload_overridden",
  "payload_sha256",
  "sluice",
]);

/** A piece of JSON text, or the very bytes of one. */
export type JsonPiece = string | Uint8Array;

/**
 * The members that carry a payload in a trigger body, each a piece of JSON of the form `"key":value`.
 *
 * | mode | members |
 * |---|---|
 * | `object` | `payload`: the original JSON, byte for byte; `payload_sha256` |
 * | `text` | `payload`: the original text as one string; `payload_encoding`: `text`, or `base64` when it is no UTF-8; `payload_sha256` |
 * | `merged` | the payload's own members; those that GitLab reads itself under `payload_overridden`; `payload_sha256` |
 * | `none` | nothing |
 *
 * JSON text must be UTF-8, so a payload that is not travels as base64 in every mode, with the same marker as `text`; and one
 * with more in it than GitLab reads as JSON travels as `text`, since GitLab would refuse the call for good. A byte order mark
 * is no JSON and is left out, except in `text`, where the digest can be computed again.
 *
 * @param payload valid JSON; anything else would let a sender rewrite the parameters around it, and is carried as text
 */
export function carryPayload(mode: PayloadMode, payload: Uint8Array, payloadSha256: string): readonly JsonPiece[][] {
  if (mode === "none") return [];
  const digest = [`"payload_sha256":${JSON.stringify(payloadSha256)}`];
  if (mode === "text" || !isEmbeddable(payload)) return [...asText(payload), digest];
  const json = withoutBom(payload);
  if (mode === "object") return [['"payload":', json], digest];
  const members = jsonMembers(new TextDecoder("utf-8", { ignoreBOM: true }).decode(json));
  // An array or a scalar has no members to merge.
  return members === undefined ? [['"payload":', json], digest] : [...merge(members), digest];
}

function isEmbeddable(payload: Uint8Array): boolean {
  // What is JSON is asked last: it takes reading the whole of it, and what GitLab would not take need not be read.
  return isUtf8(payload) && fitsGitLab(payload) && decodeJson(payload).kind === "json";
}

function asText(payload: Uint8Array): readonly JsonPiece[][] {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const [text, encoding] = isUtf8(payload) ? [bytes.toString("utf8"), "text"] : [bytes.toString("base64"), "base64"];
  return [[`"payload":${JSON.stringify(text)}`], [`"payload_encoding":"${encoding}"`]];
}

function merge(members: readonly JsonMember[]): readonly JsonPiece[][] {
  const texts = (list: readonly JsonMember[]) => list.map(({ text }) => text).join(",");
  const own = members.filter(({ key }) => !RESERVED.has(key));
  const overridden = members.filter(({ key }) => RESERVED.has(key));
  return [...(own.length > 0 ? [[texts(own)]] : []), [`"payload_overridden":{${texts(overridden)}}`]];
}
