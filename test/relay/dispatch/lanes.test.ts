import { afterEach, describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { until } from "../../support/until.ts";
import { aConfig } from "../support/a-config.ts";
import { CREATED, DispatchLab, labConfig, UNREACHABLE } from "./dispatch-lab.ts";

const MINUTE_MS = 60_000;
const BUSY = { kind: "failed", error: new CodedError("GITLAB_RATE_LIMITED", "Later.", { status: 429 }) } as const;

let lab: DispatchLab;

afterEach(() => lab.dispose());

describe("the lane of a project", () => {
  it("has no more calls under way at once than a project may", async () => {
    lab = await DispatchLab.create({ dispatch: { concurrency: 16, perProject: 3 } });
    lab.start();
    for (let n = 1; n <= 5; n += 1) await lab.add(n);
    await until(() => lab.open.size === 3);
    await lab.atRest();

    expect([...lab.open.keys()]).toEqual(["app-1", "app-2", "app-3"]);
    await lab.answer("app-2", CREATED);
    await until(() => lab.open.has("app-4"));
    expect(lab.open.size).toBe(3);
  });

  it("keeps the order of arrival where that is asked for: behind one that is repeated, all wait", async () => {
    lab = await DispatchLab.create({ dispatch: { concurrency: 16 } });
    for (const n of [1, 2, 3]) await lab.add(n, { ordered: true });
    lab.start();
    await lab.answer("app-1", UNREACHABLE);
    await lab.state("app-1", "pending");
    await lab.clock.advance(4_000);
    expect(lab.open.size).toBe(0);

    await lab.clock.advance(1_000);
    await lab.answer("app-1", CREATED);
    await lab.answer("app-2", CREATED);
    await lab.answer("app-3", CREATED);

    await lab.state("app-3", "delivered");
    expect(lab.made).toEqual(["app-1", "app-1", "app-2", "app-3"]);
  });

  it("lets the next one go when the first is dead or held", async () => {
    lab = await DispatchLab.create();
    for (const n of [1, 2, 3]) await lab.add(n, { ordered: true });
    lab.start();

    await lab.answer("app-1", { kind: "failed", error: new CodedError("GITLAB_NO_JOBS", "No.") });
    await lab.answer("app-2", { kind: "failed", error: new CodedError("GITLAB_DEADLINE", "Late.") });
    await lab.answer("app-3", CREATED);

    await lab.state("app-3", "delivered");
    expect((await lab.store.delivery("app-1"))?.state).toBe("dead");
    expect((await lab.store.delivery("app-2"))?.state).toBe("held");
  });
});

describe("a limit of creations a minute", () => {
  it("passes a project over once it is used up, lets others go, and uses up no attempts", async () => {
    lab = await DispatchLab.create({
      routes: ["a", "b"],
      dispatch: { concurrency: 16, perProject: 16, creationsPerMinute: 2 },
    });
    await lab.clock.advance(MINUTE_MS);
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    for (const n of [1, 2, 3]) await lab.addTo("a", n);
    await lab.answer("a-1", CREATED);
    await lab.answer("a-2", CREATED);
    await lab.state("a-2", "delivered");
    await lab.addTo("b", 4);
    await lab.answer("b-4", CREATED);
    await lab.atRest();

    expect(lab.made).toEqual(["a-1", "a-2", "b-4"]);
    await lab.clock.advance(MINUTE_MS - 1_000);
    expect(lab.made).toHaveLength(3);
    await lab.passUntil(() => lab.open.has("a-3"), 100);
    expect(await lab.store.delivery("a-3")).toMatchObject({ attempts: 1 });
  });

  it("bounds all projects of a GitLab together", async () => {
    lab = await DispatchLab.create({
      routes: ["a", "b"],
      dispatch: { concurrency: 16 },
      gitlab: { creationsPerMinute: 3 },
    });
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    for (let n = 1; n <= 3; n += 1) {
      await lab.addTo("a", n);
      await lab.addTo("b", n + 10);
    }
    await until(() => lab.made.length === 3);
    await lab.atRest();

    expect(lab.made).toHaveLength(3);
  });

  it("gives back what has certainly created nothing", async () => {
    lab = await DispatchLab.create({ dispatch: { creationsPerMinute: 1 } });
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    await lab.add(1);
    await lab.answer("app-1", UNREACHABLE);
    await lab.state("app-1", "pending");
    await lab.clock.advance(5_000);

    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");
    expect(lab.made).toEqual(["app-1", "app-1"]);
  });

  it("holds over a restart", async () => {
    lab = await DispatchLab.create({ dispatch: { creationsPerMinute: 2 } });
    for (const n of [1, 2, 3]) await lab.add(n);
    lab.start();
    await lab.answer("app-1", CREATED);
    await lab.clock.advance(10_000);
    await lab.answer("app-2", CREATED);
    await lab.state("app-2", "delivered");
    await lab.dispatcher?.stop();

    lab.start();
    await lab.clock.advance(49_999);
    expect(lab.made).toEqual(["app-1", "app-2"]);
    await lab.clock.advance(1);
    await until(() => lab.open.has("app-3"));
  });

  it("counts a call from when it has ended, since GitLab may have created its pipeline only then", async () => {
    lab = await DispatchLab.create({ dispatch: { creationsPerMinute: 1 } });
    for (const n of [1, 2]) await lab.add(n);
    lab.start();
    await until(() => lab.open.has("app-1"));
    await lab.clock.advance(20_000);
    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");
    await lab.clock.advance(MINUTE_MS - 1);
    expect(lab.made).toEqual(["app-1"]);

    await lab.clock.advance(1);
    await until(() => lab.open.has("app-2"));
  });

  it("is changed by a new configuration with the next claim", async () => {
    lab = await DispatchLab.create({ dispatch: { creationsPerMinute: 1 } });
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    for (const n of [1, 2]) await lab.add(n);
    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");

    lab.config.replace(labConfig({ dispatch: { creationsPerMinute: 2 } }));
    await lab.clock.advance(1_000);

    await lab.answer("app-2", CREATED);
    await lab.state("app-2", "delivered");
    expect(lab.made).toEqual(["app-1", "app-2"]);
  });
});

describe("a GitLab that fails", () => {
  it("is left alone, tried by one call, and used again once that works; its deliveries wait without using up attempts", async () => {
    const breaker = { failures: 2, pauseMs: 30_000 };
    lab = await DispatchLab.create({ dispatch: { concurrency: 16, maxAttempts: 100, breaker } });
    for (const n of [1, 2]) await lab.add(n);
    lab.start();
    await lab.answer("app-1", UNREACHABLE);
    await lab.answer("app-2", UNREACHABLE);
    await lab.state("app-2", "pending");
    for (const n of [3, 4, 5]) await lab.add(n);
    await lab.atRest();
    await lab.clock.advance(29_000);
    expect(lab.made).toEqual(["app-1", "app-2"]);

    await lab.clock.advance(1_000);
    expect(lab.made).toHaveLength(3);
    await lab.answer(lab.made[2] ?? "", UNREACHABLE);
    await until(() => lab.open.size === 0);
    await lab.clock.advance(29_000);
    expect(lab.made).toHaveLength(3);

    await lab.clock.advance(1_000);
    expect(lab.made).toHaveLength(4);
    await lab.answer(lab.made[3] ?? "", CREATED);
    await until(() => lab.made.length >= 8);
    const attempts = await Promise.all([3, 4, 5].map(async (n) => (await lab.store.delivery(`app-${n}`))?.attempts));
    expect(attempts.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeLessThanOrEqual(5);
    const moves = lab.kinds().filter((kind) => kind.startsWith("gitlab-"));
    expect(moves).toEqual(["gitlab-left-alone", "gitlab-left-alone", "gitlab-works-again"]);
    expect(lab.signals.find(({ kind }) => kind === "gitlab-left-alone")).toEqual({
      kind: "gitlab-left-alone",
      gitlab: "main",
      pauseMs: 30_000,
      again: false,
      code: "GITLAB_UNREACHABLE",
      text: expect.stringContaining("No route to it."),
    });
  });

  it("does not hold up the deliveries of another one", async () => {
    lab = await DispatchLab.create({ dispatch: { breaker: { failures: 1, pauseMs: 30_000 } } });
    const other = aConfig().gitlab.get("main");
    if (other === undefined) throw new Error("the configuration has a GitLab named main");
    const { current } = lab.config;
    const elsewhere = labConfig({ routes: [{ name: "b" }] }).routes.map((route) => ({
      ...route,
      trigger: { ...route.trigger, gitlab: "other" },
    }));
    lab.config.replace({
      ...current,
      gitlab: new Map([...current.gitlab, ["other", { name: "other", url: "https://other.example.com" }]]),
      routes: [...current.routes, ...elsewhere],
    });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", UNREACHABLE);
    await lab.state("app-1", "pending");

    await lab.add(2);
    await lab.add(3, { id: "b-3", route: "b", lane: "other:b" });
    await lab.answer("b-3", CREATED);
    await lab.state("b-3", "delivered");

    expect(lab.made).toEqual(["app-1", "b-3"]);
  });

  it("that asks for a pause gets it from all calls, without counting as one that fails", async () => {
    lab = await DispatchLab.create({ dispatch: { breaker: { failures: 100, pauseMs: 1 } } });
    for (const n of [1, 2]) await lab.add(n);
    lab.start();
    const error = new CodedError("GITLAB_RATE_LIMITED", "Later.", { status: 429, retryAfterMs: 20_000 });
    await lab.answer("app-1", { kind: "failed", error });
    // This one had begun before.
    await lab.answer("app-2", CREATED);
    await lab.state("app-2", "delivered");
    await lab.add(3);
    await lab.clock.advance(19_000);

    expect(lab.made).toEqual(["app-1", "app-2"]);
    await lab.clock.advance(1_000);
    expect(lab.made).toHaveLength(3);
  });

  it("counts a 429 without a pause as a failure", async () => {
    lab = await DispatchLab.create({ dispatch: { breaker: { failures: 1, pauseMs: 30_000 } } });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", BUSY);
    await lab.state("app-1", "pending");

    expect(lab.kinds()).toContain("gitlab-left-alone");
  });
});

describe("a lane that no route names, of the drop-in", () => {
  it("is put off once when its GitLab is closed, and then passed over until it opens", async () => {
    lab = await DispatchLab.create({ gitlab: { creationsPerMinute: 1 }, dispatch: { concurrency: 16 } });
    const { current } = lab.config;
    lab.config.replace({ ...current, dropIn: { gitlab: "main", tokens: [], maxBodyBytes: 1_000, marker: false } });
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    await lab.add(1);
    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");

    await lab.add(2, { id: "call-2", route: "drop-in", lane: "main:elsewhere" });
    await lab.state("call-2", "pending");
    await lab.add(3, { id: "call-3", route: "drop-in", lane: "main:elsewhere" });
    await lab.clock.advance(MINUTE_MS - 10_000);

    expect(lab.made).toEqual(["app-1"]);
    expect(await lab.store.delivery("call-2")).toMatchObject({ attempts: 1, reason: { code: "DELIVERY_PUT_OFF" } });
    expect(await lab.store.delivery("call-3")).toMatchObject({ attempts: 0 });
    await lab.passUntil(() => lab.made.length === 2);
  });
});
