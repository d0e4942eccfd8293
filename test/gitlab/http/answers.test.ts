import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";

let standIn: StandIn;
let gitlab: Api;
let token: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  const root = standIn.world.user("root");
  const project = standIn.world.project({ path: "group/app", members: { root: "owner" } });
  for (let made = 0; made < 3; made += 1) standIn.world.pipeline(project);
  token = standIn.world.accessToken(root);
});

afterEach(() => standIn.close());

describe("a method that a known address does not take", () => {
  it.each([
    { method: "PATCH", path: "projects/1/pipelines", allow: "OPTIONS, GET, HEAD" },
    { method: "DELETE", path: "projects/group%2Fapp/jobs", allow: "OPTIONS, GET, HEAD" },
    { method: "PUT", path: "projects/1/pipelines/101/cancel", allow: "OPTIONS, POST" },
    { method: "POST", path: "projects/1/triggers/11", allow: "OPTIONS, GET, PUT, DELETE, HEAD" },
    { method: "POST", path: "version", allow: "OPTIONS, GET, HEAD" },
  ])("$method $path is a 405 that says what is allowed", async ({ method, path, allow }) => {
    const answer = await send(method, path);

    expect(answer.status).toBe(405);
    expect(await answer.json()).toEqual({ error: "405 Not Allowed" });
    expect(allowed(answer)).toEqual(allow.split(", ").toSorted());
  });

  it("is answered OPTIONS with what is allowed", async () => {
    const answer = await send("OPTIONS", "projects/1/pipelines");

    expect(answer.status).toBe(204);
    expect(allowed(answer)).toEqual(["GET", "HEAD", "OPTIONS"]);
  });

  it("stays a 404 where there is nothing for any method, and on the trigger route", async () => {
    expect((await send("PATCH", "projects/1/nothing")).status).toBe(404);
    expect((await send("GET", "projects/1/trigger/pipeline")).status).toBe(404);
  });
});

describe("an access token", () => {
  it.each([
    { how: "parameter access_token", call: () => ({ query: { per_page: "1", access_token: token } }) },
    { how: "parameter private_token", call: () => ({ query: { per_page: "1", private_token: token } }) },
    { how: "bearer", call: () => ({ query: { per_page: "1" }, headers: { Authorization: `Bearer ${token}` } }) },
  ])("works as $how, and no link repeats it", async ({ call }) => {
    const answer = await gitlab.get("projects/1/pipelines", call());

    expect(answer.status).toBe(200);
    expect(answer.headers.get("link")).toContain('rel="next"');
    expect(answer.headers.get("link")).not.toContain(token);
  });
});

describe("a page", () => {
  it("beyond the end is empty, and leads neither on nor back", async () => {
    const answer = await gitlab.get("projects/1/pipelines?per_page=2&page=9", { as: token });

    expect(answer.json).toEqual([]);
    expect(answer.headers.get("x-page")).toBe("9");
    expect(answer.headers.get("x-prev-page")).toBe("");
    expect(answer.headers.get("x-next-page")).toBe("");
    expect(answer.headers.get("x-total-pages")).toBe("2");
    expect(answer.headers.get("link")).not.toMatch(/rel="(?:prev|next)"/u);
  });

  it("of a list without rows is the first and last of one", async () => {
    const answer = await gitlab.get("projects/1/triggers", { as: token });

    expect(answer.json).toEqual([]);
    expect(answer.headers.get("x-total")).toBe("0");
    expect(answer.headers.get("x-total-pages")).toBe("1");
  });

  it("never has more than a hundred rows", async () => {
    const answer = await gitlab.get("projects/1/pipelines?per_page=500", { as: token });

    expect(answer.headers.get("x-per-page")).toBe("100");
  });
});

