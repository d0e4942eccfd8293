import { describe, expect, it } from "vitest";
import { jsonLog, type LogOptions } from "../../../relay/observe/json-log.ts";
import { lineLog } from "../../../relay/observe/line-log.ts";
import { logLine, logSignals } from "../../../relay/observe/log-line.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import type { Log } from "../../../shared/text/log.ts";
import { redactor } from "../../../shared/text/redact.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { ATTEMPT, EVENT } from "./every-signal.ts";

const ALONE = { gitlab: "main", pauseMs: 30_000, code: "GITLAB_UNREACHABLE", text: "x" };
const REFUSAL = { path: "/hooks/hub", why: "x" };
const HOSTILE = 'v1\r\n{"level":"fatal"}\u001b[2J\u202e';

describe("the relay's log", () => {
  it.each<[Signal, string, string]>([
    [
      { kind: "listening", url: "http://127.0.0.1:8080", sources: 2, routes: 1, store: "/var/sluice.db" },
      "info",
      "Listening on http://127.0.0.1:8080, 2 sources, 1 route",
    ],
    [{ kind: "backlog-found", pending: 1, held: 0, dead: 0 }, "info", "1 delivery waiting"],
    [
      { kind: "backlog-found", pending: 0, held: 1, dead: 2 },
      "warn",
      "1 delivery held, 2 deliveries dead, 0 waiting: `sluice relay deliveries --state held,dead` shows them, `sluice relay release ID` sends one again",
    ],
    [{ kind: "event-stored", ...EVENT, deliveries: 0, reason: "no route matches" }, "info", "Webhook stored"],
    [{ kind: "event-seen-before", ...EVENT }, "info", "Webhook seen before"],
    [{ kind: "route-taken-maybe", event: "e-1", route: "app", why: "x" }, "info", "Route matches, maybe"],
    [{ kind: "route-passed-over", event: "e-1", route: "app", why: "x" }, "debug", "Route does not match"],
    [
      { kind: "sender-not-authentic", source: "hub", why: "x", sizeBytes: 9, address: "" },
      "warn",
      "Webhook refused: not authentic",
    ],
    [{ kind: "connection-tested", source: "stash" }, "info", "Connection tested by an unsigned ping"],
    [{ kind: "webhook-refused", ...REFUSAL, code: "WEBHOOK_TOO_LARGE" }, "warn", "Webhook refused"],
    [{ kind: "webhook-not-stored", ...REFUSAL, code: "STORE_UNAVAILABLE" }, "error", "Webhook not stored"],
    [{ kind: "request-failed", path: "/hooks/hub", why: "x" }, "error", "Request failed by a defect"],
    [{ kind: "delivered", ...ATTEMPT, pipeline: "https://gl.example/7" }, "info", "Pipeline created"],
    [
      { kind: "delivered", ...ATTEMPT, pipeline: "https://gl.example/7", adopted: true },
      "info",
      "Pipeline found by its marker",
    ],
    [
      { kind: "look-up-planned", ...ATTEMPT, code: "GITLAB_DEADLINE", text: "x", dueInMs: 0 },
      "warn",
      "A pipeline may or may not exist, and is looked for",
    ],
    [{ kind: "gitlab-left-alone", ...ALONE, again: false }, "warn", "GitLab does not work, and is left alone"],
    [{ kind: "gitlab-left-alone", ...ALONE, again: true }, "info", "GitLab still does not work"],
    [
      { kind: "gitlab-left-alone", ...ALONE, again: false, code: "GITLAB_RATE_LIMITED" },
      "warn",
      "GitLab is left alone for a while",
    ],
    [{ kind: "gitlab-works-again", gitlab: "main" }, "info", "GitLab works again"],
    [
      { kind: "recovered", delivery: "d-1", route: "app", to: "look-up" },
      "info",
      "To be looked for: the relay ended before GitLab's answer was on disk",
    ],
    [{ kind: "held", ...ATTEMPT, code: "DELIVERY_HELD", text: "x" }, "warn", "Held: a pipeline may or may not exist"],
    [{ kind: "dead", ...ATTEMPT, code: "GITLAB_NO_JOBS", text: "x" }, "error", "Given up"],
  ])("says %o as %s: %s", (signal, level, message) => {
    expect(logLine(signal)).toMatchObject({ level, message });
  });

  it("writes one JSON object a line, with the facts as fields", () => {
    const { log, lines } = written(jsonLog);

    logSignals(log)({ kind: "delivered", ...ATTEMPT, pipeline: "https://gl.example/7" });

    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: "info",
        time: "2026-11-22T12:00:00.000Z",
        delivery: "d-1",
        event: "e-1",
        route: "app",
        gitlab: "main",
        purpose: "trigger",
        attempt: 2,
        tookMs: 12,
        pipeline: "https://gl.example/7",
        msg: "Pipeline created",
      },
    ]);
  });

  it("writes a line with time, level, message and fields to a terminal", () => {
    const { log, lines } = written(lineLog);

    log.debug("not wanted");
    log.warn("careful", { route: "app", text: "two words", none: undefined });

    expect(lines).toEqual(['12:00:00 warn  careful  route=app  text="two words"\n']);
  });

  it.each([
    ["JSON", jsonLog],
    ["terminal", lineLog],
  ])("lets no foreign text break out of its %s line, and no secret through", (_, create) => {
    const { log, lines } = written(create);

    log.error(HOSTILE, { ref: HOSTILE, answer: "the token was s3cr3t-canary", url: "https://x/?token=abcdefgh" });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\u0020-\u007e]+\n$/);
    expect(lines[0]).not.toMatch(/s3cr3t-canary|abcdefgh/);
  });
});

function written(create: (options: LogOptions) => Log): { readonly log: Log; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const log = create({
    level: "info",
    clock: new ManualClock(new Date("2026-11-22T12:00:00Z")),
    redact: redactor([new Secret("s3cr3t-canary")]),
    write: (line) => lines.push(line),
  });
  return { log, lines };
}
