import { describe, expect, it } from "vitest";
import { listPipelineJobs } from "../../../shared/gitlab/jobs.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type Canned, type Seen, startServer } from "./canned-server.ts";
import { connected, failureOf, jobRow } from "./connected.ts";

const CANARY = "canary-0c3a";
const credential = { kind: "access-token", token: new Secret(CANARY) } as const;

describe("a list", () => {
  it("is read to its last page by Link, without any totals", async () => {
    await using server = await startServer((request) =>
      page(request, 3, (next) => ({ link: `<${next}>; rel="next"` })),
    );
    using client = connected(server.url);

    const jobs = await listPipelineJobs(client.gitlab, credential, "group/app", 5);

    expect(jobs.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(server.requests[0]?.url).toBe("/api/v4/projects/group%2Fapp/pipelines/5/jobs?per_page=100");
  });

  it("of jobs is in the order they were made, not the newest first as GitLab sends it", async () => {
    await using server = await startServer(() => ({ body: [12, 11, 3].map((id) => jobRow({ id })) }));
    using client = connected(server.url);

    const jobs = await listPipelineJobs(client.gitlab, credential, "group/app", 5);

    expect(jobs.map(({ id }) => id)).toEqual([3, 11, 12]);
  });

  it("is read by a relative Link", async () => {
    await using server = await startServer((request) =>
      page(request, 2, (next) => ({ link: `<${new URL(next).pathname}${new URL(next).search}>; rel="next"` })),
    );
    using client = connected(server.url);

    expect(await listPipelineJobs(client.gitlab, credential, 1, 5)).toHaveLength(2);
  });

  it("is read by X-Next-Page where there is no Link", async () => {
    await using server = await startServer((request) =>
      page(request, 3, (_next, number) => ({ "x-next-page": String(number) }), { "x-next-page": "" }),
    );
    using client = connected(server.url);

    expect(await listPipelineJobs(client.gitlab, credential, 1, 5)).toHaveLength(3);
  });

  it("never follows a Link to another server; it counts pages there instead", async () => {
    await using other = await startServer(() => ({ body: [jobRow({ id: 666 })] }));
    await using server = await startServer((request) =>
      page(request, 2, (next, number) => ({
        link: `<${next.replace(/^http:\/\/[^/]+/, other.url)}>; rel="next"`,
        "x-next-page": String(number),
      })),
    );
    using client = connected(server.url);

    const jobs = await listPipelineJobs(client.gitlab, credential, 1, 5);

    expect(jobs.map(({ id }) => id)).toEqual([1, 2]);
    expect(other.connections()).toBe(0);
  });

  it.each([
    ["to another server", (own: string) => own.replace("127.0.0.1", "localhost")],
    ["out of the API", (own: string) => `${own}/users/sign_in`],
    ["to an address with a password", (own: string) => `${own.replace("//", "//a:b@")}/api/v4/projects`],
  ])("is not taken for complete when its only way on leads %s", async (_where, target) => {
    await using server = await startServer((request) =>
      page(request, 2, (next) => ({ link: `<${target(new URL(next).origin)}>; rel="next"` })),
    );
    using client = connected(server.url);

    expect(await failureOf(listPipelineJobs(client.gitlab, credential, 1, 5))).toMatchObject({
      code: "GITLAB_REDIRECT_REFUSED",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("without end is given up", async () => {
    await using server = await startServer((request) =>
      page(request, Number.POSITIVE_INFINITY, (next) => ({ link: `<${next}>; rel="next"` })),
    );
    using client = connected(server.url);

    expect(await failureOf(listPipelineJobs(client.gitlab, credential, 1, 5))).toMatchObject({
      code: "GITLAB_ANSWER_TOO_LARGE",
    });
    expect(server.requests).toHaveLength(200);
  });

  it("keeps its filters on every page", async () => {
    await using server = await startServer((request) =>
      page(request, 2, (_next, number) => ({ "x-next-page": String(number) }), {}),
    );
    using client = connected(server.url);

    await listPipelineJobs(client.gitlab, credential, 1, 5, { scope: ["failed", "success"], includeRetried: true });

    for (const { url } of server.requests) {
      const query = new URL(url, server.url).searchParams;
      expect(query.getAll("scope[]")).toEqual(["failed", "success"]);
      expect(query.get("include_retried")).toBe("true");
    }
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ["no list", { message: "hello" }],
    ["a row without an id", [{ name: "build" }]],
  ])("that is %s is unreadable", async (_what, body) => {
    await using server = await startServer([{ body }]);
    using client = connected(server.url);

    expect(await failureOf(listPipelineJobs(client.gitlab, credential, 1, 5))).toMatchObject({
      code: "GITLAB_ANSWER_UNREADABLE",
    });
  });
});

/** One job per page, whose id is the page's number. */
function page(
  request: Seen,
  pages: number,
  more: (next: string, number: number) => Record<string, string>,
  last: Record<string, string> = {},
): Canned {
  const url = new URL(request.url, `http://${request.headers.host}`);
  const number = Number(url.searchParams.get("page") ?? 1);
  url.searchParams.set("page", String(number + 1));
  return { headers: number < pages ? more(url.href, number + 1) : last, body: [jobRow({ id: number })] };
}
