import { describe, expect, it } from "vitest";
import { surroundingJob } from "../../../action/inputs/server.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { readTarget } from "../../../action/inputs/target.ts";
import { readingInputs } from "./reading-inputs.ts";

const JOB = surroundingJob({ GITLAB_CI: "true", CI_SERVER_URL: "https://gitlab.example.com/gitlab" });
const target = (raw: RawInputs, around = JOB) => readingInputs(raw, (reader) => readTarget(reader, around));

const PIPELINE = "https://gitlab.example.com/group/app/-/pipelines/7";

describe("readTarget", () => {
  it.each([
    { raw: { project: "group/app" }, value: ["https://gitlab.example.com/gitlab", "group/app", undefined] },
    {
      raw: { host: "https://gitlab.com", project: "42", pipeline: "7" },
      value: ["https://gitlab.com", 42, 7],
    },
    {
      raw: { project: "https://other.example.com/group/app/-/issues" },
      value: ["https://other.example.com", "group/app", undefined],
    },
    {
      raw: { project: "https://gitlab.example.com/gitlab/group/app" },
      value: ["https://gitlab.example.com/gitlab", "group/app", undefined],
    },
    { raw: { project: "https://localhost:8929/group/app" }, value: ["https://localhost:8929", "group/app", undefined] },
    { raw: { project: "http://localhost:8929/group/app" }, value: ["http://localhost:8929", "group/app", undefined] },
    { raw: { pipeline: PIPELINE }, value: ["https://gitlab.example.com", "group/app", 7] },
    { raw: { pipeline: ` ${PIPELINE}/builds?x=1#y ` }, value: ["https://gitlab.example.com", "group/app", 7] },
    { raw: { pipeline: PIPELINE, project: "group/app" }, value: ["https://gitlab.example.com", "group/app", 7] },
    { raw: { pipeline: PIPELINE, host: "gitlab.example.com" }, value: ["https://gitlab.example.com", "group/app", 7] },
    {
      raw: { pipeline: PIPELINE.replace("/group", "/gitlab/group") },
      value: ["https://gitlab.example.com/gitlab", "group/app", 7],
    },
    {
      raw: { pipeline: "https://other.example.com/a/b/c/-/pipelines/7" },
      value: ["https://other.example.com", "a/b/c", 7],
    },
  ] as const)("of $raw is $value", async ({ raw, value }) => {
    const { value: read, problems } = await target(raw);

    expect(problems).toEqual([]);
    expect([read.host, read.project, read.pipelineId]).toEqual(value);
  });

  it.each([
    { raw: { pipeline: "7" }, says: /^`project`: not given/ },
    { raw: { project: "a/b", pipeline: "0" }, says: /^`pipeline`: "0" is no id of a pipeline/ },
    { raw: { project: "a/b", pipeline: "seven" }, says: /^`pipeline`: "seven" is no id.*Write its number, or its URL/ },
    {
      raw: { pipeline: "https://gitlab.example.com/group/app/-/jobs/7" },
      says: /^`pipeline`: .* is no URL of a pipeline\. Write one like/,
    },
    { raw: { pipeline: "https://gitlab.example.com/-/pipelines/7" }, says: /is no URL of a pipeline/ },
    { raw: { pipeline: PIPELINE.replace("//", "//user:hush@") }, says: /is no URL of a pipeline/ },
    { raw: { pipeline: PIPELINE, project: "group/other" }, says: /^`project`: it is group\/other, but .* group\/app/ },
    { raw: { pipeline: PIPELINE, project: "42" }, says: /^`project`: it is 42, but .*Leave `project` out/ },
    {
      raw: { pipeline: PIPELINE, host: "gitlab.com" },
      says: /^`host`: it is https:\/\/gitlab\.com, but .*Leave `host` out/,
    },
    { raw: { pipeline: PIPELINE, host: "ftp://x" }, says: /^`host`: "ftp:\/\/x" is no address/ },
  ] as const)("refuses $raw in one problem", async ({ raw, says }) => {
    const { problems } = await target(raw);

    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(problems.join()).not.toContain("hush");
  });
});
