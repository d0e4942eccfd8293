import { describe, expect, it } from "vitest";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { type DetailsOrder, gatherDetails } from "../../../action/report/gather-details.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type Canned, type Script, startServer } from "../../shared/gitlab/canned-server.ts";
import { connected } from "../../shared/gitlab/connected.ts";
import { aJob, aPipeline } from "../samples.ts";

const access: Credential = { kind: "access-token", token: new Secret("glpat-canary") };
const job: Credential = { kind: "job-token", token: new Secret("glcbt-canary") };
const ran = (id: number, changes: Partial<Job> = {}) =>
  aJob({ id, name: `j${id}`, status: "failed", startedAt: "2026-01-01T00:00:00Z", ...changes });
const treeOf = (...jobs: readonly Job[]): PipelineNode => ({
  pipeline: aPipeline({ status: "failed" }),
  jobs,
  children: [],
});

const host = { hide: (text: string) => text.replaceAll("correct horse", "***") };

async function gathered(
  answers: Script | readonly Canned[],
  order: Partial<DetailsOrder> & { readonly root: PipelineNode },
) {
  await using server = await startServer(answers);
  using client = connected(server.url);
  const details = await gatherDetails(
    { gitlab: client.gitlab, clock: systemClock, host },
    { readers: [access, ANONYMOUS], jobLogs: "failed", retriedJobs: false, ...order },
    new AbortController().signal,
  );
  return { details, asked: server.requests.map(({ url }) => url) };
}

describe("what a report fetches", () => {
  it("is the ends of the logs of jobs that failed, those that may last", async () => {
    const root = treeOf(
      ran(1, { allowFailure: true }),
      ran(2),
      ran(3, { status: "success" }),
      aJob({ id: 4, status: "failed" }),
    );

    const { details, asked } = await gathered(({ url }) => ({ body: `log of ${url}\n` }), { root });

    expect(details.logs.map(({ job: { id }, parts }) => [id, parts])).toEqual([
      [2, [{ kind: "line", text: "log of /api/v4/projects/3/jobs/2/trace" }]],
      [1, [{ kind: "line", text: "log of /api/v4/projects/3/jobs/1/trace" }]],
    ]);
    expect(asked).toHaveLength(2);
    expect(details).not.toHaveProperty("logsMissing");
  });

  it("hides secrets before it cuts a line anywhere", async () => {
    const { details } = await gathered([{ body: `${"x".repeat(995)}correct horse\n` }], { root: treeOf(ran(1)) });

    expect(details.logs[0]?.parts).toEqual([{ kind: "line", text: `${"x".repeat(995)}***` }]);
  });

  it("asks each job's own project", async () => {
    const pipeline = aPipeline({ id: 9, projectId: 4, status: "failed" });
    const root = { ...treeOf(), children: [{ pipeline, jobs: [ran(8, { pipeline })], children: [] }] };

    const { asked } = await gathered([{ body: "x" }], { root });

    expect(asked).toEqual(["/api/v4/projects/4/jobs/8/trace"]);
  });

  it("stops asking a project whose logs nobody at hand may read, and says so once", async () => {
    const forbidden: Canned = { status: 403, body: { message: "403 Forbidden" } };

    const { details, asked } = await gathered([forbidden], {
      root: treeOf(...[1, 2, 3, 4, 5, 6].map((id) => ran(id))),
    });

    // Four at once, by two credentials each; the other two not at all.
    expect(asked).toHaveLength(8);
    expect(details.logs).toEqual([]);
    expect(details.logsMissing).toMatch(/^Logs of jobs are not shown, or not all: GitLab answered 403/);
  });

  it("says what reading them takes when only a job token is at hand", async () => {
    const { details } = await gathered([{ status: 404, body: {} }], {
      root: treeOf(ran(1)),
      readers: [job, ANONYMOUS],
    });

    expect(details.logsMissing).toBe(
      "Logs of jobs are not shown: reading them takes `access-token`, unless the pipeline is public.",
    );
  });

  it("finds the earlier runs of jobs that were retried", async () => {
    const row = { id: 1, name: "unit", status: "failed", pipeline: { id: 7, project_id: 3, status: "failed" } };

    const { details, asked } = await gathered([{ body: [{ ...row, id: 2 }, row] }], {
      root: treeOf(ran(2)),
      jobLogs: "none",
      retriedJobs: true,
    });

    expect(asked).toEqual(["/api/v4/projects/3/pipelines/7/jobs?include_retried=true&per_page=100"]);
    expect(details.retriedJobs.map(({ id }) => id)).toEqual([1]);
  });

  it("is nothing when nothing is wanted", async () => {
    const { details, asked } = await gathered([], { root: treeOf(ran(1)), jobLogs: "none" });

    expect(details).toEqual({ logs: [], retriedJobs: [] });
    expect(asked).toEqual([]);
  });

  it("is what came in time", async () => {
    const clock = new ManualClock();
    await using server = await startServer(() => undefined);
    using client = connected(server.url);
    const order = { root: treeOf(ran(1)), readers: [access], jobLogs: "failed", retriedJobs: false } as const;

    const gathering = gatherDetails({ gitlab: client.gitlab, clock, host }, order, new AbortController().signal);
    await clock.advance(45_000);

    expect(await gathering).toEqual({
      logs: [],
      retriedJobs: [],
      logsMissing: "Logs of jobs are not shown, or not all: GitLab took longer than 45 s to send them.",
    });
  });
});
