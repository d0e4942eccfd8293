import { beforeEach, describe, expect, it } from "vitest";
import { liveConfig } from "../../../relay/live-config.ts";
import { beginSeries, countSignals } from "../../../relay/metrics/count-signals.ts";
import { exposition } from "../../../relay/metrics/exposition.ts";
import { FAMILIES } from "../../../relay/metrics/families.ts";
import { createRegistry, type Registry } from "../../../relay/metrics/registry.ts";
import type { Observe, Signal } from "../../../relay/observe/signal.ts";
import { parsePrometheusText, sampleOf } from "../../support/prometheus-text.ts";
import { ATTEMPT, EVENT, EVERY_SIGNAL, FAULT } from "../observe/every-signal.ts";
import { aConfig, aGitHubSource } from "../support/a-config.ts";

const config = aConfig({ sources: new Map([["hub", aGitHubSource({ name: "hub" })]]) });
let registry: Registry;
let observe: Observe;

beforeEach(() => {
  registry = createRegistry(FAMILIES);
  observe = countSignals(registry, liveConfig(config));
});

const read = () => parsePrometheusText(exposition(FAMILIES, registry));

describe("counting what the relay does", () => {
  it.each<readonly [Signal, string, Readonly<Record<string, string>>, number]>([
    [
      { kind: "event-stored", ...EVENT, deliveries: 2 },
      "sluice_relay_events_total",
      { source: "hub", outcome: "stored" },
      1,
    ],
    [{ kind: "event-stored", ...EVENT, deliveries: 2 }, "sluice_relay_deliveries_created_total", { source: "hub" }, 2],
    [
      { kind: "event-stored", ...EVENT, deliveries: 2 },
      "sluice_relay_receive_duration_seconds_sum",
      { source: "hub" },
      0.0032,
    ],
    [
      { kind: "event-seen-before", ...EVENT },
      "sluice_relay_store_duration_seconds_sum",
      { operation: "persist" },
      0.0011,
    ],
    [
      { kind: "sender-not-authentic", source: "hub", why: "x", sizeBytes: 1, address: "" },
      "sluice_relay_verification_failures_total",
      { source: "hub" },
      1,
    ],
    [
      { kind: "webhook-refused", path: "/hooks/hub", code: "WEBHOOK_TOO_LARGE", why: "x" },
      "sluice_relay_events_total",
      { source: "hub", outcome: "refused" },
      1,
    ],
    [
      { kind: "webhook-not-stored", path: "/hooks/hub", code: "STORE_UNAVAILABLE", why: "x" },
      "sluice_relay_events_total",
      { source: "hub", outcome: "not-stored" },
      1,
    ],
    [
      { kind: "dead", ...ATTEMPT, ...FAULT },
      "sluice_relay_attempts_total",
      { gitlab: "main", purpose: "trigger", outcome: "dead" },
      1,
    ],
    [
      { kind: "dead", ...ATTEMPT, ...FAULT },
      "sluice_relay_attempt_failures_total",
      { gitlab: "main", code: "GITLAB_SERVER_ERROR" },
      1,
    ],
    [
      { kind: "delivered", ...ATTEMPT, purpose: "look-up", pipeline: "x", adopted: true },
      "sluice_relay_attempts_total",
      { gitlab: "main", purpose: "look-up", outcome: "delivered" },
      1,
    ],
    [
      { kind: "gitlab-left-alone", gitlab: "main", pauseMs: 1, again: false, ...FAULT },
      "sluice_relay_gitlab_left_alone",
      { gitlab: "main" },
      1,
    ],
    [{ kind: "config-refused", code: "x", why: "x" }, "sluice_relay_config_last_reload_successful", {}, 0],
    [
      { kind: "schedule-missed", schedule: "gone", count: 3, atLeast: false, latest: new Date(0) },
      "sluice_relay_schedule_times_total",
      { schedule: "(unknown)", outcome: "missed" },
      3,
    ],
  ])("takes %o into %s", (signal, name, labels, value) => {
    observe(signal);

    expect(sampleOf(read(), name, labels)).toBeCloseTo(value, 6);
  });

  it("says that a GitLab works again", () => {
    observe({ kind: "gitlab-left-alone", gitlab: "main", pauseMs: 1, again: false, ...FAULT });
    observe({ kind: "gitlab-works-again", gitlab: "main" });

    expect(sampleOf(read(), "sluice_relay_gitlab_left_alone", { gitlab: "main" })).toBe(0);
  });

  it("has no more series for ten thousand names that somebody makes up than for one", () => {
    const strange = (name: string) => {
      observe({ kind: "webhook-refused", path: `/hooks/${name}`, code: "WEBHOOK_UNKNOWN_SOURCE", why: name });
      observe({ kind: "event-stored", ...EVENT, source: name, type: name, deliveries: 0 });
      observe({ kind: "dead", ...ATTEMPT, gitlab: name, route: name, ...FAULT, text: name });
      observe({ kind: "commit-told", delivery: name, route: name, source: name, state: name });
    };
    strange("one");
    const before = exposition(FAMILIES, registry).split("\n").length;

    for (let n = 0; n < 10_000; n += 1) strange(`name-${n}"\n`);

    expect(exposition(FAMILIES, registry).split("\n")).toHaveLength(before);
    expect(exposition(FAMILIES, registry)).not.toContain("name-");
  });

  it("takes every signal there is, and tells nothing of what a sender says", () => {
    for (const signal of EVERY_SIGNAL) observe(signal);

    const labels = [...read().values()].flatMap(({ samples }) => samples.flatMap((one) => Object.values(one.labels)));
    expect(labels.filter((label) => /push|acme|refs|203\.0|e-1|d-1/.test(label))).toEqual([]);
  });

  it("begins at 0 with whatever may rise, and leaves alone what has risen", () => {
    observe({ kind: "sender-not-authentic", source: "hub", why: "x", sizeBytes: 1, address: "" });
    observe({ kind: "gitlab-left-alone", gitlab: "main", pauseMs: 1, again: false, ...FAULT });
    beginSeries(registry, config);
    beginSeries(registry, config);

    expect(sampleOf(read(), "sluice_relay_verification_failures_total", { source: "hub" })).toBe(1);
    expect(sampleOf(read(), "sluice_relay_gitlab_left_alone", { gitlab: "main" })).toBe(1);
    expect(sampleOf(read(), "sluice_relay_config_last_reload_successful")).toBe(1);
    const dead = { gitlab: "main", purpose: "trigger", outcome: "dead" };
    expect(sampleOf(read(), "sluice_relay_attempts_total", dead)).toBe(0);
  });
});
