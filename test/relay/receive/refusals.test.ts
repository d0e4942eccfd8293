import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aGitHubSource } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { DISK_FULL } from "../support/memory-store.ts";
import { bytesOf, payload } from "../support/payloads.ts";
import { githubHeaders } from "../support/sending.ts";

const push = payload("github-push.json");
const FORM = "application/x-www-form-urlencoded";

describe("an authentic body that is not what it claims to be", () => {
  it.each([
    { what: "nothing", body: "" },
    { what: "no JSON", body: "ref=refs/heads/main" },
    { what: "JSON cut short", body: '{"ref":"refs/heads/main"' },
    { what: "a million brackets", body: "[".repeat(900_000) },
    { what: "a hundred thousand nested lists", body: "[".repeat(100_000) + "]".repeat(100_000) },
    { what: "a form without payload", body: "a=1", type: FORM },
    { what: "a form with two payloads", body: "payload=1&payload=2", type: FORM },
    { what: "a form whose payload is no JSON", body: "payload=x", type: FORM },
  ])("($what) is answered 400, and nothing of it is stored", async ({ body, type }) => {
    const { send, store } = anApp();
    const bytes = bytesOf(body);

    const { status, json } = await send("/hooks/hub", bytes, {
      ...githubHeaders(bytes),
      ...(type === undefined ? {} : { "content-type": type }),
    });

    expect({ status, json }).toMatchObject({ status: 400, json: { error: { code: "WEBHOOK_UNPARSEABLE" } } });
    expect(store.events).toEqual([]);
  });

  it.each([
    { what: "a byte order mark", body: bytesOf(`\ufeff${push.toString("utf8")}`), status: 202 },
    { what: "a commit message in Latin-1", body: inLatin1(push.toString("utf8")), status: 202 },
    { what: "an escaped NUL and half a surrogate", body: withMember(String.raw`"x":"\u0000\ud800"`), status: 202 },
    { what: "huge integers", body: withMember('"x":123456789012345678901234567890'), status: 202 },
    { what: "keys written twice", body: withMember('"x":1,"x":2'), status: 202 },
    {
      what: "a ref in Latin-1",
      body: Buffer.from('{"ref":"refs/heads/\u00e9","repository":{"full_name":"a/b"}}', "latin1"),
      status: 200,
    },
  ])("but only odd ($what) is kept whole", async ({ body, status }) => {
    const { send, store } = anApp();

    const answer = await send("/hooks/hub", body, githubHeaders(body));

    expect(answer.status).toBe(status);
    expect(Buffer.from(store.events[0]?.body ?? []).equals(Buffer.from(body))).toBe(true);
  });

  it("with a ref that is no UTF-8 starts nothing: its name would be a guess", async () => {
    const { send } = anApp();
    const text = push.toString("utf8").replace("refs/heads/main", "refs/heads/caf\u00e9");
    const body = inLatin1(text);

    const { json } = await send("/hooks/hub", body, githubHeaders(body));

    expect(json).toMatchObject({ deliveries: [], reason: "a push whose ref or repository name is not UTF-8" });
  });
});

describe("a request of the wrong form", () => {
  it.each([
    { what: "no content type", headers: { "content-type": "" } },
    { what: "text/plain", headers: { "content-type": "text/plain" } },
    { what: "multipart/form-data", headers: { "content-type": "multipart/form-data; boundary=x" } },
    { what: "gzip", headers: { "content-encoding": "gzip" } },
    { what: "br, identity", headers: { "content-encoding": "br, identity" } },
  ])("($what) is answered 415", async ({ headers }) => {
    const { send, store } = anApp();

    const { status, json } = await send("/hooks/hub", push, { ...githubHeaders(push), ...headers });

    expect({ status, json }).toMatchObject({ status: 415, json: { error: { code: "WEBHOOK_UNSUPPORTED_MEDIA" } } });
    expect(store.events).toEqual([]);
  });

  it("is never inflated, even when its compressed bytes are signed", async () => {
    const { send } = anApp();
    const body = gzipSync(push);

    expect((await send("/hooks/hub", body, { ...githubHeaders(body), "content-encoding": "gzip" })).status).toBe(415);
    expect((await send("/hooks/hub", body, githubHeaders(body))).status).toBe(400);
  });

  it("may say that it is not encoded, and which charset it has", async () => {
    const { send } = anApp();
    const headers = { "content-encoding": "identity", "content-type": "application/json; charset=utf-8" };

    expect((await send("/hooks/hub", push, { ...githubHeaders(push), ...headers })).status).toBe(202);
  });

  it("as a form to a GitLab source is answered 415: GitLab sends only JSON", async () => {
    const { send } = anApp();

    expect((await send("/hooks/lab", push, { ...githubHeaders(push), "content-type": FORM })).status).toBe(415);
  });

  it.each(["/hooks/nobody", "/hooks/constructor", "/hooks/__proto__", "/hooks/hub%00", "/hooks/%F0"])(
    "to %s is answered 404",
    async (path) => {
      const { send } = anApp();

      const { status, json } = await send(path, push, githubHeaders(push));

      expect({ status, json }).toMatchObject({ status: 404, json: { error: { code: "WEBHOOK_UNKNOWN_SOURCE" } } });
    },
  );
});

