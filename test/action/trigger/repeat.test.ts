import { describe, expect, it } from "vitest";
import { repeatTriggerMs } from "../../../action/trigger/repeat.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CATALOGUE } from "../../../shared/errors/catalogue.ts";
import { CodedError, type CodedErrorDetails } from "../../../shared/errors/coded-error.ts";

const pause = (code: ErrorCode, details: CodedErrorDetails = {}, attempt = 1) =>
  repeatTriggerMs(new CodedError(code, "", details), attempt, 0);

describe("repeatTriggerMs", () => {
  it.each([
    { name: "no connection", code: "GITLAB_UNREACHABLE", details: {}, ms: 500 },
    { name: "503", code: "GITLAB_SERVER_ERROR", details: { status: 503 }, ms: 500 },
    { name: "429", code: "GITLAB_RATE_LIMITED", details: { status: 429 }, ms: 500 },
    {
      name: "429 with Retry-After",
      code: "GITLAB_RATE_LIMITED",
      details: { status: 429, retryAfterMs: 40_000 },
      ms: 40_000,
    },
    { name: "the creation limit", code: "GITLAB_CREATION_RATE_LIMIT", details: { status: 400 }, ms: 10_000 },
  ] as const)("repeats after $name", ({ code, details, ms }) => {
    expect(pause(code, details)).toBe(ms);
  });

  it("outlasts the minute over which GitLab counts creations", () => {
    const pauses = [1, 2, 3, 4].map((attempt) => pause("GITLAB_CREATION_RATE_LIMIT", {}, attempt));

    expect(pauses.reduce<number>((sum, ms) => sum + (ms === "stop" ? 0 : ms), 0)).toBeGreaterThan(60_000);
    expect(pause("GITLAB_CREATION_RATE_LIMIT", {}, 5)).toBe("stop");
  });

  const AGAIN = new Set(["GITLAB_UNREACHABLE", "GITLAB_RATE_LIMITED", "GITLAB_CREATION_RATE_LIMIT"]);

  it.each((Object.keys(CATALOGUE) as ErrorCode[]).filter((code) => !AGAIN.has(code)))("stops after %s", (code) => {
    expect(pause(code, { status: 500 })).toBe("stop");
  });

  it("stops after what nobody foresaw", () => {
    expect(repeatTriggerMs(new TypeError("x"), 1, 0)).toBe("stop");
  });
});
