import { describe, expect, it } from "vitest";
import { readReporting } from "../../../action/inputs/reporting.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { readingInputs } from "./reading-inputs.ts";

const reporting = (raw: RawInputs) => readingInputs(raw, readReporting);

describe("readReporting", () => {
  it("gives the defaults of action.yml", async () => {
    expect(await reporting({})).toEqual({
      value: { dotenvFrom: [], dotenvPrefix: "", dotenvMask: [], jobLogs: "failed", comment: false, redact: false },
      problems: [],
    });
  });

  it.each([
    { raw: { "dotenv-from": "true" }, part: { dotenvFrom: [{ job: "*" }] } },
    { raw: { "dotenv-from": "build: build.env" }, part: { dotenvFrom: [{ job: "build", paths: "build.env" }] } },
    { raw: { "dotenv-prefix": "DOWN_" }, part: { dotenvPrefix: "DOWN_" } },
    { raw: { "dotenv-prefix": "down-" }, part: { dotenvPrefix: "down-" } },
    { raw: { "dotenv-mask": "*_TOKEN, PASSWORD" }, part: { dotenvMask: ["*_TOKEN", "PASSWORD"] } },
    { raw: { "junit-path": "out/tests.xml" }, part: { junitPath: "out/tests.xml" } },
    { raw: { "job-logs": "None" }, part: { jobLogs: "none" } },
  ])("reads $raw", async ({ raw, part }) => {
    const { value, problems } = await reporting(raw);

    expect(problems).toEqual([]);
    expect(value).toMatchObject(part);
  });

  it.each([
    {
      raw: { "dotenv-from": "build: ../x" },
      says: /^`dotenv-from`: `build: \.\.\/x`: has a path that leaves the archive/,
    },
    { raw: { "dotenv-prefix": "1_" }, says: /^`dotenv-prefix`: "1_" cannot begin the name of an output/ },
    { raw: { "dotenv-prefix": "A B" }, says: /^`dotenv-prefix`: "A B" cannot begin/ },
    { raw: { "dotenv-prefix": "A=\n" }, says: /^`dotenv-prefix`: "A=" cannot begin/ },
    { raw: { "junit-path": "a\0" }, says: /^`junit-path`: it is no path/ },
    { raw: { "junit-path": "out/" }, says: /^`junit-path`: it names a folder/ },
    { raw: { "junit-path": "out/.." }, says: /^`junit-path`: it names a folder/ },
    { raw: { "junit-path": "." }, says: /^`junit-path`: it names a folder/ },
    { raw: { "junit-path": "/" }, says: /^`junit-path`: it names a folder/ },
    { raw: { "job-logs": "failures" }, says: /^`job-logs`: "failures" .* Write one of none, failed, all/ },
  ])("refuses $raw", async ({ raw, says }) => {
    expect((await reporting(raw)).problems).toEqual([expect.stringMatching(says)]);
  });
});
