import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

/** A request as it arrived, and how it was answered. */
export interface RecordedRequest {
  /** Which of the two servers it came to. */
  readonly origin: "api" | "storage";
  readonly method: string;
  /** As sent, percent-encoding and all. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** 0 until answered, and for ever when the connection was dropped instead. */
  status: number;
}

/** Reads the body, which handlers find as `c.get("body")`, and writes the request down. */
export function record(origin: RecordedRequest["origin"], requests: RecordedRequest[]): MiddlewareHandler<Env> {
  return async function record(c, next) {
    const url = new URL(c.req.url);
    const body = Buffer.from(await c.req.raw.arrayBuffer());
    const entry: RecordedRequest = {
      origin,
      method: c.req.method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: c.req.header(),
      body,
      status: 0,
    };
    requests.push(entry);
    c.set("body", body);
    c.set("record", entry);
    await next();
    // Faults that write to the socket themselves have noted the status they sent, or none.
    if (!c.res.headers.has("x-hono-already-sent")) entry.status = c.res.status;
  };
}
