import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { Env } from "../../../action/inputs/raw.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { problemsOf } from "./problems-of.ts";

const TARGET: RawInputs = { project: "group/app", ref: "main" };
const TRIGGER = { "trigger-token": "glptt-abc" };
const ACCESS = { "access-token": "glpat-abc" };
const OAUTH = { "oauth-token": "oauth-abc" };
const JOB = { "job-token": "glcbt-abc" };
const GITLAB_JOB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.example.com", CI_JOB_TOKEN: "glcbt-job" };
const GITHUB = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/app",
  GITHUB_WORKFLOW: "Deploy",
  GITHUB_JOB: "deploy",
  GITHUB_ACTION: "__acme",
  GITHUB_REF: "refs/heads/main",
  GITHUB_RUN_ID: "77",
  GITHUB_RUN_ATTEMPT: "1",
};

async function made(raw: RawInputs, env: Env = {}) {
  const { pipeline } = await parseInputs({ ...TARGET, ...raw }, env);
  if (pipeline.kind !== "new") throw new Error("No new pipeline.");
  return pipeline;
}

describe("the token that starts a pipeline", () => {
  it.each([
    { raw: { ...TRIGGER, ...JOB, ...ACCESS, ...OAUTH }, env: {}, by: "trigger-token glptt-abc" },
    { raw: { ...JOB, ...ACCESS, ...OAUTH }, env: {}, by: "job-token glcbt-abc" },
    { raw: { ...ACCESS, ...OAUTH }, env: {}, by: "access-token glpat-abc" },
    { raw: OAUTH, env: {}, by: "oauth-token oauth-abc" },
    { raw: {}, env: GITLAB_JOB, by: "job-token glcbt-job" },
    { raw: JOB, env: GITLAB_JOB, by: "job-token glcbt-abc" },
    { raw: { ...TRIGGER, ...ACCESS, "file-variables": "F=a.txt" }, env: {}, by: "access-token glpat-abc" },
    { raw: { ...OAUTH, "file-variables": "F=a.txt" }, env: GITLAB_JOB, by: "oauth-token oauth-abc" },
  ])("of $raw is $by", async ({ raw, env, by }) => {
    const { kind, token } = (await made(raw, env)).by;

    expect(`${kind} ${token.reveal()}`).toBe(by);
  });

  it.each([
    { raw: {}, says: /^An input cannot be used\. `trigger-token`: not given, and neither is another token/ },
    {
      raw: { "file-variables": "F=a.txt", ...TRIGGER },
      says: /`file-variables`: only the pipelines API.*`access-token`/,
    },
    { raw: { "file-variables": "F=a.txt" }, says: /`trigger-token`: not given/ },
    {
      raw: { "trigger-token": "glpat-abc" },
      says: /^An input cannot be used\. `trigger-token`: its value is a personal/,
    },
  ])("is asked for by one problem where $raw has none that will do", async ({ raw, says }) => {
    const message = await problemsOf({ ...TARGET, ...raw });

    expect(message).toMatch(says);
    expect(message.split("\n")).toHaveLength(1);
  });

  it("is never $CI_JOB_TOKEN for another server than the one it is of", async () => {
    const elsewhere = { ...TARGET, host: "https://gitlab.com" };

    expect((await parseInputs({ ...elsewhere, ...TRIGGER }, GITLAB_JOB)).readers).toEqual([{ kind: "anonymous" }]);
    expect(await problemsOf(elsewhere, GITLAB_JOB)).toMatch(
      /\$CI_JOB_TOKEN belongs to https:\/\/gitlab\.example\.com and is not sent to https:\/\/gitlab\.com/,
    );
  });

  it("is never $CI_JOB_TOKEN by http where the server is called by https", async () => {
    const { readers } = await parseInputs({ ...TARGET, ...TRIGGER, host: "http://gitlab.example.com" }, GITLAB_JOB);

    expect(readers).toEqual([{ kind: "anonymous" }]);
  });
});

describe("if-no-token: skip", () => {
  const SKIP = { ...TARGET, "if-no-token": "skip" };

  it.each([
    { name: "nothing else", raw: {} },
    // A fork's workflow has the same inputs, and all of its secrets are empty.
    { name: "inputs that need an access token", raw: { retry: "2", "cancel-outdated": "true", "on-manual": "play" } },
    { name: "file variables", raw: { "file-variables": "F=a.txt" } },
  ])("leaves the pipeline out with $name", async ({ raw }) => {
    const { pipeline } = await parseInputs({ ...SKIP, ...raw }, GITHUB);

    expect(pipeline).toEqual({ kind: "none", why: "no token was given that could trigger a pipeline" });
  });

  it.each([
    { raw: TRIGGER, env: {} },
    { raw: ACCESS, env: {} },
    { raw: {}, env: GITLAB_JOB },
  ])("starts one all the same with $raw", async ({ raw, env }) => {
    expect((await parseInputs({ ...SKIP, ...raw }, env)).pipeline.kind).toBe("new");
  });

  it.each([
    { raw: { "trigger-token": "glpat-abc" }, says: /`trigger-token`/ },
    { raw: { timeout: "soon" }, says: /`timeout`/ },
    { raw: { variables: "A=x\nB: y" }, says: /`variables`/ },
  ])("hides no mistake: $raw", async ({ raw, says }) => {
    expect(await problemsOf({ ...SKIP, ...raw })).toMatch(says);
  });
});

