import { describe, expect, it } from "vitest";
import { judgeJobAccess, judgeJobToken } from "../../../action/doctor/judge-job-token.ts";
import { judgeTriggerToken } from "../../../action/doctor/judge-trigger-token.ts";
import { judgeUserToken } from "../../../action/doctor/judge-user-token.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { wanted } from "./wanted.ts";

const now = new Date("2026-11-22T12:00:00Z");
const dora = { id: 1, username: "dora" };
const refused = (
  status: number,
  code: "GITLAB_TOKEN_REJECTED" | "GITLAB_NOT_FOUND" | "GITLAB_JOB_NOT_RUNNING" | "GITLAB_SERVER_ERROR",
) => new CodedError(code, `GitLab answered ${status}.`, { status });

describe("an access token", () => {
  const good = {
    given: "access-token",
    kind: "a personal, project or group access token",
    own: { scopes: ["api"] },
    user: dora,
    acts: [],
    starts: false,
    now,
  } as const;

  it.each([
    { what: "with api", facts: {}, state: "ok", says: "of @dora, has the scopes api, and does not end" },
    { what: "that only reads", facts: { own: { scopes: ["read_api"] } }, state: "ok" },
    {
      what: "that only reads and is to cancel",
      facts: { own: { scopes: ["read_api"] }, acts: ["cancel-on", "retry"] },
      state: "warning",
      says: "`cancel-on`, `retry` cannot be done",
    },
    {
      what: "that only reads and is to start",
      facts: { own: { scopes: ["read_api"] }, starts: true },
      state: "failed",
      code: "GITLAB_FORBIDDEN",
      fix: "scope api",
    },
    {
      what: "that reads nothing here",
      facts: { own: { scopes: ["read_user"] } },
      state: "failed",
      code: "GITLAB_FORBIDDEN",
      fix: "read_api",
    },
    {
      what: "without scopes",
      facts: { own: { scopes: [] } },
      state: "failed",
      code: "GITLAB_FORBIDDEN",
      says: "no scopes",
    },
    {
      what: "that ends soon",
      facts: { own: { scopes: ["api"], expiresAt: "2026-12-01" } },
      state: "warning",
      fix: "ends in 8 days",
    },
    {
      what: "that ends later",
      facts: { own: { scopes: ["api"], expiresAt: "2027-12-01" } },
      state: "ok",
      says: "works until 2027-12-01",
    },
    {
      what: "GitLab does not take",
      facts: { own: refused(401, "GITLAB_TOKEN_REJECTED"), user: refused(401, "GITLAB_TOKEN_REJECTED") },
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      says: "GitLab answered 401",
    },
    {
      what: "of a GitLab that does not tell",
      facts: { own: refused(404, "GITLAB_NOT_FOUND") },
      state: "warning",
      says: "is of @dora; its scopes",
    },
    {
      what: "nothing is told of",
      facts: { own: refused(404, "GITLAB_NOT_FOUND"), user: refused(404, "GITLAB_NOT_FOUND") },
      state: "not-checked",
    },
    {
      what: "asked during an outage",
      facts: { own: refused(502, "GITLAB_SERVER_ERROR"), user: refused(502, "GITLAB_SERVER_ERROR") },
      state: "failed",
      code: "GITLAB_SERVER_ERROR",
    },
    {
      what: "that is a trigger token",
      facts: { kind: "a pipeline trigger token" },
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      fix: "`trigger-token`",
    },
    {
      what: "that is a job token",
      facts: { kind: "a job token" },
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      fix: "`job-token`",
    },
    {
      what: "that is a deploy token",
      facts: { kind: "a deploy token" },
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      fix: "glpat-",
    },
  ] as const)("$what is $state", ({ facts, ...expected }) => {
    expect(judgeUserToken({ ...good, ...facts })).toMatchObject(wanted({ check: "access-token", ...expected }));
  });

  it("is named as what it was given as", () => {
    const finding = judgeUserToken({
      ...good,
      given: "oauth-token",
      kind: undefined,
      own: refused(401, "GITLAB_TOKEN_REJECTED"),
    });

    expect(finding).toMatchObject(
      wanted({ check: "oauth-token", state: "failed", says: "the OAuth token", fix: "refresh" }),
    );
  });
});

