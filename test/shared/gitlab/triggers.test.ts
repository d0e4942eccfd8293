import { describe, expect, it } from "vitest";
import { RESERVED_KEYS } from "../../../shared/gitlab/trigger-body.ts";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { type TriggerOrder, triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { NOWHERE } from "../../support/nowhere.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf, PIPELINE, pipelineRow } from "./connected.ts";

const CANARY = "canary-9d1e";
const created = { status: 201, body: pipelineRow() };
const limited = {
  status: 400,
  body: { message: { base: ["Too many pipelines created in the last minute. Try again later."] } },
};

const order = (changes: Partial<TriggerOrder> = {}): TriggerOrder => ({
  project: "group/sub/app",
  ref: "release/1.0",
  credential: { kind: "trigger-token", token: new Secret(CANARY) },
  ...changes,
});

describe("triggerPipeline", () => {
  it("pins the ref in the path, sends the token in the body and gives the pipeline", async () => {
    await using server = await startServer([created]);
    using client = connected(server.url);

    const pipeline = await triggerPipeline(
      client.gitlab,
      order({ variables: { A: "1" }, inputs: { n: 3, on: true, list: ["x"] } }),
    );

    expect(pipeline).toEqual(PIPELINE);
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: "/api/v4/projects/group%2Fsub%2Fapp/ref/release%2F1.0/trigger/pipeline",
        headers: { "content-type": "application/json" },
      },
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      token: CANARY,
      variables: { A: "1" },
      inputs: { n: 3, on: true, list: ["x"] },
    });
  });

  it("can send the ref in the body instead", async () => {
    await using server = await startServer([created]);
    using client = connected(server.url);

    await triggerPipeline(client.gitlab, order({ project: 7, spelling: "body" }));

    expect(server.requests[0]?.url).toBe("/api/v4/projects/7/trigger/pipeline");
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ token: CANARY, ref: "release/1.0" });
  });

  it("works under a relative URL root and shows no credential but the token", async () => {
    await using server = await startServer([created]);
    using client = connected(`${server.url}/gitlab/`);

    await triggerPipeline(client.gitlab, order());

    expect(server.requests[0]?.url).toMatch(/^\/gitlab\/api\/v4\/projects\//);
    expect(JSON.stringify([server.requests[0]?.url, server.requests[0]?.headers])).not.toContain(CANARY);
    expect(Object.keys(server.requests[0]?.headers ?? {})).not.toContain("private-token");
  });

  it("carries further keys of the payload", async () => {
    await using server = await startServer([created]);
    using client = connected(server.url);

    await triggerPipeline(
      client.gitlab,
      order({ payload: { payload: { ref: "refs/heads/x", token: "theirs" }, größe: "🚀" } }),
    );

    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
      token: CANARY,
      payload: { ref: "refs/heads/x", token: "theirs" },
      größe: "🚀",
    });
  });

  it.each([...RESERVED_KEYS])("refuses %s as a key of the payload before anything is sent", async (key) => {
    await using server = await startServer([created]);
    using client = connected(server.url);

    const error = await failureOf(triggerPipeline(client.gitlab, order({ payload: { [key]: "theirs" } })));

    expect(error).toMatchObject({ code: "INPUT_INVALID", message: expect.stringContaining(key) });
    expect(triggerFault(error)).toBe("refused");
    expect(server.connections()).toBe(0);
  });

  it("refuses a variable that is no string, which the compiler cannot see in what comes from outside", async () => {
    await using server = await startServer([created]);
    using client = connected(server.url);
    const variables: Record<string, string> = JSON.parse('{"COUNT": 3}');

    const error = await failureOf(triggerPipeline(client.gitlab, order({ variables })));

    expect(error).toMatchObject({ code: "INPUT_INVALID", message: expect.stringContaining("COUNT") });
  });

  it("sends a prepared body byte for byte", async () => {
    await using server = await startServer([created]);
    using client = connected(server.url);
    const text = `{"token":"${CANARY}", "payload": {"a" : 1.0, "b":"\\u00e9é🚀"} }`;

    await triggerPipeline(client.gitlab, order({ body: Buffer.from(text), variables: { LEFT: "out" } }));

    expect(server.requests[0]?.body).toBe(text);
  });

  it("refuses a prepared body that is not UTF-8", async () => {
    using client = connected(NOWHERE);

    const error = await failureOf(triggerPipeline(client.gitlab, order({ body: Buffer.from([0x22, 0xff, 0x22]) })));

    expect(error).toMatchObject({ code: "INPUT_INVALID" });
  });

  it.each([
    ["a UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e", "13792a34-cac6-4fda-95a8-c58e00a3954e"],
    ["what no header can carry", "a\r\nX-Gitlab-Event: Pipeline Hook", undefined],
    ["nothing", "", undefined],
  ])("forwards the event's id when it is %s", async (_what, eventUuid, header) => {
    await using server = await startServer([created]);
    using client = connected(server.url);

    await triggerPipeline(client.gitlab, order({ eventUuid }));

    expect(server.requests[0]?.headers["x-gitlab-event-uuid"]).toBe(header);
    expect(server.requests[0]?.headers["x-gitlab-event"]).toBeUndefined();
  });

  it.each([
    ["a web page", { status: 201, headers: { "content-type": "text/html" }, body: "<html>Sign in</html>" }],
    ["no body", { status: 201, body: "" }],
    ["no id", { status: 201, body: { status: "created", project_id: 1 } }],
    ["a list", { status: 200, body: [pipelineRow()] }],
  ])("takes a 2xx with %s for ambiguous, and says what came", async (_what, canned) => {
    await using server = await startServer([canned]);
    using client = connected(server.url);

    const error = await failureOf(triggerPipeline(client.gitlab, order()));

    expect(error).toMatchObject({ code: "GITLAB_ANSWER_UNREADABLE", status: canned.status });
    expect(String(error)).toContain("triggering a pipeline on group/sub/app");
    expect(triggerFault(error)).toBe("ambiguous");
  });

  it.each([429, 500, 502, 503, 504])("is never repeated after a %i", async (status) => {
    await using server = await startServer([{ status, body: "" }, created]);
    using client = connected(server.url);

    await failureOf(triggerPipeline(client.gitlab, order()));

    expect(server.requests).toHaveLength(1);
  });

  it("is not repeated after the creation limit either", async () => {
    await using server = await startServer([limited, created]);
    using client = connected(server.url);

    expect(await failureOf(triggerPipeline(client.gitlab, order()))).toMatchObject({
      code: "GITLAB_CREATION_RATE_LIMIT",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("does not follow a redirect, and says which address to use", async () => {
    await using elsewhere = await startServer([created]);
    await using server = await startServer([{ status: 307, headers: { location: `${elsewhere.url}/api/v4/x` } }]);
    using client = connected(server.url);

    const error = await failureOf(triggerPipeline(client.gitlab, order()));

    expect(error).toMatchObject({ code: "GITLAB_REDIRECT_REFUSED", hint: expect.stringContaining(elsewhere.url) });
    expect(triggerFault(error)).toBe("refused");
    expect(elsewhere.requests).toEqual([]);
  });
});
