import { describe, expect, it } from "vitest";
import {
  DECLARED_INPUTS,
  type DeclaredInput,
  INPUT_ALIASES,
  type InputName,
} from "../../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { rawFromAction, rawFromEnv } from "../../../action/inputs/raw.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { problemsOf } from "./problems-of.ts";

const ENOUGH: RawInputs = { project: "group/app", ref: "main", "trigger-token": "glptt-abc" };
const GITLAB_JOB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.example.com", CI_JOB_TOKEN: "glcbt-job" };

describe("parseInputs", () => {
  it("fills in the defaults of action.yml", async () => {
    expect(await parseInputs(ENOUGH)).toMatchObject({
      host: "https://gitlab.com",
      project: "group/app",
      pipeline: { kind: "new", refs: [{ kind: "name", name: "main" }], variables: {}, inputs: {} },
      wait: true,
      timeoutMs: 3_600_000,
      artifacts: [],
      artifactsPath: "downstream-artifacts",
      ifNoArtifacts: "fail",
    });
  });

  it.each([
    { how: "empty, or with its default", valueOf: (input: DeclaredInput) => input.default ?? "" },
    { how: "empty", valueOf: () => "" },
  ])("treats an input that a runner hands over $how as not given", async ({ valueOf }) => {
    const all = Object.fromEntries([...DECLARED_INPUTS, ...INPUT_ALIASES].map(({ name }) => [name, ""]));
    const declared = Object.fromEntries(DECLARED_INPUTS.map((input) => [input.name, valueOf(input)]));

    expect(await parseInputs({ ...all, ...declared, ...ENOUGH })).toEqual(await parseInputs(ENOUGH));
  });

  it("has a value for every input, and takes it from there", async () => {
    const raw: Readonly<Record<InputName, string>> = {
      host: "gitlab.example.com",
      project: "group/app",
      ref: "release, default",
      pipeline: "",
      "trigger-token": "glptt-a",
      "access-token": "glpat-a",
      "oauth-token": "oauth-a",
      "job-token": "glcbt-a",
      "if-no-token": "skip",
      variables: "A=1",
      "file-variables": "F=a.txt",
      inputs: "n: 2",
      "dry-run": "yes",
      "cancel-outdated": "true",
      "concurrency-key": "nightly",
      "on-rerun": "new",
      wait: "Yes",
      timeout: "1h30m",
      "start-timeout": "5m",
      "outage-budget": "1m",
      "poll-interval": "10",
      follow: "false",
      "wait-for-jobs": "deploy",
      "on-manual": "play",
      "play-jobs": "approve",
      retry: "1",
      "fail-on": "failed",
      "cancel-on": "timeout",
      artifacts: "build-*, test: reports/**",
      "artifacts-path": "out",
      "artifacts-layout": "flat",
      "artifacts-when": "on-success",
      "if-no-artifacts": "Warn",
      "dotenv-from": "build",
      "dotenv-prefix": "DOWN_",
      "dotenv-mask": "*_TOKEN",
      "junit-path": "tests.xml",
      "job-logs": "all",
      comment: "true",
      "github-token": "ghs_a",
      redact: "true",
      "ca-file": "ca.pem",
      insecure: "true",
    };

    expect(await parseInputs(raw, { GITHUB_ACTIONS: "true" })).toEqual({
      host: "https://gitlab.example.com",
      project: "group/app",
      pipeline: {
        kind: "new",
        refs: [{ kind: "name", name: "release" }, { kind: "default" }],
        by: { kind: "access-token", token: expect.any(Secret) },
        variables: { A: "1" },
        fileVariables: { F: { path: "a.txt" } },
        inputs: { n: 2 },
        concurrencyKey: "nightly",
        cancelOutdated: true,
      },
      readers: ["access-token", "oauth-token", "job-token", "anonymous"].map((kind) =>
        expect.objectContaining({ kind }),
      ),
      dryRun: true,
      wait: true,
      timeoutMs: 5_400_000,
      startTimeoutMs: 300_000,
      outageBudgetMs: 60_000,
      pollIntervalMs: 10_000,
      follow: false,
      waitForJobs: ["deploy"],
      onManual: "play",
      playJobs: [{ job: "approve", variables: {} }],
      retries: 1,
      failOn: new Set(["failed"]),
      cancelOn: new Set(["timeout"]),
      artifacts: [expect.objectContaining({ job: "build-*" }), expect.objectContaining({ paths: "reports/**" })],
      artifactsPath: "out",
      artifactsLayout: "flat",
      artifactsWhen: "on-success",
      ifNoArtifacts: "warn",
      dotenvFrom: [expect.objectContaining({ job: "build" })],
      dotenvPrefix: "DOWN_",
      dotenvMask: ["*_TOKEN"],
      junitPath: "tests.xml",
      jobLogs: "all",
      comment: true,
      githubToken: expect.any(Secret),
      redact: true,
      caFile: "ca.pem",
      insecure: true,
      secrets: ["glptt-a", "glpat-a", "oauth-a", "glcbt-a", "ghs_a"].map((token) => new Secret(token)),
    });
  });

  it("lists every problem in one error, each with the input as written in action.yml", async () => {
    const message = await problemsOf({
      host: "ftp://x",
      "trigger-token": "glpat-abc",
      "access-token": "glptt-def",
      variables: "A: [1]",
      inputs: "just text",
      wait: "maybe",
      timeout: "soon",
      "poll-interval": "0",
      artifacts: "test: ../x",
      "if-no-artifacts": "shrug",
      "fail-on": "red",
      "job-logs": "some",
      redact: "perhaps",
    });

    expect(message.split("\n")[0]).toBe("15 problems in the inputs:");
    expect([...message.matchAll(/^ {2}`([\w-]+)`: /gm)].map(([, name]) => name)).toEqual([
      "host",
      "project",
      "ref",
      "trigger-token",
      "access-token",
      "variables",
      "inputs",
      "wait",
      "timeout",
      "poll-interval",
      "fail-on",
      "artifacts",
      "if-no-artifacts",
      "job-logs",
      "redact",
    ]);
    expect(message).not.toMatch(/abc|def/);
  });

  it.each(["constructor", "__proto__", "tru"])("takes %j for neither true nor false", async (wait) => {
    expect(await problemsOf({ project: "a/b", ref: "main", "trigger-token": "t", wait })).toContain("`wait`");
  });

  it.each([
    {
      name: "no token at all",
      raw: { project: "a/b", ref: "main" },
      says: /`trigger-token`: not given, and neither is another token that could trigger.*SLUICE_TRIGGER_TOKEN or --trigger-token-file/,
    },
    {
      name: "artifacts without waiting",
      raw: { ...ENOUGH, wait: "false", artifacts: "true" },
      says: /`artifacts`: .*`wait: true`/,
    },
    { name: "a ref with a blank", raw: { ...ENOUGH, ref: "my branch" }, says: /`ref`: "my branch" cannot be the name/ },
    { name: "a timeout of nothing", raw: { ...ENOUGH, timeout: "0" }, says: /`timeout`: "0" is out of range/ },
    { name: "a timeout beyond any job", raw: { ...ENOUGH, timeout: "30d" }, says: /`timeout`: "30d" is out of range/ },
  ] as const)("refuses $name", async ({ raw, says }) => {
    expect(await problemsOf(raw)).toMatch(says);
  });

  it("tells the problem of an input that is read for two things once", async () => {
    expect(await problemsOf({ ...ENOUGH, "cancel-outdated": "maybe" })).toBe(
      'An input cannot be used. `cancel-outdated`: "maybe" is neither true nor false. Write true or false.',
    );
  });

  it("knows every token as a secret to hide", async () => {
    const { secrets } = await parseInputs({ ...ENOUGH, "access-token": "glpat-a" }, GITLAB_JOB);

    expect(secrets.map((secret) => secret.reveal())).toEqual(["glptt-abc", "glpat-a", "glcbt-job"]);
  });
});

