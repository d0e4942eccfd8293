import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { problemsOf } from "./problems-of.ts";

const BASE = { project: "group/app", ref: "main", "trigger-token": "glptt-abc" };
const ACCESS = { "access-token": "glpat-abc" };
const GIVEN = { project: "group/app", pipeline: "12", ...ACCESS };
const GITHUB = { GITHUB_ACTIONS: "true" };
const GITLAB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.com" };

/** Fails unless there is exactly one, which says what to write. */
async function onlyProblemOf(raw: RawInputs): Promise<string> {
  const [only, ...more] = (await problemsOf(raw)).replace("An input cannot be used. ", "").split("\n");
  expect(more).toEqual([]);
  expect(only).toMatch(/Write|Leave/);
  return only ?? "";
}

describe("inputs that contradict each other", () => {
  it.each([
    { raw: { wait: "false", "dotenv-from": "build" }, says: /^`dotenv-from`: .*`wait: true`/ },
    { raw: { wait: "false", "junit-path": "t.xml" }, says: /^`junit-path`: / },
    { raw: { wait: "false", retry: "1", "access-token": "glpat-abc" }, says: /^`retry`: whether the pipeline fails/ },
    { raw: { wait: "false", "wait-for-jobs": "a" }, says: /^`wait-for-jobs`: it says what to wait for/ },
    { raw: { wait: "false", "on-manual": "wait" }, says: /^`on-manual`: / },
    { raw: { wait: "false", "cancel-on": "timeout" }, says: /^`cancel-on`: nobody is there/ },
    { raw: { timeout: "5m", "start-timeout": "6m" }, says: /^`start-timeout`: it is longer than `timeout`/ },
    { raw: { "play-jobs": "deploy" }, says: /^`play-jobs`: .*`on-manual: play`/ },
    { raw: { retry: "1" }, says: /^`retry`: .*`access-token` with the scope api as well/ },
    {
      raw: { retry: "1", "access-token": "glptt-abc" },
      says: /^`access-token`: its value is a pipeline trigger.*Write/,
    },
    { raw: { "on-manual": "play" }, says: /^`on-manual`: .*for playing jobs/ },
    { raw: { wait: "false", artifacts: "true" }, says: /^`artifacts`: artifacts exist only once.*`wait: true`/ },
    { raw: { "cancel-outdated": "true", "concurrency-key": "k" }, says: /^`cancel-outdated`: .*for cancelling/ },
  ])("are refused in one problem that says what to write: $raw", async ({ raw, says }) => {
    expect(await onlyProblemOf({ ...BASE, ...raw })).toMatch(says);
  });

  it.each([
    { raw: { ref: "main" }, says: /^`ref`: it is for a new pipeline, but `pipeline` names one that exists/ },
    { raw: { variables: "A=1" }, says: /^`variables`: it is for a new pipeline/ },
    { raw: { "file-variables": "A=a" }, says: /^`file-variables`: it is for a new pipeline/ },
    { raw: { inputs: "a: 1" }, says: /^`inputs`: it is for a new pipeline/ },
    { raw: { "concurrency-key": "k" }, says: /^`concurrency-key`: it is for a new pipeline/ },
    { raw: { "cancel-outdated": "true" }, says: /^`cancel-outdated`: it is for a new pipeline/ },
    { raw: { "dry-run": "true" }, says: /^`dry-run`: with `pipeline` nothing is triggered anyway/ },
    { raw: { wait: "false" }, says: /^`wait`: with `pipeline` nothing is left to do/ },
  ])("are refused beside a pipeline that exists: $raw", async ({ raw, says }) => {
    expect(await onlyProblemOf({ ...GIVEN, ...raw })).toMatch(says);
  });

  it.each([
    { raw: {}, env: {}, says: /^`comment`: there is no pull or merge request .* around\. Leave it out/ },
    {
      raw: {},
      env: { CIRCLECI: "true", CIRCLE_BRANCH: "main" },
      says: /^`comment`: there is no pull or merge request/,
    },
    { raw: {}, env: GITHUB, says: /^`comment`: .*Write `github-token: \$\{\{ github\.token \}\}`/ },
    {
      raw: {},
      env: GITLAB,
      says: /^`comment`: on a merge request it is written with an access token .*Write `access-token`/,
    },
    {
      raw: { "oauth-token": "of-an-application" },
      env: GITLAB,
      says: /^`comment`: on a merge request it is written with an access token/,
    },
  ])("a comment without a place or a token for it, in $env", async ({ raw, env, says }) => {
    const message = await problemsOf({ ...BASE, ...raw, comment: "true" }, env);

    expect(message.replace("An input cannot be used. ", "")).toMatch(says);
  });

  it.each([
    { raw: { ...BASE, wait: "false", timeout: "5m", "artifacts-path": "out" }, env: {} },
    { raw: { ...BASE, wait: "false", comment: "true", "github-token": "ghs_a" }, env: GITHUB },
    { raw: { ...BASE, ...ACCESS, comment: "true" }, env: GITLAB },
    { raw: { ...BASE, "oauth-token": "o", retry: "1", "on-manual": "play", "play-jobs": "a" }, env: {} },
    { raw: { ...GIVEN, retry: "1", artifacts: "true", timeout: "5m", "trigger-token": "glptt-a" }, env: {} },
    { raw: { pipeline: "https://gitlab.com/a/b/-/pipelines/1" }, env: {} },
    { raw: { ...BASE, artifacts: "false", "artifacts-layout": "flat", "dotenv-prefix": "D_" }, env: {} },
  ])("are not seen where inputs go together: $raw", async ({ raw, env }) => {
    await expect(parseInputs(raw, env)).resolves.toBeDefined();
  });
});
