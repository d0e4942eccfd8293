import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf, rowsOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { PipelineRow } from "../world/rows.ts";

let standIn: StandIn;
let gitlab: Api;
let first: PipelineRow;
let second: PipelineRow;
let token: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  const { world } = standIn;
  const project = world.project({
    path: "group/app",
    members: { maya: "maintainer" },
    ci: { jobs: [{ name: "build", stage: "build", result: "failed" }, { name: "test" }] },
  });
  first = world.pipeline(project);
  second = world.pipeline(project);
  token = world.accessToken(world.user("maya"));
});

afterEach(() => standIn.close());

describe("the statuses of a commit", () => {
  it.each([
    { query: {}, names: ["build 1", "test 1", "build 2", "test 2"] },
    { query: { sort: "desc" }, names: ["test 2", "build 2", "test 1", "build 1"] },
    { query: { stage: "build" }, names: ["build 1", "build 2"] },
    { query: { name: "test" }, names: ["test 1", "test 2"] },
    { query: { ref: "other" }, names: [] },
  ])("for $query are $names", async ({ query, names }) => {
    expect(await statuses(query)).toEqual(names);
  });

  it("can be those of one pipeline", async () => {
    expect(await statuses({ pipeline_id: String(second.id) })).toEqual(["build 2", "test 2"]);
  });

  it("leave out retried jobs unless all are wanted", async () => {
    const build = first.jobs.find(({ name }) => name === "build");
    await gitlab.post(`projects/1/jobs/${build?.id}/retry`, { as: token });
    const query = { pipeline_id: String(first.id), name: "build" };

    expect(await statuses(query)).toHaveLength(1);
    expect(await statuses({ ...query, all: "true" })).toHaveLength(2);
  });

  it("are a 404 where the commit is unknown, and a 401 for nobody", async () => {
    const unknown = await gitlab.get(`projects/1/repository/commits/${"0".repeat(40)}/statuses`, { as: token });
    const nobody = await gitlab.get(`projects/1/repository/commits/${first.sha}/statuses`);

    expect([unknown.status, unknown.json]).toEqual([404, { message: "404 Commit Not Found" }]);
    expect(nobody.status).toBe(401);
  });
});

describe("a status that another system posts", () => {
  const post = (over: Readonly<Record<string, string>> = {}, sha = first.sha) =>
    gitlab.post(`projects/1/statuses/${sha}`, {
      as: token,
      json: { state: "running", name: "sluice/app", ref: "main", target_url: "https://ci.example.com/1", ...over },
    });

  it("becomes a job of the newest pipeline of commit and ref, which waits for it", async () => {
    const answer = await post();

    expect([answer.status, answer.json]).toMatchObject([
      201,
      { status: "running", name: "sluice/app", pipeline_id: second.id, target_url: "https://ci.example.com/1" },
    ]);
    expect(second.statuses).toHaveLength(1);
    expect(second.status).toBe("running");
  });

  it("is moved on while it is pending or running, and is a new one after its end", async () => {
    for (const state of ["pending", "running", "failed", "success"]) await post({ state });

    expect(second.statuses.map(({ status, retried }) => [status, retried])).toEqual([
      ["failed", true],
      ["success", false],
    ]);
  });

  it.each([
    { before: "pending", state: "pending", event: "enqueue" },
    { before: "running", state: "running", event: "run" },
    { before: "running", state: "pending", event: "enqueue" },
  ])("is refused the move from $before to $state", async ({ before, state, event }) => {
    await post({ state: before });

    const { status, json } = await post({ state });

    expect([status, json]).toEqual([
      400,
      {
        message: `Cannot transition status via :${event} from :${before} (Reason(s): Status cannot transition via "${event}")`,
      },
    ]);
  });

  it("makes a pipeline of source external where there is none", async () => {
    const { world } = standIn;
    const [project] = world.projects;
    if (project === undefined) throw new Error("no project");
    const { sha } = world.commit(project, "feature");

    const answer = await post({ ref: "feature", state: "success" }, sha);

    expect(answer.status).toBe(201);
    expect(world.pipelines(project).at(-1)).toMatchObject({
      source: "external",
      ref: "feature",
      sha,
      status: "success",
    });
  });

  it.each([
    { over: { state: "odd" }, sha: undefined, status: 400 },
    { over: { target_url: `https://ci.example.com/${"x".repeat(255)}` }, sha: undefined, status: 400 },
    { over: { target_url: "javascript:alert(1)" }, sha: undefined, status: 400 },
    { over: {}, sha: "0".repeat(40), status: 404 },
  ])("is a $status for $over of $sha", async ({ over, sha, status }) => {
    expect((await post(over, sha ?? first.sha)).status).toBe(status);
  });

  it("is a 403 where its owner may not push", async () => {
    first.project.protectedRefs.set("main", "no_one");

    expect((await post()).status).toBe(403);
  });
});

/** The jobs' names, each with the number of its pipeline. */
async function statuses(query: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const answer = await gitlab.get(`projects/1/repository/commits/${first.sha}/statuses`, { as: token, query });
  return rowsOf(answer).map((row) => `${String(row["name"])} ${row["pipeline_id"] === first.id ? 1 : 2}`);
}
