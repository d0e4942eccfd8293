import { describe, expect, it } from "vitest";
import { jobTraceTail } from "../../../shared/gitlab/jobs.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const access = { kind: "access-token", token: new Secret("glpat-canary") } as const;
const log = Array.from({ length: 1_000 }, (_, line) => `\u001b[32mline ${line}\u001b[0m`).join("\n");

describe("the end of a job's log", () => {
  it("is asked for as the end only", async () => {
    await using server = await startServer([
      {
        status: 206,
        headers: { "content-range": `bytes ${log.length - 100}-${log.length - 1}/${log.length}` },
        body: log.slice(-100),
      },
    ]);
    using client = connected(server.url);

    const tail = await jobTraceTail(client.gitlab, access, 7, 8, { maxBytes: 100 });

    expect(server.requests[0]).toMatchObject({
      url: "/api/v4/projects/7/jobs/8/trace",
      headers: { range: "bytes=-100" },
    });
    expect(tail.text.startsWith("\u001b[32mline ")).toBe(true);
    expect(log.endsWith(tail.text)).toBe(true);
    expect(tail.leftOutBytes).toBe(log.length - tail.text.length);
  });

  it("is the same where the server sends the whole log", async () => {
    await using server = await startServer([{ body: log }]);
    using client = connected(server.url);

    const tail = await jobTraceTail(client.gitlab, access, 7, 8, { maxBytes: 100 });

    expect(tail.text.startsWith("\u001b[32mline ")).toBe(true);
    expect(log.endsWith(tail.text)).toBe(true);
    expect(tail.text.length).toBeLessThanOrEqual(100);
    expect(tail.leftOutBytes).toBe(log.length - tail.text.length);
  });

  it.each([
    ["a short log is all of it", { body: "only\nthis" }, "only\nthis"],
    [
      "a short log by range is all of it",
      { status: 206, headers: { "content-range": "bytes 0-8/9" }, body: "only\nthis" },
      "only\nthis",
    ],
    ["no log is empty", { body: "" }, ""],
    ["no log by range is empty", { status: 416, body: "" }, ""],
  ])("of %s", async (_what, canned, shown) => {
    await using server = await startServer([canned]);
    using client = connected(server.url);

    expect(await jobTraceTail(client.gitlab, access, 7, 8)).toEqual({ text: shown, leftOutBytes: 0 });
  });

  it("fails as any other call where it may not be read", async () => {
    await using server = await startServer([{ status: 403, body: { message: "403 Forbidden" } }]);
    using client = connected(server.url);

    expect(await failureOf(jobTraceTail(client.gitlab, access, 7, 8))).toMatchObject({ code: "GITLAB_FORBIDDEN" });
  });
});
