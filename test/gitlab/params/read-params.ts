import type { Ctx } from "../http/env.ts";
import { invalid, Refusal } from "../http/refusal.ts";
import { isHash, nest, newHash, type ParamHash } from "./nested.ts";

/** Parameters of a request, with what tells a form from JSON. */
export interface RequestParams {
  /** Query and body merged: the query's keys first, the body's values win. Path parameters are not in here. */
  readonly merged: ParamHash;
  /** Whether the body was JSON, so that types mean something. */
  readonly json: boolean;
}

/** Reads query and body as Rack does. An unreadable body is a 400, an unknown content type a 415. */
export async function readParams(c: Ctx): Promise<RequestParams> {
  const query = nest(new URLSearchParams(c.get("record").query));
  const body = await readBody(c);
  const merged = newHash();
  Object.assign(merged, query, body.params);
  refuseNulls(merged);
  return { merged, json: body.json };
}

async function readBody(c: Ctx): Promise<{ params: ParamHash; json: boolean }> {
  const bytes = c.get("body");
  const type = (c.req.header("content-type") ?? "").toLowerCase();
  if (bytes.length === 0) return { params: newHash(), json: false };
  if (type === "" || type.startsWith("application/x-www-form-urlencoded")) {
    return { params: nest(new URLSearchParams(bytes.toString("utf8"))), json: false };
  }
  if (type.startsWith("multipart/form-data")) return { params: nest(await readMultipart(c, bytes)), json: false };
  if (/^application\/([a-z0-9.-]+\+)?json\b/u.test(type)) return { params: readJson(bytes), json: true };
  throw new Refusal(415, {
    error: `The provided content-type '${c.req.header("content-type") ?? ""}' is not supported.`,
  });
}

async function readMultipart(c: Ctx, bytes: Buffer): Promise<(readonly [string, unknown])[]> {
  try {
    const headers = { "content-type": c.req.header("content-type") ?? "" };
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    return await Promise.all(
      [...form].map(async ([name, value]) =>
        typeof value === "string"
          ? ([name, value] as const)
          : ([
              name,
              { filename: value.name, type: value.type, name, tempfile: Buffer.from(await value.arrayBuffer()) },
            ] as const),
      ),
    );
  } catch {
    throw invalid("bad content body");
  }
}

/** JSON that is not an object is read and then left aside: its content does not become parameters. */
function readJson(bytes: Buffer): ParamHash {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"), revive);
    const params = newHash();
    if (isHash(value)) Object.assign(params, value);
    return params;
  } catch {
    throw invalid("message body does not match declared format");
  }
}

/**
 * `__proto__` in JSON stays data: JSON.parse makes it an own property, and hashes without prototype keep it that way. A number
 * that JavaScript would write differently (a long integer, `1.0`) keeps what Ruby would write.
 */
function revive(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value === "number") return context?.source === undefined ? value : asRuby(value, context.source);
  return isHash(value) ? Object.assign(newHash(), value) : value;
}

function asRuby(value: number, source: string): unknown {
  const isFloat = /[.eE]/u.test(source);
  if (isFloat ? !Number.isSafeInteger(value) : Number.isSafeInteger(value)) return value;
  return (JSON as unknown as RawJson).rawJSON(isFloat ? `${value}.0` : source);
}

/** `JSON.rawJSON` of the runtime, which the compiler's library does not know yet. */
interface RawJson {
  rawJSON(text: string): unknown;
}

function refuseNulls(value: unknown): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw new Refusal(400, { error: "string contains null byte" });
  } else if (Array.isArray(value)) {
    value.forEach(refuseNulls);
  } else if (isHash(value)) {
    for (const [key, inner] of Object.entries(value)) {
      refuseNulls(key);
      refuseNulls(inner);
    }
  }
}
