import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf, type Call, rowsOf, textIn } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

let standIn: StandIn;
let gitlab: Api;
let project: Project;
let token: string;
let maya: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  project = standIn.world.project({
    path: "group/app",
    branches: ["feature/x"],
    members: { maya: "maintainer" },
    ci: { jobs: [{ name: "test" }], inputs: { color: { default: "red" }, count: { type: "number", default: 1 } } },
  });
  token = standIn.world.triggerToken(project, standIn.world.user("maya")).token;
  maya = standIn.world.accessToken(standIn.world.user("maya"));
});

afterEach(() => standIn.close());

/** `TOKEN` and `ID` stand for the trigger token and the project's id. */
interface Row {
  readonly title: string;
  /** Below `projects/ID/`; the default is `trigger/pipeline`. */
  readonly path?: string;
  readonly call: Call;
  readonly payload: string;
}

describe("TRIGGER_PAYLOAD, by how the parameters travel", () => {
  it.each<Row>([
    {
      title: "a form",
      call: { form: { token: "TOKEN", ref: "main" } },
      payload: '{"ref":"main","id":"ID","variables":{}}',
    },
    {
      title: "a multipart form",
      call: multipart({ token: "TOKEN", ref: "main", "variables[KEY]": "value" }),
      payload: '{"ref":"main","variables":{"KEY":"value"},"id":"ID"}',
    },
    {
      title: "a query string",
      call: { query: { token: "TOKEN", ref: "main" } },
      payload: '{"ref":"main","id":"ID","variables":{}}',
    },
    {
      title: "a JSON body",
      call: { json: { ref: "main", token: "TOKEN" } },
      payload: '{"ref":"main","id":"ID","variables":{}}',
    },
    {
      title: "a path with the ref",
      path: "ref/main/trigger/pipeline",
      call: { form: { token: "TOKEN" } },
      payload: '{"id":"ID","ref":"main","variables":{}}',
    },
    {
      title: "a path with an encoded ref",
      path: "ref/feature%2Fx/trigger/pipeline",
      call: { query: { token: "TOKEN" } },
      payload: '{"id":"ID","ref":"feature/x","variables":{}}',
    },
    {
      title: "form fields that nest",
      call: {
        form: [
          ["token", "TOKEN"],
          ["ref", "main"],
          ["build[number]", "7"],
          ["build[tags][]", "a"],
          ["build[tags][]", "b"],
          ["flag", "true"],
        ],
      },
      payload: '{"ref":"main","build":{"number":"7","tags":["a","b"]},"flag":"true","id":"ID","variables":{}}',
    },
    {
      title: "a JSON body with values of every type",
      call: {
        json: { token: "TOKEN", ref: "main", n: 1, x: 1.5, yes: true, none: null, list: [1, { a: [] }], map: {} },
      },
      payload:
        '{"ref":"main","n":1,"x":1.5,"yes":true,"none":null,"list":[1,{"a":[]}],"map":{},"id":"ID","variables":{}}',
    },
    {
      title: "a JSON body with numbers that a careless reader changes",
      call: {
        body: '{"token":"TOKEN","ref":"main","id64":9223372036854775807,"float":1.0,"small":0.5,"hundred":1e2}',
        headers: { "Content-Type": "application/json" },
      },
      payload:
        '{"ref":"main","id64":9223372036854775807,"float":1.0,"small":0.5,"hundred":100.0,"id":"ID","variables":{}}',
    },
    {
      title: "a JSON body with variables and inputs",
      call: { json: { token: "TOKEN", ref: "main", variables: { B: "2", A: "1" }, inputs: { count: 3 } } },
      payload: '{"ref":"main","variables":{"B":"2","A":"1"},"inputs":{"count":3},"id":"ID"}',
    },
    {
      title: "a query and a JSON body",
      call: { query: { token: "TOKEN", ref: "main" }, json: { commits: [{ id: "abc" }] } },
      payload: '{"ref":"main","commits":[{"id":"abc"}],"id":"ID","variables":{}}',
    },
    {
      title: "a webhook sent as a form, its JSON text encoded twice",
      path: "ref/main/trigger/pipeline",
      call: { query: { token: "TOKEN" }, form: { payload: '{"zen":"Half measures"}' } },
      payload: String.raw`{"payload":"{\"zen\":\"Half measures\"}","id":"ID","ref":"main","variables":{}}`,
    },
    {
      title: "text that HTML would read",
      call: { json: { token: "TOKEN", ref: "main", text: "<a href='/?b&c'>\u2028\u2029ü😀</a>" } },
      payload: String.raw`{"ref":"main","text":"\u003ca href='/?b\u0026c'\u003e\u2028\u2029ü😀\u003c/a\u003e","id":"ID","variables":{}}`,
    },
    {
      title: "a JSON body that is no object, whose content is lost",
      call: { query: { token: "TOKEN", ref: "main" }, json: [{ a: 1 }] },
      payload: '{"ref":"main","id":"ID","variables":{}}',
    },
  ])("is exact for $title", async ({ path, call, payload }) => {
    const answer = await post(path, call);

    expect(answer.status, answer.text).toBe(201);
    expect(await storedPayload()).toBe(payload.replace('"ID"', `"${project.id}"`));
  });

  it("is the same for a job token", async () => {
    const { token: jobToken } = standIn.world.runningJob(project, standIn.world.user("maya"));

    const answer = await post(undefined, { form: { token: jobToken, ref: "main" } });

    expect(answer.status, answer.text).toBe(201);
    expect(await storedPayload()).toBe(`{"ref":"main","id":"${project.id}","variables":{}}`);
  });

  it("keeps the path text of a project named by its path", async () => {
    const answer = await gitlab.post("projects/group%2Fapp/trigger/pipeline", { form: { token, ref: "main" } });

    expect(answer.status, answer.text).toBe(201);
    expect(await storedPayload()).toBe('{"ref":"main","id":"group/app","variables":{}}');
  });
});

