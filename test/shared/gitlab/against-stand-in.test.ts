import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openJobArchive, openRefArchive } from "../../../shared/gitlab/artifacts.ts";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { getJob, jobTraceTail, listPipelineJobs, peekPipeline } from "../../../shared/gitlab/jobs.ts";
import { cancelPipeline, getPipeline, listBridges } from "../../../shared/gitlab/pipelines.ts";
import {
  createTriggerToken,
  getTriggerToken,
  listTriggerTokens,
  revokeTriggerToken,
  updateTriggerToken,
} from "../../../shared/gitlab/trigger-tokens.ts";
import { triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import { aProject, trigger } from "./a-project.ts";
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

describe("reading", () => {
  it("follows a pipeline, its jobs over several pages, its bridges and its logs", async () => {
    const trace = Array.from({ length: 500 }, (_, line) => `line ${line}`).join("\n");
    const many = Array.from({ length: 120 }, (_, index) => ({ name: `test ${index}` }));
    const { order, member } = aProject(standIn, {
      ci: {
        jobs: [
          { name: "build", stage: "build", trace },
          ...many,
          { name: "child", stage: "deploy", trigger: { ci: { jobs: [{ name: "x" }] } } },
        ],
      },
    });
    const { id, projectId } = await triggerPipeline(client.gitlab, order);

    const jobs = await listPipelineJobs(client.gitlab, member, projectId, id);
    const build = jobs.find(({ name }) => name === "build");

    expect(jobs).toHaveLength(121);
    expect((await getPipeline(client.gitlab, member, order.project, id)).status).toBe("success");
    expect(await peekPipeline(client.gitlab, member, projectId, id)).toMatchObject({ id, status: "success" });
    expect(await getJob(client.gitlab, member, projectId, build?.id ?? 0)).toEqual(build);
    expect(await listBridges(client.gitlab, member, projectId, id)).toMatchObject([
      { name: "child", downstream: { projectId } },
    ]);
    const tail = await jobTraceTail(client.gitlab, member, projectId, build?.id ?? 0, { maxBytes: 100 });
    expect(tail.text).toMatch(/^line \d+\n[^]*line 499\n/);
  });

  it("cancels a running pipeline", async () => {
    const { order, member } = aProject(standIn, { ci: { jobs: [{ name: "long", runMs: Number.POSITIVE_INFINITY }] } });
    const { id, projectId } = await triggerPipeline(client.gitlab, order);

    expect((await cancelPipeline(client.gitlab, member, projectId, id)).status).toBe("canceled");
  });

  it.each([
    ["no token", ANONYMOUS, "GITLAB_NOT_FOUND"],
    ["a revoked token", { kind: "access-token", token: new Secret("glpat-revoked") }, "GITLAB_TOKEN_REJECTED"],
  ] as const)("is refused with %s", async (_what, credential, code) => {
    const { order } = aProject(standIn);
    const { id } = await triggerPipeline(client.gitlab, order);

    expect(await failureOf(getPipeline(client.gitlab, credential, order.project, id))).toMatchObject({ code });
  });

  it("names the permission a fine-grained job token lacks", async () => {
    const { project, order, stranger, strangerJob } = aProject(standIn);
    standIn.world.allowJobTokens(project, stranger, []);
    standIn.world.member(project, standIn.world.user("stranger"), "developer");
    const { id } = await triggerPipeline(client.gitlab, order);

    expect(await failureOf(listPipelineJobs(client.gitlab, strangerJob, order.project, id))).toMatchObject({
      code: "GITLAB_POLICY_REFUSED",
      message: expect.stringContaining("read_jobs"),
    });
  });
});

describe("artifacts", () => {
  it.each(["local", "redirect", "proxied"] as const)("come as zip archives from %s storage", async (storage) => {
    const { order, member } = aProject(standIn, {
      storage,
      ci: { jobs: [{ name: "build", artifacts: { "a.txt": "hello" } }] },
    });
    const { id, projectId } = await triggerPipeline(client.gitlab, order);
    const [job] = await listPipelineJobs(client.gitlab, member, projectId, id);

    const byJob = await openJobArchive(client.gitlab, member, projectId, job?.id ?? 0);
    const byRef = await openRefArchive(client.gitlab, member, order.project, "main", "build");

    const bytes = await buffer(byJob.body);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(bytes).toHaveLength(job?.archive?.sizeBytes ?? -1);
    expect(await buffer(byRef.body)).toEqual(bytes);
    expect(byJob.from).toBe(storage === "redirect" ? standIn.storageUrl : standIn.url);
  });

  it("that do not exist are not found", async () => {
    const { order, member } = aProject(standIn, { ci: { jobs: [{ name: "build" }] } });
    const { id, projectId } = await triggerPipeline(client.gitlab, order);
    const [job] = await listPipelineJobs(client.gitlab, member, projectId, id);

    expect(await failureOf(openJobArchive(client.gitlab, member, projectId, job?.id ?? 0))).toMatchObject({
      code: "GITLAB_NOT_FOUND",
    });
  });
});

describe("trigger tokens", () => {
  it("are created, used, changed and revoked", async () => {
    const { order, member } = aProject(standIn);
    const { project } = order;

    const made = await createTriggerToken(client.gitlab, member, project, { description: "from here" });
    await triggerPipeline(client.gitlab, { ...order, credential: trigger(made.token) });
    const changed = await updateTriggerToken(client.gitlab, member, project, made.id, "renamed");
    expect(changed.description).toBe("renamed");
    expect(await getTriggerToken(client.gitlab, member, project, made.id)).toMatchObject({
      description: "renamed",
      token: made.token,
    });

    await revokeTriggerToken(client.gitlab, member, project, made.id);

    const left = await listTriggerTokens(client.gitlab, member, project);
    expect(left.map(({ id }) => id)).not.toContain(made.id);
    expect(await failureOf(getTriggerToken(client.gitlab, member, project, made.id))).toMatchObject({
      code: "GITLAB_NOT_FOUND",
    });
  });
});
