import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Credential } from "../../../shared/gitlab/auth.ts";
import { explainNotFound } from "../../../shared/gitlab/explain.ts";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { type TriggerOrder, triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { ProjectSeed } from "../../gitlab/world/seeds.ts";
import { aProject, type Setting, tokenOf, trigger } from "./a-project.ts";
import { type Connected, connected, failureOf } from "./connected.ts";

let standIn: StandIn;
let client: Connected;

beforeEach(async () => {
  standIn = await startStandIn();
  client = connected(standIn.url);
});
afterEach(async () => {
  client[Symbol.dispose]();
  await standIn.close();
});

describe("triggering", () => {
  it.each(["path", "body"] as const)("starts a pipeline, with the ref in the %s", async (spelling) => {
    const { project, order } = aProject(standIn, { branches: ["release/1"] });

    const pipeline = await triggerPipeline(client.gitlab, {
      ...order,
      ref: "release/1",
      spelling,
      variables: { A: "1" },
    });

    expect(pipeline).toMatchObject({ projectId: project.id, ref: "release/1", source: "trigger" });
    expect(standIn.world.pipelines(project)).toMatchObject([{ id: pipeline.id, ref: "release/1" }]);
    expect(standIn.world.pipelines(project)[0]?.variables).toContainEqual(
      expect.objectContaining({ key: "A", value: "1" }),
    );
  });

  it("passes typed inputs", async () => {
    const { project, order } = aProject(standIn, {
      ci: {
        jobs: [{ name: "test" }],
        inputs: { count: { type: "number" }, on: { type: "boolean" }, names: { type: "array" } },
      },
    });

    await triggerPipeline(client.gitlab, { ...order, inputs: { count: 3, on: true, names: ["a"] } });

    expect(standIn.world.pipelines(project)[0]?.inputs).toEqual({ count: 3, on: true, names: ["a"] });
  });

  it("starts a pipeline with a running job's token", async () => {
    const { project, order, jobToken } = aProject(standIn);

    const pipeline = await triggerPipeline(client.gitlab, {
      ...order,
      credential: { kind: "job-token", token: jobToken },
    });

    expect(pipeline.source).toBe("pipeline");
    expect(standIn.world.pipelines(project)).toHaveLength(1);
  });

  it.each<[string, ProjectSeed | object, Partial<TriggerOrder>, string]>([
    ["the ref is unknown", {}, { ref: "nowhere" }, "GITLAB_REF_NOT_FOUND"],
    ["workflow rules exclude it", { ci: { jobs: [], workflow: "filtered" } }, {}, "GITLAB_FILTERED_BY_WORKFLOW_RULES"],
    ["no job survives", { ci: { jobs: () => [] } }, {}, "GITLAB_NO_JOBS"],
    ["there is no CI file", { ci: null }, {}, "GITLAB_NO_CI_FILE"],
    [
      "variables are not allowed",
      { variablesMinimumRole: "no_one_allowed" },
      { variables: { A: "1" } },
      "GITLAB_VARIABLES_FORBIDDEN",
    ],
    ["the ref is protected", { protectedRefs: { main: "no_one" } }, {}, "GITLAB_REF_PROTECTED"],
    ["CI/CD is off", { ciEnabled: false }, {}, "GITLAB_PIPELINES_DISABLED"],
    ["a variable is GitLab's own", {}, { variables: { TRIGGER_PAYLOAD: "x" } }, "GITLAB_VARIABLE_DUPLICATE"],
    [
      "the YAML is broken",
      { ci: { jobs: [], yamlErrors: "jobs config should contain at least one visible job" } },
      {},
      "GITLAB_PIPELINE_INVALID",
    ],
    [
      "creation fails for no known reason",
      { ci: { jobs: [{ name: "x" }], failure: "unknown_failure" } },
      {},
      "GITLAB_PIPELINE_INVALID",
    ],
    [
      "an input is unknown",
      { ci: { jobs: [{ name: "x" }], inputs: {} } },
      { inputs: { nope: 1 } },
      "GITLAB_INPUTS_REFUSED",
    ],
    [
      "an input has the wrong type",
      { ci: { jobs: [{ name: "x" }], inputs: { n: { type: "number" } } } },
      { inputs: { n: "x" } },
      "GITLAB_INPUTS_REFUSED",
    ],
    ["the project is unknown", {}, { project: "group/nowhere" }, "GITLAB_TRIGGER_NOT_FOUND"],
    [
      "the token is unknown",
      {},
      { credential: { kind: "trigger-token", token: new Secret("glptt-unknown") } },
      "GITLAB_TRIGGER_NOT_FOUND",
    ],
  ])("says which of GitLab's reasons it was when %s", async (_when, seed, changes, code) => {
    const { order } = aProject(standIn, seed);

    expect(await failureOf(triggerPipeline(client.gitlab, { ...order, ...changes }))).toMatchObject({ code });
  });

  it("waits out the creation limit only when told to", async () => {
    const { order } = aProject(standIn, { pipelinesPerMinute: 1 });
    await triggerPipeline(client.gitlab, order);

    const error = await failureOf(triggerPipeline(client.gitlab, order));

    expect(error).toMatchObject({ code: "GITLAB_CREATION_RATE_LIMIT" });
    expect(triggerFault(error)).toBe("not-created");
  });

  it("a job that has ended no longer triggers", async () => {
    const { order, job, jobToken } = aProject(standIn);
    standIn.world.endJob(job);

    const error = await failureOf(
      triggerPipeline(client.gitlab, { ...order, credential: { kind: "job-token", token: jobToken } }),
    );

    expect(error).toMatchObject({ code: "GITLAB_JOB_NOT_RUNNING" });
  });

  it.each([
    ["drop-before", "ambiguous", { kind: "drop-before" }, 0],
    ["drop-after", "ambiguous", { kind: "drop-after" }, 1],
    ["502", "ambiguous", { kind: "bad-gateway" }, 0],
    ["503", "not-created", { kind: "status", status: 503 }, 0],
    ["429", "not-created", { kind: "rate-limited", by: "rack-attack" }, 0],
    ["429 in JSON", "not-created", { kind: "rate-limited", by: "application" }, 0],
    ["hang", "ambiguous", { kind: "hang" }, 0],
    ["truncate", "ambiguous", { kind: "truncate", bytes: 20 }, 1],
    ["wrong-length", "ambiguous", { kind: "wrong-length", delta: 10 }, 1],
    ["endless", "ambiguous", { kind: "endless" }, 0],
  ] as const)("is sent once under %s and known as %s", async (_name, verdict, fault, created) => {
    const { project, order } = aProject(standIn);
    standIn.faults.add({ method: "POST", path: /trigger\/pipeline/, fault });

    // A machine that is busy takes a while for an honest answer; only who hangs is not waited for.
    using brief = connected(standIn.url, { deadlineMs: 1_000 });
    const isWithoutEnd = fault.kind === "hang" || fault.kind === "endless";

    const error = await failureOf(triggerPipeline((isWithoutEnd ? brief : client).gitlab, order));

    expect(triggerFault(error)).toBe(verdict);
    expect(standIn.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(standIn.world.pipelines(project)).toHaveLength(created);
  });
});

describe("a 404 to triggering", () => {
  it.each<[string, (is: Setting) => { changes: Partial<TriggerOrder>; readers: Credential[] }, string]>([
    [
      "a wrong project",
      ({ member }) => ({ changes: { project: "group/nowhere" }, readers: [member] }),
      "GITLAB_PROJECT_NOT_FOUND",
    ],
    [
      "a wrong token",
      ({ member }) => ({ changes: { credential: trigger("glptt-other") }, readers: [member] }),
      "GITLAB_TRIGGER_TOKEN_UNKNOWN",
    ],
    [
      "an access token in its place",
      ({ member }) => ({ changes: { credential: trigger(tokenOf(member)) }, readers: [] }),
      "GITLAB_TRIGGER_TOKEN_UNKNOWN",
    ],
    [
      "a job token not let in",
      ({ member, strangerJob }) => ({ changes: { credential: strangerJob }, readers: [member] }),
      "GITLAB_JOB_TOKEN_NOT_ALLOWED",
    ],
    [
      "nobody to ask",
      () => ({ changes: { credential: trigger("glptt-other") }, readers: [] }),
      "GITLAB_TRIGGER_NOT_FOUND",
    ],
  ])("is told apart: %s", async (_cause, arrange, code) => {
    const setting = aProject(standIn);
    const { changes, readers } = arrange(setting);
    const order = { ...setting.order, ...changes };
    const error = await failureOf(triggerPipeline(client.gitlab, order));

    if (!(error instanceof CodedError)) throw error;
    const explained = await explainNotFound(client.gitlab, order, error, readers);

    expect(error.code).toBe("GITLAB_TRIGGER_NOT_FOUND");
    expect(explained.code).toBe(code);
  });
});
