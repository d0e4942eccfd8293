import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route, SECRETS, variable } from "./relay-home.ts";

let home: RelayHome;
let relay: RunningRelay | undefined;

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await home.dispose();
});

async function send(request: RequestInit): Promise<Response> {
  return fetch(`${relay?.url}/hooks/forge`, request);
}

async function states(): Promise<Record<string, number>> {
  const { oldestDueAt: _, oldestUndeliveredAt: __, ...counts } = await home.look((store) => store.backlog());
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

describe("a webhook", () => {
  it("becomes a pipeline on the pinned ref that carries its facts and its payload", async () => {
    home = await RelayHome.create();
    relay = await home.start();
    const push = githubPush(1);

    const response = await send(push);
    const { deliveries } = (await response.json()) as Answer;
    await until(() => home.pipelines().length === 1);

    const [pipeline] = home.pipelines();
    expect(response.status).toBe(202);
    expect(deliveries).toHaveLength(1);
    expect(pipeline).toMatchObject({ ref: "main", source: "trigger" });
    expect(variable(pipeline, "SLUICE_DELIVERY")).toBe(deliveries[0]);
    expect(variable(pipeline, "SLUICE_REF")).toBe("refs/heads/main");
    const payload = JSON.parse(variable(pipeline, "TRIGGER_PAYLOAD") ?? "{}") as Record<string, unknown>;
    expect(payload["payload"]).toEqual(JSON.parse(push.body));
    expect(payload["payload_sha256"]).toBe(createHash("sha256").update(push.body).digest("hex"));
    await until(async () => (await states())["delivered"] === 1);
    const delivery = await home.look((store) => store.delivery(deliveries[0] ?? ""));
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, pipeline: { id: pipeline?.id } });
  });

  it("becomes one pipeline per route that wants it", async () => {
    home = await RelayHome.create({
      routes: [
        route("app", "when: { branches: [main] }", "variables: { CHANNEL: stable }"),
        route("docs", "", "variables: { CHANNEL: docs }, payload: none"),
        route("tags", 'when: { tags: ["v*"] }'),
      ],
    });
    relay = await home.start();

    const { deliveries } = (await (await send(githubPush(1))).json()) as Answer;
    await until(async () => (await states())["delivered"] === 2);

    expect(deliveries).toHaveLength(2);
    expect(new Set(home.pipelines().map((pipeline) => variable(pipeline, "CHANNEL")))).toEqual(
      new Set(["docs", "stable"]),
    );
    expect([...home.triggersByDelivery().values()]).toEqual([1, 1]);
  });

  it("starts nothing when it comes again, to this relay or to the next one on the same store", async () => {
    home = await RelayHome.create();
    relay = await home.start();
    const first = await send(githubPush(1));
    const again = await send(githubPush(1));
    await relay.close();
    relay = await home.start();
    const later = await send(githubPush(1));
    await until(async () => (await states())["delivered"] === 1);

    expect([first.status, again.status, later.status]).toEqual([202, 200, 200]);
    const [one, two, three] = (await Promise.all([first, again, later].map(async (r) => r.json()))) as Answer[];
    expect([two, three].map((answer) => answer?.deliveries)).toEqual([one?.deliveries, one?.deliveries]);
    expect(home.pipelines()).toHaveLength(1);
  });

  it.each([
    ["the GitLab that is called, it keeps the event's id, for GitLab's protection against loops", true],
    ["another GitLab, it keeps nothing of the event's headers", false],
  ])("from %s", async (_, same) => {
    home = await RelayHome.create({ routes: [route("app").replace("from: forge", "from: lab")] });
    relay = await home.start();

    const response = await fetch(`${relay.url}/hooks/lab`, {
      method: "POST",
      body: readFileSync(join(import.meta.dirname, "..", "fixtures", "webhooks", "gitlab-push.json")),
      headers: {
        "content-type": "application/json",
        "x-gitlab-token": SECRETS.GITLAB_HOOK_TOKEN,
        "x-gitlab-event": "Push Hook",
        "x-gitlab-event-uuid": "13792a34-cac6-4fda-95a8-c58e00a3954e",
        "x-gitlab-instance": same ? home.gitlab.url : "https://gitlab.elsewhere.example",
      },
    });
    await until(() => home.pipelines().length === 1);

    const sent = home.gitlab.requests.map(({ headers }) => headers);
    expect(response.status).toBe(202);
    expect(sent.map((headers) => headers["x-gitlab-event-uuid"])).toEqual([
      same ? "13792a34-cac6-4fda-95a8-c58e00a3954e" : undefined,
    ]);
    expect(sent[0]).not.toHaveProperty("x-gitlab-event");
  });

  it("is not lost on a relay that is told to end while it carries it", async () => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", fault: { kind: "slow", ms: 150 } });
    relay = await home.start();
    await send(githubPush(1));
    await until(() => home.gitlab.requests.length === 1);

    await relay.close();

    expect(await states()).toEqual({ delivered: 1 });
    await expect(fetch(relay.url)).rejects.toThrow("fetch failed");
  });

  it("leaves no secret in the log or in the store", async () => {
    home = await RelayHome.create();
    relay = await home.start();
    await send(githubPush(1));
    await fetch(`${relay.url}/hooks/lab`, { method: "POST", headers: { "x-gitlab-token": "wrong" }, body: "{}" });
    await until(async () => (await states())["delivered"] === 1);
    const delivered = await home.look(async (store) => {
      const [delivery] = await store.list({ limit: 1 });
      return { delivery, event: await store.event(delivery?.eventId ?? "") };
    });

    const everything = JSON.stringify([home.logged, delivered]);

    expect(delivered.delivery).toMatchObject({ state: "delivered" });
    for (const secret of [...Object.values(SECRETS), home.env["DEPLOY_TOKEN"]]) {
      expect(everything).not.toContain(secret);
    }
  });
});
