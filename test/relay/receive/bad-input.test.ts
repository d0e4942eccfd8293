import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../../relay/listen.ts";
import { aRoute } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { chunk, dial, firstAnswer, headOf, type RawHeaders, statusOf } from "../support/raw-http.ts";
import { SENDERS, type Sender } from "../support/senders.ts";

const LIMIT = 200_000;

/** Every header that proves something to somebody. */
const PROOFS = [...new Set(SENDERS.map(({ proof }) => proof.header)), "x-hub-signature", "svix-signature"];

let relay: ReturnType<typeof anApp>;
let listening: Listening;

beforeEach(async () => {
  relay = anApp({
    sources: new Map(SENDERS.map(({ name, source }) => [name, { ...source, maxBodyBytes: LIMIT }])),
    routes: SENDERS.map(({ name }) => aRoute({ name, from: name })),
  });
  listening = await listen(relay.app, { host: "127.0.0.1", port: 0 });
});

afterEach(async () => {
  listening.destroy();
  await listening.close();
});

/** A source of the relay, and ways to send to it. */
function atSource({ name, request, push, proof }: Sender) {
  const path = `/hooks/${name}`;
  // Forgejo before 7 sends only Gitea's, which is as good.
  const ownProofs = name === "forgejo" ? [proof.header, "x-gitea-signature"] : [proof.header];
  const proved = (body: Uint8Array) => Object.entries(request(body, relay.clock.now()).headers);
  const withLength = (headers: RawHeaders, body: Uint8Array): RawHeaders => [
    ...headers,
    ["content-length", String(body.length)],
  ];
  const post = (headers: RawHeaders, body: Uint8Array) =>
    statusOf(listening.url, path, withLength(headers, body), body);
  return {
    path,
    ownProofs,
    proved,
    withLength,
    post,
    without: (headers: RawHeaders, ...names: readonly string[]) =>
      headers.filter(([one]) => !names.includes(one.toLowerCase())),
    /** The headers without anything that could prove who sends. */
    bare: () => proved(push).filter(([one]) => !PROOFS.includes(one.toLowerCase())),
    /** After whatever was sent: nothing of it is in the store, and the relay still does its work. */
    expectUnharmed: async (): Promise<void> => {
      expect(relay.store.events).toEqual([]);
      expect(await post(proved(push), push)).toBe(202);
      expect(Buffer.from(relay.store.events[0]?.body ?? []).equals(push)).toBe(true);
    },
  };
}

