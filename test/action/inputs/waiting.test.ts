import { describe, expect, it } from "vitest";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { readWaiting } from "../../../action/inputs/waiting.ts";
import { readingInputs } from "./reading-inputs.ts";

const waiting = (raw: RawInputs) => readingInputs(raw, readWaiting);

describe("readWaiting", () => {
  it("gives the defaults of action.yml", async () => {
    expect(await waiting({})).toEqual({
      value: {
        wait: true,
        timeoutMs: 3_600_000,
        outageBudgetMs: 600_000,
        follow: true,
        waitForJobs: [],
        onManual: "fail",
        playJobs: [],
        retries: 0,
        failOn: new Set(["failed", "canceled", "skipped", "blocked", "timed-out"]),
        cancelOn: new Set(["cancelled"]),
      },
      problems: [],
    });
  });

  it.each([
    { raw: { timeout: "90" }, part: { timeoutMs: 90_000 } },
    { raw: { timeout: "60s" }, part: { timeoutMs: 60_000 } },
    { raw: { timeout: "7d" }, part: { timeoutMs: 604_800_000 } },
    { raw: { "start-timeout": "1h30m" }, part: { startTimeoutMs: 5_400_000 } },
    { raw: { "outage-budget": "0" }, part: { outageBudgetMs: 0 } },
    { raw: { "poll-interval": "500ms" }, part: { pollIntervalMs: 500 } },
    {
      raw: { "wait-for-jobs": "deploy-*,\nbuild: [amd64, debug]" },
      part: { waitForJobs: ["deploy-*", "build: [amd64, debug]"] },
    },
    { raw: { "on-manual": "Play" }, part: { onManual: "play" } },
    { raw: { retry: " 10 " }, part: { retries: 10 } },
    { raw: { "fail-on": "none" }, part: { failOn: new Set() } },
    {
      raw: { "fail-on": "failure, Cancelled\nmanual, timeout, warning" },
      part: { failOn: new Set(["failed", "canceled", "blocked", "timed-out", "warnings"]) },
    },
    { raw: { pipeline: "12" }, part: { cancelOn: new Set() } },
    { raw: { pipeline: "12", "cancel-on": "cancelled" }, part: { cancelOn: new Set(["cancelled"]) } },
    { raw: { "cancel-on": "never" }, part: { cancelOn: new Set() } },
    {
      raw: { "cancel-on": "canceled, timed-out, failed" },
      part: { cancelOn: new Set(["cancelled", "timeout", "failure"]) },
    },
  ])("reads $raw", async ({ raw, part }) => {
    const { value, problems } = await waiting(raw);

    expect(problems).toEqual([]);
    expect(value).toMatchObject(part);
  });

  it.each([
    { raw: { timeout: "soon" }, says: /^`timeout`: "soon" is no duration/ },
    { raw: { timeout: "0" }, says: /^`timeout`: "0" is out of range\. Write a duration from 1s to 7d/ },
    { raw: { "start-timeout": "8d" }, says: /^`start-timeout`: "8d" is out of range/ },
    { raw: { "outage-budget": "-1" }, says: /^`outage-budget`: "-1" is no duration/ },
    {
      raw: { "poll-interval": "2h" },
      says: /^`poll-interval`: "2h" is out of range\. Write a duration from 100ms to 1h/,
    },
    { raw: { "on-manual": "ignore" }, says: /^`on-manual`: "ignore" .* Write one of fail, pass, wait, play/ },
    { raw: { retry: "-1" }, says: /^`retry`: "-1" is no number of retries\. Write a whole number from 0 to 10/ },
    { raw: { retry: "11" }, says: /^`retry`: "11" is no number/ },
    { raw: { retry: "1.5" }, says: /^`retry`: "1\.5" is no number/ },
    { raw: { "fail-on": "none, failed" }, says: /^`fail-on`: none stands alone/ },
    {
      raw: { "fail-on": "failed, red" },
      says: /^`fail-on`: "red" is none of its values\. Write some of failed, canceled/,
    },
    { raw: { "fail-on": "constructor" }, says: /^`fail-on`: "constructor" is none of its values/ },
    { raw: { "fail-on": "success" }, says: /^`fail-on`: "success" is none/ },
    { raw: { "cancel-on": "timeout, never" }, says: /^`cancel-on`: never stands alone/ },
    { raw: { "cancel-on": "sometimes" }, says: /^`cancel-on`: .* Write some of cancelled, timeout, failure, never/ },
  ])("refuses $raw", async ({ raw, says }) => {
    expect((await waiting(raw)).problems).toEqual([expect.stringMatching(says)]);
  });
});
