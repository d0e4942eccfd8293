import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { errandOfCall } from "../../../relay/deliveries/errand-of-call.ts";
import type { DropInConfig } from "../../../relay/model/relay-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { anApp } from "../support/an-app.ts";
import { DISK_FULL } from "../support/memory-store.ts";
import { bytesOf, payload } from "../support/payloads.ts";

const TOKEN = "glptt-0123456789abcdef";
const OLD = "glptt-of-last-year-00000";
const DROP_IN: DropInConfig = {
  gitlab: "main",
  tokens: [new Secret(OLD), new Secret(TOKEN)],
  maxBodyBytes: 200_000,
  marker: false,
};
const PATH = "/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline";
const JSON_TYPE = { "content-type": "application/json" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };

const anOpenApp = (differences: Partial<DropInConfig> = {}) => anApp({ dropIn: { ...DROP_IN, ...differences } });

describe("a call with one of the tokens", () => {
  it.each([TOKEN, OLD])(
    "(%s) is stored, answered 202 with its delivery, and the dispatcher is woken",
    async (token) => {
      const { send, store, woken } = anOpenApp();

      const { status, json } = await send(`${PATH}?token=${token}`, "{}", JSON_TYPE);

      expect({ status, json }).toEqual({ status: 202, json: { event: "id-1", deliveries: ["id-2"] } });
      expect(store.events[0]).toMatchObject({
        source: "drop-in",
        sourceKind: "drop-in",
        reading: { kind: "call", project: "group/deploy", ref: "main", tokenSha256: sha256Hex(bytesOf(token)) },
      });
      expect(store.deliveries[0]).toMatchObject({ route: "drop-in", lane: "main:group/deploy" });
      expect(woken).toEqual([1]);
    },
  );

  it.each([
    ["the query", `${PATH}?token=${TOKEN}&a=1`, "", {}],
    ["the query, twice", `${PATH}?token=wrong&a=1&token=${TOKEN}`, "", {}],
    ["the query, spelled in percent", `${PATH}?%74oken=${TOKEN}&a=1`, "", {}],
    ["the query, beaten by the body's", `${PATH}?token=${OLD}`, `{"token":"${TOKEN}","a":"1"}`, JSON_TYPE],
    ["a form", PATH, `a=1&token=${TOKEN}`, FORM],
    ["JSON", PATH, `{"a":"1","token":"${TOKEN}"}`, JSON_TYPE],
    ["JSON, twice", PATH, `{"token":"${OLD}","a":"1","token":"${TOKEN}"}`, JSON_TYPE],
    ["JSON, spelled in escapes", PATH, `{"a":"1","\\u0074\\u006fken":"${TOKEN}"}`, JSON_TYPE],
    ["JSON, behind a byte order mark", PATH, `\ufeff{"a":"1","token":"${TOKEN}"}`, JSON_TYPE],
  ])("in %s is stored without any token", async (_, path, body, headers) => {
    const { send, store, logged } = anOpenApp();

    const { status } = await send(path, body, { ...headers });

    expect(status).toBe(202);
    const event = store.events[0];
    const text = Buffer.from(event?.body ?? []).toString("utf8");
    expect(text).toMatch(/^(a=1|\{"a":"1"\})$/);
    const kept = JSON.stringify([event?.headers, event?.reading, store.deliveries, logged]) + text;
    expect([TOKEN, OLD].filter((token) => kept.includes(token))).toEqual([]);
  });

  it("keeps what says who called, and no header that could hold a secret", async () => {
    const { send, store } = anOpenApp();
    const headers = {
      ...JSON_TYPE,
      "user-agent": "GitHub-Hookshot/044aadd",
      "x-github-event": "push",
      authorization: "Bearer canary",
      "private-token": "canary",
      "x-gitlab-token": "canary",
      cookie: "canary",
    };

    await send(`${PATH}?token=${TOKEN}`, payload("github-push.json"), headers);

    expect(store.events[0]?.headers).toEqual({
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/044aadd",
      "x-github-event": "push",
    });
    expect(store.events[0]?.type).toBe("push");
  });

  it("that a forge sends again under its delivery's id is one call", async () => {
    const { send, store } = anOpenApp();
    const again = () => send(`${PATH}?token=${TOKEN}`, "{}", { ...JSON_TYPE, "x-github-delivery": "guid-1" });

    const answers = [await again(), await again()];

    expect(answers.map(({ status, json }) => ({ status, json }))).toEqual([
      { status: 202, json: { event: "id-1", deliveries: ["id-2"] } },
      { status: 200, json: { event: "id-1", deliveries: ["id-2"], duplicate: true } },
    ]);
    expect(store.events).toHaveLength(1);
  });

  it.each([
    ["to another project", `${PATH.replace("deploy", "other")}?token=${TOKEN}`],
    ["to another ref", `${PATH.replace("main", "stable")}?token=${TOKEN}`],
    ["with another token", `${PATH}?token=${OLD}`],
  ])("that a second webhook makes %s of the same event is another call", async (_, second) => {
    const { send, store } = anOpenApp();
    const headers = { ...JSON_TYPE, "x-github-delivery": "guid-1" };

    await send(`${PATH}?token=${TOKEN}`, "{}", headers);

    expect((await send(second, "{}", headers)).status).toBe(202);
    expect(store.events).toHaveLength(2);
  });

  it("that no forge has numbered is a call each time, as it is to GitLab", async () => {
    const { send, store } = anOpenApp();

    for (let times = 0; times < 2; times += 1)
      expect((await send(`${PATH}?token=${TOKEN}`, "{}", JSON_TYPE)).status).toBe(202);

    expect(store.events).toHaveLength(2);
  });
});

