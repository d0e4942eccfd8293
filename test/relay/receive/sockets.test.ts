import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../../relay/listen.ts";
import { aGitHubSource } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { payload } from "../support/payloads.ts";
import { chunk, dial, firstAnswer } from "../support/raw-http.ts";
import { githubHeaders } from "../support/sending.ts";

const push = payload("github-push.json");
const sources = new Map([["hub", aGitHubSource({ maxBodyBytes: 100_000 })]]);

let relay: ReturnType<typeof anApp>;
let listening: Listening;

beforeEach(async () => {
  relay = anApp({ sources });
  listening = await listen(relay.app, { host: "127.0.0.1", port: 0 });
});

afterEach(async () => {
  listening.destroy();
  await listening.close();
});

/** The head of a signed push; `extra` headers say how its body comes. */
function head(extra: Record<string, string>): string {
  const headers = { host: "relay", ...githubHeaders(push), ...extra };
  return `POST /hooks/hub HTTP/1.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
}

describe("over a real connection", () => {
  it("a push cut into single bytes is the same push", async () => {
    const socket = await dial(listening.url);
    socket.setNoDelay(true);
    socket.write(head({ "transfer-encoding": "chunked" }));
    for (let at = 0; at < push.length; at += 97) socket.write(chunk(push.subarray(at, at + 97)));
    socket.write("0\r\n\r\n");

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 202 /);
    expect(Buffer.from(relay.store.events[0]?.body ?? []).equals(push)).toBe(true);
  });

  it("two pushes may follow each other on one connection without waiting", async () => {
    const socket = await dial(listening.url);
    const whole = Buffer.concat([Buffer.from(head({ "content-length": String(push.length) })), push]);

    socket.write(Buffer.concat([whole, whole]));
    await firstAnswer(socket);
    await expect.poll(() => relay.logged.some((line) => line.includes("seen before"))).toBe(true);

    expect(relay.store.events).toHaveLength(1);
  });

  it("a body announced too long is answered 413 before it comes", async () => {
    const socket = await dial(listening.url);
    socket.write(head({ "content-length": "100001" }));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("a chunked body beyond the limit is answered 413 while it still comes, and the relay lives on", async () => {
    const socket = await dial(listening.url);
    socket.on("error", () => {});
    socket.write(head({ "transfer-encoding": "chunked" }));
    for (let sent = 0; sent < 20; sent += 1) socket.write(chunk(Buffer.alloc(10_000, "x")));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 413 /);
    expect((await send(push)).status).toBe(202);
  });

  it("a connection that ends in the middle of a body stores nothing, and the relay lives on", async () => {
    const socket = await dial(listening.url);
    socket.write(head({ "content-length": String(push.length) }));
    socket.write(push.subarray(0, 1_000));
    await relay.clock.untilSleeping();

    socket.destroy();
    await expect.poll(() => relay.logged.some((line) => line.includes("WEBHOOK_INCOMPLETE"))).toBe(true);

    expect(relay.store.events).toEqual([]);
    expect((await send(push)).status).toBe(202);
  });

  it("a body that is half closed early is answered 400", async () => {
    const socket = await dial(listening.url);
    socket.write(head({ "content-length": String(push.length) }));
    socket.end(push.subarray(0, 1_000));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect(relay.store.events).toEqual([]);
  });

  it("a body that stalls is answered 400 after 30 s", async () => {
    const socket = await dial(listening.url);
    socket.write(head({ "content-length": String(push.length) }));
    socket.write(push.subarray(0, 1_000));
    await relay.clock.untilSleeping();

    await relay.clock.advance(30_000);

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 400 .*WEBHOOK_INCOMPLETE/s);
  });

  it("headers sent twice are not half believed", async () => {
    const socket = await dial(listening.url);
    const good = githubHeaders(push)["x-hub-signature-256"];
    const twice = head({ "content-length": String(push.length) }).replace(
      "\r\n\r\n",
      `\r\nX-Hub-Signature-256: ${good}\r\n\r\n`,
    );
    socket.write(twice);
    socket.write(push);

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("a hundred pushes at once are each stored once", async () => {
    const guids = Array.from({ length: 100 }, (_, at) => `guid-${at}`);

    const answers = await Promise.all(guids.map((guid) => send(push, guid)));

    expect(answers.map(({ status }) => status)).toEqual(guids.map(() => 202));
    expect(new Set(relay.store.events.map(({ senderId }) => senderId))).toEqual(new Set(guids));
  });
});

async function send(body: Uint8Array, guid = "another"): Promise<{ status: number | undefined; body: string }> {
  const sent = request(`${listening.url}/hooks/hub`, { method: "POST", headers: githubHeaders(body, "push", guid) });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}
