import { afterEach, describe, expect, it } from "vitest";
import { type Api, apiOf, type Call, rowOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../stand-in.ts";
import type { PipelineRow, Project } from "../world/rows.ts";

let standIn: StandIn | undefined;

afterEach(() => standIn?.close());

/**
 * What each route answers to the job token of an allowed project, by version: GitLab opens reads little by little.
 *
 * A route that takes no job token treats the caller as anonymous: 404 for a private project where reading needs nobody
 * signed in, else 401.
 */
describe.each([
  { route: "jobs", 17: 401, 18: 200, 19: 200 },
  { route: "jobs/JOB", 17: 401, 18: 401, 19: 401 },
  { route: "jobs/JOB/trace", 17: 401, 18: 401, 19: 401 },
  { route: "pipelines", 17: 404, 18: 404, 19: 200 },
  { route: "pipelines/PIPELINE", 17: 404, 18: 404, 19: 200 },
  { route: "pipelines/latest", 17: 404, 18: 404, 19: 404 },
  { route: "pipelines/PIPELINE/jobs", 17: 404, 18: 200, 19: 200 },
  { route: "pipelines/PIPELINE/bridges", 17: 404, 18: 404, 19: 200 },
  { route: "pipelines/PIPELINE/variables", 17: 404, 18: 404, 19: 404 },
  { route: "pipelines/PIPELINE/test_report", 17: 404, 18: 404, 19: 404 },
  { route: "jobs/JOB/artifacts", 17: 200, 18: 200, 19: 200 },
  { route: "jobs/JOB/artifacts/out.txt", 17: 200, 18: 200, 19: 200 },
  { route: "jobs/artifacts/main/download?job=test", 17: 200, 18: 200, 19: 200 },
  { route: "jobs/artifacts/main/raw/out.txt?job=test", 17: 200, 18: 200, 19: 200 },
] as const)("with the job token of an allowed project, GET $route", ({ route, ...byVersion }) => {
  it.each([17, 18, 19] as const)("is as on GitLab %i", async (version) => {
    const world = await open({ version });

    const answer = await world.gitlab.get(world.path(route), { jobToken: world.jobToken });

    expect(answer.status, answer.text.slice(0, 200)).toBe(byVersion[version]);
  });
});

describe("a job token", () => {
  it("tells which job it belongs to, as header, bearer and parameter", async () => {
    const { gitlab, jobToken } = await open();

    const calls: readonly Call[] = [
      { jobToken },
      { headers: { Authorization: `Bearer ${jobToken}` } },
      { query: { job_token: jobToken } },
    ];

    for (const call of calls) expect(rowOf(await gitlab.get("job", call))).toMatchObject({ name: "upstream" });
  });

  it("is a 401 once its job has ended, on a route that takes it", async () => {
    const { gitlab, path, jobToken, end } = await open();
    end();

    const answer = await gitlab.get(path("pipelines/PIPELINE"), { jobToken });

    expect(answer.status).toBe(401);
  });

  it("reads public projects that allow nobody", async () => {
    const { gitlab, path, jobToken, project } = await open();
    project.allowlist.length = 0;
    const hidden = await gitlab.get(path("pipelines/PIPELINE"), { jobToken });
    project.visibility = "public";
    const shown = await gitlab.get(path("pipelines/PIPELINE"), { jobToken });

    expect([hidden.status, shown.status]).toEqual([404, 200]);
  });

  it.each([
    { policies: [], permission: "read_pipelines", status: 403 },
    { policies: ["read_jobs"], permission: "read_pipelines", status: 403 },
    { policies: ["read_pipelines"], permission: "", status: 200 },
    { policies: undefined, permission: "", status: 200 },
  ])("allowed $policies reads a pipeline with $status", async ({ policies, permission, status }) => {
    const { gitlab, path, jobToken } = await open({}, policies);

    const answer = await gitlab.get(path("pipelines/PIPELINE"), { jobToken });

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(permission);
  });

  it("sees the pipeline's own status in each of its jobs", async () => {
    const { gitlab, path, jobToken, pipeline } = await open({ version: 18 });

    const [job] = (await gitlab.get(path("pipelines/PIPELINE/jobs?per_page=1"), { jobToken })).json as [unknown];

    expect(job).toMatchObject({ pipeline: { id: pipeline.id, status: "success", source: "push" } });
  });
});

interface Lab {
  readonly gitlab: Api;
  readonly project: Project;
  readonly pipeline: PipelineRow;
  readonly jobToken: string;
  readonly path: (route: string) => string;
  /** Ends the job behind the token. */
  readonly end: () => void;
}

/** A private project with a finished pipeline, and a running job of another project on its allowlist. */
async function open(options: StandInOptions = {}, policies?: readonly string[]): Promise<Lab> {
  standIn = await startStandIn({ clock: new ManualClock(), ...options });
  const { world, url } = standIn;
  const maya = world.user("maya");
  const project = world.project({
    path: "group/app",
    members: { maya: "maintainer" },
    ci: { jobs: [{ name: "test", artifacts: { "out.txt": "hello\n" } }] },
  });
  const upstream = world.project({ path: "group/upstream", members: { maya: "maintainer" } });
  world.allowJobTokens(project, upstream, policies);
  const pipeline = world.pipeline(project);
  const { job, token } = world.runningJob(upstream, maya);
  return {
    gitlab: apiOf(url),
    project,
    pipeline,
    jobToken: token,
    path: (route) =>
      `projects/${project.id}/${route.replace("PIPELINE", String(pipeline.id)).replace("JOB", String(pipeline.jobs[0]?.id))}`,
    end: () => world.endJob(job),
  };
}