describe("where inputs come from", () => {
  it("reads them from a runner, which keeps hyphens", () => {
    expect(rawFromAction({ "INPUT_TRIGGER-TOKEN": "a", INPUT_REF: "main", INPUT_WAIT: "" })).toEqual({
      "trigger-token": "a",
      ref: "main",
    });
  });

  it("reads other actions' names from a runner only", () => {
    expect(rawFromAction({ INPUT_PROJECT_ID: "1", INPUT_GL_PROJECT_ID: "2" })).toEqual({
      project_id: "1",
      GL_PROJECT_ID: "2",
    });
    expect(rawFromEnv({ SLUICE_PROJECT_ID: "1", SLUICE_ID: "2", SLUICE_TOKEN: "3" })).toEqual({});
  });

  it("reads them from the environment of the command line", () => {
    expect(rawFromEnv({ SLUICE_TRIGGER_TOKEN: "a", SLUICE_PROJECT: "a/b", SLUICE_DELIVERY: "1" })).toEqual({
      "trigger-token": "a",
      project: "a/b",
    });
  });

  it("does not take the relay's $SLUICE_REF for the ref to trigger", () => {
    const env = { SLUICE_PROJECT: "a/b", SLUICE_REF: "refs/heads/main" };

    expect(rawFromEnv(env)).toEqual({ project: "a/b", ref: "refs/heads/main" });
    expect(rawFromEnv({ ...env, SLUICE_DELIVERY: "01a204b9-ecce-7000-ba41-bfd5aad517b7" })).toEqual({ project: "a/b" });
  });

  it("take no output of an earlier step, come by its dotenv report, for an input", () => {
    const env = { SLUICE_REF: "v1", SLUICE_ARTIFACTS_PATH: "/builds/app/out", SLUICE_PROJECT: "a/b" };

    expect(rawFromEnv({ ...env, SLUICE_PIPELINE_ID: "7" })).toEqual({ project: "a/b" });
  });
});
