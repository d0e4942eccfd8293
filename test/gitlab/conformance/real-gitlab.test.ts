import { describe, expect, it } from "vitest";
import { environmentSubject, URL_VARIABLE } from "./environment.ts";
import { registerCases } from "./register.ts";
import { CASES } from "./table.ts";

const subject = environmentSubject(process.env);

describe("a real GitLab", () => {
  it("is named by the environment", ({ skip }) => {
    skip(subject === undefined, `needs ${URL_VARIABLE}; see docs/conformance.md`);

    expect(URL.canParse(subject?.url ?? "")).toBe(true);
  });

  registerCases(
    async () => {
      if (subject === undefined) throw new Error(`${URL_VARIABLE} is not set.`);
      return { ...subject, close: async () => {} };
    },
    subject === undefined ? [] : CASES,
  );
});
