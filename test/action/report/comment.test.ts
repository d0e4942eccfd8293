import { describe, expect, it } from "vitest";
import { rootOf } from "../../../action/model/tree.ts";
import { openComment } from "../../../action/report/comment.ts";
import { commentMarkdown } from "../../../action/report/comment-text.ts";
import type { Ending } from "../../../action/report/ending.ts";
import type { ForgeRequest } from "../../../shared/forge/exchange.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aJob, aPipeline } from "../samples.ts";

const GITHUB = {
  GITHUB_ACTIONS: "true",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "octo/app",
  GITHUB_REF: "refs/pull/12/merge",
  GITHUB_RUN_ID: "99",
  GITHUB_JOB: "build",
};
const GITLAB = {
  GITLAB_CI: "true",
  CI_API_V4_URL: "https://gitlab.example.com/api/v4",
  CI_PROJECT_ID: "3",
  CI_MERGE_REQUEST_IID: "5",
};
const token = new Secret("glpat-of-the-run");
const ORDER = {
  host: "https://gitlab.example.com",
  project: "group/app",
  refs: ["main"],
  readers: [{ kind: "access-token", token }],
} as const;
const ended: Ending = { outcome: { kind: "failed" }, root: rootOf(aPipeline({ status: "failed" })) };

/** A forge of which only the requests are of interest: it has no comment yet. */
async function opened(
  env: Record<string, string>,
  order: Partial<Parameters<typeof openComment>[1]> = {},
  status = 201,
) {
  const host = recordingHost();
  const requests: ForgeRequest[] = [];
  const exchange = (request: ForgeRequest) => {
    requests.push(request);
    const body = request.method === "GET" ? [] : { id: 1, body: "" };
    return Promise.resolve({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) });
  };
  const readText = () => Promise.resolve(undefined);
  const tell = await openComment({ host, clock: systemClock, env, readText, exchange }, { ...ORDER, ...order });
  return { host, requests, tell };
}

describe("the comment of a run", () => {
  it("goes to the pull request with the workflow's token, and names the run", async () => {
    const { requests, tell, host } = await opened(GITHUB, { githubToken: new Secret("ghs_x") });

    await tell?.(ended);

    expect(requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      "GET /repos/octo/app/issues/12/comments",
      "POST /repos/octo/app/issues/12/comments",
    ]);
    expect(requests[1]?.headers).toMatchObject({ authorization: "Bearer ghs_x" });
    expect(requests[1]?.body).toMatch(/^{"body":"<!-- sluice: [0-9a-f]{32} -->\\n### ❌ Downstream pipeline: failed/);
    expect(requests[1]?.body).toContain("https://github.com/octo/app/actions/runs/99");
    expect(host.shown).toEqual([]);
  });

  it("goes to the merge request with the access token, where that is of the same server", async () => {
    const { requests, tell } = await opened(GITLAB);

    await tell?.(ended);

    expect(requests[1]).toMatchObject({ method: "POST", headers: { "PRIVATE-TOKEN": "glpat-of-the-run" } });
    expect(requests[1]?.url.href).toBe("https://gitlab.example.com/api/v4/projects/3/merge_requests/5/notes");
  });

  it("never takes a token to another server", async () => {
    const { requests, tell, host } = await opened({
      ...GITLAB,
      CI_API_V4_URL: "https://gitlab.example.com.evil.test/api/v4",
    });

    expect(tell).toBeUndefined();
    expect(requests).toEqual([]);
    expect(host.shown.join()).toContain(
      "`comment` needs `access-token`, and one of the server the merge request is on",
    );
  });

  it.each([
    {
      what: "no request to comment on",
      env: { GITHUB_ACTIONS: "true" },
      says: "No comment is written: this run is not about",
    },
    { what: "no token", env: GITHUB, says: "warning: No comment is written: `comment` needs `github-token`" },
  ])("is left out with a word when there is $what", async ({ env, says }) => {
    const { tell, host } = await opened(env);

    expect(tell).toBeUndefined();
    expect(host.shown.join()).toContain(says);
  });

  it("has a key for each step, project and ref, and the same one at every run", async () => {
    const keyOf = async (env: Record<string, string>, order: { project?: string; refs?: readonly string[] } = {}) => {
      const { requests, tell } = await opened(env, { githubToken: new Secret("ghs_x"), ...order });
      await tell?.(ended);
      return /sluice: (\w+)/.exec(requests[1]?.body ?? "")?.[1];
    };
    const all = [
      await keyOf(GITHUB),
      await keyOf({ ...GITHUB, GITHUB_JOB: "other" }),
      await keyOf(GITHUB, { project: "group/lib" }),
      await keyOf(GITHUB, { refs: ["next"] }),
    ];

    expect(new Set(all).size).toBe(4);
    expect(await keyOf({ ...GITHUB, GITHUB_RUN_ID: "100" })).toBe(all[0]);
  });

  it("is warned of once when it cannot be written", async () => {
    const { tell, host } = await opened(GITHUB, { githubToken: new Secret("ghs_x") }, 403);

    await tell?.(ended);
    await tell?.(ended);

    expect(host.shown).toHaveLength(1);
    expect(host.shown[0]).toMatch(/^warning: The comment could not be written: .*403.*pull-requests: write/);
  });

  it("is given up when the forge does not answer, sooner when the step was told to stop", async () => {
    const clock = new ManualClock();
    const host = recordingHost();
    const exchange = (_request: ForgeRequest, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) =>
        signal.addEventListener("abort", () =>
          reject(signal.reason instanceof Error ? signal.reason : new Error("late")),
        ),
      );
    const readText = () => Promise.resolve(undefined);
    const tell = await openComment({ host, clock, env: GITHUB, readText, exchange }, { ...ORDER, githubToken: token });

    const telling = tell?.({ outcome: { kind: "interrupted" } });
    await clock.advance(1_500);
    await telling;

    expect(host.shown[0]).toContain("The comment took longer than 1.5 s.");
  });
});

describe("the text of a comment", () => {
  it("calls nobody", () => {
    const name = "@team #12 !34";
    const jobs = [aJob({ name, status: "failed" }), aJob({ id: 71, name, status: "failed", allowFailure: true })];

    const text = commentMarkdown(
      { ...ended, root: { ...rootOf(aPipeline()), jobs }, project: name },
      (one) => one,
      undefined,
    );

    // As a forge has it when it looks for names.
    const read = text.replaceAll(/&#(\d+);/g, (_whole, code) => String.fromCodePoint(Number(code)));
    expect(read).toContain("team");
    expect(read.replaceAll(/^#+ /gm, "")).not.toMatch(/[@#!]\w/);
  });

  it("stays shorter than GitHub takes", () => {
    const jobs = Array.from({ length: 500 }, (_, id) => aJob({ id, name: "@".repeat(200), status: "failed" }));

    const text = commentMarkdown({ ...ended, root: { ...rootOf(aPipeline()), jobs } }, (one) => one, undefined);

    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/^### ❌ /);
  });
});
