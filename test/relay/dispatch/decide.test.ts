import { describe, expect, it } from "vitest";
import { type AttemptResult, type Circumstances, decide } from "../../../relay/dispatch/decide.ts";
import { CATALOGUE, type ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError, type CodedErrorDetails } from "../../../shared/errors/coded-error.ts";
import { aDispatch } from "../support/a-config.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const POLICY = aDispatch({
  concurrency: 8,
  maxAttempts: 4,
  baseDelayMs: 1_000,
  maxDelayMs: 300_000,
  deadlineMs: 30_000,
});
const PIPELINE = { id: 7, projectId: 3, webUrl: "https://gitlab.example.com/g/p/-/pipelines/7" };

function given(over: Partial<Circumstances> = {}): Circumstances {
  return {
    tries: 1,
    refMisses: 1,
    refIndex: 0,
    refs: 1,
    onAmbiguous: "hold",
    blind: "Nobody can look.",
    policy: POLICY,
    now: NOW,
    random: 0,
    ...over,
  };
}

function failed(code: ErrorCode, details: CodedErrorDetails = {}): AttemptResult {
  return { kind: "failed", error: new CodedError(code, "GitLab said no.", details) };
}

/** What a settlement comes to, with a retry's due time as a pause. */
function decided(result: AttemptResult, over: Partial<Circumstances> = {}) {
  const settlement = decide(result, given(over));
  return settlement.kind === "retry"
    ? { kind: "retry", code: settlement.code, inMs: settlement.dueAt.getTime() - NOW.getTime() }
    : { kind: settlement.kind, ...("code" in settlement ? { code: settlement.code } : {}) };
}

