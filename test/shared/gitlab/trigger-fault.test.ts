import { describe, expect, it } from "vitest";
import { CATALOGUE, type ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { wordsOf } from "../../../shared/gitlab/answer-words.ts";
import { creationRefusalOf } from "../../../shared/gitlab/creation-refusal.ts";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { triggerRefusalOf } from "../../../shared/gitlab/trigger-refusal.ts";

describe("triggerFault", () => {
  it.each([
    ["GITLAB_UNREACHABLE", undefined, "not-created"],
    ["GITLAB_TLS_FAILED", undefined, "not-created"],
    ["GITLAB_RATE_LIMITED", 429, "not-created"],
    ["GITLAB_SERVER_ERROR", 503, "not-created"],
    ["GITLAB_CREATION_RATE_LIMIT", 400, "not-created"],
    ["GITLAB_REF_NOT_FOUND", 400, "not-created"],
    ["GITLAB_READ_ONLY", 403, "not-created"],
    ["GITLAB_REQUEST_REFUSED", 408, "ambiguous"],
    ["GITLAB_REQUEST_REFUSED", 422, "refused"],
    ["GITLAB_SERVER_ERROR", 500, "ambiguous"],
    ["GITLAB_SERVER_ERROR", 502, "ambiguous"],
    ["GITLAB_SERVER_ERROR", 504, "ambiguous"],
    ["GITLAB_SERVER_ERROR", 520, "ambiguous"],
    ["GITLAB_SERVER_ERROR", undefined, "ambiguous"],
    ["GITLAB_CONNECTION_LOST", undefined, "ambiguous"],
    ["GITLAB_DEADLINE", undefined, "ambiguous"],
    ["GITLAB_ANSWER_UNREADABLE", 201, "ambiguous"],
    ["GITLAB_ANSWER_UNREADABLE", 200, "ambiguous"],
    ["GITLAB_ANSWER_UNREADABLE", undefined, "ambiguous"],
    ["GITLAB_ANSWER_TOO_LARGE", 201, "ambiguous"],
    ["GITLAB_ANSWER_TOO_LARGE", 502, "ambiguous"],
    ["GITLAB_ANSWER_TOO_LARGE", 404, "refused"],
    ["TRIGGER_AMBIGUOUS", undefined, "ambiguous"],
    ["TRIGGER_LOST", undefined, "ambiguous"],
    ["INTERNAL", undefined, "ambiguous"],
  ] as const)("of %s with status %s is %s", (code, status, fault) => {
    expect(triggerFault(new CodedError(code, "x", status === undefined ? {} : { status }))).toBe(fault);
  });

  const others = (Object.keys(CATALOGUE) as ErrorCode[]).filter(
    (code) =>
      !/^(GITLAB_(UNREACHABLE|TLS_FAILED|RATE_LIMITED|SERVER_ERROR|CREATION_RATE_LIMIT|REF_NOT_FOUND|READ_ONLY|CONNECTION_LOST|DEADLINE|ANSWER_.*)|TRIGGER_(AMBIGUOUS|LOST)|INTERNAL)$/.test(
        code,
      ),
  );
  it.each(others)("of %s is refused", (code) => {
    expect(triggerFault(new CodedError(code, "x"))).toBe("refused");
  });

  const envoy = "upstream connect error or disconnect/reset before headers";
  it.each([
    { body: "Service Unavailable", fault: "not-created" },
    { body: `${envoy}. reset reason: connection termination`, fault: "ambiguous" },
    { body: `${envoy}. reset reason: remote reset`, fault: "ambiguous" },
    { body: envoy, fault: "ambiguous" },
    { body: `${envoy}. reset reason: remote connection failure`, fault: "not-created" },
    { body: `${envoy}. reset reason: connection timeout`, fault: "not-created" },
    { body: `${envoy}. reset reason: overflow`, fault: "not-created" },
  ])("of a 503 that says $body is $fault", ({ body, fault }) => {
    const words = wordsOf(Buffer.from(body), (text) => text);

    for (const refusalOf of [triggerRefusalOf, creationRefusalOf])
      expect(triggerFault(refusalOf({ status: 503, words, what: "triggering a pipeline" }))).toBe(fault);
  });

  it.each([
    ["an abort", new DOMException("aborted", "AbortError")],
    ["an error nobody foresaw", new TypeError("x")],
    ["something that is no error", undefined],
  ])("of %s is ambiguous: the call may have been made", (_what, thrown) => {
    expect(triggerFault(thrown)).toBe("ambiguous");
  });
});
