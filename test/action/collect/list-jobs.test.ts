import { describe, expect, it } from "vitest";
import { listJobs, withoutJobs } from "../../../action/collect/list-jobs.ts";
import { treeJobs } from "../../../action/collect/tree-jobs.ts";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { ProjectReaders } from "../../../shared/gitlab/project-readers.ts";
import { startServer } from "../../shared/gitlab/canned-server.ts";
import { connected, jobRow } from "../../shared/gitlab/connected.ts";
import { aJob } from "./a-job.ts";

const going = new AbortController().signal;
const nodeOf = (id: number, projectId: number, more: Partial<PipelineNode> = {}): PipelineNode => ({
  pipeline: { ...aJob().pipeline, id, projectId },
  children: [],
  ...more,
});

async function list(root: PipelineNode, refusing: readonly number[] = []) {
  await using server = await startServer(({ url }) => {
    const project = Number(/projects\/(\d+)/.exec(url)?.[1]);
    return refusing.includes(project)
      ? { status: 403, body: {} }
      : { body: [jobRow({ id: project * 100, name: "new" })] };
  });
  using client = connected(server.url);
  const listed = await listJobs(client.gitlab, new ProjectReaders([ANONYMOUS]), root, going);
  return { listed, asked: server.requests.map(({ url }) => Number(/projects\/(\d+)/.exec(url)?.[1])) };
}

describe("listJobs", () => {
  it("lists what nobody has listed, each in its own project", async () => {
    const { listed, asked } = await list(nodeOf(1, 7, { children: [nodeOf(2, 8)] }));

    expect(asked).toEqual([7, 8]);
    expect(treeJobs(listed.root).map(({ id }) => id)).toEqual([700, 800]);
  });

  it("lists again what was listed before its jobs had ended, and nothing else", async () => {
    const running = nodeOf(1, 7, { jobs: [aJob(), aJob({ id: 2, status: "running" })] });
    const ended = nodeOf(2, 8, { jobs: [aJob(), aJob({ id: 2, name: "deploy", status: "manual" })] });

    const { asked } = await list({ ...running, children: [ended] });

    expect(asked).toEqual([7]);
    expect((await list(withoutJobs({ ...running, children: [ended] }))).asked).toEqual([7, 8]);
  });

  it("goes on without a child that nobody may read, and not without the root", async () => {
    const tree = nodeOf(1, 7, { children: [nodeOf(2, 8, { children: [nodeOf(3, 9)] })] });

    const { listed } = await list(tree, [8]);

    expect(listed.unreadable.map(({ pipeline }) => pipeline.projectId)).toEqual([8]);
    expect(treeJobs(listed.root).map(({ id }) => id)).toEqual([700, 900]);
    await expect(list(tree, [7])).rejects.toMatchObject({ status: 403 });
  });
});

describe("treeJobs", () => {
  it("takes only the newest run of a job, and knows the way to it", () => {
    const bridge = { id: 5, name: "deploy", stage: "", status: "success", allowFailure: false, webUrl: "" } as const;
    const child = nodeOf(2, 7, { bridge, jobs: [aJob({ id: 30, name: "unit" })] });
    const root = nodeOf(1, 7, {
      jobs: [aJob({ id: 12, name: "unit" }), aJob({ id: 10, name: "unit" }), aJob({ id: 11, name: "lint" })],
      children: [child],
    });

    expect(treeJobs(root).map(({ id, via }) => [id, via])).toEqual([
      [12, []],
      [11, []],
      [30, ["deploy"]],
    ]);
  });
});
