import { describe, expect, it } from "vitest";
import { surroundings } from "../../../action/inputs/surroundings.ts";

const GITHUB = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/app",
  GITHUB_WORKFLOW: "Deploy",
  GITHUB_JOB: "deploy",
  GITHUB_ACTION: "__acme_sluice",
  GITHUB_REF: "refs/heads/main",
  GITHUB_REF_NAME: "main",
  GITHUB_HEAD_REF: "",
  GITHUB_RUN_ID: "77",
  GITHUB_RUN_ATTEMPT: "3",
};
const PULL_REQUEST = { GITHUB_HEAD_REF: "feature", GITHUB_REF: "refs/pull/5/merge", GITHUB_REF_NAME: "5/merge" };
const GITLAB = {
  GITLAB_CI: "true",
  CI_PROJECT_PATH: "acme/app",
  CI_JOB_NAME: "deploy: [eu]",
  CI_COMMIT_REF_NAME: "main",
  CI_PIPELINE_ID: "900",
};
const MERGE_REQUEST = {
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: "feature",
  CI_MERGE_REQUEST_REF_PATH: "refs/merge-requests/5/head",
};

describe("surroundings", () => {
  it("are those of a workflow on GitHub, Gitea or Forgejo", () => {
    expect(surroundings(GITHUB)).toEqual({
      kind: "github",
      ref: "main",
      place: "acme/app Deploy deploy refs/heads/main",
      run: "acme/app 77",
      step: { name: "acme/app 77 deploy __acme_sluice", attempt: 3 },
    });
  });

  it("are those of a GitLab job, which counts no attempts", () => {
    expect(surroundings(GITLAB)).toEqual({
      kind: "gitlab",
      ref: "main",
      place: "acme/app deploy: [eu] main",
      run: "acme/app 900",
    });
  });

  it("are those of GitHub where a workflow has also been given variables of GitLab", () => {
    expect(surroundings({ ...GITLAB, ...GITHUB })?.kind).toBe("github");
  });

  it.each([
    { name: "a pull request", env: { ...GITHUB, ...PULL_REQUEST }, ref: "feature", place: /refs\/pull\/5\/merge$/ },
    {
      name: "a merge request",
      env: { ...GITLAB, ...MERGE_REQUEST, CI_COMMIT_REF_NAME: "feature" },
      ref: "feature",
      place: /refs\/merge-requests\/5\/head$/,
    },
  ])("take the source branch of $name, and a place of its own", ({ env, ref, place }) => {
    const around = surroundings(env);

    expect(around?.ref).toBe(ref);
    expect(around?.place).toMatch(place);
  });

  it.each([
    { env: { BITBUCKET_BUILD_NUMBER: "1", BITBUCKET_BRANCH: "feature" }, ref: "feature" },
    { env: { BITBUCKET_BUILD_NUMBER: "1", BITBUCKET_TAG: "v1" }, ref: "v1" },
    { env: { CIRCLECI: "true", CIRCLE_BRANCH: "feature" }, ref: "feature" },
    { env: { TF_BUILD: "True", BUILD_SOURCEBRANCH: "refs/heads/feature/x" }, ref: "feature/x" },
    {
      env: {
        TF_BUILD: "True",
        BUILD_SOURCEBRANCH: "refs/pull/5/merge",
        SYSTEM_PULLREQUEST_SOURCEBRANCH: "refs/heads/feature",
      },
      ref: "feature",
    },
    { env: { JENKINS_URL: "http://ci", CHANGE_BRANCH: "feature", BRANCH_NAME: "PR-5" }, ref: "feature" },
    { env: { JENKINS_URL: "http://ci", BRANCH_NAME: "feature" }, ref: "feature" },
    { env: { BUILDKITE: "true", BUILDKITE_BRANCH: "feature" }, ref: "feature" },
    { env: { DRONE: "true", DRONE_SOURCE_BRANCH: "feature", DRONE_BRANCH: "main" }, ref: "feature" },
    { env: { TRAVIS: "true", TRAVIS_PULL_REQUEST_BRANCH: "", TRAVIS_BRANCH: "feature" }, ref: "feature" },
    { env: { CI_SYSTEM_NAME: "woodpecker", CI_COMMIT_SOURCE_BRANCH: "", CI_COMMIT_BRANCH: "main" }, ref: "main" },
  ])("of other systems are their branch: $env", ({ env, ref }) => {
    expect(surroundings(env)).toEqual({ kind: "other", ref });
  });

  it.each([
    { name: "on a developer's machine", env: {} },
    { name: "where a variable of another system happens to be set", env: { BITBUCKET_BRANCH: "main", CI: "true" } },
  ])("are none $name", ({ env }) => {
    expect(surroundings(env)).toBeUndefined();
  });

  it.each(["", "0", "first", "1.5"])("have no step where the runner counts its attempts as %j", (attempt) => {
    expect(surroundings({ ...GITHUB, GITHUB_RUN_ATTEMPT: attempt })).not.toHaveProperty("step");
  });

  it("leave out what is known only in part, since half a name is that of several places", () => {
    expect(surroundings({ GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "acme/app" })).toEqual({ kind: "github" });
  });
});
