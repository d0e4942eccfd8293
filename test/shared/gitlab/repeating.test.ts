import { describe, expect, it } from "vitest";
import type { ApiRequest } from "../../../shared/gitlab/http.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type Canned, startServer } from "./canned-server.ts";
import { connected, failureOf, NOW } from "./connected.ts";

const CANARY = "canary-2b8f";
const get: ApiRequest = {
  method: "GET",
  path: "projects/1",
  what: "reading project 1",
  credential: { kind: "access-token", token: new Secret(CANARY) },
};
const good: Canned = { body: { ok: true } };

describe("a GET", () => {
  it.each([429, 500, 502, 503, 504])("is repeated after a %i", async (status) => {
    await using server = await startServer([{ status, body: "" }, { status, body: "" }, good]);
    using client = connected(server.url);

    const answer = await client.gitlab.send(get);

    expect(answer.status).toBe(200);
    expect(client.pauses).toEqual([500, 1_000]);
  });

  it("is repeated after a connection that broke", async () => {
    await using server = await startServer((_request, n, response) => (n === 1 ? void response.destroy() : good));
    using client = connected(server.url);

    await client.gitlab.send(get);

    expect(server.requests).toHaveLength(2);
  });

  it("is repeated after an answer that broke off", async () => {
    await using server = await startServer((_request, n, response) => {
      if (n > 1) return good;
      response.writeHead(200, { "content-length": "100" });
      response.write("{");
      setImmediate(() => response.destroy());
      return undefined;
    });
    using client = connected(server.url);

    expect((await client.gitlab.send(get)).body.toString()).toBe('{"ok":true}');
  });

  it.each([400, 401, 403, 404, 409, 422])("is not repeated after a %i", async (status) => {
    await using server = await startServer([{ status, body: "" }, good]);
    using client = connected(server.url);

    expect(await failureOf(client.gitlab.send(get))).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  it("fails as the last attempt did once the attempts are used up", async () => {
    await using server = await startServer([{ status: 502, body: "<title>Bad Gateway</title>" }]);
    using client = connected(server.url);

    const error = await failureOf(client.gitlab.send(get));

    expect(error).toMatchObject({
      code: "GITLAB_SERVER_ERROR",
      status: 502,
      message: 'GitLab answered 502 to reading project 1 with the access token: a page titled "Bad Gateway".',
    });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ["seconds", { "retry-after": "7" }, 7_000],
    ["a date", { "retry-after": new Date(NOW.getTime() + 9_000).toUTCString() }, 9_000],
    ["RateLimit-Reset alone", { "ratelimit-reset": String(NOW.getTime() / 1_000 + 11) }, 11_000],
    ["Retry-After before RateLimit-Reset", { "retry-after": "3", "ratelimit-reset": "9999999999" }, 3_000],
    ["what cannot be read", { "retry-after": "later" }, 500],
  ])("waits out %s of a 429", async (_what, headers, pauseMs) => {
    await using server = await startServer([{ status: 429, headers, body: "Retry later" }, good]);
    using client = connected(server.url);

    await client.gitlab.send(get);

    expect(client.pauses).toEqual([pauseMs]);
  });

  it("does not wait for longer than its policy says, and tells how long it would have had to", async () => {
    await using server = await startServer([{ status: 429, headers: { "retry-after": "3600" } }, good]);
    using client = connected(server.url);

    expect(await failureOf(client.gitlab.send(get))).toMatchObject({
      code: "GITLAB_RATE_LIMITED",
      retryAfterMs: 3_600_000,
    });
    expect(client.pauses).toEqual([]);
  });

  it("tells the log of each pause, without the token", async () => {
    await using server = await startServer([{ status: 503, body: CANARY }, good]);
    using client = connected(server.url);

    await client.gitlab.send(get);

    expect(client.logged()).toMatch(/pause.*reading project 1.*GITLAB_SERVER_ERROR.*503/s);
    expect(client.logged()).not.toContain(CANARY);
  });
});

describe.each(["POST", "PUT", "DELETE"] as const)("a %s", (method) => {
  it.each([429, 500, 503])("is not repeated after a %i", async (status) => {
    await using server = await startServer([{ status, body: "" }, good]);
    using client = connected(server.url);

    expect(await failureOf(client.gitlab.send({ ...get, method }))).toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });
});

describe("an API call that is redirected", () => {
  it("follows a moved project within the server, credential and all", async () => {
    await using server = await startServer(({ url }) =>
      url.endsWith("/projects/1") ? { status: 301, headers: { location: "/api/v4/projects/7" } } : good,
    );
    using client = connected(server.url);

    const answer = await client.gitlab.send(get);

    expect(answer.url).toBe(`${server.url}/api/v4/projects/7`);
    expect(server.requests.map(({ headers }) => headers["private-token"])).toEqual([CANARY, CANARY]);
  });

  it("never goes to another server", async () => {
    await using other = await startServer([good]);
    await using server = await startServer([{ status: 302, headers: { location: `${other.url}/api/v4/projects/1` } }]);
    using client = connected(server.url);

    const error = await failureOf(client.gitlab.send(get));

    expect(error).toMatchObject({ code: "GITLAB_REDIRECT_REFUSED", hint: expect.stringContaining(other.url) });
    expect(other.connections()).toBe(0);
  });

  it("ends where redirects go in circles", async () => {
    await using server = await startServer(() => ({ status: 302, headers: { location: "/api/v4/projects/1" } }));
    using client = connected(server.url);

    expect(await failureOf(client.gitlab.send(get))).toMatchObject({ code: "GITLAB_REDIRECT_REFUSED" });
    expect(server.requests).toHaveLength(6);
  });
});

describe("a refused call", () => {
  it.each([
    [401, "GITLAB_TOKEN_REJECTED", { message: "401 Unauthorized" }],
    [401, "GITLAB_JOB_NOT_RUNNING", { message: "Job is not running" }],
    [403, "GITLAB_FORBIDDEN", { message: "403 Forbidden" }],
    [
      403,
      "GITLAB_POLICY_REFUSED",
      {
        message:
          "403 Forbidden - Insufficient permissions to access this resource in project group-app. The following token permission is required: read_jobs.",
      },
    ],
    [
      403,
      "GITLAB_POLICY_REFUSED",
      { message: "403 Forbidden - … The following token permissions are required: a and b." },
    ],
    [404, "GITLAB_NOT_FOUND", { message: "404 Project Not Found" }],
    [409, "GITLAB_REQUEST_REFUSED", { message: "409 Conflict" }],
    [418, "GITLAB_REQUEST_REFUSED", "teapot"],
  ])("with %i is %s: %j", async (status, code, body) => {
    await using server = await startServer([{ status, body }]);
    using client = connected(server.url);

    expect(await failureOf(client.gitlab.send(get))).toMatchObject({ code, status });
  });

  it.each(["line\nbreak", "", "sp ace", "ümlaut"])(
    "for a token no header can carry (%j) was never made",
    async (token) => {
      await using server = await startServer([good]);
      using client = connected(server.url);

      const error = await failureOf(
        client.gitlab.send({ ...get, credential: { kind: "job-token", token: new Secret(token) } }),
      );

      expect(error).toMatchObject({ code: "INPUT_INVALID", message: expect.stringContaining("job token") });
      expect(server.connections()).toBe(0);
    },
  );
});
