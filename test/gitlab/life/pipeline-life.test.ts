import { beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import type { CiFile, JobSpec } from "../world/ci-file.ts";
import type { PipelineRow } from "../world/rows.ts";
import { World } from "../world/world.ts";
import { cancelPipeline, playJob, retryJob, retryPipeline } from "./actions.ts";
import { latestJobs } from "./unlock.ts";

let clock: ManualClock;
let world: World;

beforeEach(() => {
  clock = new ManualClock();
  world = new World(clock);
});

describe("a pipeline in time", () => {
  it("goes through its stages, each job queued and then run", () => {
    const pipeline = start([
      { name: "build", stage: "build", queuedMs: 1_000, runMs: 5_000 },
      { name: "unit", stage: "test", runMs: 3_000 },
      { name: "lint", stage: "test", queuedMs: 500, runMs: 1_000 },
    ]);

    expect(statusesAt([0, 1_000, 6_000, 6_500, 9_000], pipeline)).toEqual([
      "pending: build pending, unit created, lint created",
      "running: build running, unit created, lint created",
      "running: build success, unit running, lint pending",
      "running: build success, unit running, lint running",
      "success: build success, unit success, lint success",
    ]);
  });

  it("gives the same history however seldom it is looked at", () => {
    const specs: readonly JobSpec[] = [
      { name: "a", stage: "1", queuedMs: 10, runMs: 20 },
      { name: "b", stage: "2", queuedMs: 30, runMs: 40 },
    ];
    const pipeline = start(specs);

    clock.jump(1_000_000);
    world.settle();

    expect(pipeline.jobs.map(({ startedAt, finishedAt }) => [startedAt, finishedAt])).toEqual([
      [pipeline.createdAt + 10, pipeline.createdAt + 30],
      [pipeline.createdAt + 60, pipeline.createdAt + 100],
    ]);
    expect(pipeline.finishedAt).toBe(pipeline.createdAt + 100);
  });

  it("skips what comes after a failure, but runs what waits for one", () => {
    const pipeline = start([
      { name: "build", stage: "1", result: "failed" },
      { name: "deploy", stage: "2" },
      { name: "alarm", stage: "2", when: "on_failure" },
      { name: "tidy", stage: "2", when: "always" },
    ]);

    expect(statusesAt([0], pipeline)).toEqual(["failed: build failed, deploy skipped, alarm success, tidy success"]);
  });

  it("is blocked by a manual job until somebody plays it", () => {
    const pipeline = start([
      { name: "approve", stage: "1", when: "manual" },
      { name: "deploy", stage: "2", runMs: 1_000 },
    ]);
    const [before] = statusesAt([0], pipeline);

    playJob(world, job(pipeline, "approve"), null, [], world.nowMs);

    expect(before).toBe("manual: approve manual, deploy created");
    expect(statusesAt([0, 1_000], pipeline)).toEqual([
      "running: approve success, deploy running",
      "success: approve success, deploy success",
    ]);
  });

  it("waits for a delayed job", () => {
    const pipeline = start([{ name: "later", when: "delayed", delayMs: 60_000, runMs: 1_000 }]);

    expect(statusesAt([0, 60_000, 61_000], pipeline)).toEqual([
      "scheduled: later scheduled",
      "running: later running",
      "success: later success",
    ]);
  });

  it("shows the states before a runner takes a job", () => {
    const pipeline = start([
      {
        name: "deploy",
        before: [
          { status: "waiting_for_resource", forMs: 1_000 },
          { status: "preparing", forMs: 1_000 },
          { status: "waiting_for_callback", forMs: 1_000 },
        ],
        queuedMs: 1_000,
      },
    ]);

    expect(statusesAt([0, 1_000, 2_000, 3_000, 4_000], pipeline).map((text) => text.split(":")[0])).toEqual([
      "waiting_for_resource",
      "preparing",
      "waiting_for_callback",
      "pending",
      "success",
    ]);
  });

  it("starts a job as soon as what it needs is through, stages or not", () => {
    const pipeline = start([
      { name: "fast", stage: "1", runMs: 1_000 },
      { name: "slow", stage: "1", runMs: 9_000 },
      { name: "eager", stage: "2", needs: ["fast"], runMs: 1_000 },
    ]);

    expect(statusesAt([1_000], pipeline)).toEqual(["running: fast success, slow running, eager running"]);
  });

  it("is canceling while a runner lets a job finish, then canceled", () => {
    const pipeline = start([
      { name: "deploy", stage: "1", runMs: 60_000, cancelMs: 2_000 },
      { name: "after", stage: "2" },
    ]);
    statusesAt([1_000], pipeline);

    cancelPipeline(world, pipeline, world.nowMs);

    expect(statusesAt([1_000, 3_000], pipeline)).toEqual([
      "canceling: deploy canceling, after canceled",
      "canceled: deploy canceled, after canceled",
    ]);
  });

  it("leaves a terminal status again when it is retried", () => {
    const pipeline = start([
      { name: "flaky", stage: "1", result: ["failed", "success"], runMs: 1_000 },
      { name: "deploy", stage: "2" },
    ]);
    const [before] = statusesAt([1_000], pipeline);

    retryPipeline(world, pipeline, null, world.nowMs);

    expect(before).toBe("failed: flaky failed, deploy skipped");
    expect(statusesAt([1_000, 2_000], pipeline)).toEqual([
      "running: flaky running, deploy created",
      "success: flaky success, deploy success",
    ]);
    expect(pipeline.jobs.filter(({ name }) => name === "flaky").map(({ retried }) => retried)).toEqual([true, false]);
  });

  it("follows a script of statuses, unknown ones too, whatever its jobs do", () => {
    const pipeline = start([{ name: "build" }], {
      script: [
        { status: "running", forMs: 1_000 },
        { status: "thawing", forMs: 1_000 },
        { status: "success", forMs: 0 },
      ],
    });

    expect(statusesAt([0, 1_000, 2_000, 99_000], pipeline).map((text) => text.split(":")[0])).toEqual([
      "running",
      "thawing",
      "success",
      "success",
    ]);
  });
});

describe("a bridge", () => {
  const child: CiFile = { jobs: [{ name: "inner", runMs: 5_000, result: ["failed", "success"] }] };

  it("ends at once without a strategy, and leaves its child to itself", () => {
    const pipeline = start([{ name: "fire", trigger: { ci: child } }]);

    expect(statusesAt([0], pipeline)).toEqual(["success: fire success"]);
    expect(job(pipeline, "fire").downstream).toMatchObject({ source: "parent_pipeline", status: "running" });
  });

  it("ends as its child does with one, and runs again when the child is retried", () => {
    const pipeline = start([{ name: "follow", trigger: { ci: child, strategy: "depend" } }]);
    const before = statusesAt([0, 5_000], pipeline);

    const downstream = job(pipeline, "follow").downstream;
    if (downstream === undefined) throw new Error("The bridge has no downstream pipeline.");
    retryJob(world, job(downstream, "inner"), null, world.nowMs);

    expect(before).toEqual(["running: follow running", "failed: follow failed"]);
    expect(statusesAt([5_000, 10_000], pipeline)).toEqual(["running: follow running", "success: follow success"]);
  });

  it("has no downstream pipeline until it is its turn", () => {
    const pipeline = start([
      { name: "build", stage: "1", runMs: 1_000 },
      { name: "fire", stage: "2", trigger: { ci: child } },
    ]);

    statusesAt([999], pipeline);
    const early = job(pipeline, "fire").downstream;
    statusesAt([1_000], pipeline);

    expect(early).toBeUndefined();
    expect(job(pipeline, "fire").downstream).toBeDefined();
  });

  it("starts a pipeline in another project as the same user", () => {
    const other = world.project({ path: "group/other", members: { root: "developer" } });
    const pipeline = start([{ name: "fire", trigger: { project: "group/other" } }]);

    statusesAt([0], pipeline);

    expect(world.pipelines(other)).toMatchObject([
      { source: "pipeline", user: { username: "root" }, status: "success" },
    ]);
  });

  it("fails when the other project is not there or does not let it in", () => {
    world.project({ path: "group/closed" });
    const pipeline = start([
      { name: "nowhere", trigger: { project: "group/none" }, allowFailure: true },
      { name: "closed", trigger: { project: "group/closed" } },
    ]);

    statusesAt([0], pipeline);

    expect(pipeline.jobs.map(({ status, failureReason }) => [status, failureReason])).toEqual([
      ["failed", "downstream_bridge_project_not_found"],
      ["failed", "downstream_pipeline_creation_failed"],
    ]);
  });

  it("stops when projects trigger each other in a circle", () => {
    const trigger = (project: string): CiFile => ({ jobs: [{ name: "go", trigger: { project } }] });
    const a = world.project({ path: "group/a", members: { root: "developer" }, ci: trigger("group/b") });
    const b = world.project({ path: "group/b", members: { root: "developer" }, ci: trigger("group/a") });

    world.pipeline(a);

    expect(world.pipelines(a)).toHaveLength(1);
    expect(world.pipelines(b).map(({ jobs }) => jobs[0]?.failureReason)).toEqual(["pipeline_loop_detected"]);
  });
});

describe("a pipeline put into the store without a user", () => {
  it("is of the member with the highest role, so that its bridges can start what they point at", () => {
    const members = { dev: "developer", maya: "maintainer" } as const;
    const b = world.project({ path: "group/b", members });
    const a = world.project({ path: "group/a", members, ci: { jobs: [{ name: "go", trigger: { project: b.path } }] } });

    const pipeline = world.pipeline(a);

    expect(pipeline.user?.username).toBe("maya");
    expect(job(pipeline, "go").downstream?.project).toBe(b);
  });
});

function start(jobs: readonly JobSpec[], ci: Partial<CiFile> = {}): PipelineRow {
  const project = world.project({ path: "group/app", members: { root: "owner" }, ci: { ...ci, jobs } });
  return world.pipeline(project, { source: "trigger" });
}

/** Moves time to each of these milliseconds since the pipeline's creation and tells its status and those of its jobs. */
function statusesAt(times: readonly number[], pipeline: PipelineRow): readonly string[] {
  return times.map((ms) => {
    clock.jump(Math.max(0, pipeline.createdAt + ms - world.nowMs));
    world.settle();
    const order = [...new Set(pipeline.jobs.map(({ name }) => name))];
    const latest = new Map(latestJobs(pipeline).map((row) => [row.name, row.status]));
    return `${pipeline.status}: ${order.map((name) => `${name} ${latest.get(name)}`).join(", ")}`;
  });
}

function job(pipeline: PipelineRow, name: string) {
  const found = latestJobs(pipeline).find((row) => row.name === name);
  if (found === undefined) throw new Error(`The pipeline has no job ${name}.`);
  return found;
}
