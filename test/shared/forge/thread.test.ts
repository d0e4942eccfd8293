import { describe, expect, it } from "vitest";
import { threadOf } from "../../../shared/forge/thread.ts";

const github = {
  GITHUB_ACTIONS: "true",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_REPOSITORY: "octo/app",
  GITHUB_EVENT_PATH: "/event.json",
};
const gitlab = { GITLAB_CI: "true", CI_API_V4_URL: "https://gitlab.example.com/api/v4", CI_PROJECT_ID: "3" };
const onGitHub = { kind: "github", apiUrl: "https://api.github.com", repository: "octo/app", number: 12 };

describe("the request a run is about", () => {
  it.each([
    { what: "a pull request", env: { ...github, GITHUB_REF: "refs/pull/12/merge" }, thread: onGitHub },
    {
      what: "a pull request by its event",
      env: { ...github, GITHUB_REF: "refs/heads/main" },
      event: { pull_request: { number: 12 }, number: 13 },
      thread: onGitHub,
    },
    {
      what: "a comment on a pull request",
      env: github,
      event: { issue: { number: 12, pull_request: {} } },
      thread: onGitHub,
    },
    { what: "a comment on an issue", env: github, event: { issue: { number: 12 } } },
    { what: "a push", env: { ...github, GITHUB_REF: "refs/heads/main" }, event: { ref: "refs/heads/main" } },
    { what: "an event that cannot be read", env: github, event: "{" },
    { what: "no event", env: { ...github, GITHUB_EVENT_PATH: "" } },
    {
      what: "a pull request of Gitea",
      env: { ...github, GITHUB_API_URL: "https://git.example.com/api/v1/", GITHUB_REF: "refs/pull/12/head" },
      thread: { ...onGitHub, kind: "gitea", apiUrl: "https://git.example.com/api/v1" },
    },
    {
      what: "a merge request",
      env: { ...gitlab, CI_MERGE_REQUEST_IID: "12" },
      thread: { kind: "gitlab", apiUrl: "https://gitlab.example.com/api/v4", repository: "3", number: 12 },
    },
    {
      what: "a merge request of a fork",
      env: { ...gitlab, CI_MERGE_REQUEST_IID: "12", CI_MERGE_REQUEST_PROJECT_ID: "9" },
      thread: { kind: "gitlab", apiUrl: "https://gitlab.example.com/api/v4", repository: "9", number: 12 },
    },
    {
      what: "the first merge request that is open for a branch",
      env: { ...gitlab, CI_OPEN_MERGE_REQUESTS: "group/app!12,group/app!13" },
      thread: { kind: "gitlab", apiUrl: "https://gitlab.example.com/api/v4", repository: "group/app", number: 12 },
    },
    { what: "a branch", env: gitlab },
    { what: "a number that is none", env: { ...gitlab, CI_MERGE_REQUEST_IID: "12/notes?x" } },
    { what: "nothing, on a developer's machine", env: {} },
  ])("is $what", async ({ env, event, thread }) => {
    const text = typeof event === "string" ? event : event === undefined ? undefined : JSON.stringify(event);

    expect(await threadOf(env, (path) => Promise.resolve(path === "/event.json" ? text : undefined))).toEqual(thread);
  });
});
