import { describe, expect, it } from "vitest";
import { parsePipelineUrl, pipelineListAddress } from "../../../shared/gitlab/pipeline-url.ts";

describe("parsePipelineUrl", () => {
  it.each([
    { text: "https://gitlab.com/a/b/-/pipelines/7", server: "https://gitlab.com", project: "a/b", id: 7 },
    {
      text: "https://gitlab.com/a/b/c/-/pipelines/7/test_report",
      server: "https://gitlab.com",
      project: "a/b/c",
      id: 7,
    },
    { text: "https://gitlab.com/a/b/pipelines/7", server: "https://gitlab.com", project: "a/b", id: 7 },
    { text: "http://localhost:8929/a/b/-/pipelines/7", server: "http://localhost:8929", project: "a/b", id: 7 },
    { text: "https://gitlab.com/projects/42/-/pipelines/7", server: "https://gitlab.com", project: 42, id: 7 },
    {
      text: "https://gitlab.com/a/pipelines/-/pipelines/7",
      server: "https://gitlab.com",
      project: "a/pipelines",
      id: 7,
    },
  ])("reads $text", ({ text, ...address }) => {
    expect(parsePipelineUrl(text)).toEqual(address);
  });

  it.each([
    { server: undefined, root: "https://x.example", project: "gitlab/a/b" },
    { server: "https://x.example", root: "https://x.example", project: "gitlab/a/b" },
    { server: "https://x.example/gitlab", root: "https://x.example/gitlab", project: "a/b" },
    { server: "https://other.example/gitlab", root: "https://x.example", project: "gitlab/a/b" },
  ])("takes a path before the project for the server's, if the server $server has it", ({ server, root, project }) => {
    const address = parsePipelineUrl("https://x.example/gitlab/a/b/-/pipelines/7", server);

    expect(address).toEqual({ server: root, project, id: 7 });
  });

  it.each([
    "",
    "7",
    "gitlab.com/a/b/-/pipelines/7",
    "ftp://gitlab.com/a/b/-/pipelines/7",
    "https://user:secret@gitlab.com/a/b/-/pipelines/7",
    "https://gitlab.com/a/b/-/pipelines",
    "https://gitlab.com/a/b/-/pipelines/0",
    "https://gitlab.com/a/b/-/pipelines/7x",
    "https://gitlab.com/a/b/-/jobs/7",
    "https://gitlab.com/b/-/pipelines/7",
    "https://gitlab.com/a/b/-/pipelines/99999999999999999999",
  ])("finds none in %j", (text) => {
    expect(parsePipelineUrl(text)).toBeUndefined();
  });
});

describe("pipelineListAddress", () => {
  it.each([
    { project: "group/app", address: "https://gitlab.example.com/group/app/-/pipelines" },
    { project: 7, address: "https://gitlab.example.com/projects/7 (Build > Pipelines)" },
    { project: "group/\u001b[2J", address: "https://gitlab.example.com/group/\\u{1b}[2J/-/pipelines" },
  ])("leads to the pipelines of $project", ({ project, address }) => {
    expect(pipelineListAddress("https://gitlab.example.com", project)).toBe(address);
  });
});
