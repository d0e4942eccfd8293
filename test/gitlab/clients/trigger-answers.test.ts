import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Api, apiOf, type Call, rowOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";
import type { World } from "../world/world.ts";

let clock: ManualClock;
let standIn: StandIn;
let world: World;
let gitlab: Api;
let project: Project;
let token: string;

beforeEach(async () => {
  await open(19);
});

afterEach(() => standIn.close());

describe("a trigger call that is refused leaves no pipeline and says", () => {
  it.each<{ readonly why: string; readonly call: Call; readonly status: number; readonly answer: object }>([
    { why: "token missing", call: { form: { ref: "main" } }, status: 400, answer: { error: "token is missing" } },
    {
      why: "ref missing",
      call: { form: { token: "T" } },
      status: 400,
      answer: { error: "ref is missing, ref is empty" },
    },
    { why: "both missing", call: {}, status: 400, answer: { error: "ref is missing, ref is empty, token is missing" } },
    { why: "ref blank", call: { form: { token: "T", ref: " " } }, status: 400, answer: { error: "ref is empty" } },
    {
      why: "variables that are no map, before it looks at the token",
      call: { json: { token: "wrong", ref: "main", variables: "x" } },
      status: 400,
      answer: { error: "variables is invalid" },
    },
    {
      why: "a variable that is a boolean, before it looks at the token",
      call: { json: { token: "wrong", ref: "main", variables: { ON: true } } },
      status: 400,
      answer: { message: "variables needs to be a map of key-valued strings" },
    },
    {
      why: "a pipeline hook, before it looks at the token",
      call: { form: { token: "wrong", ref: "main" }, headers: { "X-Gitlab-Event": "Pipeline Hook" } },
      status: 403,
      answer: { message: "403 Forbidden" },
    },
    {
      why: "an unknown token",
      call: { form: { token: "wrong", ref: "main" } },
      status: 404,
      answer: { message: "404 Not Found" },
    },
  ])("$status for $why", async ({ call, status, answer }) => {
    const refused = await post(call);

    expect(refused.json).toEqual(answer);
    expect(refused.status).toBe(status);
    expect(world.pipelines(project)).toEqual([]);
  });

  it.each<{ readonly why: string; readonly arrange: () => void; readonly base: unknown; readonly call?: Call }>([
    {
      why: "an unknown ref",
      arrange: () => {},
      call: { form: { token: "T", ref: "x" } },
      base: "Reference not found",
    },
    {
      why: "workflow rules",
      arrange: () => void (project.ci = { jobs: [{ name: "test" }], workflow: "filtered" }),
      base: "Pipeline filtered out by workflow rules.",
    },
    {
      why: "no job left by the rules",
      arrange: () => void (project.ci = { jobs: [] }),
      base: expect.stringMatching(/^Pipeline will not run for the selected trigger\./),
    },
    { why: "no CI file", arrange: () => void (project.ci = null), base: "Missing CI config file" },
    {
      why: "a variable below the role",
      arrange: () => void (project.variablesMinimumRole = "owner"),
      call: { form: { token: "T", ref: "main", "variables[A]": "b" } },
      base: "Insufficient permissions to set pipeline variables",
    },
    {
      why: "an owner who lost the role",
      arrange: () => world.member(project, world.user("maya"), "reporter"),
      base: "Insufficient permissions to create a new pipeline",
    },
    {
      why: "a protected ref",
      arrange: () => void project.protectedRefs.set("main", "no_one"),
      base: expect.stringMatching(/^You do not have sufficient permission to run a pipeline on 'main'\./),
    },
    { why: "CI switched off", arrange: () => void (project.ciEnabled = false), base: "Pipelines are disabled!" },
    {
      why: "the rate of creation",
      arrange: () => void (project.pipelinesPerMinute = 0),
      base: "Too many pipelines created in the last minute. Try again later.",
    },
  ])("400 for $why", async ({ arrange, call, base }) => {
    arrange();

    const refused = await post(call ?? { form: { token: "T", ref: "main" } });

    expect(refused.json).toEqual({
      message: { base: [base] },
    });
    expect(refused.status).toBe(400);
    expect(world.pipelines(project)).toEqual([]);
  });

  it("404 for a token that has expired", async () => {
    const row = world.triggerToken(project, world.user("maya"), "old", new Date(clock.now().getTime() + 1000));
    clock.jump(1001);

    const refused = await post({ form: { token: row.token, ref: "main" } });

    expect(refused.status).toBe(404);
  });

  it("404 for a private, a missing and a deleted project alike", async () => {
    const form = { token, ref: "main" };
    const other = world.project({ path: "group/other" });
    project.deleted = true;

    const answers = await Promise.all(
      [String(project.id), String(other.id), "999", "group%2Fnone"].map((id) =>
        gitlab.post(`projects/${id}/trigger/pipeline`, { form }),
      ),
    );

    expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual(
      Array.from({ length: 4 }, () => '404 {"message":"404 Not Found"}'),
    );
  });

  it("404 to a GET", async () => {
    const answer = await gitlab.get(`projects/${project.id}/trigger/pipeline`, { query: { token, ref: "main" } });

    expect(answer.status).toBe(404);
  });
});

