import { describe, expect, it } from "vitest";
import { judgeProject, judgeRole } from "../../../action/doctor/judge-project.ts";
import { judgeProtection, judgeRef } from "../../../action/doctor/judge-ref.ts";
import { judgeStart, judgeVariables } from "../../../action/doctor/judge-start.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { wanted } from "./wanted.ts";

const app = { id: 3, path: "group/app", archived: false, webUrl: "", defaultBranch: "main", ciEnabled: true };
const error = (code: ErrorCode, status?: number) =>
  new CodedError(code, `${code} was met.`, status === undefined ? {} : { status });
const hidden = error("GITLAB_NOT_FOUND", 404);

describe("the project", () => {
  const bySeen = (seen: object) => [{ by: "access-token", seen: { ...app, ...seen } }] as const;

  it.each([
    {
      what: "is there",
      sights: bySeen({}),
      state: "ok",
      says: "group/app (project 3) is there. Its default branch is main.",
    },
    { what: "is there in other letters", asked: "Group/App", sights: bySeen({}), state: "ok" },
    { what: "is there by its id", asked: 3, sights: bySeen({}), state: "ok" },
    { what: "has moved", asked: "old/app", sights: bySeen({}), state: "warning", fix: "Set `project` to group/app" },
    {
      what: "is archived",
      sights: bySeen({ archived: true }),
      state: "failed",
      code: "GITLAB_PIPELINE_FORBIDDEN",
      fix: "Unarchive",
    },
    {
      what: "has CI/CD off",
      sights: bySeen({ ciEnabled: false }),
      state: "failed",
      code: "GITLAB_PIPELINES_DISABLED",
      fix: "Enable CI/CD",
    },
    {
      what: "is hidden from a user",
      sights: [
        { by: "access-token", seen: hidden },
        { by: "anonymous", seen: hidden },
      ],
      state: "failed",
      code: "GITLAB_PROJECT_NOT_FOUND",
      says: "for @dora",
    },
    {
      what: "is hidden, and another is alike",
      alike: ["group/apps"],
      sights: [{ by: "access-token", seen: hidden }],
      state: "failed",
      code: "GITLAB_PROJECT_NOT_FOUND",
      says: "@dora sees group/apps.",
    },
    {
      what: "is hidden from strangers",
      sights: [{ by: "anonymous", seen: hidden }],
      state: "not-checked",
      fix: "read_api",
    },
    {
      what: "cannot be asked for",
      sights: [{ by: "access-token", seen: error("GITLAB_SERVER_ERROR", 502) }],
      state: "failed",
      code: "GITLAB_SERVER_ERROR",
    },
    {
      what: "is seen by one of two",
      sights: [
        { by: "access-token", seen: hidden },
        { by: "anonymous", seen: app },
      ],
      state: "ok",
    },
  ] as const)("that $what is $state", ({ sights, ...more }) => {
    const { asked = "group/app", alike = [], ...expected } = more;

    expect(judgeProject({ asked, sights, alike, username: "dora" })).toMatchObject(
      wanted({ check: "project", ...expected }),
    );
  });
});

it.each([
  { level: 30, starts: true, state: "ok", says: "@dora is Developer in group/app: enough to start" },
  { level: 50, starts: true, state: "ok", says: "Owner" },
  {
    level: 20,
    starts: true,
    state: "failed",
    code: "GITLAB_PIPELINE_FORBIDDEN",
    says: "Reporter in group/app, and starting pipelines takes Developer",
  },
  { level: 20, starts: false, state: "ok", says: "enough to read" },
  { level: undefined, starts: true, state: "warning" },
  { level: undefined, starts: false, state: "not-checked" },
] as const)("the role $level of one who starts ($starts) is $state", ({ level, starts, ...expected }) => {
  const finding = judgeRole({ project: "group/app", username: "dora", level, starts });

  expect(finding).toMatchObject(wanted({ check: "role", ...expected }));
});

it.each([
  { ref: { kind: "there", name: "main", sha: "0123456789" }, state: "ok", says: "main is there, at commit 01234567." },
  { ref: { kind: "untold", name: "main" }, state: "not-checked", fix: "read_api" },
  { ref: error("GITLAB_REF_NOT_FOUND"), state: "failed", code: "GITLAB_REF_NOT_FOUND" },
  { ref: error("GITLAB_DEFAULT_BRANCH_UNKNOWN"), state: "not-checked" },
] as const)("a ref like $ref is $state", ({ ref, ...expected }) => {
  expect(judgeRef(ref)).toMatchObject(wanted({ check: "ref", ...expected }));
});

