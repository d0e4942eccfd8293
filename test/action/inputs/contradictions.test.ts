import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { problemsOf } from "./problems-of.ts";

const BASE = { project: "group/app", ref: "main", "trigger-token": "glptt-abc" };
const ACCESS = { "access-token": "glpat-abc" };
const GIVEN = { project: "group/app", pipeline: "12", ...ACCESS };
const GITHUB = { GITHUB_ACTIONS: "true" };
const GITLAB = { GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.com" };

describe("inputs that contradict each other", () => {
  it.each([
    {
      raw: { ...BASE, wait: "false", artifacts: "true" },
      says: /^`artifacts`: artifacts exist only once.*`wait: true`/,
    },
    { raw: { ...BASE, wait: "false", "dotenv-from": "build" }, says: /^`dotenv-from`: .*`wait: true`/ },
    { raw: { ...BASE, wait: "false", "junit-path": "t.xml" }, says: /^`junit-path`: / },
    { raw: { ...BASE, ...ACCESS, wait: "false", retry: "1" }, says: /^`retry`: whether the pipeline fails/ },
    { raw: { ...BASE, wait: "false", "wait-for-jobs": "a" }, says: /^`wait-for-jobs`: it says what to wait for/ },
    { raw: { ...BASE, wait: "false", "on-manual": "wait" }, says: /^`on-manual`: / },
    { raw: { ...BASE, wait: "false", "cancel-on": "timeout" }, says: /^`cancel-on`: nobody is there/ },
    { raw: { ...BASE, timeout: "5m", "start-timeout": "6m" }, says: /^`start-timeout`: it is longer than `timeout`/ },
    { raw: { ...BASE, "play-jobs": "deploy" }, says: /^`play-jobs`: .*`on-manual: play`/ },
    { raw: { ...BASE, retry: "1" }, says: /^`retry`: .*`access-token` with the scope api as well/ },
    { raw: { ...BASE, "on-manual": "play" }, says: /^`on-manual`: .*for playing jobs/ },
    {
      raw: { ...BASE, "cancel-outdated": "true", "concurrency-key": "k" },
      says: /^`cancel-outdated`: .*for cancelling/,
    },
    { raw: { ...GIVEN, ref: "main" }, says: /^`ref`: it is for a new pipeline, but `pipeline` names one that exists/ },
    { raw: { ...GIVEN, variables: "A=1" }, says: /^`variables`: it is for a new pipeline/ },
    { raw: { ...GIVEN, "file-variables": "A=a" }, says: /^`file-variables`: it is for a new pipeline/ },
    { raw: { ...GIVEN, inputs: "a: 1" }, says: /^`inputs`: it is for a new pipeline/ },
    { raw: { ...GIVEN, "concurrency-key": "k" }, says: /^`concurrency-key`: it is for a new pipeline/ },
    { raw: { ...GIVEN, "cancel-outdated": "true" }, says: /^`cancel-outdated`: it is for a new pipeline/ },
    { raw: { ...GIVEN, "dry-run": "true" }, says: /^`dry-run`: with `pipeline` nothing is triggered anyway/ },
    { raw: { ...GIVEN, wait: "false" }, says: /^`wait`: with `pipeline` nothing is left to do/ },
  ])("are refused in one problem that says what to write: $raw", async ({ raw, says }) => {
    const [only, ...more] = (await problemsOf(raw)).replace("An input cannot be used. ", "").split("\n");

    expect(only).toMatch(says);
    expect(only).toMatch(/Write|Leave/);
    expect(more).toEqual([]);
  });

  it.each([
    { raw: {}, env: {}, says: /^`comment`: there is no pull or merge request .* around\. Leave it out/ },
    {
      raw: {},
      env: { CIRCLECI: "true", CIRCLE_BRANCH: "main" },
      says: /^`comment`: there is no pull or merge request/,
    },
    { raw: {}, env: GITHUB, says: /^`comment`: .*Write `github-token: \$\{\{ github\.token \}\}`/ },
    { raw: {}, env: GITLAB, says: /^`comment`: GitLab takes no job token for comments\. Write `access-token`/ },
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