describe("a trigger call that fails after the pipeline was stored answers 422 and leaves it failed", () => {
  it.each([
    { why: "a duplicate variable", form: { "variables[TRIGGER_PAYLOAD]": "x" }, ci: undefined },
    {
      why: "invalid YAML",
      form: {},
      ci: { jobs: [], yamlErrors: "jobs config should contain at least one visible job" },
    },
    { why: "an unknown failure", form: {}, ci: { jobs: [], failure: "unknown_failure" } },
  ])("for $why", async ({ form, ci }) => {
    if (ci !== undefined) project.ci = ci;

    const refused = await post({ form: { token: "T", ref: "main", ...form } });

    expect(refused.status).toBe(422);
    expect(world.pipelines(project).map(({ status }) => status)).toEqual(["failed"]);
  });
});

describe("the role for variables, judged by the owner of the token", () => {
  it.each([
    { role: "no_one_allowed", version: 19, payloadAlone: 201 },
    { role: "no_one_allowed", version: 17, payloadAlone: 400 },
    { role: "developer", version: 17, payloadAlone: 201 },
  ] as const)("$role on version $version answers $payloadAlone without variables", async (row) => {
    await standIn.close();
    await open(row.version);
    project.variablesMinimumRole = row.role;

    expect((await post({ form: { token: "T", ref: "main" } })).status).toBe(row.payloadAlone);
  });

  it("does not cover inputs", async () => {
    project.variablesMinimumRole = "no_one_allowed";
    project.ci = { jobs: [{ name: "test" }], inputs: { color: { default: "red" } } };

    expect((await post({ json: { token: "T", ref: "main", inputs: { color: "blue" } } })).status).toBe(201);
  });
});

describe("a job token used to trigger", () => {
  it.each([
    { state: "erased", erased: true, message: "Job has been erased!" },
    { state: "failed", erased: false, message: "Job is not running" },
  ])("of a job that is $state is a 401", async ({ erased, message }) => {
    const { job, token: jobToken } = world.runningJob(project, world.user("maya"));
    world.endJob(job, "failed");
    if (erased) job.erasedAt = world.nowMs;

    const refused = await post({ form: { token: jobToken, ref: "main" } });

    expect(refused.json).toEqual({ message });
    expect(refused.status).toBe(401);
  });

  it("of a job that is being canceled still works", async () => {
    const { job, token: jobToken } = world.runningJob(project, world.user("maya"));
    job.status = "canceling";

    expect((await post({ form: { token: jobToken, ref: "main" } })).status).toBe(201);
  });

  it("needs its project, or a group of it, on the allowlist", async () => {
    const upstream = world.project({ path: "team/tools/upstream", members: { maya: "maintainer" } });
    const { token: jobToken } = world.runningJob(upstream, world.user("maya"));
    const form = { token: jobToken, ref: "main" };

    const before = await post({ form });
    world.allowJobTokens(project, "team");
    const after = await post({ form });

    expect([before.status, after.status]).toEqual([404, 201]);
    expect(rowOf(after)).toMatchObject({ source: "pipeline", user: { username: "maya" } });
  });
});

async function open(version: 17 | 18 | 19): Promise<void> {
  clock = new ManualClock();
  standIn = await startStandIn({ clock, version });
  world = standIn.world;
  gitlab = apiOf(standIn.url);
  project = world.project({ path: "group/app", members: { maya: "maintainer" } });
  token = world.triggerToken(project, world.user("maya")).token;
}

/** Posts with the real token where the call says `T`. */
async function post(call: Call): Promise<Answer> {
  const filled: unknown = JSON.parse(JSON.stringify(call), (key, value) =>
    key === "token" && value === "T" ? token : value,
  );
  return gitlab.post(`projects/${project.id}/trigger/pipeline`, filled as Call);
}