describe("a body beyond the source's limit", () => {
  const limit = { sources: new Map([["hub", aGitHubSource({ maxBodyBytes: 10_000 })]]) };

  it("is answered 413 by its announced length alone", async () => {
    const { send } = anApp(limit);

    const { status, json } = await send("/hooks/hub", "{}", { ...githubHeaders(push), "content-length": "10001" });

    expect({ status, json }).toMatchObject({ status: 413, json: { error: { code: "WEBHOOK_TOO_LARGE" } } });
  });

  it("is answered 413 as soon as more has come, when it announces nothing", async () => {
    const { send } = anApp(limit);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });

    const { status } = await send("/hooks/hub", endless, githubHeaders(push));

    expect(status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  it("is taken when it has just the limit", async () => {
    const body = Buffer.concat([push, Buffer.alloc(10_000 - push.length, " ")]);
    const { send } = anApp(limit);

    expect((await send("/hooks/hub", body, githubHeaders(body))).status).toBe(202);
  });
});

describe("a body that does not arrive", () => {
  it("whole is answered 400, and nothing of it is stored", async () => {
    const { send, store } = anApp();
    const headers = { ...githubHeaders(push), "content-length": String(push.length + 1) };

    const { status, json } = await send("/hooks/hub", push, headers);

    expect({ status, json }).toMatchObject({ status: 400, json: { error: { code: "WEBHOOK_INCOMPLETE" } } });
    expect(store.events).toEqual([]);
  });

  it("because the connection breaks is answered 400", async () => {
    const { send } = anApp();
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(push.subarray(0, 100));
        controller.error(new Error("socket hang up"));
      },
    });

    expect((await send("/hooks/hub", broken, githubHeaders(push))).json).toMatchObject({
      error: { code: "WEBHOOK_INCOMPLETE" },
    });
  });

  it("within 30 s is answered 400: slow senders hold nothing for long", async () => {
    const { send, clock } = anApp();
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(push.subarray(0, 100)),
    });
    const answer = send("/hooks/hub", stalled, githubHeaders(push));

    await clock.untilSleeping();
    await clock.advance(30_000);

    expect(await answer).toMatchObject({ status: 400, json: { error: { code: "WEBHOOK_INCOMPLETE" } } });
    expect(clock.sleeping).toBe(0);
  });
});

describe("a store that cannot take the event", () => {
  it("is answered 503 with Retry-After, and the dispatcher is not woken", async () => {
    const { send, store, woken, logged } = anApp();
    store.failWith(DISK_FULL);

    const { status, headers, json } = await send("/hooks/hub", push, githubHeaders(push));

    expect({ status, retryAfter: headers.get("retry-after") }).toEqual({ status: 503, retryAfter: "30" });
    expect(json).toMatchObject({ error: { code: "STORE_UNAVAILABLE" } });
    expect(woken).toEqual([]);
    expect(logged.some((line) => line.startsWith("error"))).toBe(true);
  });

  it("for a reason nobody foresaw is answered 500 without telling it", async () => {
    const { send, store, logged } = anApp();
    store.failWith(new TypeError("cannot read canary of undefined"));

    const { status, json } = await send("/hooks/hub", push, githubHeaders(push));

    expect({ status, json }).toEqual({
      status: 500,
      json: { error: { code: "INTERNAL", message: "The relay could not handle the request." } },
    });
    expect(logged.join("\n")).toContain("canary");
  });
});

/** The push with one more member in front. */
function withMember(member: string): Uint8Array {
  return bytesOf(push.toString("utf8").replace("{", `{${member},`));
}

/** Text in one byte per letter; the payload's two characters beyond Latin-1 are left out. */
function inLatin1(text: string): Buffer {
  return Buffer.from(text.replaceAll(/[—✓]/g, ""), "latin1");
}