describe("decide", () => {
  it("is done with a delivery that has its pipeline", () => {
    expect(decide({ kind: "created", pipeline: PIPELINE }, given())).toEqual({ kind: "delivered", pipeline: PIPELINE });
  });

  it.each<[ErrorCode, number | undefined]>([
    ["GITLAB_UNREACHABLE", undefined],
    ["GITLAB_TLS_FAILED", undefined],
    ["GITLAB_RATE_LIMITED", 429],
    ["GITLAB_SERVER_ERROR", 503],
    ["GITLAB_REF_NOT_FOUND", 400],
  ])("repeats after %s, which proves that nothing was created", (code, status) => {
    const result = failed(code, status === undefined ? {} : { status });

    expect(decided(result)).toEqual({ kind: "retry", code, inMs: 500 });
  });

  it.each([
    [1, 0, 500],
    [1, 0.999_9, 1_000],
    [2, 0, 1_000],
    [3, 0, 2_000],
  ])("pauses longer from try to try (%i), with jitter (%d)", (tries, random, inMs) => {
    expect(decided(failed("GITLAB_UNREACHABLE"), { tries, random })).toMatchObject({ kind: "retry", inMs });
  });

  it.each([
    ["waits as long as GitLab asks", failed("GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 90_000 }), 90_000],
    ["waits an hour at most", failed("GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 86_400_000 }), 3_600_000],
    ["waits a minute for the creation limit", failed("GITLAB_CREATION_RATE_LIMIT", { status: 400 }), 60_000],
  ])("%s", (_, result, inMs) => {
    expect(decided(result)).toMatchObject({ kind: "retry", inMs });
  });

  it("gives up when the attempts are used up, and tells what the last one met", () => {
    const settlement = decide(failed("GITLAB_SERVER_ERROR", { status: 503 }), given({ tries: 4 }));

    expect(settlement).toEqual({
      kind: "dead",
      code: "DELIVERY_ATTEMPTS_EXHAUSTED",
      met: "GITLAB_SERVER_ERROR",
      status: 503,
      text: "The last of 4 attempts failed: GitLab said no. [GITLAB_SERVER_ERROR]",
    });
  });

  it("waits for a ref only a few times, however patient the policy is, and then names the ref as the reason", () => {
    const policy = { ...POLICY, maxAttempts: 50 };

    expect(decided(failed("GITLAB_REF_NOT_FOUND"), { refMisses: 4, policy })).toMatchObject({ kind: "retry" });
    expect(decided(failed("GITLAB_REF_NOT_FOUND"), { refMisses: 5, policy })).toEqual({
      kind: "dead",
      code: "GITLAB_REF_NOT_FOUND",
    });
    expect(decided(failed("GITLAB_UNREACHABLE"), { tries: 5, policy })).toMatchObject({ kind: "retry" });
  });

  it("pauses for a ref by how often that ref was missed, whatever else was met before", () => {
    const policy = { ...POLICY, maxAttempts: 50 };

    expect(decided(failed("GITLAB_REF_NOT_FOUND"), { tries: 20, refMisses: 2, policy })).toMatchObject({ inMs: 1_000 });
  });

  it("goes on with the next ref of the list at once when one does not come, and is dead after the last", () => {
    const policy = { ...POLICY, maxAttempts: 50 };
    const missed = failed("GITLAB_REF_NOT_FOUND", { status: 400 });

    expect(decide(missed, given({ refMisses: 10, refs: 3, refIndex: 1, policy }))).toEqual({
      kind: "retry",
      code: "GITLAB_REF_NOT_FOUND",
      status: 400,
      text: "GitLab said no.",
      dueAt: NOW,
      refIndex: 2,
    });
    expect(decide(missed, given({ refMisses: 15, refs: 3, refIndex: 2, policy }))).toMatchObject({ kind: "dead" });
  });

  it("gives the next ref tries of its own, of either kind", () => {
    const second = { refs: 2, refIndex: 1, tries: 6, refMisses: 6, policy: { ...POLICY, maxAttempts: 7 } };

    expect(decided(failed("GITLAB_REF_NOT_FOUND"), second)).toMatchObject({ kind: "retry", inMs: 500 });
    expect(decided(failed("GITLAB_UNREACHABLE"), { ...second, tries: 11 })).toMatchObject({ kind: "retry" });
    expect(decided(failed("GITLAB_UNREACHABLE"), { ...second, tries: 12 })).toMatchObject({ kind: "dead" });
  });

  it.each<[ErrorCode, number | undefined]>([
    ["GITLAB_SERVER_ERROR", 500],
    ["GITLAB_SERVER_ERROR", 502],
    ["GITLAB_SERVER_ERROR", 504],
    ["GITLAB_CONNECTION_LOST", undefined],
    ["GITLAB_DEADLINE", undefined],
    ["GITLAB_ANSWER_UNREADABLE", 201],
  ])("holds after %s %s, since a pipeline may exist", (code, status) => {
    const result = failed(code, status === undefined ? {} : { status });

    expect(decide(result, given())).toMatchObject({ kind: "held", code: "DELIVERY_HELD", met: code });
    expect(decided(result, { onAmbiguous: "retry" })).toMatchObject({ kind: "retry", code });
    expect(decided(result, { onAmbiguous: "retry", tries: 4 })).toMatchObject({ kind: "dead" });
  });

  it("looks the pipeline up after an open answer where that can be done, also where a duplicate is preferred", () => {
    const { blind: _, ...seeing } = given({ onAmbiguous: "retry" });

    expect(decide(failed("GITLAB_SERVER_ERROR", { status: 502 }), seeing)).toEqual({
      kind: "look-up",
      code: "GITLAB_SERVER_ERROR",
      status: 502,
      text: "GitLab said no.",
      dueAt: NOW,
    });
  });

  it("has one look after a 503 where somebody can look, when its pause is over, also after the last attempt", () => {
    const { blind: _, ...seeing } = given();
    const unavailable = failed("GITLAB_SERVER_ERROR", { status: 503, retryAfterMs: 7_000 });
    const later = (ms: number) => new Date(NOW.getTime() + ms);

    expect(decide(unavailable, seeing)).toMatchObject({ kind: "look-up", status: 503, dueAt: later(7_000) });
    expect(decide(unavailable, { ...seeing, tries: 4 })).toMatchObject({ kind: "look-up", dueAt: NOW });
    expect(decide(failed("GITLAB_UNREACHABLE"), seeing)).toMatchObject({ kind: "retry" });
  });

  it("says with a held one why nobody can look", () => {
    expect(decide(failed("GITLAB_DEADLINE"), given())).toMatchObject({
      text: "GitLab said no. [GITLAB_DEADLINE] Nobody can look.",
    });
  });

  it("holds after a failure nobody foresaw", () => {
    const settlement = decide({ kind: "failed", error: new TypeError("odd") }, given());

    expect(settlement).toMatchObject({
      kind: "held",
      code: "DELIVERY_HELD",
      text: "odd [INTERNAL] Nobody can look.",
      met: "INTERNAL",
    });
  });

  it.each<[ErrorCode, number]>([
    ["GITLAB_TRIGGER_NOT_FOUND", 404],
    ["GITLAB_TOKEN_REJECTED", 401],
    ["GITLAB_VARIABLES_FORBIDDEN", 400],
    ["GITLAB_NO_JOBS", 400],
    ["GITLAB_PIPELINE_INVALID", 422],
  ])("gives up at once after %s, with GitLab's reason and what to do", (code, status) => {
    expect(decide(failed(code, { status }), given())).toEqual({
      kind: "dead",
      code,
      status,
      text: `GitLab said no. ${CATALOGUE[code].hint}`,
    });
  });

  it("gives up what could not be sent, whatever the route says of open answers", () => {
    const error = new CodedError("DELIVERY_RENDER_FAILED", "No such variable.");

    expect(decided({ kind: "not-sent", error }, { onAmbiguous: "retry" })).toEqual({
      kind: "dead",
      code: "DELIVERY_RENDER_FAILED",
    });
  });

  it("sends again what it kept back because the store could not note that it leaves", () => {
    const error = new CodedError("STORE_UNAVAILABLE", "The disk is full.");

    expect(decided({ kind: "kept-back", error })).toMatchObject({ kind: "retry", code: "STORE_UNAVAILABLE" });
  });

  it("uses up no attempt by what it kept back because another relay had taken the delivery over", () => {
    const error = new CodedError("DELIVERY_LEASE_LOST", "It was stopped for a minute.");

    expect(decided({ kind: "kept-back", error })).toMatchObject({ kind: "retry", code: "DELIVERY_PUT_OFF" });
  });
});
