import { beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import type { Project, User } from "./rows.ts";
import { type Creation, startPipeline } from "./start-pipeline.ts";
import { World } from "./world.ts";

let clock: ManualClock;
let world: World;
let root: User;

beforeEach(() => {
  clock = new ManualClock();
  world = new World(clock);
  root = world.user("root");
});

describe("the ref of a new pipeline", () => {
  it.each([
    { ref: "main", made: "the head of branch main" },
    { ref: "refs/heads/main", made: "the head of branch main" },
    { ref: "v1", made: "the head of tag v1" },
    { ref: "both", made: "Ref is ambiguous" },
    { ref: "refs/heads/both", made: "the head of branch both" },
    { ref: "refs/tags/both", made: "the head of tag both" },
    { ref: "refs/tags/main", made: "Reference not found" },
    { ref: "constructor", made: "Reference not found" },
  ])("$ref: $made", ({ ref, made }) => {
    const project = world.project({
      path: "group/app",
      members: { root: "owner" },
      branches: ["both"],
      tags: ["v1", "both"],
    });

    expect(told(start(project, ref))).toBe(made);
  });
});

describe("what may be created", () => {
  it.each([
    { rule: "CI is off", seed: { ciEnabled: false }, base: "Pipelines are disabled!" },
    {
      rule: "the role is too low",
      seed: { members: { root: "reporter" } },
      base: "Insufficient permissions to create a new pipeline",
    },
    { rule: "there is no CI file", seed: { ci: null }, base: "Missing CI config file" },
    {
      rule: "workflow rules exclude it",
      seed: { ci: { jobs: [], workflow: "filtered" } },
      base: "Pipeline filtered out by workflow rules.",
    },
    {
      rule: "no job survives",
      seed: { ci: { jobs: [{ name: "never", when: "never" }] } },
      base: "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.",
    },
    {
      rule: "the ref is protected",
      seed: { protectedRefs: { main: "no_one" } },
      base: "You do not have sufficient permission to run a pipeline on 'main'. Please select a different branch or contact your administrator for assistance. Learn more",
    },
  ] as const)("nothing when $rule", ({ seed, base }) => {
    const project = world.project({ path: "group/app", members: { root: "owner" }, ...seed });

    expect(start(project, "main")).toEqual({ kind: "refused", base });
    expect(world.pipelines(project)).toEqual([]);
  });

  it("so many a minute for one user and commit, and more a minute later or after another commit", () => {
    const project = world.project({ path: "group/app", members: { root: "owner" }, pipelinesPerMinute: 2 });
    const kinds = () => start(project, "main").kind;

    const first = [kinds(), kinds(), kinds()];
    world.commit(project, "main");
    const afterCommit = kinds();
    clock.jump(61_000);
    const later = kinds();

    expect([first, afterCommit, later]).toEqual([["created", "created", "refused"], "created", "created"]);
  });

  it.each([
    {
      ci: { jobs: [], yamlErrors: "jobs config should contain at least one visible job" },
      message: { base: ["jobs config should contain at least one visible job"] },
    },
    { ci: { jobs: [{ name: "a" }], failure: "unknown_failure" }, message: "unknown_failure" },
    {
      ci: { jobs: [{ name: "a" }], inputs: { size: { type: "number" } } },
      message: { base: ["`size` input: required value has not been provided"] },
    },
  ] as const)("a failed pipeline, stored: $message", ({ ci, message }) => {
    const project = world.project({ path: "group/app", members: { root: "owner" }, ci });

    expect(start(project, "main")).toMatchObject({ kind: "failed", message });
    expect(world.pipelines(project)).toMatchObject([{ status: "failed", jobs: [] }]);
  });
});

function start(project: Project, ref: string) {
  return startPipeline(world, project, { ref, source: "trigger", user: root }, { payloadCountsAsVariable: false });
}

function told(creation: Creation): string {
  if (creation.kind !== "created") return creation.kind === "refused" ? creation.base : "failed";
  const { project, ref, sha, tag } = creation.pipeline;
  const head = (tag ? project.tags : project.branches).get(ref)?.sha;
  return `${sha === head ? "the head" : "another commit"} of ${tag ? "tag" : "branch"} ${ref}`;
}
