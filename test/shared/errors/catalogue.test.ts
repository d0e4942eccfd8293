import { describe, expect, it } from "vitest";
import { CATALOGUE, type ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";

const entries = Object.entries(CATALOGUE) as [ErrorCode, (typeof CATALOGUE)[ErrorCode]][];

describe("the error catalogue", () => {
  it.each(entries)("%s says in whole sentences what it means and what to do", (code, { means, hint }) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(means).toMatch(/^[A-Z].*[.)]$/s);
    expect(hint).toMatch(/^\S.*[.)]$/s);
    expect(hint).not.toBe(means);
  });

  it.each(entries)("%s has an exit code of the contract", (_code, { exitCode }) => {
    expect([2, 3, 4, 7]).toContain(exitCode);
  });

  it("gives every webhook code the status it is answered with", () => {
    const without = entries.filter(([code, entry]) => code.startsWith("WEBHOOK_") && entry.httpStatus === undefined);

    expect(without.map(([code]) => code)).toEqual([]);
  });

  it("ends every artifact code with 7, and only those", () => {
    const wrong = entries.filter(([code, { exitCode }]) => /^(ARTIFACTS|DOTENV)_/.test(code) !== (exitCode === 7));

    expect(wrong.map(([code]) => code)).toEqual([]);
  });
});

describe("CodedError", () => {
  it("takes hint and exit code from the catalogue", () => {
    const error = new CodedError("GITLAB_UNREACHABLE", "no way");

    expect(error).toMatchObject({ message: "no way", hint: CATALOGUE.GITLAB_UNREACHABLE.hint, exitCode: 4 });
    expect("cause" in error).toBe(false);
  });

  it("keeps what the occurrence knows better", () => {
    const cause = new Error("below");
    const error = new CodedError("GITLAB_RATE_LIMITED", "slow", { cause, hint: "Rest.", status: 429, retryAfterMs: 5 });

    expect(error).toMatchObject({ cause, hint: "Rest.", status: 429, retryAfterMs: 5 });
  });
});

describe("isCoded", () => {
  it.each([
    [new CodedError("INTERNAL", "x"), [], true],
    [new CodedError("INTERNAL", "x"), ["INTERNAL", "USAGE"], true],
    [new CodedError("INTERNAL", "x"), ["USAGE"], false],
    [new Error("INTERNAL"), [], false],
    [undefined, [], false],
  ] as const)("of %s among %j is %s", (error, codes, coded) => {
    expect(isCoded(error, ...codes)).toBe(coded);
  });
});
