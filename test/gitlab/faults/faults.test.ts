import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

let clock: ManualClock;
let gitlab: StandIn;
let project: Project;
let triggerUrl: string;

beforeEach(async () => {
  clock = new ManualClock();
  gitlab = await startStandIn({ clock });
  const root = gitlab.world.user("root");
  project = gitlab.world.project({ path: "group/app", visibility: "public", members: { root: "owner" } });
  const { token } = gitlab.world.triggerToken(project, root);
  triggerUrl = `${gitlab.url}/api/v4/projects/${project.id}/trigger/pipeline?ref=main&token=${token}`;
});

afterEach(async () => {
  await gitlab.close();
});

const trigger = () => fetch(triggerUrl, { method: "POST" });
const project404 = () => fetch(`${gitlab.url}/api/v4/projects/${project.id}`);

describe("faults on demand", () => {
  it("drop the connection before anything happens", async () => {
    gitlab.faults.add({ method: "POST", fault: { kind: "drop-before" } });

    await expect(trigger()).rejects.toThrow("fetch failed");
    expect(gitlab.world.pipelines(project)).toHaveLength(0);
    expect(gitlab.requests.map(({ status }) => status)).toEqual([0]);
  });

  it("drop the connection when the pipeline has been created", async () => {
    gitlab.faults.add({ method: "POST", fault: { kind: "drop-after" } });

    await expect(trigger()).rejects.toThrow("fetch failed");
    expect(gitlab.world.pipelines(project)).toHaveLength(1);
  });

  it("answer 429 as Rack::Attack does: plain text and all the headers", async () => {
    gitlab.faults.add({ fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 7 } });

    const answer = await trigger();

    expect(answer.status).toBe(429);
    expect(await answer.text()).toBe("Retry later\n");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/plain",
      "retry-after": "7",
      "ratelimit-remaining": "0",
      "ratelimit-reset": String(clock.now().getTime() / 1000 + 7),
      "ratelimit-resettime": new Date(clock.now().getTime() + 7_000).toUTCString(),
    });
  });

  it("answer 429 as the application does: JSON", async () => {
    gitlab.faults.add({ fault: { kind: "rate-limited", by: "application" } });

    const answer = await trigger();

    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual({
      message: { error: "This endpoint has been requested too many times. Try again later." },
    });
  });

  it.each([
    { fault: { kind: "bad-gateway" }, status: 502, type: "text/html", body: "<center><h1>502 Bad Gateway</h1>" },
    { fault: { kind: "status", status: 503 }, status: 503, type: "text/html", body: "503" },
    {
      fault: { kind: "status", status: 500 },
      status: 500,
      type: "application/json",
      body: "500 Internal Server Error",
    },
    { fault: { kind: "status", status: 200, body: '{"id":' }, status: 200, type: "application/json", body: '{"id":' },
  ] as const)("answer $status with $type and create nothing", async ({ fault, status, type, body }) => {
    gitlab.faults.add({ fault });

    const answer = await trigger();

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(await answer.text()).toContain(body);
    expect(gitlab.world.pipelines(project)).toHaveLength(0);
  });

  it("answer slowly, by the clock", async () => {
    gitlab.faults.add({ fault: { kind: "slow", ms: 60_000 } });

    const answer = trigger();
    await clock.untilSleeping();
    const before = gitlab.world.pipelines(project).length;
    await clock.advance(60_000);

    expect((await answer).status).toBe(201);
    expect(before).toBe(0);
  });

  it("forget a slow request whose client has left", async () => {
    gitlab.faults.add({ fault: { kind: "slow", ms: 60_000 } });
    const controller = new AbortController();
    const answer = fetch(triggerUrl, { method: "POST", signal: controller.signal });
    await clock.untilSleeping();

    controller.abort(new Error("gave up"));
    await expect(answer).rejects.toThrow("gave up");
    while (clock.sleeping > 0) await new Promise((resolve) => setImmediate(resolve));

    expect(gitlab.world.pipelines(project)).toHaveLength(0);
  });

  it.each([
    { kind: "truncate", bytes: 20 },
    { kind: "wrong-length", delta: 10 },
  ] as const)("break a body off: $kind", async (fault) => {
    gitlab.faults.add({ fault });

    const answer = await project404();

    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow("terminated");
  });

  it("announce less than is sent", async () => {
    const whole = await (await project404()).text();
    gitlab.faults.add({ fault: { kind: "wrong-length", delta: -5 } });

    const answer = await project404();

    expect(await answer.text()).toBe(whole.slice(0, -5));
  });

  it("never come to an end of the body", async () => {
    gitlab.faults.add({ fault: { kind: "endless" } });
    const controller = new AbortController();

    const answer = await fetch(triggerUrl, { signal: controller.signal });
    let seen = 0;
    for await (const chunk of answer.body ?? []) {
      seen += chunk.length;
      if (seen > 10_000_000) break;
    }
    controller.abort();

    expect(seen).toBeGreaterThan(10_000_000);
  });

  it("never answer", async () => {
    gitlab.faults.add({ fault: { kind: "hang" } });
    const controller = new AbortController();
    const answer = fetch(triggerUrl, { method: "POST", signal: controller.signal });
    while (gitlab.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    controller.abort(new Error("gave up"));

    await expect(answer).rejects.toThrow("gave up");
    expect(gitlab.world.pipelines(project)).toHaveLength(0);
  });

  it("befall as many requests as told, after as many as told, and no other path or method", async () => {
    gitlab.faults.add({ method: "POST", path: /\/trigger\//u, after: 1, times: 2, fault: { kind: "bad-gateway" } });

    const statuses = [];
    for (const ask of [trigger, trigger, project404, trigger, trigger]) statuses.push((await ask()).status);

    expect(statuses).toEqual([201, 502, 200, 502, 201]);
  });

  it("can be disarmed", async () => {
    const disarm = gitlab.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });
    const before = (await trigger()).status;

    disarm();

    expect([before, (await trigger()).status]).toEqual([502, 201]);
  });
});

describe("faults from a shell", () => {
  const control = (body: string) => fetch(`${gitlab.url}/-/stand-in/faults`, { method: "POST", body });

  it("are armed by a JSON object", async () => {
    const armed = await control('{"kind":"status","status":418,"body":{"a":1},"path":"/trigger/","times":2}');

    expect(armed.status).toBe(201);
    expect([
      (await project404()).status,
      (await trigger()).status,
      (await trigger()).status,
      (await trigger()).status,
    ]).toEqual([200, 418, 418, 201]);
  });

  it.each([
    { body: "not json", error: "send a JSON object" },
    { body: '{"kind":"flood"}', error: "kind must be one of status" },
    { body: '{"kind":"slow"}', error: "ms must be a number" },
    { body: '{"kind":"hang","path":"("}', error: "path is not a regular expression" },
  ])("are refused with a reason: $body", async ({ body, error }) => {
    const answer = await control(body);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(error);
  });

  it("show up with the requests so far, which leave the control routes out", async () => {
    await control('{"kind":"hang","path":"/nowhere"}');
    await trigger();

    const armed: unknown = await (await fetch(`${gitlab.url}/-/stand-in/faults`)).json();
    const requests: unknown = await (await fetch(`${gitlab.url}/-/stand-in/requests`)).json();

    expect(armed).toEqual([{ kind: "hang", path: "\\/nowhere" }]);
    expect(requests).toMatchObject([
      { method: "POST", path: `/api/v4/projects/${project.id}/trigger/pipeline`, status: 201 },
    ]);
  });
});
