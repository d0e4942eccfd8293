import { describe, expect, it } from "vitest";
import type { Finding } from "../../../action/doctor/finding.ts";
import { judgeActing, judgeArtifacts, judgeReading } from "../../../action/doctor/judge-afterwards.ts";
import { verdictOf } from "../../../action/doctor/verdict.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { wanted } from "./wanted.ts";

const error = (code: ErrorCode, status: number) => new CodedError(code, `${code} was met.`, { status });
const no = error("GITLAB_NOT_FOUND", 404);
const policy = error("GITLAB_POLICY_REFUSED", 403);

describe("reading", () => {
  it.each([
    {
      what: "all of it",
      sights: [{ by: "access-token", pipelines: "yes", jobs: "yes" }],
      state: "ok",
      says: "with the access token",
    },
    {
      what: "all, as the second",
      sights: [
        { by: "access-token", pipelines: no, jobs: no },
        { by: "anonymous", pipelines: "yes", jobs: "yes" },
      ],
      state: "ok",
      says: "without a token",
    },
    {
      what: "jobs alone",
      sights: [{ by: "job-token", pipelines: no, jobs: "yes" }],
      state: "ok",
      says: "with each the status of its pipeline",
    },
    { what: "pipelines alone", sights: [{ by: "anonymous", pipelines: "yes", jobs: no }], state: "warning" },
    {
      what: "nothing",
      sights: [{ by: "anonymous", pipelines: no, jobs: no }],
      state: "failed",
      code: "WATCH_FORBIDDEN",
    },
    {
      what: "nothing by policy",
      sights: [{ by: "job-token", pipelines: policy, jobs: policy }],
      state: "failed",
      code: "WATCH_FORBIDDEN",
      says: "GITLAB_POLICY_REFUSED was met",
    },
    {
      what: "nothing, and nobody waits",
      waits: false,
      sights: [{ by: "anonymous", pipelines: no, jobs: no }],
      state: "ok",
      says: "does not wait",
    },
    {
      what: "nothing during an outage",
      sights: [{ by: "anonymous", pipelines: error("GITLAB_SERVER_ERROR", 502), jobs: no }],
      state: "not-checked",
    },
  ] as const)("$what is $state", ({ sights, ...more }) => {
    const { waits = true, ...expected } = more;

    expect(judgeReading(sights, waits)).toMatchObject(wanted({ check: "reading", ...expected }));
  });
});

describe("artifacts", () => {
  it.each([
    {
      what: "opened",
      facts: { archive: { kind: "opened", by: "job-token", job: 7 }, wanted: true, keepsLatest: true },
      state: "ok",
      says: "with the job token: those of job 7 were opened. GitLab keeps",
    },
    {
      what: "opened from a storage",
      facts: {
        archive: { kind: "opened", by: "job-token", job: 7, from: "https://s3.example.com" },
        wanted: true,
        keepsLatest: false,
      },
      state: "ok",
      says: "from https://s3.example.com. GitLab removes",
    },
    {
      what: "refused and wanted",
      facts: { archive: { kind: "refused", error: policy }, wanted: true },
      state: "failed",
      code: "GITLAB_POLICY_REFUSED",
    },
    {
      what: "refused and not wanted",
      facts: { archive: { kind: "refused", error: policy }, wanted: false },
      state: "warning",
    },
    {
      what: "of a refusing storage",
      facts: { archive: { kind: "refused", error: error("GITLAB_STORAGE_REFUSED", 403) }, wanted: true },
      state: "failed",
      code: "GITLAB_STORAGE_REFUSED",
    },
    { what: "not there", facts: { archive: { kind: "none-there" }, wanted: true }, state: "not-checked" },
    {
      what: "not to be listed",
      facts: { archive: { kind: "not-tried" }, wanted: true, publicJobs: false },
      state: "not-checked",
      says: "members only",
    },
  ] as const)("that are $what: $state", ({ facts, ...expected }) => {
    expect(judgeArtifacts(facts)).toMatchObject(wanted({ check: "artifacts", ...expected }));
  });
});

describe("cancelling and retrying", () => {
  const user = { by: "access-token", scopes: ["api"], level: 30 } as const;

  it.each([
    { what: "a developer's token with api", facts: { user, acts: [] }, state: "ok" },
    { what: "no token", facts: { acts: [] }, state: "warning", says: "neither trigger nor job tokens" },
    {
      what: "no token, where it is asked for",
      facts: { acts: ["retry"] },
      state: "failed",
      says: "`retry` cannot be done",
    },
    {
      what: "a token that reads",
      facts: { user: { ...user, scopes: ["read_api"] }, acts: [] },
      state: "warning",
      says: "scope api",
    },
    {
      what: "a reporter's token",
      facts: { user: { ...user, level: 20 }, acts: ["cancel-on"] },
      state: "failed",
      says: "less than a Developer",
    },
    {
      what: "a token nobody knows the scopes of",
      facts: { user: { by: "oauth-token", level: 30 }, acts: ["retry"] },
      state: "not-checked",
    },
    {
      what: "a token nobody knows the role of",
      facts: { user: { by: "oauth-token", scopes: ["api"] }, acts: ["retry"] },
      state: "not-checked",
    },
  ] as const)("with $what is $state", ({ facts, ...expected }) => {
    const code = expected.state === "failed" ? { code: "CANCEL_NOT_POSSIBLE" } : {};

    expect(judgeActing(facts)).toMatchObject(wanted({ check: "acting", ...code, ...expected }));
  });
});

describe("the verdict", () => {
  const fine: Finding = { check: "address", state: "ok", says: "" };
  const odd: Finding = { check: "clock", state: "warning", says: "", fix: "" };
  const open: Finding = { check: "version", state: "not-checked", says: "" };
  const bad = (check: Finding["check"], code: ErrorCode): Finding => ({ check, state: "failed", says: "", code });

  it.each([
    { what: "nothing but good", findings: [fine, fine], exitCode: 0, says: "Nothing failed: 2 ok, 0 warnings." },
    {
      what: "warnings",
      findings: [fine, odd, open],
      exitCode: 0,
      says: "Nothing failed: 1 ok, 1 warning, 1 not checked.",
    },
    { what: "nothing to say", findings: [open], exitCode: 0, says: "and nothing to be right" },
    {
      what: "a failure of permissions first",
      findings: [fine, bad("project", "GITLAB_PROJECT_NOT_FOUND"), bad("artifacts", "ARTIFACTS_CORRUPT")],
      exitCode: 3,
      says: "2 failed, 1 ok, 0 warnings. Begin with project.",
    },
    {
      what: "a failure of inputs first",
      findings: [bad("inputs", "INPUT_INVALID"), bad("address", "GITLAB_UNREACHABLE")],
      exitCode: 2,
      says: "Begin with inputs",
    },
    {
      what: "a failure of the network",
      findings: [bad("address", "GITLAB_UNREACHABLE")],
      exitCode: 4,
      says: "Begin with address",
    },
  ] as const)("on $what is $exitCode", ({ findings, exitCode, says }) => {
    const verdict = verdictOf(findings);

    expect(verdict.exitCode).toBe(exitCode);
    expect(verdict.says).toContain(says);
  });
});
