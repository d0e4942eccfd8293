import { describe, expect, it } from "vitest";
import { decideLook, type LookCircumstances, type LookResult } from "../../../relay/dispatch/decide-look.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError, type CodedErrorDetails } from "../../../shared/errors/coded-error.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { aDispatch } from "../support/a-config.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const PIPELINE: Pipeline = {
  id: 7,
  projectId: 3,
  ref: "main",
  sha: "a".repeat(40),
  status: "running",
  webUrl: "https://gitlab.example.com/g/p/-/pipelines/7",
};
const HIDDEN: LookResult = { kind: "hidden", candidates: [PIPELINE, { ...PIPELINE, id: 8, webUrl: "" }] };

function given(over: Partial<LookCircumstances> = {}): LookCircumstances {
  return {
    tries: 1,
    looks: 1,
    failures: 0,
    lost: { code: "GITLAB_DEADLINE", text: "No answer." },
    onAmbiguous: "hold",
    policy: aDispatch({ maxAttempts: 3, baseDelayMs: 1_000, maxDelayMs: 60_000 }),
    now: NOW,
    random: 0,
    ...over,
  };
}

function failed(code: ErrorCode, details: CodedErrorDetails = {}): LookResult {
  return { kind: "failed", error: new CodedError(code, "GitLab said no.", details) };
}

/** A settlement with its due time as a pause. */
function decided(result: LookResult, over: Partial<LookCircumstances> = {}) {
  const { kind, ...rest } = decideLook(result, given(over));
  return { kind, ...("dueAt" in rest ? { inMs: rest.dueAt.getTime() - NOW.getTime() } : {}) };
}

describe("after a look for a pipeline whose answer was lost", () => {
  it("a pipeline with the marker is adopted", () => {
    expect(decideLook({ kind: "found", pipeline: PIPELINE }, given())).toEqual({
      kind: "delivered",
      pipeline: { id: 7, projectId: 3, webUrl: PIPELINE.webUrl },
      adopted: true,
    });
  });

  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [4, 15_000],
    [5, 31_000],
  ])("that found nothing, the next follows: after %d looks in %d ms", (looks, inMs) => {
    for (const result of [{ kind: "not-there" }, HIDDEN] as const)
      expect(decided(result, { looks })).toEqual({ kind: "look-up", inMs });
  });

  it("the last of which found nothing, it is held, with what was lost and what was looked at", () => {
    expect(decideLook({ kind: "not-there" }, given({ looks: 6 }))).toEqual({
      kind: "held",
      code: "DELIVERY_HELD",
      met: "TRIGGER_LOST",
      text: "No answer. [GITLAB_DEADLINE] No pipeline with the delivery's marker has turned up in 6 looks.",
    });
  });

  it("that could not look into all, those that could be it are named: hidden is not *not there*", () => {
    expect(decideLook(HIDDEN, given({ looks: 6 }))).toMatchObject({
      kind: "held",
      met: "TRIGGER_AMBIGUOUS",
      text: expect.stringContaining(`2 pipelines of that time, which could be it: ${PIPELINE.webUrl} and 8`),
    });
  });

  it.each([
    ["found nothing", { kind: "not-there" } as const, { looks: 6 }],
    ["could not look into all", HIDDEN, { looks: 6 }],
    ["was not allowed", failed("GITLAB_TOKEN_REJECTED", { status: 401 }), {}],
    ["failed for the last time", failed("GITLAB_UNREACHABLE"), { failures: 3 }],
    ["nobody could make any more", { kind: "blind", why: "No token." } as const, {}],
  ])(
    "that %s, the call goes again where a duplicate is preferred, until the attempts are used up",
    (_, result, over) => {
      expect(decided(result, { ...over, onAmbiguous: "retry", tries: 2 })).toEqual({ kind: "retry", inMs: 1_000 });
      expect(decided(result, { ...over, onAmbiguous: "retry", tries: 3 })).toMatchObject({ kind: "dead" });
    },
  );

  it.each<[ErrorCode, CodedErrorDetails, number]>([
    ["GITLAB_UNREACHABLE", {}, 500],
    ["GITLAB_SERVER_ERROR", { status: 500 }, 500],
    ["GITLAB_RATE_LIMITED", { status: 429, retryAfterMs: 20_000 }, 20_000],
    ["GITLAB_ANSWER_UNREADABLE", { status: 200 }, 500],
  ])("that met %s %o, it looks again after the pause of attempts", (code, details, inMs) => {
    expect(decided(failed(code, details), { failures: 1 })).toEqual({ kind: "look-up", inMs });
  });

  it("is held when GitLab stays away for all attempts", () => {
    expect(decideLook(failed("GITLAB_UNREACHABLE"), given({ failures: 3 }))).toMatchObject({
      kind: "held",
      met: "GITLAB_UNREACHABLE",
      text: "No answer. [GITLAB_DEADLINE] It could not be looked for: GitLab said no.",
    });
  });

  it.each<[ErrorCode, number]>([
    ["GITLAB_TOKEN_REJECTED", 401],
    ["GITLAB_FORBIDDEN", 403],
    ["GITLAB_NOT_FOUND", 404],
  ])("is held at once when the token may not list pipelines: %s", (code, status) => {
    expect(decideLook(failed(code, { status }), given())).toMatchObject({
      kind: "held",
      met: code,
      text: expect.stringContaining("The access-token may not look for it"),
    });
  });

  it.each([
    ["found nothing", { kind: "not-there" } as const],
    ["could not look into all", HIDDEN],
    ["failed", failed("GITLAB_UNREACHABLE")],
    ["nobody could make any more", { kind: "blind", why: "No token." } as const],
  ])("after a 503 that %s, the call goes again at once, or is dead when the attempts are used up", (_, result) => {
    const lost = { code: "GITLAB_SERVER_ERROR", text: "Not now.", status: 503 };

    expect(decideLook(result, given({ lost, tries: 2 }))).toEqual({ kind: "retry", ...lost, dueAt: NOW });
    expect(decideLook(result, given({ lost, tries: 3 }))).toEqual({
      kind: "dead",
      code: "DELIVERY_ATTEMPTS_EXHAUSTED",
      status: 503,
      met: "GITLAB_SERVER_ERROR",
      text: "The last of 3 attempts failed: Not now. [GITLAB_SERVER_ERROR]",
    });
  });

  it("after a 503 that finds the pipeline, it is adopted all the same", () => {
    const lost = { code: "GITLAB_SERVER_ERROR", text: "Not now.", status: 503 };

    expect(decided({ kind: "found", pipeline: PIPELINE }, { lost })).toEqual({ kind: "delivered" });
  });

  it("that the end of the relay cut short, it stays to be looked for", () => {
    expect(decided({ kind: "failed", error: new Error("Told to end.") }, { failures: 1 })).toEqual({
      kind: "look-up",
      inMs: 500,
    });
  });
});
