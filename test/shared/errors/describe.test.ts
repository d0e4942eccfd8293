import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { describe as describeError, oneLine, troubleshootingLink } from "../../../shared/errors/describe.ts";

describe("an error, described", () => {
  it("says what happened, why, what to do and where to read more", () => {
    const error = new CodedError("GITLAB_UNREACHABLE", "https://h could not be reached.", {
      cause: new Error("connect failed", { cause: new Error("ECONNREFUSED") }),
      hint: "Start it.",
    });

    expect(describeError(error).split("\n")).toEqual([
      "https://h could not be reached. [GITLAB_UNREACHABLE]",
      "  because: connect failed",
      "  because: ECONNREFUSED",
      "  what to do: Start it.",
      "  more: docs/troubleshooting.md#gitlab-unreachable",
    ]);
  });

  it("ends, even when a cause is its own cause", () => {
    const loop = new Error("round");
    loop.cause = new Error("and round", { cause: loop });

    expect(describeError(new CodedError("INTERNAL", "stuck", { cause: loop })).match(/because/g)).toHaveLength(2);
  });

  it("calls what it does not know a defect of ours", () => {
    expect(describeError(new TypeError("x is not a function"))).toContain("x is not a function [INTERNAL]");
  });
});

describe("oneLine", () => {
  it.each([
    [new Error("two\n lines"), "two lines"],
    [new RangeError(""), "RangeError"],
    ["text", "text"],
    [undefined, "undefined"],
    [Symbol("s"), "Symbol(s)"],
    [{ a: 1 }, "an object was thrown"],
    [
      new AggregateError([new Error("connect ECONNREFUSED ::1"), new Error("connect ECONNREFUSED 127.0.0.1")]),
      "connect ECONNREFUSED ::1; connect ECONNREFUSED 127.0.0.1",
    ],
  ])("of %s is %j", (thrown, line) => {
    expect(oneLine(thrown)).toBe(line);
  });

  it("keeps escape sequences from the terminal", () => {
    expect(oneLine(new Error("a\u001b[2Jb"))).toBe("a\ufffd[2Jb");
  });
});

describe("troubleshootingLink", () => {
  it("is the heading's anchor", () => {
    expect(troubleshootingLink("GITLAB_TLS_FAILED")).toBe("docs/troubleshooting.md#gitlab-tls-failed");
  });
});
