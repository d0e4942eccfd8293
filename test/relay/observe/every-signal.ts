import type { AttemptFacts, EventFacts, FaultFacts, Signal } from "../../../relay/observe/signal.ts";

/** Facts of an attempt, of an event, and of a fault, as signals carry them. */
export const ATTEMPT: AttemptFacts = {
  delivery: "d-1",
  event: "e-1",
  route: "app",
  gitlab: "main",
  purpose: "trigger",
  attempt: 2,
  tookMs: 12.4,
};
/** See ATTEMPT. */
export const EVENT: EventFacts = { source: "hub", type: "push", event: "e-1", tookMs: 3.2, persistMs: 1.1 };
/** See ATTEMPT. */
export const FAULT: FaultFacts = { code: "GITLAB_SERVER_ERROR", text: "x", status: 502 };

const ALONE = { gitlab: "main", pauseMs: 30_000, ...FAULT };
const REMARK = { event: "e-1", route: "app", why: "x", ref: "refs/heads/main" };
const REFUSAL = { path: "/hooks/hub", why: "x" };
const TOLD = { delivery: "d-1", route: "app", source: "hub" };
const REPOSITORY = { source: "hub", repository: "acme/app" };
const AT = new Date("2026-11-22T12:00:00Z");

/** Of every kind of signal what it can be: a kind without an example does not compile. */
const EXAMPLES: { readonly [Kind in Signal["kind"]]: readonly (Signal & { readonly kind: Kind })[] } = {
  listening: [{ kind: "listening", url: "http://127.0.0.1:8080", sources: 2, routes: 1, store: "/var/sluice.db" }],
  "backlog-found": [
    { kind: "backlog-found", pending: 1, held: 0, dead: 0 },
    { kind: "backlog-found", pending: 1, held: 1, dead: 2, oldestDueAt: AT },
  ],
  "event-stored": [{ kind: "event-stored", ...EVENT, deliveries: 0, reason: "x", held: 1, superseded: 1 }],
  "event-seen-before": [{ kind: "event-seen-before", ...EVENT }],
  "route-taken-maybe": [{ kind: "route-taken-maybe", ...REMARK }],
  "route-passed-over": [{ kind: "route-passed-over", ...REMARK }],
  "sender-not-authentic": [
    { kind: "sender-not-authentic", source: "hub", why: "x", sizeBytes: 9, address: "203.0.113.9" },
  ],
  "sender-unexpected": [{ kind: "sender-unexpected", source: "hub", why: "x" }],
  "connection-tested": [{ kind: "connection-tested", source: "stash" }],
  "webhook-refused": [{ kind: "webhook-refused", ...REFUSAL, code: "WEBHOOK_TOO_LARGE" }],
  "webhook-not-stored": [{ kind: "webhook-not-stored", ...REFUSAL, code: "STORE_UNAVAILABLE" }],
  "request-failed": [{ kind: "request-failed", ...REFUSAL }],
  "store-not-ready": [{ kind: "store-not-ready", why: "x" }],
  recovered: (["held", "pending", "look-up"] as const).map((to) => ({
    kind: "recovered",
    delivery: "d-1",
    route: "app",
    to,
  })),
  delivered: [
    { kind: "delivered", ...ATTEMPT, pipeline: "https://gl.example/7" },
    { kind: "delivered", ...ATTEMPT, pipeline: "https://gl.example/7", adopted: true },
  ],
  "retry-planned": [
    { kind: "retry-planned", ...ATTEMPT, ...FAULT, dueInMs: 10, refIndex: 1 },
    { kind: "retry-planned", ...ATTEMPT, code: "DELIVERY_PUT_OFF", text: "x", dueInMs: 10 },
  ],
  "look-up-planned": [{ kind: "look-up-planned", ...ATTEMPT, ...FAULT, dueInMs: 10 }],
  "gitlab-left-alone": [
    { kind: "gitlab-left-alone", ...ALONE, again: false },
    { kind: "gitlab-left-alone", ...ALONE, again: true },
    { kind: "gitlab-left-alone", ...ALONE, code: "GITLAB_RATE_LIMITED", again: false },
  ],
  "gitlab-works-again": [{ kind: "gitlab-works-again", gitlab: "main" }],
  held: [{ kind: "held", ...ATTEMPT, ...FAULT, code: "DELIVERY_HELD" }],
  dead: [{ kind: "dead", ...ATTEMPT, ...FAULT, code: "GITLAB_NO_JOBS" }],
  "settle-failed": [
    { kind: "settle-failed", ...ATTEMPT, ...FAULT, outcome: "delivered", pipeline: "https://gl.example/7" },
  ],
  "store-failing": [{ kind: "store-failing", doing: "x", ...FAULT }],
  "store-recovered": [{ kind: "store-recovered" }],
  "pipeline-told": [{ kind: "pipeline-told", delivery: "d-1", pipelineId: 7, status: "success" }],
  "schedule-due": [{ kind: "schedule-due", schedule: "nightly", event: "e-1", delivery: "d-1", dueAt: AT, lateMs: 4 }],
  "schedule-missed": [
    { kind: "schedule-missed", schedule: "nightly", count: 2, atLeast: false, latest: AT },
    { kind: "schedule-missed", schedule: "nightly", count: 100, atLeast: true, latest: AT },
  ],
  "config-replaced": [
    { kind: "config-replaced", changes: [] },
    {
      kind: "config-replaced",
      changes: (["gitlab", "source", "route", "schedule", "section"] as const).flatMap((what) =>
        (["added", "removed", "changed"] as const).map((how) => ({ what, how, name: "x" })),
      ),
    },
  ],
  "config-kept-until-start": [{ kind: "config-kept-until-start", sections: ["listen", "store"] }],
  "config-refused": [{ kind: "config-refused", code: "CONFIG_INVALID", why: "x" }],
  "config-problem": [{ kind: "config-problem", text: "x" }],
  "commit-told": [{ kind: "commit-told", ...TOLD, state: "success" }],
  "commit-not-told": [
    { kind: "commit-not-told", ...TOLD, ...FAULT, why: "x", first: true },
    { kind: "commit-not-told", ...TOLD, code: "FORGE_UNREACHABLE", why: "x", first: false },
  ],
  "forge-failing": [{ kind: "forge-failing", source: "hub", why: "x", pauseMs: 5 }],
  "forge-recovered": [{ kind: "forge-recovered", source: "hub" }],
  "watch-failing": [{ kind: "watch-failing", gitlab: "main", code: "GITLAB_UNREACHABLE", why: "x" }],
  "watch-recovered": [{ kind: "watch-recovered", gitlab: "main" }],
  "watch-given-up": [{ kind: "watch-given-up", delivery: "d-1", route: "app", why: "x" }],
  "old-removed": [{ kind: "old-removed", events: 3, bytes: 9 }],
  "store-too-large": [{ kind: "store-too-large", sizeBytes: 9, maxBytes: 8 }],
  "events-asked-for": [{ kind: "events-asked-for", ...REPOSITORY, count: 2 }],
  "ref-caught-up": [{ kind: "ref-caught-up", ...REPOSITORY, ref: "refs/heads/main", event: "e-1", deliveries: 1 }],
  "refs-noted": [{ kind: "refs-noted", ...REPOSITORY, count: 2 }],
  "catch-up-remark": [{ kind: "catch-up-remark", ...REPOSITORY, why: "x" }],
  "catch-up-failed": [{ kind: "catch-up-failed", ...REPOSITORY, code: "FORGE_UNREACHABLE", why: "x" }],
  "relay-lapsed": [{ kind: "relay-lapsed" }],
  "relay-buried": [{ kind: "relay-buried", relay: "one" }],
  "admin-not-authentic": [{ kind: "admin-not-authentic", address: "203.0.113.9", path: "/api/deliveries" }],
  "admin-logged-in": [{ kind: "admin-logged-in", address: "203.0.113.9", access: "act" }],
  "admin-acted": (["release", "cancel", "redeliver"] as const).map((action) => ({
    kind: "admin-acted",
    address: "203.0.113.9",
    action,
    to: "d-1",
    made: "d-2",
    count: 1,
  })),
  tracing: [{ kind: "tracing", endpoint: "http://127.0.0.1:4318/v1/traces" }],
  "tracing-unclear": [{ kind: "tracing-unclear", variable: "OTEL_TRACES_SAMPLER", why: "x", instead: "x" }],
  "traces-not-sent": [
    { kind: "traces-not-sent", spans: 3, why: "x", first: true },
    { kind: "traces-not-sent", spans: 3, why: "x", first: false },
  ],
  "traces-sent-again": [{ kind: "traces-sent-again" }],
  draining: [{ kind: "draining", graceMs: 5_000, inFlight: 2 }],
  stopping: [{ kind: "stopping", inFlight: 2 }],
  stopped: [{ kind: "stopped" }],
};

/** Every kind of signal, as often as it can read differently. */
export const EVERY_SIGNAL: readonly Signal[] = Object.values(EXAMPLES).flat();
