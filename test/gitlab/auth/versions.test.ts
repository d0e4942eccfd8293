import { afterEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { GitLabVersion } from "../version.ts";

let gitlab: StandIn;

afterEach(async () => {
  await gitlab.close();
});

describe("what a job token may read of another private project", () => {
  // 401 where the route wants somebody signed in, 404 where it would show public projects to anybody.
  it.each([
    { path: "/jobs", answers: { 17: 401, 18: 200, 19: 200 } },
    { path: "/jobs/:job", answers: { 17: 401, 18: 401, 19: 401 } },
    { path: "/jobs/:job/trace", answers: { 17: 401, 18: 401, 19: 401 } },
    { path: "/pipelines", answers: { 17: 404, 18: 404, 19: 200 } },
    { path: "/pipelines/latest", answers: { 17: 404, 18: 404, 19: 404 } },
    { path: "/pipelines/:pid", answers: { 17: 404, 18: 404, 19: 200 } },
    { path: "/pipelines/:pid/jobs", answers: { 17: 404, 18: 200, 19: 200 } },
    { path: "/pipelines/:pid/bridges", answers: { 17: 404, 18: 404, 19: 200 } },
    { path: "/pipelines/:pid/trigger_jobs", answers: { 17: 404, 18: 404, 19: 200 } },
    { path: "/pipelines/:pid/variables", answers: { 17: 404, 18: 404, 19: 404 } },
    { path: "/pipelines/:pid/test_report", answers: { 17: 404, 18: 404, 19: 404 } },
    { path: "/jobs/:job/artifacts", answers: { 17: 200, 18: 200, 19: 200 } },
    { path: "/jobs/:job/artifacts/a.txt", answers: { 17: 200, 18: 200, 19: 200 } },
    { path: "/jobs/:job/artifacts/tree", answers: { 17: 404, 18: 200, 19: 200 } },
    { path: "/jobs/artifacts/main/download?job=build", answers: { 17: 200, 18: 200, 19: 200 } },
    { path: "/jobs/artifacts/main/raw/a.txt?job=build", answers: { 17: 200, 18: 200, 19: 200 } },
    { path: "", answers: { 17: 404, 18: 404, 19: 404 } },
  ])("$path: $answers", async ({ path, answers }) => {
    const seen: Record<number, number> = {};
    for (const version of [17, 18, 19] as const) {
      const { get } = await lab(version);
      seen[version] = (await get(path)).status;
      await gitlab.close();
    }

    expect(seen).toEqual(answers);
  });

  it("is only what the allowlist entry's permissions allow", async () => {
    const { get, world, target, upstream } = await lab(19);
    world.allowJobTokens(target, upstream, ["read_pipelines"]);

    const jobs = await get("/pipelines/:pid/jobs");

    expect((await get("/pipelines/:pid")).status).toBe(200);
    expect(jobs.status).toBe(403);
    expect(await jobs.json()).toEqual({
      message:
        "403 Forbidden - Insufficient permissions to access this resource in project target. The following token permission is required: read_jobs.",
    });
  });

  it("is nothing once its job is over", async () => {
    const { get, world, job } = await lab(19);

    world.endJob(job);
    const answer = await get("/pipelines/:pid");

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ message: "Job is not running" });
  });
});

describe("how a job token is presented", () => {
  it.each([
    { name: "header JOB-TOKEN", headers: (token: string) => ({ "JOB-TOKEN": token }), query: () => "" },
    { name: "bearer", headers: (token: string) => ({ Authorization: `Bearer ${token}` }), query: () => "" },
    { name: "parameter job_token", headers: () => ({}), query: (token: string) => `?job_token=${token}` },
    { name: "parameter token", headers: () => ({}), query: (token: string) => `?token=${token}` },
  ])("works as $name", async ({ headers, query }) => {
    const { url, token } = await lab(19);

    const answer = await fetch(url("/pipelines/:pid") + query(token), { headers: headers(token) });

    expect(answer.status).toBe(200);
  });

  it("takes parameters before the header", async () => {
    const { url, token } = await lab(19);

    const answer = await fetch(`${url("/pipelines/:pid")}?job_token=glcbt-wrong`, { headers: { "JOB-TOKEN": token } });

    expect(answer.status).toBe(401);
  });
});

describe("trigger calls across versions", () => {
  it.each([
    { version: 17, status: 400 },
    { version: 18, status: 201 },
    { version: 19, status: 201 },
  ] as const)(
    "answer $status on $version where nobody may set variables and none are sent",
    async ({ version, status }) => {
      const { world, target } = await lab(version);
      target.variablesMinimumRole = "no_one_allowed";
      const { token } = world.triggerToken(target, world.user("maya"));

      const answer = await fetch(
        `${gitlab.url}/api/v4/projects/${target.id}/trigger/pipeline?ref=main&token=${token}`,
        {
          method: "POST",
        },
      );

      expect(answer.status).toBe(status);
    },
  );
});

describe("a trigger call with a job token", () => {
  it.each([17, 18, 19] as const)(
    "is refused on %s where nobody may set variables, since it always sets one",
    async (version) => {
      const { target, token } = await lab(version);
      target.variablesMinimumRole = "no_one_allowed";

      const answer = await fetch(
        `${gitlab.url}/api/v4/projects/${target.id}/trigger/pipeline?ref=main&token=${token}`,
        {
          method: "POST",
        },
      );

      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        message: { base: ["Insufficient permissions to set pipeline variables"] },
      });
    },
  );
});

async function lab(version: GitLabVersion) {
  gitlab = await startStandIn({ version, clock: new ManualClock() });
  const { world } = gitlab;
  const maya = world.user("maya");
  const upstream = world.project({ path: "group/upstream", members: { maya: "developer" } });
  const target = world.project({
    path: "group/target",
    members: { maya: "developer" },
    ci: { jobs: [{ name: "build", artifacts: { "a.txt": "a" } }] },
  });
  world.allowJobTokens(target, upstream);
  const pipeline = world.pipeline(target, { user: maya });
  const { job, token } = world.runningJob(upstream, maya);
  const url = (path: string) =>
    `${gitlab.url}/api/v4/projects/${target.id}${path}`
      .replace(":pid", String(pipeline.id))
      .replace(":job", String(pipeline.jobs[0]?.id));
  return {
    world,
    target,
    upstream,
    job,
    token,
    url,
    get: (path: string) => fetch(url(path), { headers: { "JOB-TOKEN": token } }),
  };
}
