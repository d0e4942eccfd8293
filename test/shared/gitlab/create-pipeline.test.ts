import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { wordsOf } from "../../../shared/gitlab/answer-words.ts";
import { type CreateOrder, createPipeline } from "../../../shared/gitlab/create-pipeline.ts";
import { creationRefusalOf } from "../../../shared/gitlab/creation-refusal.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import { connected, failureOf } from "./connected.ts";

describe("createPipeline", () => {
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.close());

  function orderFor(more: Partial<CreateOrder> = {}): CreateOrder {
    const dora = standIn.world.user("dora");
    standIn.world.project({ path: "group/app", members: { dora: "developer" }, branches: ["release/1"] });
    const token = new Secret(standIn.world.accessToken(dora));
    return { project: "group/app", ref: "release/1", credential: { kind: "oauth-token", token }, ...more };
  }

  it("sends variables with their types, and the token in a header", async () => {
    const order = orderFor({
      variables: [
        { key: "A", value: "1", type: "env_var" },
        { key: "F", value: "x\n", type: "file" },
      ],
    });
    using lab = connected(standIn.url);

    const pipeline = await createPipeline(lab.gitlab, order);

    const [request] = standIn.requests;
    expect(pipeline).toMatchObject({ ref: "release/1", source: "api" });
    expect(request).toMatchObject({ method: "POST", path: "/api/v4/projects/group%2Fapp/pipeline" });
    expect(request?.headers["authorization"]).toBe(`Bearer ${order.credential.token.reveal()}`);
    expect(JSON.parse(String(request?.body))).toEqual({
      ref: "release/1",
      variables: [
        { key: "A", value: "1", variable_type: "env_var" },
        { key: "F", value: "x\n", variable_type: "file" },
      ],
    });
  });

  it.each([{ kind: "bad-gateway" }, { kind: "drop-after" }, { kind: "rate-limited", by: "application" }] as const)(
    "is sent once whatever comes back ($kind)",
    async (fault) => {
      const order = orderFor();
      standIn.faults.add({ fault });
      using lab = connected(standIn.url);

      await failureOf(createPipeline(lab.gitlab, order));

      expect(standIn.requests).toHaveLength(1);
    },
  );

  it("tells when it leaves, and leaves nothing when that fails", async () => {
    using lab = connected(standIn.url);
    const order = orderFor({
      leaving: () => {
        throw new Error("not today");
      },
    });

    const failure = await failureOf(createPipeline(lab.gitlab, order));

    expect(failure).toMatchObject({ message: "not today" });
    expect(standIn.requests).toEqual([]);
  });

  it("keeps the token out of what it says", async () => {
    const order = orderFor();
    standIn.faults.add({
      fault: { kind: "status", status: 400, body: `{"message":"${order.credential.token.reveal()}"}` },
    });
    using lab = connected(standIn.url);

    const failure = await failureOf(createPipeline(lab.gitlab, order));

    expect(String(failure)).not.toContain(order.credential.token.reveal());
  });
});

describe("creationRefusalOf", () => {
  const base = (...sentences: readonly string[]) => ({ message: { base: sentences } });

  it.each<{ status: number; body: object | string; code: ErrorCode }>([
    { status: 400, body: base("Reference not found"), code: "GITLAB_REF_NOT_FOUND" },
    { status: 400, body: base("Ref is ambiguous"), code: "GITLAB_REF_AMBIGUOUS" },
    { status: 400, body: base("Missing CI config file"), code: "GITLAB_NO_CI_FILE" },
    { status: 400, body: base("Pipeline filtered out by workflow rules."), code: "GITLAB_FILTERED_BY_WORKFLOW_RULES" },
    { status: 400, body: base("No stages / jobs for this pipeline."), code: "GITLAB_NO_JOBS" },
    {
      status: 400,
      body: base("The resulting pipeline would have been empty. Review the rules configuration for the relevant jobs."),
      code: "GITLAB_NO_JOBS",
    },
    {
      status: 400,
      body: base("Insufficient permissions to set pipeline variables"),
      code: "GITLAB_VARIABLES_FORBIDDEN",
    },
    { status: 400, body: base("Insufficient permissions to create a new pipeline"), code: "GITLAB_PIPELINE_FORBIDDEN" },
    {
      status: 400,
      body: base("Too many pipelines created in the last minute. Try again later."),
      code: "GITLAB_CREATION_RATE_LIMIT",
    },
    { status: 400, body: base("Duplicate variable name: A"), code: "GITLAB_VARIABLE_DUPLICATE" },
    {
      status: 400,
      body: base("`replicas` input: required value has not been provided"),
      code: "GITLAB_INPUTS_REFUSED",
    },
    { status: 400, body: base("The moon is full"), code: "GITLAB_PIPELINE_REFUSED" },
    { status: 400, body: { message: "400 Bad Request" }, code: "GITLAB_PIPELINE_REFUSED" },
    { status: 401, body: { message: "401 Unauthorized" }, code: "GITLAB_TOKEN_REJECTED" },
    {
      status: 401,
      body: { error: "invalid_token", error_description: "Token was revoked." },
      code: "GITLAB_TOKEN_REJECTED",
    },
    { status: 403, body: { message: "403 Forbidden" }, code: "GITLAB_PIPELINE_FORBIDDEN" },
    {
      status: 403,
      body: {
        error: "insufficient_scope",
        error_description: "The request requires higher privileges than provided by the access token.",
        scope: "api",
      },
      code: "GITLAB_FORBIDDEN",
    },
    { status: 403, body: "<html><title>WAF</title></html>", code: "GITLAB_FORBIDDEN" },
    { status: 404, body: { message: "404 Project Not Found" }, code: "GITLAB_PROJECT_NOT_FOUND" },
    { status: 404, body: "<html><title>nginx</title></html>", code: "GITLAB_NOT_FOUND" },
    { status: 429, body: "Retry later", code: "GITLAB_RATE_LIMITED" },
    { status: 502, body: "<html></html>", code: "GITLAB_SERVER_ERROR" },
  ])("takes $status $body for $code", ({ status, body, code }) => {
    const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    const refusal = {
      status,
      words: wordsOf(bytes, (text) => text),
      what: "creating a pipeline of group/app at ref main",
    };

    const error = creationRefusalOf(refusal);

    expect(error.code).toBe(code);
    expect(error.status).toBe(status);
  });

  it("names the way out of forbidden variables", () => {
    const bytes = Buffer.from(JSON.stringify(base("Insufficient permissions to set pipeline variables")));

    const error = creationRefusalOf({ status: 400, words: wordsOf(bytes, (text) => text), what: "x" });

    expect(error.hint).toMatch(/^Pass typed `inputs` instead.*Minimum role to use pipeline variables/);
  });
});
