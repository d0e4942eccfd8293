import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { hubSignature } from "../../../shared/webhooks/hub-signature.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { aGitHubSource, aRoute } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { bytesOf, payload } from "../support/payloads.ts";
import { GITHUB_SECRET, GITLAB_SECRET, githubHeaders, gitlabHeaders, SIGNING_TOKEN } from "../support/sending.ts";

const push = payload("github-push.json");

describe("an authentic push", () => {
  it("is answered 202 with the ids of what is stored", async () => {
    const { send, store } = anApp();

    const { status, json } = await send("/hooks/hub", push, githubHeaders(push));

    expect(status).toBe(202);
    expect(json).toEqual({ event: store.events[0]?.id, deliveries: [store.deliveries[0]?.id] });
    expect(store.deliveries).toEqual([
      {
        id: expect.any(String),
        eventId: json["event"],
        route: "app-to-deploy",
        changeIndex: 0,
        lane: "main:group/deploy",
      },
    ]);
  });

  it("is stored as it came: exact bytes, digest, who and when", async () => {
    const { send, store, clock } = anApp();

    await send("/hooks/hub", push, githubHeaders(push));

    expect(store.events[0]).toMatchObject({
      source: "hub",
      sourceKind: "github",
      type: "push",
      senderId: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      receivedAt: clock.now(),
      payloadSha256: sha256Hex(push),
      reading: { kind: "push", origin: { repository: "acme/app" } },
    });
    expect(Buffer.from(store.events[0]?.body ?? []).equals(push)).toBe(true);
  });

  it("wakes the dispatcher once its deliveries are on disk", async () => {
    const { send, woken } = anApp();

    await send("/hooks/hub", push, githubHeaders(push));

    expect(woken).toEqual([1]);
  });

  it("goes along every route that matches", async () => {
    const { send, store } = anApp({
      routes: [
        aRoute({ name: "a" }),
        aRoute({ name: "b", when: { branches: ["main"] } }),
        aRoute({ name: "c", when: { tags: ["*"] } }),
        aRoute({ name: "d", from: "lab" }),
      ],
    });

    const { json } = await send("/hooks/hub", push, githubHeaders(push));

    expect(store.deliveries.map(({ route }) => route)).toEqual(["a", "b"]);
    expect(json["deliveries"]).toHaveLength(2);
  });

  it("in form mode is stored as the form, with the digest of the JSON in it", async () => {
    const { send, store } = anApp();
    const form = bytesOf(new URLSearchParams({ payload: push.toString("utf8") }).toString());
    const headers = { ...githubHeaders(form), "content-type": "application/x-www-form-urlencoded" };

    const { status } = await send("/hooks/hub", form, headers);

    expect(status).toBe(202);
    expect(Buffer.from(store.events[0]?.body ?? []).equals(form)).toBe(true);
    expect(store.events[0]?.payloadSha256).toBe(sha256Hex(push));
  });

  it.each(["signature", "token"] as const)("of GitLab by %s is taken as well", async (sign) => {
    const { send, store, clock } = anApp();
    const body = payload("gitlab-tag.json");

    const { status } = await send("/hooks/lab", body, gitlabHeaders(body, sign, clock.now()));

    expect(status).toBe(202);
    expect(store.events[0]).toMatchObject({ sourceKind: "gitlab", senderId: "7f1c3d52-0a68-4b67-9a8c" });
  });

  it("keeps of its headers no signature, token, cookie or authorization, and logs none", async () => {
    const { send, store, clock, logged } = anApp();
    const body = payload("gitlab-push.json");
    const headers = {
      ...gitlabHeaders(body, "signature", clock.now()),
      "x-gitlab-token": GITLAB_SECRET.reveal(),
      authorization: "Bearer canary",
      cookie: "canary=1",
      "x-forwarded-for": "192.0.2.1",
    };

    await send("/hooks/lab", body, headers);
    await send("/hooks/hub", push, githubHeaders(push));

    const kept = JSON.stringify([store.events.map((event) => event.headers), logged]);
    expect(kept).not.toMatch(/canary|sha256=|v1,|192\.0\.2\.1/);
    for (const secret of [GITHUB_SECRET, GITLAB_SECRET, SIGNING_TOKEN]) expect(kept).not.toContain(secret.reveal());
    expect(store.events[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": expect.any(String),
    });
  });
});

