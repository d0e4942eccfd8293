import { decodeJson } from "../../shared/webhooks/decode-json.ts";
import { mediaType } from "../../shared/webhooks/json-payload.ts";
import { fitsGitLab } from "../deliveries/gitlab-json-limits.ts";
import { type JsonMember, jsonMembers } from "../deliveries/json-members.ts";
import type { Field } from "./params.ts";
import { type Refused, refused } from "./refused.ts";

/** What a call carries, before it is known what it asks for. */
export type CallBody =
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  /** Each member with its own text, so that big integers, floats and duplicate keys go on as they came. */
  | {
      readonly kind: "members";
      readonly members: readonly JsonMember[];
      readonly values: Readonly<Record<string, unknown>>;
    };

const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json$/u;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Fields of a form at most, as Rack has it since 2.2.14 and 3.1.14. Nobody has proved yet who calls: a body of millions of tiny fields
 * must not take a hundred times its size.
 */
const MOST_FIELDS = 4_096;
const TOO_MANY = refused(400, { error: `total number of query parameters exceeds limit (${MOST_FIELDS})` });
const AMPERSAND = Buffer.from("&");

/** Taking parts apart costs forty times their size in memory; what comes in parts is typed by hand, or a script's few variables. */
const MOST_BYTES_IN_PARTS = 1_024 * 1_024;

/**
 * The body of a call, read by its content type as GitLab reads it; without one it is a form, as curl's is by default. Never throws.
 */
export async function readBody(contentType: string | undefined, body: Uint8Array): Promise<CallBody | Refused> {
  const type = mediaType(contentType);
  if (body.length === 0) return { kind: "fields", fields: [] };
  if (type === "" || type === "application/x-www-form-urlencoded") return readForm(body);
  if (type === "multipart/form-data" && body.length > MOST_BYTES_IN_PARTS)
    return refused(413, { error: "more than 1 MB in several parts is not taken: send a form or JSON" });
  if (type === "multipart/form-data") return await readMultipart(contentType ?? "", body);
  if (JSON_TYPE.test(type)) return readJson(body);
  return refused(415, { error: `The provided content-type '${contentType ?? ""}' is not supported.` });
}

/**
 * JSON that is no object is read and then left aside: its content becomes no parameters. What is beyond GitLab's own limits is not read
 * at all, as there.
 */
function readJson(body: Uint8Array): CallBody | Refused {
  if (!fitsGitLab(body)) return refused(400, { error: "Invalid JSON: limit exceeded" });
  const decoded = decodeJson(body);
  if (decoded.kind === "not-json" || !decoded.utf8)
    return refused(400, { error: "message body does not match declared format" });
  const members = jsonMembers(utf8.decode(body)) ?? [];
  // Taken apart by the parser, so an object; what keys it has is open.
  const values = members.length === 0 ? {} : (decoded.value as Readonly<Record<string, unknown>>);
  return { kind: "members", members, values };
}

function readForm(body: Uint8Array): CallBody | Refused {
  if (occurs(AMPERSAND, body) >= MOST_FIELDS) return TOO_MANY;
  return { kind: "fields", fields: [...new URLSearchParams(asBuffer(body).toString("utf8"))] };
}

async function readMultipart(contentType: string, body: Uint8Array): Promise<CallBody | Refused> {
  const boundary = /\bboundary="?([^";]{1,70})/iu.exec(contentType)?.[1] ?? "";
  if (boundary === "") return refused(400, { error: "bad content body" });
  if (occurs(Buffer.from(`--${boundary}`), body) > MOST_FIELDS) return TOO_MANY;
  try {
    const form = await new Response(asBuffer(body), { headers: { "content-type": contentType } }).formData();
    const fields: Field[] = [];
    for (const [name, value] of form) {
      if (typeof value !== "string")
        return refused(400, { error: `${name} is a file, which a trigger call does not take` });
      fields.push([name, value]);
    }
    return { kind: "fields", fields };
  } catch {
    return refused(400, { error: "bad content body" });
  }
}

/** How often `part` occurs, counted up to just beyond the most fields there may be. */
function occurs(part: Buffer, body: Uint8Array): number {
  const bytes = asBuffer(body);
  let count = 0;
  for (let at = bytes.indexOf(part); at !== -1 && count <= MOST_FIELDS; at = bytes.indexOf(part, at + part.length))
    count += 1;
  return count;
}

function asBuffer(bytes: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}
