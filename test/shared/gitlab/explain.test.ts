import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Credential, TriggerCredential } from "../../../shared/gitlab/auth.ts";
import { explainNotFound } from "../../../shared/gitlab/explain.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type Seen, startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const notFound = new CodedError("GITLAB_TRIGGER_NOT_FOUND", "GitLab answered 404.", { status: 404 });
const access: Credential = { kind: "access-token", token: new Secret("glpat-reader") };
const jobReader: Credential = { kind: "job-token", token: new Secret("glcbt-job") };
const trigger = (token: string): TriggerCredential => ({ kind: "trigger-token", token: new Secret(token) });
const byJob: TriggerCredential = { kind: "job-token", token: new Secret("glcbt-job") };

/** Who sees the project in a world where the server knows the headers. */
type Sight = (headers: Seen["headers"]) => number;
const nobody: Sight = () => 404;
const everybody: Sight = () => 200;
const members: Sight = (headers) => (headers["private-token"] === undefined ? 404 : 200);
const revoked: Sight = (headers) => (headers["private-token"] === undefined ? 404 : 401);
const broken: Sight = () => 500;

describe("explainNotFound", () => {
  it.each([
    ["a member's access token sees the project", trigger("glptt-1"), [access], members, "GITLAB_TRIGGER_TOKEN_UNKNOWN"],
    ["the project is public", trigger("glptt-1"), [], everybody, "GITLAB_TRIGGER_TOKEN_UNKNOWN"],
    ["an access token that works sees nothing", trigger("glptt-1"), [access], nobody, "GITLAB_PROJECT_NOT_FOUND"],
    ["nobody could look", trigger("glptt-1"), [], nobody, "GITLAB_TRIGGER_NOT_FOUND"],
    ["the access token is revoked", trigger("glptt-1"), [access], revoked, "GITLAB_TRIGGER_NOT_FOUND"],
    ["the server is in trouble", trigger("glptt-1"), [access], broken, "GITLAB_TRIGGER_NOT_FOUND"],
    ["the job token sees nothing, which proves nothing", byJob, [jobReader], nobody, "GITLAB_TRIGGER_NOT_FOUND"],
    [
      "the project is public but keeps the job token out",
      byJob,
      [jobReader],
      everybody,
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
    ],
    [
      "an access token sees what the job token may not",
      byJob,
      [jobReader, access],
      members,
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
    ],
    ["a job token was given as trigger token", trigger("glcbt-job"), [access], members, "GITLAB_JOB_TOKEN_NOT_ALLOWED"],
    ["no project is found by anybody for a job", byJob, [jobReader, access], nobody, "GITLAB_PROJECT_NOT_FOUND"],
  ] as const)("when %s", async (_when, credential, readers, sight, code) => {
    await using server = await startServer(({ url, headers }) =>
      url.endsWith("/triggers?per_page=100") ? { body: [] } : { status: sight(headers), body: { message: "…" } },
    );
    using client = connected(server.url);

    const error = await explainNotFound(
      client.gitlab,
      { project: "group/app", ref: "main", credential },
      notFound,
      readers,
    );

    expect(error).toMatchObject({ code, status: 404 });
    expect(error.hint.includes("the path GitLab stands below")).toBe(code === "GITLAB_PROJECT_NOT_FOUND");
    expect(client.pauses).toEqual([]);
    expect(server.requests.every(({ method }) => method === "GET")).toBe(true);
  });

  it.each([
    ["glpat-1234567890abcdefghij", "personal, project or group access token"],
    ["gldt-1234567890", "deploy token"],
    ["glrt-1234567890", "runner authentication token"],
    ["ghp_1234567890", "GitHub token"],
  ])("recognises %s as a %s without asking anybody", async (token, kind) => {
    await using server = await startServer([{ status: 500 }]);
    using client = connected(server.url);

    const error = await explainNotFound(
      client.gitlab,
      { project: 7, ref: "main", credential: trigger(token) },
      notFound,
      [access],
    );

    expect(error).toMatchObject({ code: "GITLAB_TRIGGER_TOKEN_UNKNOWN", message: expect.stringContaining(kind) });
    expect(String(error)).not.toContain(token);
    expect(server.requests).toEqual([]);
  });

  it("finds a trigger token that has expired", async () => {
    await using server = await startServer(({ url }) =>
      url.includes("/triggers")
        ? {
            body: [
              { id: 4, token: "glptt-other" },
              { id: 5, token: "glptt-ours", expires_at: "2026-11-01T00:00:00.000Z" },
            ],
          }
        : { body: {} },
    );
    using client = connected(server.url);

    const error = await explainNotFound(
      client.gitlab,
      { project: 7, ref: "main", credential: trigger("glptt-ours") },
      notFound,
      [access],
    );

    expect(error).toMatchObject({
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      message: expect.stringContaining("trigger token 5, which expired at 2026-11-01"),
    });
    expect(String(error)).not.toContain("glptt-ours");
  });

  it("leaves any other error as it is, without asking", async () => {
    await using server = await startServer([{ status: 500 }]);
    using client = connected(server.url);
    const other = new CodedError("GITLAB_REF_NOT_FOUND", "x");

    expect(await explainNotFound(client.gitlab, { project: 7, ref: "main", credential: byJob }, other, [access])).toBe(
      other,
    );
    expect(server.requests).toEqual([]);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    await using server = await startServer(() => stop.abort(reason));
    using client = connected(server.url);

    const explained = explainNotFound(
      client.gitlab,
      { project: 7, ref: "main", credential: byJob },
      notFound,
      [access],
      stop.signal,
    );

    expect(await failureOf(explained)).toBe(reason);
  });
});