describe("a trigger token", () => {
  const token = { id: 12, description: "nightly", token: "glptt-x", owner: dora };
  const found = (more: object) => ({ kind: "found", token: { ...token, ...more } }) as const;

  it.each([
    {
      what: "of the project",
      search: found({}),
      state: "ok",
      says: "It is trigger token 12 (nightly) of group/app, and acts as @dora",
    },
    {
      what: "that has ended",
      search: found({ expiresAt: "2026-11-01T00:00:00Z" }),
      state: "failed",
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      says: "ended at 2026-11-01",
    },
    {
      what: "that ends soon",
      search: found({ expiresAt: "2026-11-25T00:00:00Z" }),
      state: "warning",
      fix: "sluice tokens create",
    },
    {
      what: "without an owner",
      search: { kind: "found", token: { id: 1, description: "", token: "x" } },
      state: "failed",
      code: "GITLAB_PIPELINE_FORBIDDEN",
      says: "legacy",
    },
    {
      what: "of another project",
      search: { kind: "none" },
      state: "failed",
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      says: "none of group/app's",
    },
    { what: "that may be a colleague's", search: { kind: "maybe-of-others" }, state: "not-checked", fix: "owner" },
    { what: "nobody may look for", search: { kind: "not-allowed" }, state: "not-checked", fix: "Maintainer" },
  ] as const)("$what is $state", ({ search, ...expected }) => {
    const finding = judgeTriggerToken({ kind: "a pipeline trigger token", search, project: "group/app", now });

    expect(finding).toMatchObject(wanted({ check: "trigger-token", ...expected }));
  });

  it("that is an access token is told apart by its prefix", () => {
    const kind = "a personal, project or group access token";

    expect(judgeTriggerToken({ kind, search: { kind: "not-allowed" }, now })).toMatchObject(
      wanted({
        check: "trigger-token",
        state: "failed",
        code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
        says: "answers with 404",
        fix: "`access-token`",
      }),
    );
  });
});

describe("a job token", () => {
  const job = { id: 7, name: "deploy", projectId: 5, projectPath: "group/caller", user: dora };

  it.each([
    {
      what: "of a running job",
      kind: "a job token",
      job,
      state: "ok",
      says: "of job 7 (deploy) of group/caller, as @dora",
    },
    {
      what: "without a prefix",
      kind: undefined,
      job: { id: 7, name: "x", projectId: 5 },
      state: "ok",
      says: "of project 5",
    },
    {
      what: "GitLab does not know",
      kind: "a job token",
      job: refused(401, "GITLAB_TOKEN_REJECTED"),
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      fix: "inside its job",
    },
    {
      what: "of a job that has ended",
      kind: "a job token",
      job: refused(401, "GITLAB_JOB_NOT_RUNNING"),
      state: "failed",
      code: "GITLAB_JOB_NOT_RUNNING",
    },
    { what: "nothing is told of", kind: "a job token", job: refused(404, "GITLAB_NOT_FOUND"), state: "not-checked" },
    {
      what: "that is an access token",
      kind: "a personal, project or group access token",
      job,
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
    },
  ] as const)("$what is $state", ({ kind, job: seen, ...expected }) => {
    expect(judgeJobToken(kind, seen)).toMatchObject(wanted({ check: "job-token", ...expected }));
  });

  const closed = { enforced: true, projects: [9], groups: [] };
  const listed = { enforced: true, projects: [9, 5], groups: [] };

  it.each([
    {
      what: "is on the list and its user a developer",
      facts: { scope: listed, role: 30 },
      state: "ok",
      says: "lets job tokens of group/caller in, and @dora may start",
    },
    { what: "is let in by a group", facts: { scope: { ...closed, groups: ["group"] }, role: 30 }, state: "ok" },
    {
      what: "meets a list that is off",
      facts: { scope: { ...closed, enforced: false }, role: 30 },
      state: "ok",
      says: "switched off",
    },
    { what: "is of the target itself", facts: { scope: closed, role: 30, targetId: 5 }, state: "ok" },
    {
      what: "is not on the list",
      facts: { scope: closed, role: 30 },
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      fix: "add group/caller",
    },
    {
      what: "has a stranger as user",
      facts: { scope: listed, role: "none" },
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      fix: "Make @dora a member",
    },
    {
      what: "has a stranger to a public project as user",
      facts: { scope: listed, role: "none", isPublic: true },
      state: "failed",
      code: "GITLAB_PIPELINE_FORBIDDEN",
      says: "less than a Developer",
    },
    {
      what: "has a reporter as user",
      facts: { scope: listed, role: 20 },
      state: "failed",
      code: "GITLAB_PIPELINE_FORBIDDEN",
    },
    { what: "is on the list, and nobody knows its user's role", facts: { scope: listed }, state: "ok" },
    {
      what: "meets a list that nobody may read",
      facts: { role: 30 },
      state: "not-checked",
      says: "@dora may start pipelines",
      fix: "Maintainer",
    },
    { what: "meets nothing that can be read", facts: {}, state: "not-checked" },
  ] as const)("whose job $what: $state", ({ facts, ...expected }) => {
    const finding = judgeJobAccess({ target: "group/app", targetId: 9, job, isPublic: false, ...facts });

    expect(finding).toMatchObject(wanted({ check: "job-token-access", ...expected }));
  });
});
