import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrder } from "../../../relay/deliveries/build-trigger.ts";
import { errandOfCall } from "../../../relay/deliveries/errand-of-call.ts";
import { type Listening, listen } from "../../../relay/listen.ts";
import type { DropInConfig } from "../../../relay/model/relay-config.ts";
import { connectGitLab, type GitLab } from "../../../shared/gitlab/http.ts";
import { triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { Project } from "../../gitlab/world/rows.ts";
import { anApp } from "../support/an-app.ts";
import { payload } from "../support/payloads.ts";

let gitlab: StandIn;
let project: Project;
let token: string;
let relay: ReturnType<typeof anApp>;
let listening: Listening;
let dropIn: DropInConfig;
let client: GitLab;

beforeAll(async () => {
  gitlab = await startStandIn();
  const owner = gitlab.world.user("deployer");
  project = gitlab.world.project({
    path: "group/deploy",
    branches: ["main", "release/1.0"],
    members: { deployer: "maintainer" },
    ci: {
      jobs: [{ name: "build" }],
      inputs: { count: { type: "number", default: 1 }, name: { type: "string", default: "x" } },
    },
  });
  token = gitlab.world.triggerToken(project, owner).token;
  dropIn = { gitlab: "main", tokens: [new Secret(token)], maxBodyBytes: 1_000_000, marker: false };
  relay = anApp({ dropIn });
  listening = await listen(relay.app, { host: "127.0.0.1", port: 0 });
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  client = connectGitLab(
    { url: gitlab.url, deadlineMs: 10_000 },
    { clock: systemClock, random: Math.random, log: quiet },
  );
});

afterAll(async () => {
  client.close();
  listening.destroy();
  await listening.close();
  await gitlab.close();
});

type Call = {
  readonly path: string;
  readonly body?: string | FormData;
  readonly type?: string;
  readonly event?: string;
};

const post = (base: string, { path, body, type, event }: Call) =>
  fetch(`${base}/api/v4/projects/${path.replaceAll("TOKEN", token)}`, {
    method: "POST",
    headers: {
      ...(type === undefined ? {} : { "content-type": type }),
      ...(event === undefined ? {} : { "x-gitlab-event": event }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body.replaceAll("TOKEN", token) : body }),
  });

/** What of the newest pipeline a job sees. */
function newestPipeline(marker = "") {
  const pipeline = gitlab.world.pipelines(project).at(-1);
  const variables = Object.fromEntries(
    (pipeline?.variables ?? []).map(({ key, value }) => [
      key,
      value.replaceAll(marker === "" ? "\0" : marker, "MARKER"),
    ]),
  );
  const { TRIGGER_PAYLOAD: file = "", ...others } = variables;
  return { ref: pipeline?.ref, variables: others, inputs: pipeline?.inputs, payload: JSON.parse(file) as unknown };
}

/** Carries the newest call that came through the drop-in to GitLab, as an attempt does. */
async function carry(config = dropIn) {
  const event = relay.store.events.at(-1);
  if (event?.reading.kind !== "call") throw new Error("no call was stored");
  const errand = errandOfCall({ dropIn: config }, event.reading);
  const order = buildOrder({ event, delivery: { id: "delivery-1", changeIndex: 0, refIndex: 0 } }, errand);
  await triggerPipeline(client, order);
}

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

describe("a call through the drop-in", () => {
  it.each<[string, () => Call]>([
    ["with everything in the query", () => ({ path: "group%2Fdeploy/trigger/pipeline?token=TOKEN&ref=main" })],
    ["with the ref in the path", () => ({ path: "group%2Fdeploy/ref/release%2F1.0/trigger/pipeline?token=TOKEN" })],
    ["with a ref's slash as it is", () => ({ path: "group%2Fdeploy/ref/release/1.0/trigger/pipeline?token=TOKEN" })],
    ["by the project's id", () => ({ path: `${project.id}/trigger/pipeline?token=TOKEN&ref=main` })],
    [
      "in a form",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline",
        body: "token=TOKEN&ref=main&variables[A]=1&variables[B]=%2B+%26&more[]=x&more[]=y&deep[a][b]=1",
        type: FORM,
      }),
    ],
    [
      "in a form with typed inputs",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline",
        body: "token=TOKEN&ref=main&inputs[count]=3&inputs[name]=3",
        type: FORM,
      }),
    ],
    [
      "in several parts",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline",
        body: multipart({ token, ref: "main", "variables[MULTI]": "line 1\nline 2 ✓" }),
      }),
    ],
    [
      "in JSON",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline",
        body: '{"token":"TOKEN","ref":"main","variables":{"A":"1"},"inputs":{"count":3},"big":12345678901234567890,"f":1.0,"k":1,"k":2,"s":"<é\\u0041>"}',
        type: JSON_TYPE,
      }),
    ],
    [
      "with a webhook's own payload, whose ref gives way to the path's",
      () => ({
        path: "group%2Fdeploy/ref/main/trigger/pipeline?token=TOKEN&from=query",
        body: payload("github-push.json").toString("utf8"),
        type: JSON_TYPE,
      }),
    ],
    [
      "with a form's webhook payload",
      () => ({
        path: "group%2Fdeploy/ref/main/trigger/pipeline?token=TOKEN",
        body: new URLSearchParams({ payload: payload("github-push.json").toString("utf8") }).toString(),
        type: FORM,
      }),
    ],
    [
      "whose body wins over its query, token included",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline?token=wrong&ref=nowhere&variables[Q]=1&only=query",
        body: '{"\\u0074oken":"TOKEN","ref":"main","variables":{"B":"2"}}',
        type: JSON_TYPE,
      }),
    ],
    [
      "with JSON that is no object",
      () => ({ path: "group%2Fdeploy/trigger/pipeline?token=TOKEN&ref=main&a=1", body: "[1,2]", type: JSON_TYPE }),
    ],
    [
      "with parameters of hostile names",
      () => ({
        path: "group%2Fdeploy/trigger/pipeline",
        body: '{"token":"TOKEN","ref":"main","id":"7","__proto__":{"x":"1"},"constructor":"c","error":"e","variables":{"__proto__x":"1"}}',
        type: JSON_TYPE,
      }),
    ],
  ])("%s becomes the pipeline it would have become", async (_, call) => {
    const direct = await post(gitlab.url, call());
    const expected = newestPipeline();

    const answer = await post(listening.url, call());
    await carry();

    expect([direct.status, answer.status]).toEqual([201, 202]);
    expect(newestPipeline()).toEqual(expected);
  });

  it.each<[string, Call]>([
    ["without a token", { path: "1/trigger/pipeline?ref=main" }],
    ["without a ref", { path: "1/trigger/pipeline?token=TOKEN" }],
    ["without either", { path: "1/trigger/pipeline" }],
    ["with a blank ref", { path: "1/trigger/pipeline?token=TOKEN&ref=%20" }],
    ["with variables that are no map", { path: "1/trigger/pipeline?token=TOKEN&ref=main&variables=value" }],
    ["with a list for variables", { path: "1/trigger/pipeline?token=TOKEN&ref=main&variables[]=value" }],
    [
      "with a variable that is a list",
      { path: "1/trigger/pipeline?token=TOKEN&ref=main&variables[K][]=1&variables[K][]=2" },
    ],
    [
      "with a variable that is a number",
      {
        path: "1/trigger/pipeline",
        body: '{"token":"TOKEN","ref":"main","variables":{"N":1}}',
        type: JSON_TYPE,
      },
    ],
    ["with a ref that is a map", { path: "1/trigger/pipeline?token=TOKEN&ref[a]=main" }],
    ["with a token that is a list", { path: "1/trigger/pipeline?token[]=TOKEN&ref=main" }],
    [
      "with inputs that are no map",
      { path: "1/trigger/pipeline", body: '{"token":"TOKEN","ref":"main","inputs":[1]}', type: JSON_TYPE },
    ],
    ["with fields that contradict each other", { path: "1/trigger/pipeline?token=TOKEN&ref=main&a=1&a[b]=2" }],
    ["with broken JSON", { path: "1/trigger/pipeline?token=TOKEN&ref=main", body: '{"a":', type: JSON_TYPE }],
    ["with another kind of body", { path: "1/trigger/pipeline?token=TOKEN&ref=main", body: "<a/>", type: "text/xml" }],
    ["from a pipeline's own event", { path: "1/trigger/pipeline?token=TOKEN&ref=main", event: "Pipeline Hook" }],
    ["with an unknown token", { path: "group%2Fdeploy/trigger/pipeline?token=glptt-wrong&ref=main" }],
    ["with an empty token", { path: "group%2Fdeploy/trigger/pipeline?token=&ref=main" }],
    ["for a project of dots", { path: "%2E%2E%2E/trigger/pipeline?token=glptt-wrong&ref=main" }],
  ])("%s is refused in GitLab's own words, and nothing is stored", async (_, call) => {
    const stored = relay.store.events.length;

    const [direct, answer] = [await post(gitlab.url, call), await post(listening.url, call)];

    expect(answer.status).toBe(direct.status);
    expect(await answer.json()).toEqual(await direct.json());
    expect(relay.store.events).toHaveLength(stored);
  });

  it.each<[string, Call]>([
    [
      "JSON",
      {
        path: "group%2Fdeploy/trigger/pipeline",
        body: '{"token":"TOKEN","ref":"main","variables":{"A":"1"}}',
        type: JSON_TYPE,
      },
    ],
    ["a form", { path: "group%2Fdeploy/trigger/pipeline", body: "token=TOKEN&ref=main&variables[A]=1", type: FORM }],
    ["a query", { path: "group%2Fdeploy/ref/main/trigger/pipeline?token=TOKEN&variables[A]=1" }],
  ])("in %s carries the marker, and nothing more, where the configuration asks for it", async (_, call) => {
    await post(listening.url, call);
    await carry();
    const plain = newestPipeline();

    await carry({ ...dropIn, marker: true });

    const marked = newestPipeline("delivery-1");
    expect(marked.variables).toEqual({ ...plain.variables, SLUICE_DELIVERY: "MARKER" });
    expect(marked.payload).toMatchObject({ variables: { A: "1", SLUICE_DELIVERY: "MARKER" } });
  });
});