describe("a ref's protection", () => {
  const only = { protected: true, mayPush: false, developersMay: false };

  it.each([
    { what: "none", facts: { protection: { protected: false } }, state: "ok", says: "is not protected" },
    {
      what: "one that lets the starter push",
      facts: { protection: { ...only, mayPush: true }, isOwnLook: true },
      state: "ok",
    },
    {
      what: "one that lets developers, for a developer",
      facts: { protection: { ...only, developersMay: true }, starter: { name: "@dora", level: 30 } },
      state: "ok",
    },
    {
      what: "one for maintainers, for a maintainer",
      facts: { protection: only, starter: { name: "@ada", level: 40 } },
      state: "ok",
      says: "unless its rules leave maintainers out",
    },
    {
      what: "one for maintainers, for a developer",
      facts: { protection: only, starter: { name: "@dora", level: 30 } },
      state: "warning",
      says: "@dora, as Developer, may not",
    },
    {
      what: "one that lets nobody push, for a maintainer",
      facts: { protection: only, isOwnLook: true, starter: { name: "@ada", level: 40 } },
      state: "warning",
    },
    {
      what: "of a tag, for a developer",
      facts: { protection: { protected: true }, starter: { name: "@dora", level: 30 } },
      state: "warning",
    },
    {
      what: "one for whoever is unknown",
      facts: { protection: only },
      state: "warning",
      says: "it cannot be told whether whoever starts it",
    },
  ] as const)("that is $what is $state", ({ facts, ...expected }) => {
    const finding = judgeProtection({ ref: "main", isOwnLook: false, ...facts });

    expect(finding).toMatchObject(wanted({ check: "protection", ...expected }));
  });
});

describe("a start on a ref that cannot exist", () => {
  const job = { id: 7, name: "deploy", projectId: 5, projectPath: "group/caller", user: { id: 1, username: "dora" } };

  it.each([
    {
      what: "refused for its ref alone",
      probe: { kind: "answered", error: error("GITLAB_REF_NOT_FOUND") },
      state: "ok",
      says: "Nothing was started",
    },
    {
      what: "refused for its variables",
      probe: { kind: "answered", error: error("GITLAB_VARIABLES_FORBIDDEN") },
      state: "failed",
      code: "GITLAB_VARIABLES_FORBIDDEN",
    },
    {
      what: "refused for who starts",
      probe: { kind: "answered", error: error("GITLAB_PIPELINE_FORBIDDEN") },
      state: "failed",
      code: "GITLAB_PIPELINE_FORBIDDEN",
    },
    {
      what: "refused with an explained 404",
      probe: { kind: "answered", error: error("GITLAB_TRIGGER_TOKEN_UNKNOWN") },
      state: "failed",
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
    },
    {
      what: "refused with a bare 404",
      probe: { kind: "answered", error: error("GITLAB_TRIGGER_NOT_FOUND", 404) },
      state: "failed",
      code: "GITLAB_TRIGGER_NOT_FOUND",
      says: "no project group/app, or the token is none of its",
    },
    {
      what: "refused with a bare 404 to a job that runs",
      probe: { kind: "answered", error: error("GITLAB_TRIGGER_NOT_FOUND", 404), job },
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      says: "does not let group/caller in, @dora is no member",
    },
    {
      what: "met by an outage",
      probe: { kind: "answered", error: error("GITLAB_SERVER_ERROR", 502) },
      state: "not-checked",
    },
    {
      what: "not tried",
      probe: { kind: "not-sent", why: "--no-probe was given" },
      state: "not-checked",
      says: "since --no-probe was given",
    },
    { what: "granted", probe: { kind: "answered", error: error("INTERNAL") }, state: "failed", code: "INTERNAL" },
  ] as const)("that is $what is $state", ({ probe, ...expected }) => {
    expect(judgeStart(probe, "trigger token", 0, "group/app")).toMatchObject(wanted({ check: "start", ...expected }));
  });
});

describe("variables", () => {
  const facts = { project: "group/app", count: 2, starter: "@dora", probed: "unknown" } as const;

  it.each([
    { what: "none, without a start that tells", facts: { ...facts, count: 0 }, state: "ok" },
    {
      what: "none, and even that refused",
      facts: { ...facts, count: 0, least: "maintainer", probed: "refused" },
      state: "failed",
      says: "TRIGGER_PAYLOAD",
    },
    {
      what: "some that GitLab takes",
      facts: { ...facts, probed: "taken" },
      state: "ok",
      says: "takes that from @dora",
    },
    {
      what: "some that GitLab refuses",
      facts: { ...facts, least: "no_one_allowed", probed: "refused" },
      state: "failed",
      says: "lets nobody set pipeline variables; 2 variables",
    },
    { what: "some that nobody may set", facts: { ...facts, least: "no_one_allowed", level: 50 }, state: "failed" },
    {
      what: "some beyond the starter's role",
      facts: { ...facts, least: "maintainer", level: 30 },
      state: "failed",
      says: "everybody from Maintainer on",
    },
    {
      what: "some within it",
      facts: { ...facts, least: "developer", level: 30 },
      state: "ok",
      says: "@dora is Developer",
    },
    { what: "some of whoever's role is unknown", facts: { ...facts, least: "maintainer" }, state: "not-checked" },
    { what: "some under an unknown rule", facts: { ...facts, least: "captain", level: 50 }, state: "not-checked" },
    { what: "some under a rule nobody told", facts, state: "not-checked", fix: "Maintainer" },
  ] as const)("that are $what: $state", ({ facts: known, ...expected }) => {
    const code = expected.state === "failed" ? { code: "GITLAB_VARIABLES_FORBIDDEN" } : {};

    expect(judgeVariables(known)).toMatchObject(wanted({ check: "variables", ...code, ...expected }));
  });
});
