import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScheduleConfig } from "../../../relay/model/route-config.ts";
import { aConfig, aRoute } from "../support/a-config.ts";
import { type AdminLab, anAdmin, openAdminLab } from "./admin-lab.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

const NIGHTLY: ScheduleConfig = {
  name: "nightly",
  cron: "0 3 * * *",
  timeZone: "Europe/Berlin",
  missed: "skip",
  trigger: aRoute().trigger,
  onAmbiguous: "hold",
  order: "any",
};

describe("GET /api/sources", () => {
  it("counts what came since the start, and tells why a request was not authentic", async () => {
    const { event } = await lab.push();
    await lab.ask("/hooks/hub", { token: null, method: "POST", body: "{}" });
    await lab.ask("/hooks/hub", {
      token: null,
      method: "POST",
      body: "{}",
      headers: { "x-hub-signature-256": "sha256=00" },
    });

    const { json } = await lab.ask("/api/sources");

    expect(json).toMatchObject({
      startedAt: "2026-03-04T12:00:00.000Z",
      sources: [
        {
          name: "hub",
          kind: "github",
          path: "/hooks/hub",
          routes: ["app-to-deploy"],
          lastEvent: { id: event, type: "push" },
          sinceStart: {
            stored: 1,
            seenBefore: 0,
            notAuthentic: 2,
            lastNotAuthentic: { at: "2026-03-04T12:00:00.000Z", why: expect.stringContaining("malformed") as string },
          },
        },
        { name: "lab", kind: "gitlab", sinceStart: { stored: 0, seenBefore: 0, notAuthentic: 0 } },
      ],
    });
  });
});

describe("GET /api/routes and /api/schedules", () => {
  it("tell each route as it is now, with its last delivery", async () => {
    const { delivery } = await lab.push();

    const { json } = await lab.ask("/api/routes");

    expect(json).toMatchObject({
      routes: [
        {
          name: "app-to-deploy",
          from: "hub",
          lane: "main:group/deploy",
          refs: ["main"],
          lastDelivery: { id: delivery },
        },
        { name: "lab-to-deploy", from: "lab" },
      ],
    });
  });

  it("tell when each schedule comes next, by its own zone, a change of clocks between", async () => {
    lab.config.replace(aConfig({ admin: anAdmin(), schedules: [{ ...NIGHTLY, cron: "0 3 28,29 3 *" }] }));

    const { json } = await lab.ask("/api/schedules");

    expect(json).toMatchObject({
      schedules: [
        {
          name: "nightly",
          timeZone: "Europe/Berlin",
          next: ["2026-03-28T02:00:00.000Z", "2026-03-29T01:00:00.000Z", "2027-03-28T01:00:00.000Z"],
        },
      ],
    });
  });
});

describe("GET /api/health", () => {
  it("counts deliveries by state, and says since when the oldest waits", async () => {
    await lab.push("one");
    await lab.settle("dead");
    await lab.push("two");
    await lab.clock.advance(5_000);

    const { json } = await lab.ask("/api/health");

    expect(json).toMatchObject({
      now: "2026-03-04T12:00:05.000Z",
      dispatching: true,
      store: { state: "ok", sizeBytes: expect.any(Number) as number },
      backlog: { pending: 1, dead: 1, held: 0, oldestDueAt: "2026-03-04T12:00:00.000Z" },
    });
  });

  it("answers also while the store does not work, and says so", async () => {
    await lab.store.close();

    const { status, json } = await lab.ask("/api/health");

    expect({ status, json }).toMatchObject({ status: 200, json: { store: { state: "unavailable" } } });
  });
});

describe("a store that does not work", () => {
  it.each(["/api/deliveries", "/api/events", "/api/sources", "/api/deliveries/some"])(
    "is a 503 with Retry-After at %s",
    async (path) => {
      await lab.store.close();

      const { status, headers, json } = await lab.ask(path);

      expect({ status, json }).toMatchObject({ status: 503, json: { error: { code: "STORE_UNAVAILABLE" } } });
      expect(headers.get("retry-after")).toBe("30");
    },
  );
});

describe("GET /api/configuration", () => {
  it("shows what is in force", async () => {
    const { json } = await lab.ask("/api/configuration");

    expect(json).toMatchObject({
      configuration: {
        gitlab: { main: { url: "https://gitlab.example.com" } },
        sources: { hub: { kind: "github", secrets: ["***"] } },
        routes: [{ name: "app-to-deploy", trigger: { token: "***" } }, {}],
        admin: { tokens: ["***"], readTokens: ["***"], sessionMs: 3_600_000 },
      },
    });
  });
});
