import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { Env } from "../../../action/inputs/raw.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { planText } from "../../../action/plan/plan-text.ts";

async function text(raw: RawInputs, env: Env = {}) {
  return planText(await parseInputs({ project: "group/app", ref: "main", "trigger-token": "glptt-abc", ...raw }, env));
}

const TRIGGER = "Trigger a pipeline of group/app at ref main on https://gitlab.com with the trigger token.";
const WAIT = "Wait for it for up to 1h, looking without a token.";
const ACCESS = { "access-token": "glpat-a" };
const RERUN = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/app",
  GITHUB_RUN_ID: "1",
  GITHUB_JOB: "deploy",
  GITHUB_ACTION: "__acme",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_HEAD_REF: "feature",
};

describe("planText", () => {
  it("tells where, and how long it waits, and no default besides", async () => {
    expect(await text({})).toEqual([TRIGGER, WAIT]);
  });

  it.each([
    { raw: { wait: "no" }, lines: [TRIGGER, "Do not wait for it."] },
    { raw: { "dry-run": "true" }, lines: ["Only check what would be done:", TRIGGER, WAIT] },
    {
      raw: { "if-no-token": "skip", "trigger-token": "" },
      lines: [expect.stringMatching(/^Do nothing, since no token/)],
    },
    {
      raw: { project: "7" },
      lines: ["Trigger a pipeline of project 7 at ref main on https://gitlab.com with the trigger token.", WAIT],
    },
    { raw: { ref: "", pipeline: "12" }, lines: ["Take pipeline 12 of group/app on https://gitlab.com.", WAIT] },
  ] as const)("tells the whole of $raw", async ({ raw, lines }) => {
    expect(await text(raw)).toEqual(lines);
  });

  it.each([
    { raw: { "trigger-token": "", ...ACCESS }, line: /at ref main on .* with the access token\.$/ },
    { raw: { ref: "same-branch, main, default" }, line: /at ref feature, else main, else the default branch on/ },
    { raw: { ref: "same-branch, feature" }, line: /at ref feature on/ },
    { raw: { ...ACCESS, "concurrency-key": "nightly" }, line: /^Give it the concurrency key nightly\.$/ },
    {
      raw: { ...ACCESS, "concurrency-key": "nightly", "cancel-outdated": "true" },
      line: /^Cancel earlier pipelines with the concurrency key nightly\.$/,
    },
    { raw: ACCESS, line: /^Go on with that of an earlier attempt instead, if there is one: this is attempt 2\.$/ },
    { raw: { "start-timeout": "10m" }, line: /for up to 1h \(10m for a first job to run\), looking/ },
    { raw: { "wait-for-jobs": "deploy-*, smoke" }, line: /^Wait only for the jobs deploy-\*, smoke\.$/ },
    { raw: { follow: "false" }, line: /^Leave the pipelines that its trigger jobs start alone\.$/ },
    { raw: { "on-manual": "pass" }, line: /^Take it for succeeded when only manual jobs are left\.$/ },
    { raw: { "on-manual": "wait" }, line: /wait for somebody to start them/ },
    { raw: { ...ACCESS, "on-manual": "play" }, line: /^Play manual jobs: those that block it\.$/ },
    { raw: { ...ACCESS, "on-manual": "play", "play-jobs": "a, b" }, line: /^Play manual jobs: a, b\.$/ },
    { raw: { ...ACCESS, retry: "1" }, line: /retry its failed jobs, up to 1 time\.$/ },
    { raw: { "cancel-on": "never" }, line: /^Never cancel it\.$/ },
    {
      raw: { "cancel-on": "cancelled, timeout" },
      line: /^Cancel it when this step is cancelled, or when its time is up\.$/,
    },
    { raw: { "fail-on": "none" }, line: /^Do not fail, however it ends\.$/ },
    { raw: { "fail-on": "warnings, failed" }, line: /^Fail on failed, warnings\.$/ },
    { raw: { artifacts: "true" }, line: /^Bring back the artifacts of every job to downstream-artifacts\.$/ },
    {
      raw: { artifacts: "build, test: reports/**", "artifacts-layout": "flat", "artifacts-when": "on-success" },
      line: /^Bring back artifacts of build, test: reports\/\*\* to downstream-artifacts, laid out flat when it has succeeded/,
    },
    { raw: { "artifacts-layout": "dbp", "job-logs": "all" }, line: /^Bring back the jobs' logs to/ },
    { raw: { "dotenv-from": "true" }, line: /^Make outputs of the dotenv files of every job\.$/ },
    { raw: { "junit-path": "tests.xml" }, line: /^Write the tests to tests\.xml\.$/ },
    { raw: { comment: "true", "github-token": "ghs_a" }, line: /^Comment on the pull or merge request\.$/ },
  ])("tells $raw", async ({ raw, line }) => {
    expect(await text(raw, RERUN)).toContainEqual(expect.stringMatching(line));
  });

  it("tells that a pipeline which others started is cancelled with the step", async () => {
    const given = { ref: "", pipeline: "12" };

    expect(await text({ ...given, "cancel-on": "cancelled" })).toContain("Cancel it when this step is cancelled.");
    expect((await text(given)).join()).not.toMatch(/cancel/i);
  });

  it("shows names of variables and inputs, never their values", async () => {
    const lines = await text({
      ...ACCESS,
      variables: "PASSWORD=hush",
      "file-variables": "KEY=hush.pem",
      inputs: "key: hush",
      "on-manual": "play",
      "play-jobs": "deploy: {SECRET: hush}",
    });

    expect(lines).toEqual(expect.arrayContaining(["  variables: PASSWORD", "  file variables: KEY", "  inputs: key"]));
    expect(lines.join()).not.toContain("hush");
  });

  it("lets no name steer the terminal", async () => {
    expect((await text({ "wait-for-jobs": "a\u001b[2Jb" })).join("")).not.toContain("\u001b");
  });
});
