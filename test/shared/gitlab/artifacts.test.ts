import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { openJobArchive, openRefArchive } from "../../../shared/gitlab/artifacts.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type CannedServer, startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const CANARY = "canary-e6a0";
const access = { kind: "access-token", token: new Secret(CANARY) } as const;
const job = { kind: "job-token", token: new Secret(CANARY) } as const;

describe("an archive", () => {
  it("is opened by job, with its length and validator as announced", async () => {
    await using server = await startServer([{ body: "zip-bytes", headers: { "content-length": "9", etag: '"abc"' } }]);
    using client = connected(server.url);

    const archive = await openJobArchive(client.gitlab, access, "group/app", 8);

    expect(archive).toMatchObject({ lengthBytes: 9, validator: '"abc"', from: server.url });
    expect(await text(archive.body)).toBe("zip-bytes");
    expect(server.requests[0]?.url).toBe("/api/v4/projects/group%2Fapp/jobs/8/artifacts");
  });

  it("is asked for as it is, never packed once more", async () => {
    await using server = await startServer([{ body: "zip" }]);
    using client = connected(server.url);

    await text((await openJobArchive(client.gitlab, access, 7, 8)).body);

    expect(server.requests[0]?.headers["accept-encoding"]).toBe("identity");
  });

  it("is opened by ref and job name", async () => {
    await using server = await startServer([{ body: "zip" }]);
    using client = connected(server.url);

    const archive = await openRefArchive(client.gitlab, job, 7, "improve/awesome", "build & test");

    expect(await text(archive.body)).toBe("zip");
    expect(archive.lengthBytes).toBeUndefined();
    expect(server.requests[0]?.url).toBe(
      "/api/v4/projects/7/jobs/artifacts/improve%2Fawesome/download?job=build%20%26%20test",
    );
    expect(server.requests[0]?.headers["job-token"]).toBe(CANARY);
  });

  it("comes from object storage without the credential, wherever it is sent from there", async () => {
    await using home = await startServer(({ url }) => {
      if (url.startsWith("/api")) return { status: 302, headers: { location: `${storage().url}/signed?x=1` } };
      return url === "/download" ? { status: 302, headers: { location: "/final" } } : { body: "zip" };
    });
    await using other = await startServer([{ status: 307, headers: { location: `${home.url}/download` } }]);
    const storage = (): CannedServer => other;
    using client = connected(home.url);

    const archive = await openJobArchive(client.gitlab, access, 7, 8);

    expect(await text(archive.body)).toBe("zip");
    expect(archive.from).toBe(home.url);
    expect(home.requests.map(({ headers }) => headers["private-token"])).toEqual([CANARY, undefined, undefined]);
    expect(other.requests[0]?.url).toBe("/signed?x=1");
    expect(JSON.stringify(other.requests[0]?.headers)).not.toContain(CANARY);
  });

  it.each([
    ["out of HTTP", "file:///etc/passwd"],
    ["nowhere", undefined],
    ["to an address with a password", "http://a:b@127.0.0.1/"],
  ])("is not fetched from a redirect %s", async (_where, location) => {
    await using server = await startServer([{ status: 302, headers: location === undefined ? {} : { location } }]);
    using client = connected(server.url);

    expect(await failureOf(openJobArchive(client.gitlab, access, 7, 8))).toMatchObject({
      code: "GITLAB_REDIRECT_REFUSED",
    });
  });

  it("is not fetched through redirects in circles", async () => {
    await using server = await startServer(() => ({ status: 302, headers: { location: "/again" } }));
    using client = connected(server.url);

    expect(await failureOf(openJobArchive(client.gitlab, access, 7, 8))).toMatchObject({
      code: "GITLAB_REDIRECT_REFUSED",
    });
    expect(server.requests).toHaveLength(6);
  });

  it("that is not there is an error with GitLab's words", async () => {
    await using server = await startServer([{ status: 404, body: { message: "404 Not Found" } }]);
    using client = connected(server.url);

    expect(await failureOf(openJobArchive(client.gitlab, access, "group/app", 8))).toMatchObject({
      code: "GITLAB_NOT_FOUND",
      message:
        "GitLab answered 404 to downloading the artifacts of job 8 of group/app with the access token: 404 Not Found.",
    });
  });

  it.each([
    { status: 403, code: "GITLAB_STORAGE_REFUSED", exitCode: 4 },
    { status: 404, code: "GITLAB_STORAGE_REFUSED", exitCode: 4 },
    { status: 503, code: "GITLAB_SERVER_ERROR", exitCode: 4 },
  ])("that its storage refuses with $status is no matter of the credential", async ({ status, code, exitCode }) => {
    await using storage = await startServer(() => ({ status, body: "<Error><Code>AccessDenied</Code></Error>" }));
    await using server = await startServer(() => ({ status: 302, headers: { location: `${storage.url}/signed?x=1` } }));
    using client = connected(server.url);

    const failure = await failureOf(openJobArchive(client.gitlab, access, "group/app", 8));

    expect(failure).toMatchObject({ code, exitCode });
    expect(String(failure)).toContain(`${storage.url}, where GitLab redirects to, answered ${status} to downloading`);
    expect(String(failure)).not.toMatch(/with the access token|signed/);
  });

  it("is asked for again while the server is in trouble, from the start", async () => {
    await using server = await startServer([{ status: 503, body: "x".repeat(200_000) }, { body: "zip" }]);
    using client = connected(server.url);

    expect(await text((await openJobArchive(client.gitlab, access, 7, 8)).body)).toBe("zip");
    expect(client.pauses).toEqual([500]);
  });

  it("leaves signed addresses out of the log", async () => {
    await using storage = await startServer([{ body: "zip" }]);
    await using server = await startServer([
      { status: 302, headers: { location: `${storage.url}/a?X-Signature=${CANARY}` } },
    ]);
    using client = connected(server.url);

    await text((await openJobArchive(client.gitlab, access, 7, 8)).body);

    expect(client.logged()).toContain(storage.url);
    expect(client.logged()).not.toContain(CANARY);
  });
});