describe("file-variables", () => {
  it("keeps paths as they are written", async () => {
    const { fileVariables } = await made({ ...ACCESS, "file-variables": "KUBECONFIG: ~/.kube/config\nA: ./a b.txt" });

    expect(fileVariables).toEqual({ KUBECONFIG: { path: "~/.kube/config" }, A: { path: "./a b.txt" } });
  });

  it.each([
    { raw: { "file-variables": "A=" }, says: /`file-variables`: the value of A is no path/ },
    { raw: { variables: "A=1", "file-variables": "A=a.txt" }, says: /`file-variables`: A is in `variables` as well/ },
    { raw: { "file-variables": "A: [a.txt]" }, says: /`file-variables`: the value of A is a list/ },
  ])("refuses $raw", async ({ raw, says }) => {
    expect(await problemsOf({ ...TARGET, ...ACCESS, ...raw })).toMatch(says);
  });
});

describe("the concurrency key", () => {
  const OUTDATED = { ...ACCESS, "cancel-outdated": "true" };
  const GITLAB = { ...GITLAB_JOB, CI_PROJECT_PATH: "acme/app", CI_JOB_NAME: "deploy", CI_COMMIT_REF_NAME: "main" };

  it.each([
    { raw: ACCESS, env: GITHUB, key: undefined },
    { raw: OUTDATED, env: GITHUB, key: "acme/app Deploy deploy refs/heads/main" },
    { raw: OUTDATED, env: GITLAB, key: "acme/app deploy main" },
    { raw: { ...OUTDATED, "concurrency-key": " nightly " }, env: GITHUB, key: "nightly" },
    { raw: { ...ACCESS, "concurrency-key": "nightly" }, env: {}, key: "nightly" },
  ])("of $raw is $key", async ({ raw, env, key }) => {
    expect((await made(raw, env)).concurrencyKey).toBe(key);
  });

  it.each([
    { raw: OUTDATED, says: /`concurrency-key`: not given, and there is no CI run around/ },
    { raw: { ...OUTDATED, "concurrency-key": "a\nb" }, says: /`concurrency-key`: it is no single line/ },
    { raw: { ...OUTDATED, "concurrency-key": "x".repeat(201) }, says: /at most 200 characters/ },
  ])("is asked for: $raw", async ({ raw, says }) => {
    expect(await problemsOf({ ...TARGET, ...raw })).toMatch(says);
  });

  it("comes with the CI run, whose own pipelines do not outdate each other", async () => {
    expect((await made(OUTDATED, GITHUB)).ciRun).toBe("acme/app 77");
  });
});

describe("the identity of a run", () => {
  const identity = async (raw: RawInputs, env: Env = GITHUB) =>
    (await made({ ...TRIGGER, ...ACCESS, ...raw }, env)).run;
  const key = async (raw: RawInputs, env: Env = GITHUB) => (await identity(raw, env))?.key;

  it("is the same for every attempt, which is counted", async () => {
    const again = await identity({}, { ...GITHUB, GITHUB_RUN_ATTEMPT: "2", GITHUB_HEAD_REF: "", RUNNER_NAME: "other" });

    expect(again).toEqual({ key: await key({}), attempt: 2 });
    expect(again?.key).toMatch(/^[\da-f]{64}$/);
  });

  it.each([
    { name: "another run", raw: {}, env: { ...GITHUB, GITHUB_RUN_ID: "78" } },
    { name: "another job", raw: {}, env: { ...GITHUB, GITHUB_JOB: "test" } },
    { name: "another step of the job", raw: {}, env: { ...GITHUB, GITHUB_ACTION: "__acme_2" } },
    { name: "another repository", raw: {}, env: { ...GITHUB, GITHUB_REPOSITORY: "acme/lib" } },
    { name: "a leg of a matrix that asks for the same", raw: {}, env: { ...GITHUB, INPUT_MATRIX: '{"shard": 2}' } },
    { name: "a leg of a matrix with another server", raw: { host: "gitlab.example.com" }, env: GITHUB },
    { name: "a leg of a matrix with another project", raw: { project: "group/lib" }, env: GITHUB },
    { name: "a leg of a matrix with another ref", raw: { ref: "release" }, env: GITHUB },
    { name: "a leg of a matrix with other variables", raw: { variables: "ARCH=arm64" }, env: GITHUB },
    { name: "a leg of a matrix with other inputs", raw: { inputs: "arch: arm64" }, env: GITHUB },
  ])("differs for $name", async ({ raw, env }) => {
    expect(await key(raw, env)).not.toBe(await key({}));
  });

  it("is known without an access token as well, so that a re-run can say what it lacks", async () => {
    expect(await key({ "access-token": "" })).toBe(await key({}));
  });

  it("stays where only the order of variables, or how the step waits, differs", async () => {
    const one = await key({ variables: '{"A": "1", "B": "2"}' });

    expect(await key({ variables: "B=2\nA=1", timeout: "2h", artifacts: "true" })).toBe(one);
  });

  it("cannot be made by who does not know the token, even with all values known", async () => {
    expect(await key({ "trigger-token": "glptt-other" })).not.toBe(await key({}));
  });

  it.each([
    { name: "with on-rerun: new", raw: { "on-rerun": "new" }, env: GITHUB },
    { name: "where the runner does not count attempts", raw: {}, env: { ...GITHUB, GITHUB_RUN_ATTEMPT: undefined } },
    { name: "in a GitLab job", raw: {}, env: GITLAB_JOB },
    { name: "outside of CI", raw: {}, env: {} },
  ])("is none $name", async ({ raw, env }) => {
    expect(await identity(raw, env)).toBeUndefined();
  });
});
