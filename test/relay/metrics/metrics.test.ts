import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { liveConfig } from "../../../relay/live-config.ts";
import { FAMILIES } from "../../../relay/metrics/families.ts";
import { createMetrics, type Sights } from "../../../relay/metrics/metrics.ts";
import { metricsPage } from "../../../relay/metrics/metrics-page.ts";
import { createProcessFigures } from "../../../relay/metrics/process-figures.ts";
import { createRegistry } from "../../../relay/metrics/registry.ts";
import { timeStore } from "../../../relay/metrics/time-store.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { parsePrometheusText, sampleOf } from "../../support/prometheus-text.ts";
import { aConfig } from "../support/a-config.ts";
import { DISK_FULL } from "../support/memory-store.ts";

const COUNTS = { pending: 2, dispatching: 1, delivered: 5, dead: 1, held: 0, canceled: 0 };

function aStore(clock: ManualClock) {
  const agoS = (seconds: number) => new Date(clock.now().getTime() - seconds * 1_000);
  const oldest = { oldestDueAt: agoS(30), oldestUndeliveredAt: agoS(90) };
  let asked = 0;
  let failure: Error | undefined;
  const sights: Sights = {
    inFlight: () => 3,
    dispatching: () => true,
    bodyBytes: () => 4_096,
    store: {
      async backlog() {
        asked += 1;
        if (failure !== undefined) throw failure;
        return { ...COUNTS, ...oldest };
      },
      size: async () => 65_536,
      check: async () => {},
    },
  };
  return {
    sights,
    asked: () => asked,
    failWith: (error: Error) => {
      failure = error;
    },
  };
}

function metricsAt(clock: ManualClock) {
  return createMetrics({ config: liveConfig(aConfig()), clock, processFigures: () => {} });
}

describe("the metrics", () => {
  it("tell what the store holds and what is under way", async () => {
    const clock = new ManualClock();
    const { sights } = aStore(clock);

    const read = parsePrometheusText(await metricsAt(clock).page(sights));

    expect(sampleOf(read, "sluice_relay_deliveries", { state: "pending" })).toBe(2);
    expect(sampleOf(read, "sluice_relay_deliveries", { state: "held" })).toBe(0);
    expect(sampleOf(read, "sluice_relay_oldest_undelivered_age_seconds")).toBe(90);
    expect(sampleOf(read, "sluice_relay_oldest_due_age_seconds")).toBe(30);
    expect(sampleOf(read, "sluice_relay_store_size_bytes")).toBe(65_536);
    expect(sampleOf(read, "sluice_relay_attempts_in_flight")).toBe(3);
    expect(sampleOf(read, "sluice_relay_body_bytes_in_flight")).toBe(4_096);
    expect(sampleOf(read, "sluice_relay_store_up")).toBe(1);
  });

  it("ask the store once a second, however many ask for them", async () => {
    const clock = new ManualClock();
    const { sights, asked } = aStore(clock);
    const metrics = metricsAt(clock);

    await Promise.all(Array.from({ length: 50 }, () => metrics.page(sights)));
    await clock.advance(999);
    await metrics.page(sights);
    const before = asked();
    await clock.advance(1);
    await metrics.page(sights);

    expect([before, asked()]).toEqual([1, 2]);
  });

  it("say that the store is down, and nothing of what it held, while it cannot be read", async () => {
    const clock = new ManualClock();
    const { sights, failWith } = aStore(clock);
    const metrics = metricsAt(clock);
    await metrics.page(sights);
    await clock.advance(1_000);
    failWith(DISK_FULL);

    const read = parsePrometheusText(await metrics.page(sights));

    expect(sampleOf(read, "sluice_relay_store_up")).toBe(0);
    expect(read.has("sluice_relay_deliveries")).toBe(false);
    expect(read.has("sluice_relay_oldest_undelivered_age_seconds")).toBe(false);
  });

  it("have figures of the process", () => {
    const registry = createRegistry(FAMILIES);
    const figures = createProcessFigures();
    figures(registry);
    figures(registry);

    const value = (name: string) => registry.series(name)[0]?.value ?? -1;
    expect(value("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
    expect(value("process_cpu_seconds_total")).toBeGreaterThan(0);
    expect(value("process_start_time_seconds")).toBeGreaterThan(1_600_000_000);
    expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThanOrEqual(0);
  });

  it("have how long the store takes, also when it fails", async () => {
    const clock = new ManualClock();
    const took: unknown[] = [];
    const store = timeStore(
      {
        claim: async () => {
          await clock.advance(7);
          return [];
        },
        settle: async () => {
          await clock.advance(5);
          throw DISK_FULL;
        },
        nextDueAt: async () => new Date(0),
        attempts: async () => [],
        callsSince: async () => [],
      },
      clock,
      (...told) => took.push(told),
    );

    await store.claim(clock.now(), 1);
    const settled = store.settle("d-1", 1, clock.now(), { kind: "dead", code: "x", text: "x" });

    await expect(settled).rejects.toBe(DISK_FULL);
    expect(await store.nextDueAt()).toEqual(new Date(0));
    expect(took).toEqual([
      ["claim", 7],
      ["settle", 5],
    ]);
  });
});

describe("GET /metrics", () => {
  const ADMIN = { tokens: [new Secret("a-token-of-twenty-and-more")], readTokens: [], sessionMs: 1 };

  async function ask(config: Partial<RelayConfig>, authorization?: string) {
    const app = new Hono();
    app.onError((_, c) => c.text("taken for a webhook that was refused", 500));
    metricsPage({
      config: liveConfig(aConfig(config)),
      admit: (c) => {
        if (c.req.header("authorization") !== "Bearer right") throw new CodedError("ADMIN_UNAUTHENTICATED", "no");
      },
      page: async () => "some 1\n",
    })(app);
    return await app.request("/metrics", authorization === undefined ? {} : { headers: { authorization } });
  }

  it.each([
    { config: {}, given: "Bearer right", status: 404 },
    { config: { metrics: { open: false } }, given: "Bearer right", status: 404 },
    { config: { admin: ADMIN }, given: undefined, status: 401 },
    { config: { admin: ADMIN }, given: "Bearer wrong", status: 401 },
    { config: { admin: ADMIN, metrics: { open: false } }, given: undefined, status: 401 },
    { config: { admin: ADMIN }, given: "Bearer right", status: 200 },
    { config: { admin: ADMIN, metrics: { open: true } }, given: undefined, status: 200 },
    { config: { metrics: { open: true } }, given: undefined, status: 200 },
  ])("answers $status to $given where the configuration says $config", async ({ config, given, status }) => {
    const answer = await ask(config, given);

    expect(answer.status).toBe(status);
    expect((await answer.text()) === "some 1\n").toBe(status === 200);
  });

  it("says which text it is", async () => {
    const { headers } = await ask({ metrics: { open: true } });

    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  });
});