describe("a foreign payload posted as the body of a trigger call", () => {
  it.each<Row>([
    {
      title: "loses its ref to the one in the path",
      path: "ref/main/trigger/pipeline",
      call: { query: { token: "TOKEN" }, json: { before: "0", ref: "refs/heads/other", after: "1" } },
      payload: '{"before":"0","ref":"main","after":"1","id":"ID","variables":{}}',
    },
    {
      title: "overrides the ref of the query",
      call: { query: { token: "TOKEN", ref: "main" }, json: { ref: "feature/x" } },
      payload: '{"ref":"feature/x","id":"ID","variables":{}}',
    },
    {
      title: "loses its id to the project's",
      path: "ref/main/trigger/pipeline",
      call: { query: { token: "TOKEN" }, json: { id: 5, name: "build" } },
      payload: '{"id":"ID","name":"build","ref":"main","variables":{}}',
    },
    {
      title: "keeps every token but its own at the top",
      path: "ref/main/trigger/pipeline",
      call: { json: { token: "TOKEN", job_token: "j", private_token: "p", nested: { token: "kept" } } },
      payload: '{"job_token":"j","private_token":"p","nested":{"token":"kept"},"id":"ID","ref":"main","variables":{}}',
    },
  ])("$title", async ({ path, call, payload }) => {
    const answer = await post(path, call);

    expect(answer.status, answer.text).toBe(201);
    expect(await storedPayload()).toBe(payload.replace('"ID"', `"${project.id}"`));
  });

  it.each([
    {
      title: "with a token of its own replaces the one in the query",
      json: { token: "someone else's" },
      status: 404,
      answer: { message: "404 Not Found" },
    },
    {
      title: "with variables that are a list is refused",
      json: { variables: ["a"] },
      status: 400,
      answer: { error: "variables is invalid" },
    },
    {
      title: "with a variable that is a number is refused",
      json: { variables: { count: 1 } },
      status: 400,
      answer: { message: "variables needs to be a map of key-valued strings" },
    },
    {
      title: "with a variable that is nested is refused",
      json: { variables: { deep: { a: "1" } } },
      status: 400,
      answer: { message: "variables needs to be a map of key-valued strings" },
    },
  ])("$title", async ({ json, status, answer }) => {
    const refused = await post("ref/main/trigger/pipeline", { query: { token: "TOKEN" }, json });

    expect(refused.json).toEqual(answer);
    expect(refused.status).toBe(status);
    expect(standIn.world.pipelines(project)).toEqual([]);
  });

  it("may write a whole number as a float and still meet a number input", async () => {
    const body = `{"token":${JSON.stringify(token)},"ref":"main","inputs":{"count":3.0}}`;

    const answer = await post(undefined, { body, headers: { "Content-Type": "application/json" } });

    expect(answer.status, answer.text).toBe(201);
  });

  it("slips its variables into the pipeline", async () => {
    await post("ref/main/trigger/pipeline", { query: { token: "TOKEN" }, json: { variables: { INJECTED: "yes" } } });

    expect(await storedVariables()).toContainEqual(["INJECTED", "yes"]);
  });

  it("fails creation with an input the pipeline does not declare", async () => {
    const refused = await post("ref/main/trigger/pipeline", {
      query: { token: "TOKEN" },
      json: { inputs: { size: 1 } },
    });

    expect([400, 422]).toContain(refused.status);
    expect(refused.json).toHaveProperty("message.base");
  });
});

async function post(path: string | undefined, call: Call) {
  const filled = JSON.parse(JSON.stringify(call).replaceAll('"TOKEN"', JSON.stringify(token))) as Call;
  const body = typeof call.body === "string" ? { body: call.body.replaceAll("TOKEN", token) } : {};
  return gitlab.post(`projects/${project.id}/${path ?? "trigger/pipeline"}`, { ...filled, ...body });
}

async function storedVariables(): Promise<readonly (readonly [string, string])[]> {
  const pipelines = rowsOf(await gitlab.get(`projects/${project.id}/pipelines`, { as: maya }));
  const triggered = pipelines.find(({ source }) => source === "trigger" || source === "pipeline");
  const variables = await gitlab.get(`projects/${project.id}/pipelines/${String(triggered?.["id"])}/variables`, {
    as: maya,
  });
  return rowsOf(variables).map((row) => [textIn(row, "key"), textIn(row, "value")]);
}

async function storedPayload(): Promise<string | undefined> {
  return (await storedVariables()).find(([key]) => key === "TRIGGER_PAYLOAD")?.[1];
}

function multipart(fields: Readonly<Record<string, string>>): Call {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join("")}--limit--\r\n`,
    headers: { "Content-Type": "multipart/form-data; boundary=limit" },
  };
}
