import { describe, expect, it } from "vitest";
import { judgeAddress } from "../../../action/doctor/judge-address.ts";
import { judgeCertificate } from "../../../action/doctor/judge-certificate.ts";
import { judgeClock, judgeRateLimit, judgeVersion } from "../../../action/doctor/judge-server.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { wanted } from "./wanted.ts";

const host = "https://gitlab.example.com";
const answered = { kind: "answered", status: 401, headers: {}, isJson: true, tookMs: 12 } as const;
const unreachable = (code: string) =>
  new CodedError("GITLAB_UNREACHABLE", `${host} could not be reached (${code}).`, {
    cause: Object.assign(new Error(code), { code }),
  });

describe("the address", () => {
  it.each([
    { what: "401 in JSON", sounding: answered, state: "ok", says: "GitLab answers at" },
    { what: "200 in JSON", sounding: { ...answered, status: 200 }, state: "ok", says: "in 12 ms" },
    {
      what: "403 in JSON",
      sounding: { ...answered, status: 403 },
      state: "warning",
      says: "refuses to talk to strangers",
    },
    {
      what: "404 in JSON",
      sounding: { ...answered, status: 404 },
      state: "failed",
      code: "GITLAB_ANSWER_UNREADABLE",
      says: "not GitLab's API",
    },
    {
      what: "a login page",
      sounding: { ...answered, status: 200, isJson: false },
      state: "failed",
      code: "GITLAB_ANSWER_UNREADABLE",
      says: "no JSON",
    },
    {
      what: "502",
      sounding: { ...answered, status: 502, isJson: false },
      state: "failed",
      code: "GITLAB_SERVER_ERROR",
      says: "502",
    },
    {
      what: "429",
      sounding: { ...answered, status: 429 },
      state: "failed",
      code: "GITLAB_RATE_LIMITED",
      says: "fewer requests",
    },
    {
      what: "407",
      sounding: { ...answered, status: 407 },
      state: "failed",
      code: "GITLAB_UNREACHABLE",
      says: "wants a login",
    },
    {
      what: "a redirect to another address of the API",
      sounding: { ...answered, status: 301, headers: { location: "https://git.example.com/gl/api/v4/version" } },
      state: "failed",
      code: "GITLAB_REDIRECT_REFUSED",
      fix: "Set `host` to https://git.example.com/gl.",
    },
    {
      what: "a redirect to a login",
      sounding: { ...answered, status: 302, headers: { location: "/users/sign_in?secret=1" } },
      state: "failed",
      code: "GITLAB_REDIRECT_REFUSED",
      says: `${host}/users/sign_in,`,
    },
    {
      what: "a redirect to nowhere",
      sounding: { ...answered, status: 302 },
      state: "failed",
      code: "GITLAB_REDIRECT_REFUSED",
      says: "leads nowhere",
    },
    {
      what: "an unknown name",
      sounding: { kind: "failed", error: unreachable("ENOTFOUND") },
      state: "failed",
      code: "GITLAB_UNREACHABLE",
      fix: "DNS knows no such name",
    },
    {
      what: "a closed port",
      sounding: { kind: "failed", error: unreachable("ECONNREFUSED") },
      state: "failed",
      code: "GITLAB_UNREACHABLE",
      fix: "nothing listens on that port",
    },
    {
      what: "something else",
      sounding: { kind: "failed", error: unreachable("EWHAT") },
      state: "failed",
      code: "GITLAB_UNREACHABLE",
      fix: "HTTPS_PROXY",
    },
    {
      what: "TLS that fails",
      sounding: { kind: "failed", error: new CodedError("GITLAB_TLS_FAILED", "no") },
      state: "ok",
      says: "Something answers",
    },
    {
      what: "a bad ca-file",
      sounding: { kind: "failed", error: new CodedError("CA_FILE_INVALID", "no") },
      state: "not-checked",
      says: "`ca-file` cannot be used",
    },
  ] as const)("with $what is $state", ({ sounding, state, ...expected }) => {
    const finding = judgeAddress({ host, sounding });

    expect(finding).toMatchObject(wanted({ check: "address", state, ...expected }));
  });

  it("names the proxy on the way", () => {
    expect(judgeAddress({ host, sounding: answered, proxy: "http://proxy:3128" }).says).toContain(
      "through the proxy http://proxy:3128",
    );
  });
});