describe("every answer", () => {
  it.each([
    { path: "projects/1", status: 200, cache: "max-age=0, private, must-revalidate" },
    { path: "projects/9", status: 404, cache: "no-cache" },
    { path: "nothing", status: 404, cache: "no-cache" },
  ])("of $path has the headers of a Rails server", async ({ path, status, cache }) => {
    const { status: got, headers } = await gitlab.get(path, { as: token });

    expect(got).toBe(status);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("cache-control")).toBe(cache);
    expect(headers.get("x-runtime")).toMatch(/^\d+\.\d{6}$/u);
    expect(headers.get("vary")).toBe("Origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(JSON.parse(headers.get("x-gitlab-meta") ?? "")).toEqual({
      correlation_id: headers.get("x-request-id"),
      version: "1",
    });
  });

  it("that brings an archive has them, too", async () => {
    const { world } = standIn;
    const project = world.project({
      path: "group/built",
      members: { root: "owner" },
      ci: { jobs: [{ name: "build", artifacts: { "a.txt": "a" } }] },
    });
    const [job] = world.pipeline(project).jobs;

    const { status, headers } = await gitlab.get(`projects/${project.id}/jobs/${job?.id}/artifacts`, { as: token });

    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(/^attachment; /u);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/u);
    expect(headers.get("x-runtime")).toBe("0.000000");
  });

  it("to HEAD has the headers of GET and no body", async () => {
    const head = await send("HEAD", "projects/1/pipelines");
    const get = await send("GET", "projects/1/pipelines");

    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const name of ["etag", "link", "x-total", "content-type"]) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });
});

describe("a ref that is not given", () => {
  it.each([
    { path: "projects/1/trigger/pipeline", form: {}, error: "ref is missing, ref is empty, token is missing" },
    { path: "projects/1/trigger/pipeline", form: { token: "x" }, error: "ref is missing, ref is empty" },
    { path: "projects/1/trigger/pipeline", form: { token: "x", ref: " " }, error: "ref is empty" },
    { path: "projects/1/trigger/pipeline", form: { ref: "main" }, error: "token is missing" },
    { path: "projects/1/pipeline", form: {}, error: "ref is missing, ref is empty" },
    { path: "projects/1/pipeline", form: { ref: "" }, error: "ref is empty" },
  ])("is a 400 with $error on $path", async ({ path, form, error }) => {
    const answer = await gitlab.post(path, { as: token, form });

    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error });
  });
});

describe("variables of a new pipeline", () => {
  it.each([
    { row: { value: "x" }, error: "variables[1][key] is missing" },
    { row: { key: "B" }, error: "variables[1][value] is missing" },
    {
      row: { key: "B", value: "x", variable_type: "secret" },
      error: "variables[1][variable_type] does not have a valid value",
    },
  ])("are refused with $error", async ({ row, error }) => {
    const variables = [{ key: "A", value: "x", variable_type: "file" }, row];

    const answer = await gitlab.post("projects/1/pipeline", { as: token, json: { ref: "main", variables } });

    expect([answer.status, answer.json]).toEqual([400, { error }]);
  });
});

describe("the access token in use", () => {
  it("tells its scopes and the day on which it ends", async () => {
    const { world } = standIn;
    const expiresAt = new Date(world.nowMs + 86_400_000);
    const ending = world.accessToken(world.user("root"), { scopes: ["read_api"], expiresAt });

    const endless = await gitlab.get("personal_access_tokens/self", { as: token });
    const answer = await gitlab.get("personal_access_tokens/self", { as: ending });

    expect(endless.json).toMatchObject({ scopes: ["api"], active: true, expires_at: null });
    expect(answer.json).toMatchObject({ scopes: ["read_api"], expires_at: expiresAt.toISOString().slice(0, 10) });
  });
});

function send(method: string, path: string): Promise<Response> {
  return fetch(`${standIn.url}/api/v4/${path}`, { method, headers: { "PRIVATE-TOKEN": token } });
}

function allowed({ headers }: Response): readonly string[] {
  return (headers.get("allow") ?? "").split(", ").toSorted();
}
