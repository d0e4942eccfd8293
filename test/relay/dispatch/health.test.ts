import { describe, expect, it } from "vitest";
import { healthOf } from "../../../relay/dispatch/health.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError, type CodedErrorDetails } from "../../../shared/errors/coded-error.ts";

const FAILS = { kind: "fails" };
const WORKS = { kind: "works" };

describe("what a result tells about its GitLab", () => {
  it.each<[ErrorCode, CodedErrorDetails, unknown]>([
    ["GITLAB_UNREACHABLE", {}, FAILS],
    ["GITLAB_TLS_FAILED", {}, FAILS],
    ["GITLAB_CONNECTION_LOST", {}, FAILS],
    ["GITLAB_DEADLINE", {}, FAILS],
    ["GITLAB_SERVER_ERROR", { status: 500 }, FAILS],
    ["GITLAB_SERVER_ERROR", { status: 503, retryAfterMs: 120_000 }, { kind: "fails", askedMs: 120_000 }],
    ["GITLAB_READ_ONLY", { status: 403 }, FAILS],
    ["GITLAB_ANSWER_UNREADABLE", { status: 200 }, FAILS],
    ["GITLAB_ANSWER_UNREADABLE", { status: 404 }, WORKS],
    ["GITLAB_ANSWER_TOO_LARGE", { status: 200 }, FAILS],
    ["GITLAB_RATE_LIMITED", { status: 429 }, FAILS],
    ["GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 0 }, WORKS],
    ["GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 9_000 }, { kind: "asks-for-pause", ms: 9_000 }],
    ["GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 9e9 }, { kind: "asks-for-pause", ms: 3_600_000 }],
    ["GITLAB_CREATION_RATE_LIMIT", { status: 400 }, WORKS],
    ["GITLAB_REF_NOT_FOUND", { status: 400 }, WORKS],
    ["GITLAB_TRIGGER_NOT_FOUND", { status: 404 }, WORKS],
    ["GITLAB_TOKEN_REJECTED", { status: 401 }, WORKS],
    ["GITLAB_PIPELINE_INVALID", { status: 422 }, WORKS],
    ["GITLAB_REDIRECT_REFUSED", { status: 302 }, WORKS],
    ["INTERNAL", {}, { kind: "untold" }],
  ])("%s %o: %o", (code, details, health) => {
    expect(healthOf({ kind: "failed", error: new CodedError(code, "No.", details) })).toEqual(health);
  });

  it("is that it works, of a pipeline", () => {
    expect(healthOf({ kind: "created", pipeline: { id: 1, projectId: 1, webUrl: "" } })).toEqual(WORKS);
  });

  it("is nothing, of a look that was answered: a GitLab that takes no calls may answer reads", () => {
    expect(healthOf({ kind: "not-there" })).toEqual({ kind: "untold" });
    expect(healthOf({ kind: "hidden", candidates: [] })).toEqual({ kind: "untold" });
  });

  it("is nothing, of what was never sent or cut short by our own end", () => {
    const error = new Error("no");

    for (const kind of ["not-sent", "kept-back", "failed"] as const)
      expect(healthOf({ kind, error })).toEqual({ kind: "untold" });
    expect(healthOf({ kind: "blind", why: "" })).toEqual({ kind: "untold" });
  });
});