describe("the certificate", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const good = {
    subject: "gitlab.example.com",
    issuer: "Example CA",
    names: ["gitlab.example.com", "*.example.com"],
    validFrom: new Date("2026-01-01T00:00:00Z"),
    validTo: new Date("2027-06-01T00:00:00Z"),
    protocol: "TLSv1.3",
  };
  const tlsError = new CodedError("GITLAB_TLS_FAILED", "TLS failed (EPROTO).", { hint: "check port and scheme" });

  it.each([
    { what: "trusted", facts: { certificate: good }, state: "ok", says: "valid until 2027-06-01 (TLSv1.3)" },
    {
      what: "about to end",
      facts: { certificate: { ...good, validTo: new Date("2026-12-01T12:00:00Z") } },
      state: "warning",
      says: "ends in 9 days",
    },
    {
      what: "trusted and unchecked",
      facts: { certificate: good, insecure: true },
      state: "warning",
      fix: "nothing here needs it",
    },
    {
      what: "expired",
      facts: { certificate: { ...good, problem: "CERT_HAS_EXPIRED", validTo: new Date("2026-11-01T00:00:00Z") } },
      state: "failed",
      says: "expired on 2026-11-01",
    },
    {
      what: "below an expired one",
      facts: { certificate: { ...good, problem: "CERT_HAS_EXPIRED" } },
      state: "failed",
      says: "A certificate in the chain",
    },
    {
      what: "too new",
      facts: { certificate: { ...good, problem: "CERT_NOT_YET_VALID" } },
      state: "failed",
      fix: "clock",
    },
    {
      what: "of another name",
      facts: { certificate: { ...good, problem: "ERR_TLS_CERT_ALTNAME_INVALID", names: ["a.example.com"] } },
      state: "failed",
      says: "is for a.example.com, not for gitlab.example.com",
    },
    {
      what: "of a private authority",
      facts: { certificate: { ...good, problem: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" } },
      state: "failed",
      fix: "openssl s_client -showcerts -connect gitlab.example.com:443",
    },
    {
      what: "of a private authority, and unchecked",
      facts: { certificate: { ...good, problem: "SELF_SIGNED_CERT_IN_CHAIN" }, insecure: true },
      state: "warning",
      says: "pose as the server",
    },
    { what: "not to be seen", facts: {}, state: "not-checked", says: "Nobody could look" },
    { what: "no TLS at all", facts: { tlsError }, state: "failed", fix: "check port and scheme" },
    {
      what: "read with a bad ca-file",
      facts: { tlsError: new CodedError("CA_FILE_INVALID", "There is no PEM.") },
      state: "failed",
      code: "CA_FILE_INVALID",
      says: "There is no PEM",
    },
    {
      what: "that of http",
      facts: { host: "http://gitlab.example.com", inTheClear: "Write https://" },
      state: "warning",
      fix: "Write https://",
    },
    {
      what: "that of this machine",
      facts: { host: "http://localhost:8080" },
      state: "ok",
      says: "this machine itself",
    },
  ] as const)("that is $what is $state", ({ facts, state, ...expected }) => {
    const finding = judgeCertificate({ host, insecure: false, now, ...facts });

    const code = state === "failed" ? { code: "GITLAB_TLS_FAILED" } : {};
    expect(finding).toMatchObject(wanted({ check: "certificate", state, ...code, ...expected }));
  });
});

it.each([
  { aheadMs: undefined, state: "not-checked", says: "does not tell" },
  { aheadMs: 0, state: "ok", says: "agree" },
  { aheadMs: -30_000, state: "ok", says: "agree" },
  { aheadMs: 30_001, state: "warning", says: "30s ahead of" },
  { aheadMs: -7_200_000, state: "warning", says: "2h behind" },
] as const)("a server's clock that is ahead by $aheadMs ms is $state", ({ aheadMs, state, says }) => {
  const finding = judgeClock(aheadMs);

  expect(finding.state).toBe(state);
  expect(finding.says).toContain(says);
});

it.each([
  { facts: { kind: "told", version: "19.2.1-ee" }, state: "ok", says: "GitLab 19.2.1-ee." },
  { facts: { kind: "told", version: "18.1.0" }, state: "ok", says: "job tokens read the jobs" },
  { facts: { kind: "in-job", version: "17.11.0" }, state: "ok", says: "no statuses of pipelines" },
  { facts: { kind: "told", version: "16.11.0" }, state: "warning", says: "tested with 17 and newer" },
  { facts: { kind: "told", version: "nightly" }, state: "ok", says: "nightly" },
  {
    facts: { kind: "failed", error: new CodedError("GITLAB_RATE_LIMITED", "GitLab answered 429.") },
    state: "not-checked",
    says: "429",
  },
  { facts: { kind: "untold" }, state: "not-checked", says: "only to whoever has a token" },
] as const)("a version like $facts is $state", ({ facts, state, says }) => {
  const finding = judgeVersion(facts);

  expect(finding.state).toBe(state);
  expect(finding.says).toContain(says);
});

it.each([
  { limit: undefined, state: "ok" },
  { limit: { limit: 600, remaining: 60 }, state: "ok" },
  { limit: { limit: 600, remaining: 59, name: "throttle_x" }, state: "warning" },
  { limit: { limit: 600, remaining: 0 }, state: "failed" },
] as const)("a rate limit like $limit is $state", ({ limit, state }) => {
  expect(judgeRateLimit(limit).state).toBe(state);
});
