import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Api, apiOf, type Call, numberIn, rowOf, rowsOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

const HOUR_MS = 3_600_000;

let standIn: StandIn;
let gitlab: Api;
let project: Project;
let triggerToken: string;
let accessToken: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  project = standIn.world.project({
    path: "group/sub/app.js",
    branches: ["release/1.0"],
    tags: ["v1.0"],
    members: { maya: "maintainer" },
    ci: {
      jobs: (context) =>
        context.ref.startsWith("release/")
          ? [{ name: "build: [linux, x64]", artifacts: { "out/a b.txt": "hello\n" }, trace: "log\n" }]
          : [{ name: "test", runMs: HOUR_MS }],
    },
  });
  triggerToken = standIn.world.triggerToken(project, standIn.world.user("maya")).token;
  accessToken = standIn.world.accessToken(standIn.world.user("maya"));
});

afterEach(() => standIn.close());

describe("requests as python-gitlab sends them", () => {
  /** It says JSON on every request, GETs and DELETEs without a body included. */
  const as = (more: Call = {}): Call => ({
    as: accessToken,
    ...more,
    headers: { "User-Agent": "python-gitlab/8.0.0", "Content-type": "application/json" },
  });

  it("are understood when they ask who and what this is", async () => {
    expect(rowOf(await gitlab.get("user", as()))).toMatchObject({ username: "maya" });
    expect(rowOf(await gitlab.get("version", as()))).toMatchObject({
      version: expect.stringMatching(/^19\.\d+\.\d+/),
      revision: expect.any(String),
    });
  });

  it("trigger with variables and inputs always there, if need be empty", async () => {
    const answer = await gitlab.post(`projects/${project.id}/trigger/pipeline`, {
      json: { ref: "main", token: triggerToken, variables: {}, inputs: {} },
      headers: { "User-Agent": "python-gitlab/8.0.0" },
    });

    expect(answer.status, answer.text).toBe(201);
  });

  it("cancel and retry a pipeline without a body", async () => {
    const path = await pipelinePath();

    expect((await gitlab.post(`${path}/cancel`, as())).status).toBe(200);
    expect((await gitlab.post(`${path}/retry`, as())).status).toBe(201);
  });

  it("page through a list by the Link header", async () => {
    const made = [await pipelinePath(), await pipelinePath(), await pipelinePath()];
    const first = await gitlab.get(`projects/${project.id}/pipelines`, as({ query: { per_page: "2" } }));

    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    expect(new URL(next).origin).toBe(new URL(standIn.url).origin);
    const second = await gitlab.get(next.slice(next.indexOf("/api/v4/") + "/api/v4/".length), as());

    expect(
      [...rowsOf(first), ...rowsOf(second)].map(({ id }) => `projects/${project.id}/pipelines/${String(id)}`),
    ).toEqual(made.toReversed());
    expect(second.headers.get("link")).not.toContain('rel="next"');
    expect([first.headers.get("x-next-page"), second.headers.get("x-next-page")]).toEqual(["2", ""]);
    expect([first.headers.get("x-total"), first.headers.get("x-total-pages")]).toEqual(["3", "2"]);
  });

  it("page through jobs by keyset until there is no next", async () => {
    const made = [await pipelinePath(), await pipelinePath(), await pipelinePath()];
    const query = { pagination: "keyset", order_by: "id", per_page: "2" };
    const first = await gitlab.get(`projects/${project.id}/jobs`, as({ query }));

    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await gitlab.get(next.slice(next.indexOf("/api/v4/") + "/api/v4/".length), as());

    expect([...rowsOf(first), ...rowsOf(second)]).toHaveLength(made.length);
    expect(second.headers.get("link") ?? "").not.toContain('rel="next"');
  });

  it("download by a ref with a slash that is not encoded", async () => {
    standIn.world.pipeline(project, { ref: "release/1.0" });

    const answer = await gitlab.get(
      `projects/${project.id}/jobs/artifacts/release/1.0/download`,
      as({ query: { job: "build: [linux, x64]" } }),
    );
    const file = await gitlab.get(
      `projects/${project.id}/jobs/artifacts/release/1.0/raw/out/a%20b.txt`,
      as({ query: { job: "build: [linux, x64]" } }),
    );

    expectZip(answer);
    expect(file.text).toBe("hello\n");
  });

  it("create, save and delete a trigger token", async () => {
    const created = await gitlab.post(`projects/${project.id}/triggers`, as({ json: { description: "ci" } }));
    expect(created.status, created.text).toBe(201);
    const path = `projects/${project.id}/triggers/${numberIn(rowOf(created), "id")}`;

    const saved = await gitlab.put(path, as({ json: { description: "renamed" } }));
    const deleted = await gitlab.delete(path, as());

    expect([saved.status, rowOf(saved)["description"], deleted.status]).toEqual([200, "renamed", 204]);
  });
});

