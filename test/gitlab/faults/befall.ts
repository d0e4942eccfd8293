import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Ctx, Env } from "../http/env.ts";
import { cannedAnswer } from "./canned.ts";
import type { Faults } from "./faults.ts";

const ENDLESS_CHUNK = Buffer.alloc(64 * 1024);

/** Lets the armed fault of a request happen, if there is one. */
export function befall(faults: Faults, clock: Clock): MiddlewareHandler<Env> {
  return async function befall(c, next) {
    const { method, path, query } = c.get("record");
    const fault = faults.take(method, query === "" ? path : `${path}?${query}`);
    switch (fault?.kind) {
      case undefined:
        return next();
      case "rate-limited":
        return cannedAnswer(fault, clock.now().getTime());
      case "status":
      case "bad-gateway":
        if (fault.handled === true) await next();
        c.res = undefined;
        c.res = cannedAnswer(fault, clock.now().getTime());
        return;
      case "slow":
        if (await sleptThrough(c, clock, fault.ms)) return next();
        return RESPONSE_ALREADY_SENT;
      case "hang":
        await closed(c);
        return RESPONSE_ALREADY_SENT;
      case "hang-after":
        await next();
        await closed(c);
        c.res = RESPONSE_ALREADY_SENT;
        return;
      case "drop-before":
        return drop(c);
      case "drop-after":
        await next();
        c.res = drop(c);
        return;
      case "truncate":
        await next();
        c.res = await sendPart(c, (bytes) => ({ announced: bytes.length, sent: bytes.subarray(0, fault.bytes) }));
        return;
      case "stall":
        await next();
        c.res = await sendPart(c, (bytes) => ({
          announced: bytes.length,
          sent: bytes.subarray(0, fault.bytes),
          end: "stall",
        }));
        return;
      case "wrong-length":
        await next();
        c.res = await sendPart(c, (bytes) => ({ announced: Math.max(0, bytes.length + fault.delta), sent: bytes }));
        return;
      case "endless":
        return sendEndlessly(c);
    }
  };
}

/** Whether the client was still there after the delay. */
async function sleptThrough(c: Ctx, clock: Clock, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const { socket } = c.env.incoming;
  const leave = () => gone.abort();
  socket.once("close", leave);
  try {
    await clock.sleep(ms, gone.signal);
    return true;
  } catch (error) {
    if (gone.signal.aborted) return false;
    throw error;
  } finally {
    socket.off("close", leave);
  }
}

function drop(c: Ctx): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Writes past Node's own bookkeeping, so that the announced length and what follows may differ; then closes, or does not. */
async function sendPart(
  c: Ctx,
  choose: (bytes: Buffer) => { readonly announced: number; readonly sent: Buffer; readonly end?: "stall" },
): Promise<Response> {
  const { socket } = c.env.incoming;
  const { announced, sent, end } = choose(Buffer.from(await c.res.arrayBuffer()));
  const headers = [...c.res.headers].filter(([name]) => name !== "content-length" && name !== "transfer-encoding");
  const lines = [
    `HTTP/1.1 ${c.res.status} ${c.res.statusText || "OK"}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `content-length: ${announced}`,
    "connection: close",
    "",
    "",
  ];
  c.get("record").status = c.res.status;
  const bytes = Buffer.concat([Buffer.from(lines.join("\r\n"), "latin1"), sent]);
  if (end === "stall") socket.write(bytes);
  else socket.end(bytes);
  return RESPONSE_ALREADY_SENT;
}

async function sendEndlessly(c: Ctx): Promise<Response> {
  const { outgoing } = c.env;
  c.get("record").status = 200;
  outgoing.writeHead(200, { "content-type": "application/octet-stream" });
  const pump = () => {
    while (!outgoing.destroyed && outgoing.write(ENDLESS_CHUNK));
  };
  outgoing.on("drain", pump);
  pump();
  await closed(c);
  return RESPONSE_ALREADY_SENT;
}

/** Resolves when the client, or the end of the stand-in, closes the connection. */
function closed(c: Ctx): Promise<void> {
  const { socket } = c.env.incoming;
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once("close", () => resolve());
  });
}
