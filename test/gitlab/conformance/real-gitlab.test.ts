import { describe, it } from "vitest";
import { environmentSubject, URL_VARIABLE } from "./environment.ts";
import { registerCases } from "./register.ts";

const subject = environmentSubject(process.env);

describe.runIf(subject !== undefined)(`the GitLab at ${subject?.url}`, () => {
  registerCases(async () => {
    if (subject === undefined) throw new Error(`${URL_VARIABLE} is not set.`);
    return { ...subject, close: async () => {} };
  });
});

describe.runIf(subject === undefined)("a real GitLab", () => {
  it("is put to the table when SLUICE_CONFORMANCE_URL names it", ({ skip }) => {
    skip(`${URL_VARIABLE} is not set; see docs/conformance.md`);
  });
});