describe.each(SENDERS)("a $name source, over a real connection,", (sender) => {
  const { push, proof } = sender;
  const { path, ownProofs, proved, withLength, post, without, bare, expectUnharmed } = atSource(sender);

  it("takes a proved push as it is", async () => {
    await expectUnharmed();
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "ref=refs/heads/main"],
    ["JSON cut short", '{"ref":"refs/heads/main"'],
    ["two documents", "{}{}"],
    ["brackets without end", "[".repeat(190_000)],
    ["lists nested for a stack to break", `${"[".repeat(90_000)}${"]".repeat(90_000)}`],
    ["objects nested for a stack to break", `${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`],
    ["a NUL", "\0"],
    ["UTF-16", Buffer.from('{"ref":"main"}', "utf16le")],
    ["compressed bytes that say nothing of it", gzipSync(push)],
  ])("answers 400 to a proved body of %s", async (_, text) => {
    const body = Buffer.from(text);

    expect(await post(proved(body), body)).toBe(400);
    await expectUnharmed();
  });

  it.each([
    ["true", "true"],
    ["null", "null"],
    ["a number", "1e400"],
    ["a list", '[{"ref":"refs/heads/main"}]'],
    ["an empty object", "{}"],
    [
      "a push of the wrong types",
      '{"ref":1,"before":[],"after":{},"repository":"x","push":7,"changes":1,"resource":null}',
    ],
    [
      "objects that pretend to be prototypes",
      '{"__proto__":{"ref":"x"},"constructor":{"prototype":{}},"ref":"\\u0000"}',
    ],
    ["Latin-1", Buffer.from('{"ref":"refs/heads/caf\u00e9"}', "latin1")],
    ["half a surrogate pair", '{"ref":"refs/heads/\\ud800"}'],
  ])("keeps a proved body of %s, which starts nothing", async (_, text) => {
    const body = Buffer.from(text);

    expect(await post(proved(body), body)).toBe(200);
    expect(relay.store.deliveries).toEqual([]);
    expect(Buffer.from(relay.store.events[0]?.body ?? []).equals(body)).toBe(true);
  });

  it.each([
    ["no content type", []],
    ["an empty one", [["content-type", ""]]],
    ["text", [["content-type", "text/plain"]]],
    ["parts", [["content-type", "multipart/form-data; boundary=x"]]],
    ["JSON's neighbour", [["content-type", "application/jsonx"]]],
    ["a content type without end", [["content-type", "application/".repeat(500)]]],
    [
      "gzip",
      [
        ["content-type", "application/json"],
        ["content-encoding", "gzip"],
      ],
    ],
    [
      "brotli in capitals",
      [
        ["content-type", "application/json"],
        ["content-encoding", "BR"],
      ],
    ],
    [
      "two encodings",
      [
        ["content-type", "application/json"],
        ["content-encoding", "identity, deflate"],
      ],
    ],
  ] as const)("answers 415 to %s", async (_, media) => {
    expect(await post([...without(proved(push), "content-type"), ...media], push)).toBe(415);
    await expectUnharmed();
  });

  it("answers 413 to what announces too much, without reading it", async () => {
    const socket = await dial(listening.url);
    socket.write(headOf(path, [...proved(push), ["content-length", String(LIMIT + 1)]]));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 413 /);
    await expectUnharmed();
  });

  it("answers 413 to what announces nothing and does not end", async () => {
    const socket = await dial(listening.url);
    socket.write(headOf(path, [...proved(push), ["transfer-encoding", "chunked"]]));
    for (let sent = 0; sent <= LIMIT; sent += 50_000) socket.write(chunk(Buffer.alloc(50_000, " ")));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 413 /);
    await expectUnharmed();
  });

  it("answers 400 to what is half sent, and stores none of it", async () => {
    const socket = await dial(listening.url);
    socket.write(headOf(path, withLength(proved(push), push)));
    socket.end(push.subarray(0, push.length - 1));

    expect(await firstAnswer(socket)).toMatch(/^HTTP\/1\.1 400 /);
    await expectUnharmed();
  });

  it("stores nothing of a connection that breaks", async () => {
    const socket = await dial(listening.url);
    socket.write(headOf(path, withLength(proved(push), push)));
    socket.write(push.subarray(0, push.length - 1));
    await relay.clock.untilSleeping();

    socket.resetAndDestroy();
    await expect.poll(() => relay.logged.some((line) => line.includes("WEBHOOK_INCOMPLETE"))).toBe(true);

    await expectUnharmed();
  });

  it.each([
    ["nothing", ""],
    ["a space", " "],
    ["a prefix alone", "sha256="],
    ["another prefix alone", "v1,"],
    ["commas", ",,,,,,,,"],
    ["too few digits", `sha256=${"0".repeat(63)}`],
    ["too many", `sha256=${"0".repeat(65)}`],
    ["no digits", `sha256=${"z".repeat(64)}`],
    ["digits cut by a letter that is none", `sha256=00g${"0".repeat(61)}`],
    ["only zeros", "0".repeat(64)],
    ["a signature of another length", `v1,${"A".repeat(40)}`],
    ["a hundred signatures", `v1,${"A".repeat(43)}= `.repeat(100)],
    ["fifty signatures by key", `v1a,${"A".repeat(86)}== `.repeat(50)],
    ["letters beyond ASCII", "sha256=\u00e9\u00ff\u00a0".repeat(20)],
    ["10 kB", "a".repeat(10_000)],
    ["a scheme alone", "Basic"],
    ["credentials of nobody", "Basic Og=="],
    ["a scheme twice", "Bearer Bearer x"],
    ["what looks like a list", '["sha256=0"]'],
    ["what looks like an object", "[object Object]"],
    ["undefined", "undefined"],
  ])("answers 401 to a proof of %s", async (_, value) => {
    expect(await post([...bare(), [proof.header, value]], push)).toBe(401);
    await expectUnharmed();
  });

  it("answers 401 to no proof", async () => {
    expect(await post(bare(), push)).toBe(401);
    await expectUnharmed();
  });

  it("answers 401 to what proves as much to others, and to the weakest proof there is", async () => {
    const others = SENDERS.flatMap((other): RawHeaders => {
      const value = other.request(push, relay.clock.now()).headers[other.proof.header] ?? "";
      return ownProofs.includes(other.proof.header) ? [] : [[other.proof.header, value]];
    });
    const weakest: RawHeaders = [
      ["x-hub-signature", `sha1=${"0".repeat(40)}`],
      ["x-hub-signature", "md5=d41d8cd98f00b204e9800998ecf8427e"],
    ];

    const statuses = [];
    for (const one of [...others, ...weakest]) statuses.push(await post([...bare(), one], push));

    expect(new Set(statuses)).toEqual(new Set([401]));
    await expectUnharmed();
  });

  it("lives through more headers than anybody sends", async () => {
    const flood: RawHeaders = Array.from({ length: 3_000 }, (_, at) => [`x-${at}`, "y".repeat(20)] as const);

    expect(await post([...proved(push), ...flood], push)).not.toBe(202);
    await expectUnharmed();
  });
});

describe.each(SENDERS.filter(({ proof }) => proof.ofBody))("a $name source", (sender) => {
  const { proved, post, expectUnharmed } = atSource(sender);

  it("answers 401 to the proof of other bytes", async () => {
    expect(await post(proved(sender.push), Buffer.concat([sender.push, Buffer.from(" ")]))).toBe(401);
    await expectUnharmed();
  });
});

// Node joins headers of one name, but keeps the first Authorization; a list of signatures may hold any number.
const LISTS = ["authorization", "webhook-signature"];

describe.each(SENDERS.filter(({ proof }) => !LISTS.includes(proof.header)))("a $name source", (sender) => {
  const { push, proof } = sender;
  const { proved, post, expectUnharmed } = atSource(sender);

  it("answers 401 to a proof given twice: half of it is never believed", async () => {
    const given = proved(push);
    const own = given.filter(([one]) => one.toLowerCase() === proof.header);

    expect(own).toHaveLength(1);
    expect(await post([...given, ...own], push)).toBe(401);
    expect(await post([[proof.header, "x"], ...given], push)).toBe(401);
    await expectUnharmed();
  });
});

describe("a GitLab source that takes either way", () => {
  it("answers 401 to a wrong signature beside a right token", async () => {
    const sender = SENDERS.find(({ name }) => name === "gitlab-signing");
    const push = sender?.push ?? Buffer.alloc(0);
    const headers = { ...sender?.request(push, relay.clock.now()).headers, "x-gitlab-token": "generic-webhook-secret" };
    const send = (signature: Record<string, string>) =>
      statusOf(
        listening.url,
        "/hooks/gitlab-signing",
        [...Object.entries({ ...headers, ...signature }), ["content-length", String(push.length)]],
        push,
      );

    expect(await send({ "webhook-signature": `v1,${"A".repeat(43)}=` })).toBe(401);
    expect(await send({ "webhook-signature": "" })).toBe(401);
    expect(await send({})).toBe(202);
  });
});