describe("a call", () => {
  it("leads nowhere unless the configuration has a drop-in", async () => {
    const { send, store } = anApp();

    const { status, json } = await send(`${PATH}?token=${TOKEN}`, "{}", JSON_TYPE);

    expect({ status, json }).toMatchObject({ status: 404, json: { error: { code: "NOT_FOUND" } } });
    expect(store.events).toEqual([]);
  });

  it("with a token nobody knows is told apart from nothing, and logged without it", async () => {
    const { send, logged } = anOpenApp();

    const { status, json } = await send(`${PATH}?token=glptt-guessed`, "{}", JSON_TYPE);

    expect({ status, json }).toEqual({ status: 404, json: { message: "404 Not Found" } });
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain("glptt-");
  });

  it("may have a slash at the end of its address, as at GitLab", async () => {
    const { send, store } = anOpenApp();

    expect((await send(`${PATH}/?token=${TOKEN}`, "{}", JSON_TYPE)).status).toBe(202);
    expect((await send("/api/v4/projects/7/trigger/pipeline/", `token=${TOKEN}&ref=main`, FORM)).status).toBe(202);
    expect(store.events.map(({ reading }) => reading)).toMatchObject([{ ref: "main" }, { project: "7", ref: "main" }]);
  });

  it("that is large is not even read unless it holds one of the tokens as it is", async () => {
    const { send, store } = anOpenApp({ maxBodyBytes: 1_000_000 });
    const large = (token: string, end = "}") => `{"token":"${token}","a":"${" ".repeat(300_000)}"${end}`;

    expect((await send(PATH, large("glptt-guessed", ""), JSON_TYPE)).status).toBe(404);
    expect((await send(PATH, large(TOKEN, ""), JSON_TYPE)).status).toBe(400);
    expect(store.events).toEqual([]);
    expect((await send(PATH, large(TOKEN), JSON_TYPE)).status).toBe(202);
    expect((await send(`${PATH}?token=${TOKEN}`, `{"a":"${" ".repeat(300_000)}"}`, JSON_TYPE)).status).toBe(202);
  });

  it("in several parts is not taken beyond a megabyte: taking it apart would cost too much", async () => {
    const { send } = anOpenApp({ maxBodyBytes: 2_000_000 });
    const boundary = "------------------------d74496d66958873e";
    const part = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const sent = async (sizeBytes: number) => {
      const body = `${part("token", TOKEN)}${part("a", "x".repeat(sizeBytes))}--${boundary}--\r\n`;
      return (await send(PATH, body, { "content-type": `multipart/form-data; boundary=${boundary}` })).status;
    };

    expect(await sent(1_100_000)).toBe(413);
    expect(await sent(900_000)).toBe(202);
  });

  it.each([
    ["compressed", 415, gzipSync("{}"), { ...JSON_TYPE, "content-encoding": "gzip" }],
    ["larger than is taken", 413, Buffer.alloc(200_001, " "), JSON_TYPE],
    ["nested beyond what GitLab reads", 400, Buffer.from("[".repeat(40) + "]".repeat(40)), JSON_TYPE],
    ["of more values than GitLab reads", 400, Buffer.from(`[${"1,".repeat(50_000)}1]`), JSON_TYPE],
    ["of more fields than Rack reads", 400, Buffer.from("a&".repeat(5_000)), FORM],
    [
      "of more parts than Rack reads",
      400,
      Buffer.from("--b\r\n".repeat(5_000)),
      { "content-type": "multipart/form-data; boundary=b" },
    ],
    ["in parts without a boundary", 400, Buffer.from("--b\r\n"), { "content-type": "multipart/form-data" }],
    [
      "in parts that never end",
      400,
      Buffer.from('--b\r\nContent-Disposition: form-data; name="a'),
      { "content-type": "multipart/form-data; boundary=b" },
    ],
    [
      "with a file",
      400,
      Buffer.from('--b\r\nContent-Disposition: form-data; name="a"; filename="x"\r\n\r\ny\r\n--b--\r\n'),
      { "content-type": "multipart/form-data; boundary=b" },
    ],
    ["in JSON that is no UTF-8", 400, Buffer.from('{"ref":"caf\u00e9"}', "latin1"), JSON_TYPE],
    ["in JSON that is cut short", 400, Buffer.from('{"ref":'), JSON_TYPE],
  ])("%s is answered %i, and nothing is stored", async (_, expected, body, headers) => {
    const { send, store } = anOpenApp();

    expect((await send(`${PATH}?token=${TOKEN}`, body, { ...headers })).status).toBe(expected);
    expect(store.events).toEqual([]);
  });

  it("that the store cannot take is answered 503, so that its sender may try again", async () => {
    const { send, store } = anOpenApp();
    store.failWith(DISK_FULL);

    const { status, headers } = await send(`${PATH}?token=${TOKEN}`, "{}", JSON_TYPE);

    expect([status, headers.get("retry-after")]).toEqual([503, "30"]);
  });
});

describe("a call whose token is gone from the configuration", () => {
  const call = { kind: "call", project: "group/deploy", ref: "main", tokenSha256: sha256Hex(bytesOf(TOKEN)) } as const;

  it("is not carried with another one", () => {
    const others = { ...DROP_IN, tokens: [new Secret(OLD)] };

    expect(() => errandOfCall({ dropIn: others }, call)).toThrow(
      expect.objectContaining({ code: "DELIVERY_ROUTE_GONE" }),
    );
    expect(() => errandOfCall({}, call)).toThrow(expect.objectContaining({ code: "DELIVERY_ROUTE_GONE" }));
    expect(errandOfCall({ dropIn: DROP_IN }, call).trigger.token.reveal()).toBe(TOKEN);
  });
});