describe("a push seen before", () => {
  it("is answered 200 with the first one's ids, and starts nothing", async () => {
    const { send, store, woken } = anApp();
    const first = await send("/hooks/hub", push, githubHeaders(push));

    const again = await send("/hooks/hub", push, { ...githubHeaders(push), "x-github-hook-id": "another hook" });

    expect(again).toMatchObject({ status: 200, json: { ...first.json, duplicate: true } });
    expect(store.deliveries).toHaveLength(1);
    expect(woken).toEqual([1]);
  });

  it("by another source under the same id is another push", async () => {
    const sources = new Map([
      ["hub", aGitHubSource()],
      ["hub2", aGitHubSource({ name: "hub2" })],
    ]);
    const { send, store } = anApp({ sources, routes: [aRoute(), aRoute({ name: "two", from: "hub2" })] });

    await send("/hooks/hub", push, githubHeaders(push));
    const other = await send("/hooks/hub2", push, githubHeaders(push));

    expect(other.status).toBe(202);
    expect(store.deliveries).toHaveLength(2);
  });

  it("that started nothing then may start something now: the routes may have been corrected", async () => {
    const { send, store } = anApp({ routes: [] });
    await send("/hooks/hub", push, githubHeaders(push));

    const again = await send("/hooks/hub", push, githubHeaders(push));

    expect(again.json).not.toHaveProperty("duplicate");
    expect(store.events).toHaveLength(2);
  });

  it("without an id of its own is a new one each time", async () => {
    const { send, store } = anApp();
    const { "x-github-delivery": _, ...headers } = githubHeaders(push);

    await send("/hooks/hub", push, headers);
    await send("/hooks/hub", push, headers);

    expect(store.deliveries).toHaveLength(2);
  });

  it("is recognised by an id however long that is", async () => {
    const { send } = anApp();
    const headers = githubHeaders(push, "push", "x".repeat(5_000));
    await send("/hooks/hub", push, headers);

    expect((await send("/hooks/hub", push, headers)).json).toMatchObject({ duplicate: true });
  });
});

describe("an authentic request with nothing to do", () => {
  it.each([
    { what: "a ping", file: "github-ping.json", event: "ping", reason: "a ping: the webhook works" },
    {
      what: "a create event",
      file: "github-push.json",
      event: "create",
      reason: expect.stringContaining("create event"),
    },
    { what: "an event nobody knows", file: "github-push.json", event: "star", reason: "not a push event" },
  ])("($what) is stored and answered 200 with the reason", async ({ file, event, reason }) => {
    const { send, store, woken } = anApp();
    const body = payload(file);

    const { status, json } = await send("/hooks/hub", body, githubHeaders(body, event));

    expect({ status, json }).toEqual({ status: 200, json: { event: store.events[0]?.id, deliveries: [], reason } });
    expect(store.events).toHaveLength(1);
    expect(woken).toEqual([]);
  });

  it("because it deletes a branch says which condition failed, route by route", async () => {
    const { send } = anApp();
    const body = payload("github-delete.json");

    const { status, json } = await send("/hooks/hub", body, githubHeaders(body));

    expect({ status, json }).toEqual({
      status: 200,
      json: {
        event: "id-1",
        deliveries: [],
        reason: "no route matches",
        routes: [{ route: "app-to-deploy", why: "the branch was deleted, but the route's actions are create, update" }],
      },
    });
  });

  it("because no route is there for its source says that", async () => {
    const { send } = anApp({ routes: [aRoute({ from: "lab" })] });

    const { json } = await send("/hooks/hub", push, githubHeaders(push));

    expect(json).toEqual({ event: "id-1", deliveries: [], reason: "no route takes events from this source" });
  });

  it("is logged with its reason", async () => {
    const { send, logged } = anApp({ routes: [] });

    await send("/hooks/hub", push, githubHeaders(push));

    expect(logged.join("\n")).toContain("no route takes events from this source");
  });
});

describe("a request that is not authentic", () => {
  const good = githubHeaders(push);
  const other = hubSignature(new Secret("another secret"), push);
  const { "x-hub-signature-256": signature, ...unsigned } = good;

  it.each([
    { what: "no signature", headers: unsigned },
    { what: "an empty signature", headers: { ...good, "x-hub-signature-256": "" } },
    { what: "a malformed signature", headers: { ...good, "x-hub-signature-256": "sha256=zz" } },
    { what: "a signature too short", headers: { ...good, "x-hub-signature-256": signature.slice(0, 20) } },
    { what: "another secret's signature", headers: { ...good, "x-hub-signature-256": other } },
    { what: "GitLab's token instead", headers: { ...unsigned, "x-gitlab-token": GITLAB_SECRET.reveal() } },
  ])("($what) is answered 401, the same for every cause, and nothing of it is stored", async ({ headers }) => {
    const { send, store, logged } = anApp();

    const { status, json } = await send("/hooks/hub", push, headers);

    expect({ status, json }).toEqual({
      status: 401,
      json: { error: { code: "WEBHOOK_UNAUTHENTICATED", message: "The request is not authenticated." } },
    });
    expect(store.events).toEqual([]);
    expect(logged.filter((line) => line.startsWith("warn"))).toHaveLength(1);
  });

  it("because its body was changed on the way is answered 401 before anything is parsed", async () => {
    const { send } = anApp();

    expect((await send("/hooks/hub", "not even JSON", good)).status).toBe(401);
  });

  it("cannot choose its kind of verification by headers or by another source's path", async () => {
    const { send, clock } = anApp();
    const body = payload("gitlab-push.json");

    expect((await send("/hooks/hub", body, gitlabHeaders(body, "token", clock.now()))).status).toBe(401);
    expect((await send("/hooks/lab", push, good)).status).toBe(401);
  });
});

it("a request that a lookalike forge sends to a github source is taken, and remarked on in the log", async () => {
  const { send, logged } = anApp();

  const { status } = await send("/hooks/hub", push, { ...githubHeaders(push), "x-gitea-event": "push" });

  expect(status).toBe(202);
  expect(logged.join("\n")).toContain("The request comes from Gitea");
});
