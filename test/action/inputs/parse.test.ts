import { describe, expect, it } from "vitest";
import { DECLARED_INPUTS } from "../../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { rawFromAction, rawFromEnv } from "../../../action/inputs/raw.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";

const ENOUGH: RawInputs = { project: "group/app", ref: "main", "trigger-token": "glptt-abc" };
const GITLAB_JOB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.example.com", CI_JOB_TOKEN: "glcbt-job" };

async function problemsOf(raw: RawInputs, env = {}): Promise<string> {
  const error: unknown = await parseInputs(raw, env).catch((thrown: unknown) => thrown);
  if (!isCoded(error, "INPUT_INVALID")) throw new Error("The inputs were taken.");
  return error.message;
}

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

  it("treats inputs that a runner hands over empty as not given", async () => {
    const empty = Object.fromEntries(DECLARED_INPUTS.map(({ name }) => [name, ""]));

    expect(await parseInputs({ ...empty, ...ENOUGH })).toEqual(await parseInputs(ENOUGH));
  });

  it("reads every input", async () => {
    const inputs = await parseInputs({
      ...ENOUGH,
      host: "gitlab.example.com",
      variables: "A=1",
      inputs: "n: 2",
      wait: "Yes",
      timeout: "1h30m",
      "poll-interval": "10",
      artifacts: "build-*, test: reports/**",
      "artifacts-path": "out",
      "if-no-artifacts": "Warn",
      "ca-file": "ca.pem",
    });

    expect(inputs).toMatchObject({
      host: "https://gitlab.example.com",
      pipeline: { variables: { A: "1" }, inputs: { n: 2 } },
      wait: true,
      timeoutMs: 5_400_000,
      pollIntervalMs: 10_000,
      artifacts: [{ job: "build-*" }, { job: "test", paths: "reports/**" }],
      artifactsPath: "out",
      ifNoArtifacts: "warn",
      caFile: "ca.pem",
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
    });

    expect(message.split("\n")[0]).toBe("12 problems in the inputs:");
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
      "artifacts",
      "if-no-artifacts",
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

  it.each([
    { name: "the trigger token", raw: ENOUGH, env: {}, kind: "trigger-token", token: "glptt-abc" },
    {
      name: "the trigger token even beside a job token",
      raw: { ...ENOUGH, "job-token": "glcbt-abc" },
      env: {},
      kind: "trigger-token",
      token: "glptt-abc",
    },
    {
      name: "the job token without one",
      raw: { ...ENOUGH, "trigger-token": "", "job-token": "glcbt-abc" },
      env: {},
      kind: "job-token",
      token: "glcbt-abc",
    },
    {
      name: "$CI_JOB_TOKEN inside a GitLab job",
      raw: { ...ENOUGH, "trigger-token": "" },
      env: GITLAB_JOB,
      kind: "job-token",
      token: "glcbt-job",
    },
    {
      name: "the job token given rather than $CI_JOB_TOKEN",
      raw: { ...ENOUGH, "trigger-token": "", "job-token": "glcbt-abc" },
      env: GITLAB_JOB,
      kind: "job-token",
      token: "glcbt-abc",
    },
  ])("triggers with $name", async ({ raw, env, kind, token }) => {
    const { pipeline } = await parseInputs(raw, env);

    expect(pipeline.kind === "new" && [pipeline.by.kind, pipeline.by.token.reveal()]).toEqual([kind, token]);
  });

  it.each([
    { raw: ENOUGH, env: {}, readers: ["anonymous"] },
    { raw: { ...ENOUGH, "access-token": "glpat-a" }, env: {}, readers: ["access-token", "anonymous"] },
    { raw: ENOUGH, env: GITLAB_JOB, readers: ["job-token", "anonymous"] },
    {
      raw: { ...ENOUGH, "access-token": "glpat-a" },
      env: GITLAB_JOB,
      readers: ["access-token", "job-token", "anonymous"],
    },
  ])("reads with $readers", async ({ raw, env, readers }) => {
    expect((await parseInputs(raw, env)).readers.map(({ kind }) => kind)).toEqual(readers);
  });

  it("never sends $CI_JOB_TOKEN to another server than the one it is of", async () => {
    const elsewhere = { ...ENOUGH, host: "https://gitlab.com" };

    expect((await parseInputs(elsewhere, GITLAB_JOB)).readers.map(({ kind }) => kind)).toEqual(["anonymous"]);
    expect(await problemsOf({ ...elsewhere, "trigger-token": "" }, GITLAB_JOB)).toMatch(
      /\$CI_JOB_TOKEN belongs to https:\/\/gitlab\.example\.com and is not sent to https:\/\/gitlab\.com/,
    );
  });

  it("never sends $CI_JOB_TOKEN by http to a server that is called by https", async () => {
    const { readers } = await parseInputs({ ...ENOUGH, host: "http://gitlab.example.com" }, GITLAB_JOB);

    expect(readers.map(({ kind }) => kind)).toEqual(["anonymous"]);
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
});
