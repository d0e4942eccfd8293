// The least that receiving a signed webhook costs: Hono, the body from Node's own stream, its HMAC, and nothing kept.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const secret = process.env["HOOK_SECRET"] ?? "";
const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();

app.post("/hooks/forge", async (c) => {
  const chunks: Buffer[] = [];
  const { incoming } = c.env;
  await new Promise<void>((resolve, reject) =>
    incoming
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", resolve)
      .on("error", reject),
  );
  const expected = `sha256=${createHmac("sha256", secret).update(Buffer.concat(chunks)).digest("hex")}`;
  const given = c.req.header("x-hub-signature-256") ?? "";
  const authentic = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  return authentic ? c.json({ event: "none", deliveries: [] }, 202) : c.json({}, 401);
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
