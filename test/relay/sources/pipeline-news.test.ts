import { describe, expect, it } from "vitest";
import { readGitLab } from "../../../relay/sources/gitlab.ts";
import { payloadJson } from "../support/payloads.ts";

const news = payloadJson("gitlab-pipeline.json");
const attributes = news["object_attributes"] as Record<string, unknown>;
const withAttributes = (differences: Record<string, unknown>) => ({
  ...news,
  object_attributes: { ...attributes, ...differences },
});

describe("a pipeline event of GitLab", () => {
  it("is news of a pipeline, with the delivery it was started for", () => {
    expect(readGitLab({ "x-gitlab-event": "Pipeline Hook" }, news)).toEqual({
      kind: "pipeline",
      projectId: 99,
      pipelineId: 4711,
      status: "success",
      webUrl: "https://gitlab.example.com/group/deploy/-/pipelines/4711",
      marker: "01JD3Z5T8Q0000000000000000",
    });
  });

  it("of a pipeline somebody else has started has no marker", () => {
    for (const variables of [[], undefined, "x", [null, 7, { key: "OTHER", value: "x" }], [{ key: "SLUICE_DELIVERY" }]])
      expect(readGitLab({}, withAttributes({ variables }))).not.toHaveProperty("marker");
  });

  it("passes on a status this version does not know", () => {
    expect(readGitLab({}, withAttributes({ status: "thawing" }))).toMatchObject({ status: "thawing" });
  });

  it("of a GitLab before 16.1 has no URL", () => {
    expect(readGitLab({}, withAttributes({ url: undefined }))).not.toHaveProperty("webUrl");
  });

  it.each([
    { what: "no id", body: withAttributes({ id: undefined }) },
    { what: "an id as text", body: withAttributes({ id: "4711" }) },
    { what: "an id too large to be exact", body: withAttributes({ id: 2 ** 53 }) },
    { what: "an id below one", body: withAttributes({ id: 0 }) },
    { what: "no status", body: withAttributes({ status: null }) },
    { what: "no project", body: { ...news, project: null } },
    { what: "nothing", body: { object_kind: "pipeline" } },
  ])("with $what is no news, and says why", ({ body }) => {
    expect(readGitLab({}, body)).toEqual({
      kind: "other",
      why: "a pipeline event without its project, id or status",
    });
  });

  it("that came by a custom template is known by its header", () => {
    expect(readGitLab({ "x-gitlab-event": "Pipeline Hook" }, { ...news, object_kind: undefined }).kind).toBe(
      "pipeline",
    );
  });
});
