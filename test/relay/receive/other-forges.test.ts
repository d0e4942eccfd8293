import { describe, expect, it } from "vitest";
import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { aRoute } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { bitbucketCloudRequest, bitbucketDataCenterRequest, giteaRequest } from "../support/forge-requests.ts";
import { FORGES } from "../support/forges.ts";
import { DISK_FULL } from "../support/memory-store.ts";
import { bytesOf, payload } from "../support/payloads.ts";

/** A relay with a source of every kind, named by it, and a route from each. */
function allForges() {
  const named = FORGES.map(({ kind, source }): [string, SourceConfig] => [kind, { ...source, name: kind }]);
  const app = anApp({
    sources: new Map(named),
    routes: FORGES.map(({ kind }) => aRoute({ name: `from ${kind}`, from: kind })),
  });
  const send = async (
    source: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body: Uint8Array },
  ) => app.send(`/hooks/${source}`, Buffer.from(body), { ...headers });
  return { ...app, send };
}

describe("a push of one forge at the source of another", () => {
  it.each([
    { from: "gitea", named: "Gitea", source: "github" },
    { from: "gitea", named: "Gitea", source: "gitlab" },
    { from: "gitea", named: "Gitea", source: "gogs" },
    { from: "gitea", named: "Gitea", source: "bitbucket-cloud" },
    { from: "gogs", named: "Gogs", source: "gitea" },
    { from: "forgejo", named: "Forgejo", source: "gitea" },
    { from: "forgejo", named: "Forgejo", source: "bitbucket-datacenter" },
  ] as const)(
    "($from at $source) tells in the log what it looks like, let in or not",
    async ({ from, named, source }) => {
      const { send, logged } = allForges();

      await send(source, giteaRequest(from, payload("gitea-push.json")));

      expect(logged.join("\n")).toContain(`The request comes from ${named}, but the source's kind is ${source}.`);
    },
  );

  it("as a form is refused by a github source, since Gitea signs what is in the form", async () => {
    const { send, store } = allForges();

    const { status } = await send("github", giteaRequest("gitea", payload("gitea-push.json"), { form: true }));

    expect(status).toBe(401);
    expect(store.events).toEqual([]);
  });
});

describe("a push that moves many refs", () => {
  const push = bitbucketCloudRequest(payload("bitbucket-cloud-push-many.json"));

  it("is one event with a delivery for each change that a route wants", async () => {
    const { send, store } = allForges();

    const { status } = await send("bitbucket-cloud", push);

    expect(status).toBe(202);
    expect(store.events).toHaveLength(1);
    // The fourth is a deletion, which the route has not asked for.
    expect(store.deliveries.map(({ changeIndex }) => changeIndex)).toEqual([0, 1, 2, 4]);
  });

  it("leaves nothing when it cannot be stored", async () => {
    const { send, store } = allForges();
    store.failWith(DISK_FULL);

    const { status } = await send("bitbucket-cloud", push);

    expect(status).toBe(503);
    expect([store.events, store.deliveries]).toEqual([[], []]);
  });
});

describe("an unsigned ping of Bitbucket Data Center", () => {
  const ping = bitbucketDataCenterRequest(payload("bitbucket-datacenter-ping.json"), {
    event: "diagnostics:ping",
    secret: "",
  });

  it("is answered 200, logged, and not kept", async () => {
    const { send, store, logged, woken } = allForges();

    const { status, json } = await send("bitbucket-datacenter", ping);

    expect({ status, json }).toEqual({ status: 200, json: { ping: true } });
    expect([store.events, woken]).toEqual([[], []]);
    expect(logged).toEqual([
      expect.stringMatching(/^info Connection tested by an unsigned ping .*bitbucket-datacenter/),
    ]);
  });

  it.each(FORGES.filter(({ kind }) => kind !== "bitbucket-datacenter"))(
    "is answered 401 by a $kind source",
    async ({ kind }) => {
      const { send } = allForges();

      expect((await send(kind, ping)).status).toBe(401);
    },
  );

  it("with a push in it is answered 401", async () => {
    const { send, store } = allForges();
    const push = { ...ping, body: payload("bitbucket-datacenter-push.json") };

    expect((await send("bitbucket-datacenter", push)).status).toBe(401);
    expect(
      (await send("bitbucket-datacenter", { ...ping, body: bytesOf('{"test": true, "changes": []}') })).status,
    ).toBe(401);
    expect(store.events).toEqual([]);
  });
});

it.each(FORGES)(
  "a push of $kind is kept with the headers that identify it, and none that prove it",
  async ({ kind, request, push }) => {
    const { send, store } = allForges();
    const { headers, body } = request(payload(push), { id: "the-sender's-id" });

    await send(kind, { headers: { ...headers, authorization: "Basic canary", cookie: "canary" }, body });

    const kept = store.events[0]?.headers ?? {};
    expect(store.events[0]).toMatchObject({ sourceKind: kind, senderId: "the-sender's-id" });
    expect(Object.values(kept)).toContain("the-sender's-id");
    expect(Object.keys(kept).filter((name) => /signature|token|auth|cookie/.test(name))).toEqual([]);
    expect(JSON.stringify(kept)).not.toMatch(/canary|relay-test-secret|[0-9a-f]{64}/);
  },
);