describe("an archive on its way", () => {
  it.each([
    ["breaks off", (response: ServerResponse) => void response.destroy(), "GITLAB_CONNECTION_LOST"],
    ["stalls", () => {}, "GITLAB_DEADLINE"],
  ])("fails with a coded error when it %s", async (_what, then, code) => {
    await using server = await startServer((_request, _n, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => setImmediate(() => then(response)));
    });
    using client = connected(server.url, { deadlineMs: 200 });
    const archive = await openJobArchive(client.gitlab, access, 7, 8);

    expect(await failureOf(text(archive.body))).toMatchObject({ code });
  });

  it("fails for a reader who comes after it broke", async () => {
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<void>();
    await using server = await startServer((_request, _n, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => setImmediate(() => response.destroy()));
      response.once("close", breakOff);
    });
    using client = connected(server.url);
    const { body } = await openJobArchive(client.gitlab, access, 7, 8);
    await broken;
    await new Promise((resolve) => body.once("close", resolve));

    expect(await failureOf(text(body))).toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
  });

  it("fails with the reason of the one who gave up", async () => {
    await using server = await startServer((_request, _n, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half");
    });
    using client = connected(server.url);
    const stop = new AbortController();
    const reason = new Error("canceled");
    const archive = await openJobArchive(client.gitlab, access, 7, 8, stop.signal);

    const read = failureOf(text(archive.body));
    stop.abort(reason);

    expect(await read).toBe(reason);
  });

  it("may take far longer than the deadline as long as bytes keep coming", async () => {
    await using server = await startServer((_request, _n, response) => {
      let left = 7;
      const drip = (): void => {
        if (left-- > 0) response.write("x", () => setTimeout(drip, 100));
        else response.end();
      };
      response.writeHead(200);
      drip();
    });
    using client = connected(server.url, { deadlineMs: 500 });

    const archive = await openJobArchive(client.gitlab, access, 7, 8);

    expect(await text(archive.body)).toBe("xxxxxxx");
  });

  it("waits for a reader that takes its time, and loses nothing", async () => {
    const size = 3 * 1_024 * 1_024;
    await using server = await startServer([{ body: Buffer.alloc(size, "x") }]);
    using client = connected(server.url, { deadlineMs: 300 });
    const { body } = await openJobArchive(client.gitlab, access, 7, 8);

    let readBytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (readBytes === 0) await new Promise((resolve) => setTimeout(resolve, 600));
      readBytes += chunk.length;
    }

    expect(readBytes).toBe(size);
  });

  it("is not gathered in memory while its reader is busy", async () => {
    await using server = await startServer([{ body: Buffer.alloc(32 * 1_024 * 1_024) }]);
    using client = connected(server.url);
    const { body } = await openJobArchive(client.gitlab, access, 7, 8);

    let mostHeld = 0;
    for await (const _chunk of body) {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      mostHeld = Math.max(mostHeld, body.readableLength);
    }

    expect(mostHeld).toBeLessThan(1_024 * 1_024);
  });

  it("can be let go of half-way", async () => {
    await using server = await startServer([{ body: Buffer.alloc(3 * 1_024 * 1_024) }, { body: "zip" }]);
    using client = connected(server.url);
    const first = await openJobArchive(client.gitlab, access, 7, 8);

    first.body.destroy();

    expect(await text((await openJobArchive(client.gitlab, access, 7, 8)).body)).toBe("zip");
  });
});