describe("requests as GitLab's own command line sends them", () => {
  /** Its client encodes dots in project paths too, and announces JSON on a POST without a body. */
  const path = "projects/group%2Fsub%2Fapp%2Ejs";
  const headers = { Accept: "application/json", "User-Agent": "glab/1.80.0 (linux, amd64)" };

  it.each([
    ["a personal token", () => ({ "Private-Token": accessToken })],
    ["a bearer token", () => ({ Authorization: `Bearer ${accessToken}` })],
  ])("are let in with %s", async (_, credential) => {
    const user = await gitlab.get("user", { headers: { ...headers, ...credential() } });
    const found = await gitlab.get(path, { headers: { ...headers, ...credential() } });

    expect(rowOf(user)).toMatchObject({ username: "maya" });
    expect(rowOf(found)).toMatchObject({ id: project.id, path_with_namespace: "group/sub/app.js" });
  });

  it("are let in with a job token as header, bearer or parameter", async () => {
    const upstream = standIn.world.project({ path: "group/upstream", members: { maya: "maintainer" } });
    standIn.world.allowJobTokens(project, upstream);
    const { token } = standIn.world.runningJob(upstream, standIn.world.user("maya"));
    const pipeline = await pipelinePath();

    for (const call of [
      { headers: { ...headers, "Job-Token": token } },
      { headers: { ...headers, Authorization: `Bearer ${token}` } },
      { headers, query: { job_token: token } },
    ]) {
      expect((await gitlab.get(pipeline, call)).status).toBe(200);
    }
  });

  it("trigger with a JSON body and variables", async () => {
    const answer = await gitlab.post(`${path}/trigger/pipeline`, {
      json: { ref: "v1.0", token: triggerToken, variables: { DEPLOY: "yes" } },
      headers,
    });

    expect(answer.status, answer.text).toBe(201);
    expect(rowOf(answer)).toMatchObject({ ref: "v1.0", tag: true, project_id: project.id });
  });

  it("run a pipeline with variables as a list", async () => {
    const answer = await gitlab.post(`${path}/pipeline`, {
      as: accessToken,
      json: { ref: "main", variables: [{ key: "DEPLOY", value: "yes", variable_type: "env_var" }] },
      headers,
    });

    expect(answer.status, answer.text).toBe(201);
  });

  it("cancel a pipeline with an announced but empty JSON body", async () => {
    const pipeline = await pipelinePath();

    const answer = await gitlab.post(`${pipeline}/cancel`, {
      as: accessToken,
      headers: { ...headers, "Content-Type": "application/json" },
    });

    expect(answer.status, answer.text).toBe(200);
    expect(rowOf(answer)["status"]).toBe("canceled");
  });

  it("watch the latest pipeline of a branch with its jobs and log", async () => {
    const { id } = standIn.world.pipeline(project, { ref: "release/1.0" });

    const latest = await gitlab.get(`${path}/pipelines/latest`, {
      as: accessToken,
      query: { ref: "release/1.0" },
      headers,
    });
    const jobs = await gitlab.get(`${path}/pipelines/${id}/jobs`, {
      as: accessToken,
      query: [
        ["per_page", "100"],
        ["scope[]", "success"],
        ["scope[]", "failed"],
      ],
      headers,
    });
    const [job] = rowsOf(jobs);
    const log = await gitlab.get(`${path}/jobs/${numberIn(job ?? {}, "id")}/trace`, { as: accessToken, headers });

    expect(rowOf(latest)["id"]).toBe(id);
    expect(job).toMatchObject({ name: "build: [linux, x64]", status: "success" });
    expect(log.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(log.text).toContain("log\n");
  });

  it("look for the pipeline of a branch's commit, else for its merge request", async () => {
    const { id, sha } = standIn.world.pipeline(project, { ref: "release/1.0" });
    const get = (below: string, query = {}) => gitlab.get(`${path}/${below}`, { as: accessToken, query, headers });

    const commit = await get("repository/commits/release%2F1%2E0");
    const statuses = await get(`repository/commits/${sha}/statuses`, { all: "true" });
    const requests = await get("merge_requests", { source_branch: "main" });

    expect(rowOf(commit)).toMatchObject({ id: sha, last_pipeline: { id, status: "success" } });
    expect(rowsOf(statuses)).toMatchObject([{ sha, name: "build: [linux, x64]", status: "success", pipeline_id: id }]);
    expect(rowsOf(requests)).toEqual([]);
  });

  it("download by an encoded ref with dots encoded", async () => {
    standIn.world.pipeline(project, { ref: "release/1.0" });

    expectZip(
      await gitlab.get(`${path}/jobs/artifacts/release%2F1%2E0/download`, {
        as: accessToken,
        query: { job: "build: [linux, x64]" },
        headers,
      }),
    );
  });
});

/** A new pipeline on main, by its path. */
async function pipelinePath(): Promise<string> {
  const answer = await gitlab.post(`projects/${project.id}/trigger/pipeline`, {
    form: { token: triggerToken, ref: "main" },
  });
  return `projects/${project.id}/pipelines/${numberIn(rowOf(answer), "id")}`;
}

function expectZip(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 200)).toBe(200);
  expect(answer.bytes.subarray(0, 2).toString("latin1")).toBe("PK");
}
