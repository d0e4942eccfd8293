import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { isPassing } from "../../../shared/gitlab/passing.ts";

describe("isPassing", () => {
  it.each<ErrorCode>([
    "GITLAB_UNREACHABLE",
    "GITLAB_TLS_FAILED",
    "GITLAB_CONNECTION_LOST",
    "GITLAB_DEADLINE",
    "GITLAB_SERVER_ERROR",
    "GITLAB_RATE_LIMITED",
    "GITLAB_ANSWER_UNREADABLE",
  ])("takes %s for an outage", (code) => {
    expect(isPassing(new CodedError(code, ""))).toBe(true);
  });

  it.each<ErrorCode>(["GITLAB_FORBIDDEN", "GITLAB_NOT_FOUND", "WATCH_FORBIDDEN", "GITLAB_REQUEST_REFUSED", "INTERNAL"])(
    "takes %s for what it is",
    (code) => {
      expect(isPassing(new CodedError(code, ""))).toBe(false);
    },
  );

  it("does not take a defect of ours for an outage", () => {
    expect(isPassing(new TypeError("x is undefined"))).toBe(false);
  });

  it("is 408, a proxy's word that time ran out, of all that is refused", () => {
    expect(isPassing(new CodedError("GITLAB_REQUEST_REFUSED", "", { status: 408 }))).toBe(true);
    expect(isPassing(new CodedError("GITLAB_REQUEST_REFUSED", "", { status: 409 }))).toBe(false);
  });
});
