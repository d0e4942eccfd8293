import { describe, expect, it } from "vitest";
import { getJob, listPipelineJobs, peekPipeline } from "../../../shared/gitlab/jobs.ts";
import { STATUSES } from "../../../shared/gitlab/pipeline.ts";
import { cancelPipeline, getPipeline, listBridges } from "../../../shared/gitlab/pipelines.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf, jobRow, PIPELINE, pipelineRow } from "./connected.ts";

const access = { kind: "access-token", token: new Secret("glpat-canary") } as const;
const job = { kind: "job-token", token: new Secret("glcbt-canary") } as const;

describe("getPipeline", () => {
  it.each([
    [access, { "private-token": "glpat-canary" }],
    [job, { "job-token": "glcbt-canary" }],
    [{ kind: "anonymous" }, {}],
  ] as const)("shows the credential %j in its own header", async (credential, headers) => {
    await using server = await startServer([{ body: pipelineRow() }]);
    using client = connected(server.url);

    const pipeline = await getPipeline(client.gitlab, credential, "group/app", 46);

    expect(pipeline).toEqual(PIPELINE);
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      url: "/api/v4/projects/group%2Fapp/pipelines/46",
      headers,
    });
    const shown = Object.keys(server.requests[0]?.headers ?? {}).filter((name) => /token|authorization/.test(name));
    expect(shown).toEqual(Object.keys(headers));
  });

  it.each(STATUSES)("knows the status %s", async (status) => {
    await using server = await startServer([{ body: pipelineRow({ status }) }]);
    using client = connected(server.url);

    expect((await getPipeline(client.gitlab, access, 1, 46)).status).toBe(status);
  });

  it("keeps a status that GitLab may add, and reads numbers written as text and fields left out", async () => {
    await using server = await startServer([
      {
        body: {
          id: "46",
          project_id: "7",
          status: "thawing",
          duration: "12.5",
          iid: null,
          ref: null,
          yaml_errors: null,
          new_field: {},
        },
      },
    ]);
    using client = connected(server.url);

    expect(await getPipeline(client.gitlab, access, 1, 46)).toEqual({
      id: 46,
      projectId: 7,
      status: { unknown: "thawing" },
      ref: "",
      sha: "",
      webUrl: "",
      durationS: 12.5,
    });
  });

  it.each([
    ["no JSON", "<html><body>Sign in\u001b[2J</body></html>", "text/html"],
    ["broken JSON", '{"id": 46, "stat', "application/json"],
    ["no id", { status: "running", project_id: 1 }, "application/json"],
    ["an id that is none", pipelineRow({ id: "x" }), "application/json"],
    ["an id beyond all numbers", pipelineRow({ id: "99999999999999999999" }), "application/json"],
    ["a status that is no text", pipelineRow({ status: 7 }), "application/json"],
    ["null", "null", "application/json"],
  ])("says of an answer with %s what was asked and what came", async (_what, body, type) => {
    await using server = await startServer([{ body, headers: { "content-type": type } }]);
    using client = connected(server.url);

    const error = await failureOf(getPipeline(client.gitlab, access, "group/app", 46));

    expect(error).toMatchObject({ code: "GITLAB_ANSWER_UNREADABLE", status: 200 });
    expect(String(error)).toContain("reading pipeline 46 of group/app");
    expect(String(error)).toContain(type);
    expect(String(error)).not.toContain("\u001b");
    expect(server.requests).toHaveLength(1);
  });
});

describe("cancelPipeline", () => {
  it("posts once and gives the pipeline as it stands then", async () => {
    await using server = await startServer([{ body: pipelineRow({ status: "canceling" }) }]);
    using client = connected(server.url);

    const pipeline = await cancelPipeline(client.gitlab, access, 7, 46);

    expect(pipeline.status).toBe("canceling");
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      url: "/api/v4/projects/7/pipelines/46/cancel",
      body: "",
    });
  });
});

describe("peekPipeline", () => {
  it("is the pipeline embedded in a job", async () => {
    await using server = await startServer([{ body: [jobRow({ pipeline: pipelineRow({ status: "running" }) })] }]);
    using client = connected(server.url);

    expect(await peekPipeline(client.gitlab, job, 7, 46)).toEqual({ ...PIPELINE, status: "running" });
    expect(server.requests[0]?.url).toBe("/api/v4/projects/7/pipelines/46/jobs?per_page=1");
  });

  it("is nothing while there is no job", async () => {
    await using server = await startServer([{ body: [] }]);
    using client = connected(server.url);

    expect(await peekPipeline(client.gitlab, job, 7, 46)).toBeUndefined();
  });
});

describe("jobs", () => {
  it("are read with their artifacts", async () => {
    const row = jobRow({
      status: "failed",
      failure_reason: "script_failure",
      allow_failure: true,
      duration: 3.5,
      tag_list: ["linux"],
      artifacts_file: { filename: "artifacts.zip", size: 1_234 },
      artifacts: [
        { file_type: "archive", size: 1_234, filename: "artifacts.zip", file_format: "zip" },
        { file_type: "something_new", size: null, filename: "x.bin", file_format: null },
        { something: "else" },
      ],
      artifacts_expire_at: "2026-12-01T00:00:00.000Z",
    });
    await using server = await startServer([{ body: [row] }, { body: row }]);
    using client = connected(server.url);
    const expected = {
      id: 8,
      name: "build",
      stage: "build",
      status: "failed",
      ref: "main",
      allowFailure: true,
      webUrl: "https://gitlab.example.com/group/app/-/jobs/8",
      failureReason: "script_failure",
      durationS: 3.5,
      tagList: ["linux"],
      artifacts: [
        { fileType: "archive", fileFormat: "zip", filename: "artifacts.zip", sizeBytes: 1_234 },
        { fileType: "something_new", filename: "x.bin", sizeBytes: 0 },
      ],
      archive: { filename: "artifacts.zip", sizeBytes: 1_234 },
      artifactsExpireAt: "2026-12-01T00:00:00.000Z",
      pipeline: PIPELINE,
    };

    expect(await listPipelineJobs(client.gitlab, access, 7, 46)).toEqual([expected]);
    expect(await getJob(client.gitlab, access, 7, 8)).toEqual(expected);
  });

  it("may lack everything but what makes them jobs", async () => {
    await using server = await startServer([
      { body: { id: 8, name: "build", status: "created", pipeline: pipelineRow() } },
    ]);
    using client = connected(server.url);

    expect(await getJob(client.gitlab, access, 7, 8)).toEqual({
      id: 8,
      name: "build",
      stage: "",
      status: "created",
      ref: "",
      allowFailure: false,
      webUrl: "",
      tagList: [],
      artifacts: [],
      pipeline: PIPELINE,
    });
  });
});

describe("listBridges", () => {
  it("gives trigger jobs in the order they were made, with the downstream pipelines they have started so far", async () => {
    const bridge = {
      id: 9,
      name: "deploy",
      stage: "deploy",
      status: "running",
      allow_failure: false,
      web_url: "https://h/9",
    };
    await using server = await startServer([
      {
        body: [
          { ...bridge, id: 10, downstream_pipeline: null },
          { ...bridge, downstream_pipeline: pipelineRow() },
        ],
      },
    ]);
    using client = connected(server.url);
    const expected = {
      id: 9,
      name: "deploy",
      stage: "deploy",
      status: "running",
      allowFailure: false,
      webUrl: "https://h/9",
    };

    expect(await listBridges(client.gitlab, access, 7, 46)).toEqual([
      { ...expected, downstream: PIPELINE },
      { ...expected, id: 10 },
    ]);
  });
});
