import {
  type AllPipelinesOptions,
  GitbeakerRequestError,
  GitbeakerTimeoutError,
  Gitlab,
  type PaginationRequestOptions,
} from "@gitbeaker/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitbeakerLab, MINUTE_MS } from "./gitbeaker-lab.ts";

let lab: GitbeakerLab;

beforeEach(async () => {
  lab = await GitbeakerLab.open();
});

afterEach(() => lab.close());

describe("@gitbeaker/rest, with projects, tokens and pipelines of the stand-in", () => {
  it("shows a project by id and by path", async () => {
    const byPath = await lab.api.Projects.show("group/sub/app");
    const byId = await lab.api.Projects.show(lab.project.id);

    expect(byPath).toEqual(byId);
    expect(byPath).toMatchObject({ id: lab.project.id, path_with_namespace: "group/sub/app", default_branch: "main" });
  });

  it("shows who one is and which version this is", async () => {
    expect(await lab.api.Users.showCurrentUser()).toMatchObject({ username: "maya", state: "active" });
    expect(await lab.api.Metadata.show()).toMatchObject({ version: expect.stringMatching(/^19\./) });
  });

  it("finds branches and tags", async () => {
    expect((await lab.api.Branches.all(lab.project.id)).map(({ name }) => name)).toEqual(["main"]);
    expect(await lab.api.Branches.show(lab.project.id, "main")).toMatchObject({ commit: { id: expect.any(String) } });
    expect((await lab.api.Tags.all(lab.project.id)).map(({ name }) => name)).toEqual(["v1.0"]);
  });

  it("creates, lists, shows, edits and revokes trigger tokens", async () => {
    const created = await lab.api.PipelineTriggerTokens.create(lab.project.id, "from a test");
    expect(created).toMatchObject({ description: "from a test", token: expect.stringMatching(/^glptt-/) });

    expect(await lab.api.PipelineTriggerTokens.all(lab.project.id)).toEqual([created]);
    expect(await lab.api.PipelineTriggerTokens.show(lab.project.id, created.id)).toEqual(created);
    expect(
      await lab.api.PipelineTriggerTokens.edit(lab.project.id, created.id, { description: "renamed" }),
    ).toMatchObject({
      id: created.id,
      description: "renamed",
    });

    await lab.api.PipelineTriggerTokens.remove(lab.project.id, created.id);
    expect(await lab.api.PipelineTriggerTokens.all(lab.project.id)).toEqual([]);
  });

  it("triggers a pipeline with variables and reads them back", async () => {
    const pipeline = await lab.triggered("v1.0", { DEPLOY: "yes", TEXT: "a=b [d] ü" });

    expect(pipeline).toMatchObject({ ref: "v1.0", tag: true, source: "trigger", user: { username: "maya" } });
    const variables = await lab.api.Pipelines.allVariables(lab.project.id, pipeline.id);
    expect(variables).toEqual(
      expect.arrayContaining([
        { variable_type: "env_var", key: "DEPLOY", value: "yes", raw: false },
        { variable_type: "env_var", key: "TEXT", value: "a=b [d] ü", raw: false },
        expect.objectContaining({ variable_type: "file", key: "TRIGGER_PAYLOAD" }),
      ]),
    );
    expect(variables).toHaveLength(3);
  });

  it("triggers a pipeline as the job behind a job token", async () => {
    const upstream = lab.standIn.world.project({ path: "group/upstream", members: { maya: "maintainer" } });
    lab.standIn.world.allowJobTokens(lab.project, upstream);
    const { token } = lab.standIn.world.runningJob(upstream, lab.standIn.world.user("maya"));
    const asJob = new Gitlab({ host: lab.standIn.url, jobToken: token });

    const pipeline = await asJob.PipelineTriggerTokens.trigger(lab.project.id, "main", token);

    expect(pipeline).toMatchObject({ source: "pipeline", user: { username: "maya" } });
    expect(await asJob.Pipelines.show(lab.project.id, pipeline.id)).toMatchObject({ status: "running" });
    expect(await asJob.Jobs.all(lab.project.id, { pipelineId: pipeline.id })).toHaveLength(2);
  });

  it("creates a pipeline with variables of its own kind", async () => {
    const pipeline = await lab.api.Pipelines.create(lab.project.id, "main", {
      variables: [{ key: "DEPLOY", value: "yes", variable_type: "env_var" }],
    });

    expect(pipeline).toMatchObject({ ref: "main", source: "api" });
    expect(await lab.api.Pipelines.allVariables(lab.project.id, pipeline.id)).toMatchObject([
      { key: "DEPLOY", value: "yes" },
    ]);
  });

  it("follows a pipeline from running to failed, retries it and sees it succeed", async () => {
    const { id } = await lab.triggered();
    expect(await lab.api.Pipelines.show(lab.project.id, id)).toMatchObject({ status: "running", finished_at: null });

    await lab.clock.advance(MINUTE_MS);
    expect(await lab.api.Pipelines.show(lab.project.id, id)).toMatchObject({ status: "failed", duration: 60 });
    const failed = await lab.api.Jobs.all(lab.project.id, { pipelineId: id, scope: "failed" });
    expect(failed).toMatchObject([
      { name: "test", failure_reason: "script_failure", pipeline: { id, status: "failed" } },
    ]);

    await lab.api.Pipelines.retry(lab.project.id, id);
    expect(await lab.api.Pipelines.show(lab.project.id, id)).toMatchObject({ status: "success" });
    const all = await lab.api.Jobs.all(lab.project.id, { pipelineId: id, includeRetried: true });
    expect(all.filter(({ name }) => name === "test").map(({ status }) => status)).toEqual(["success", "failed"]);
  });

  it("cancels a pipeline", async () => {
    const { id } = await lab.triggered();

    await lab.api.Pipelines.cancel(lab.project.id, id);

    expect(await lab.api.Pipelines.show(lab.project.id, id)).toMatchObject({ status: "canceled" });
  });

  it("removes a pipeline as an owner", async () => {
    const { id } = await lab.triggered();
    lab.standIn.world.member(lab.project, lab.standIn.world.user("otto"), "owner");

    await lab.apiAs("otto").Pipelines.remove(lab.project.id, id);

    await expect(lab.api.Pipelines.show(lab.project.id, id)).rejects.toThrow("404 Not found");
  });

  it("lists pipelines by filters, and the latest", async () => {
    const first = await lab.triggered();
    const second = await lab.triggered("v1.0");
    await lab.api.Pipelines.cancel(lab.project.id, first.id);

    const ids = async (options: AllPipelinesOptions & PaginationRequestOptions<"offset">) =>
      (await lab.api.Pipelines.all(lab.project.id, options)).map(({ id }) => id);

    expect(await ids({})).toEqual([second.id, first.id]);
    expect(await ids({ sort: "asc", orderBy: "id" })).toEqual([first.id, second.id]);
    expect(await ids({ ref: "v1.0" })).toEqual([second.id]);
    expect(await ids({ status: "canceled" })).toEqual([first.id]);
    expect(await ids({ scope: "tags" })).toEqual([second.id]);
    expect(await lab.api.Pipelines.showLatest(lab.project.id, { ref: "main" })).toMatchObject({ id: first.id });
  });

  it("rides out a rate limit and a bad gateway", async () => {
    lab.standIn.faults.add({ fault: { kind: "rate-limited", by: "rack-attack" } });
    lab.standIn.faults.add({ fault: { kind: "rate-limited", by: "application" } });
    lab.standIn.faults.add({ fault: { kind: "bad-gateway" } });

    expect(await lab.api.Projects.show(lab.project.id)).toMatchObject({ id: lab.project.id });
    expect(lab.standIn.requests.map(({ status }) => status)).toEqual([429, 429, 502, 200]);
  });

  it("gives up on a server that hangs", async () => {
    lab.standIn.faults.add({ fault: { kind: "hang" } });
    const hasty = new Gitlab({ host: lab.standIn.url, token: "any", queryTimeout: 50 });

    await expect(hasty.Projects.show(lab.project.id)).rejects.toBeInstanceOf(GitbeakerTimeoutError);
  });

  it("gives camel case to who asks for it", async () => {
    const token = lab.standIn.world.accessToken(lab.standIn.world.user("maya"));
    const camel = new Gitlab({ host: lab.standIn.url, token, camelize: true });

    const project = await camel.Projects.show(lab.project.id);

    expect(project).toMatchObject({ pathWithNamespace: "group/sub/app", defaultBranch: "main" });
  });

  it("meets typed errors with GitLab's own words", async () => {
    const nobody = new Gitlab({ host: lab.standIn.url, token: "glpat-unknown" });
    const { token } = await lab.api.PipelineTriggerTokens.create(lab.project.id, "trigger");

    expect(await errorOf(lab.api.Projects.show("group/none"))).toEqual({ status: 404, text: "404 Project Not Found" });
    expect(await errorOf(lab.api.Pipelines.show(lab.project.id, 999))).toEqual({ status: 404, text: "404 Not found" });
    expect(await errorOf(nobody.Projects.show(lab.project.id))).toEqual({ status: 401, text: "401 Unauthorized" });
    expect(await errorOf(lab.api.PipelineTriggerTokens.trigger(lab.project.id, "main", "glpat-wrong"))).toEqual({
      status: 404,
      text: "404 Not Found",
    });
    expect(await errorOf(lab.api.PipelineTriggerTokens.trigger(lab.project.id, "none", token))).toEqual({
      status: 400,
      text: '{"base":["Reference not found"]}',
    });
  });
});

async function errorOf(call: Promise<unknown>): Promise<{ status: number | undefined; text: string }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GitbeakerRequestError)) throw new Error(`No request error but ${String(error)}`);
  return { status: error.cause?.response.status, text: error.message };
}
