import { beforeEach, describe, expect, it } from "vitest";
import { createSightings, type Sightings } from "../../../relay/dashboard/sightings.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

let clock: ManualClock;
let sightings: Sightings;

beforeEach(() => {
  clock = new ManualClock();
  sightings = createSightings(clock);
});

const unproven = (source: string, why: string): Signal => ({
  kind: "sender-not-authentic",
  source,
  why,
  sizeBytes: 3,
  address: "192.0.2.7",
});

describe("what was turned away", () => {
  it("is kept by source, newest first, with when and why", async () => {
    const began = clock.now();
    sightings.observe(unproven("hub", "no signature"));
    await clock.advance(1_000);
    sightings.observe({
      kind: "webhook-refused",
      path: "/hooks/hub",
      code: "WEBHOOK_UNPARSEABLE",
      why: "It is not JSON.",
    });

    expect(sightings.turnedAway("hub")).toEqual({
      refused: 1,
      newest: [
        { at: clock.now(), code: "WEBHOOK_UNPARSEABLE", why: "It is not JSON." },
        { at: began, code: "WEBHOOK_UNAUTHENTICATED", why: "no signature" },
      ],
    });
    expect(sightings.turnedAway("lab")).toEqual({ refused: 0, newest: [] });
  });

  it("is bounded, however much and under however many names it comes", () => {
    for (let n = 0; n < 50; n += 1) sightings.observe(unproven("hub", `no ${n}`));
    for (let n = 0; n < 5_000; n += 1)
      sightings.observe({ kind: "webhook-refused", path: `/hooks/${n}`, code: "NOT_FOUND", why: "No such source." });

    expect(sightings.turnedAway("hub").newest).toHaveLength(10);
    expect(sightings.turnedAway("hub").newest[0]?.why).toBe("no 49");
    expect(sightings.turnedAway("998").refused).toBe(1);
    expect(sightings.turnedAway("4999").refused).toBe(0);
  });

  it.each(["/hooks/", "/hooks/a/b", "/dashboard", "/hooks/%E0%A4%A"])("minds no strange path: %s", (path) => {
    const observe = () => sightings.observe({ kind: "webhook-refused", path, code: "NOT_FOUND", why: "No." });

    expect(observe).not.toThrow();
  });
});

describe("an outage", () => {
  it("of a GitLab lasts from its beginning until it works again, with what it met last", async () => {
    const leftAlone = (text: string): Signal => ({
      kind: "gitlab-left-alone",
      gitlab: "main",
      pauseMs: 30_000,
      again: false,
      code: "GITLAB_UNREACHABLE",
      text,
    });
    const since = clock.now();
    sightings.observe(leftAlone("It cannot be reached."));
    await clock.advance(60_000);
    sightings.observe(leftAlone("It still cannot."));

    expect(sightings.gitlabOutage("main")).toEqual({ since, code: "GITLAB_UNREACHABLE", why: "It still cannot." });
    expect(sightings.gitlabOutage("edge")).toBeUndefined();

    sightings.observe({ kind: "gitlab-works-again", gitlab: "main" });
    expect(sightings.gitlabOutage("main")).toBeUndefined();
  });

  it("of a forge and of the store is told until it is over", () => {
    sightings.observe({ kind: "forge-failing", source: "hub", why: "503", pauseMs: 1 });
    sightings.observe({ kind: "store-failing", doing: "claiming", code: "STORE_UNAVAILABLE", text: "disk full" });

    expect(sightings.forgeOutage("hub")).toMatchObject({ why: "503" });
    expect(sightings.storeOutage()).toMatchObject({ why: "disk full" });

    sightings.observe({ kind: "forge-recovered", source: "hub" });
    sightings.observe({ kind: "store-recovered" });
    expect([sightings.forgeOutage("hub"), sightings.storeOutage()]).toEqual([undefined, undefined]);
  });
});
