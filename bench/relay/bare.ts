// What receiving a webhook costs others: `node bare.ts plain|hmac|hono`. It keeps nothing; all it does is read, verify and answer.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const [mode = "hono"] = process.argv.slice(2);
const secret = process.env["HOOK_SECRET"] ?? "";
const ACCEPTED = { event: "none", deliveries: [] };
const HOST = "127.0.0.1";

if (mode === "hono") {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.post("/hooks/forge", async (c) => {
    const isOurs = isAuthentic(await bodyOf(c.env.incoming), c.req.header("x-hub-signature-256"));
    return isOurs ? c.json(ACCEPTED, 202) : c.json({}, 401);
  });
  serve({ fetch: app.fetch, hostname: HOST, port: 0 }, ({ port }) => tell(port));
} else {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, HOST, () => tell((server.address() as AddressInfo).port));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const isOurs = mode === "plain" || isAuthentic(body, String(request.headers["x-hub-signature-256"]));
  const text = JSON.stringify(isOurs ? ACCEPTED : {});
  response.writeHead(isOurs ? 202 : 401, { "Content-Length": text.length }).end(text);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) =>
    incoming
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", resolve)
      .on("error", reject),
  );
  return Buffer.concat(chunks);
}

function isAuthentic(body: Buffer, given = ""): boolean {
  const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function tell(port: number): void {
  console.log(JSON.stringify({ url: `http://${HOST}:${port}` }));
}
