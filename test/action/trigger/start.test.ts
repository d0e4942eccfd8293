import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RefChoice } from "../../../action/model/new-pipeline.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { StepLab } from "../../flows/step-lab.ts";
import type { Project } from "../../gitlab/world/rows.ts";
import { newPipeline, start, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy", runMs: 20_000 }] };

const named = (...names: readonly string[]): readonly RefChoice[] => names.map((name) => ({ kind: "name", name }));
const pipelines = (project: Project) => lab.gitlab.world.pipelines(project);

describe("the pipelines API", () => {
  it("gets variables, files and typed inputs", async () => {
    const project = lab.project({ ...QUICK, inputs: { replicas: { type: "number" }, zones: { type: "array" } } });
    const pipeline = newPipeline(tokens(lab, project).access(), {
      variables: { CHANNEL: "stable" },
      fileVariables: { NOTES: { path: "notes.txt" } },
      inputs: { replicas: 3, zones: ["a", "b"] },
    });

    const { value } = await start(lab, project, pipeline, [], { files: { "notes.txt": "two\nlines\n" } });

    const [made] = pipelines(project);
    expect(value?.pipeline.id).toBe(made?.id);
    expect(made?.variables).toContainEqual({ key: "CHANNEL", value: "stable", type: "env_var" });
    expect(made?.variables).toContainEqual({ key: "NOTES", value: "two\nlines\n", type: "file" });
    expect(made?.inputs).toEqual({ replicas: 3, zones: ["a", "b"] });
  });

  it.each([
    {
      name: "variables that nobody may set",
      seed: { variablesMinimumRole: "no_one_allowed" },
      code: "GITLAB_VARIABLES_FORBIDDEN",
      hint: /^Pass typed `inputs` instead/,
    },
    {
      name: "a role that creates no pipelines",
      seed: { members: { dora: "reporter" } },
      code: "GITLAB_PIPELINE_FORBIDDEN",
      hint: /at least the Developer role/,
    },
    {
      name: "a project it cannot see",
      seed: { members: {} },
      code: "GITLAB_PROJECT_NOT_FOUND",
      hint: /GitLab hides what a token may not see/,
    },
    {
      name: "an empty pipeline",
      seed: { ci: { jobs: [] } },
      code: "GITLAB_NO_JOBS",
      hint: /an access or OAuth token `"api"`/,
    },
    {
      name: "workflow rules that exclude it",
      seed: { ci: { jobs: [{ name: "a" }], workflow: "filtered" } },
      code: "GITLAB_FILTERED_BY_WORKFLOW_RULES",
      hint: /"api"/,
    },
    {
      name: "a branch and a tag of one name",
      seed: { tags: ["main"] },
      code: "GITLAB_REF_AMBIGUOUS",
      hint: /refs\/heads\/NAME/,
    },
    { name: "no CI file", seed: { ci: null }, code: "GITLAB_NO_CI_FILE", hint: /\.gitlab-ci\.yml/ },
  ] as const)("explains $name, asked once", async ({ seed, code, hint }) => {
    const project = lab.project(QUICK, seed);

    const { error } = await start(lab, project, newPipeline(tokens(lab, project).access(), { variables: { A: "1" } }));

    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(pipelines(project)).toEqual([]);
  });

  it("explains a token that only reads", async () => {
    const project = lab.project(QUICK);
    const token = new Secret(lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] }));

    const { error } = await start(lab, project, newPipeline({ kind: "access-token", token }));

    expect(error).toMatchObject({ code: "GITLAB_FORBIDDEN", hint: expect.stringMatching(/the scope api/) });
  });
});

it("leaves a single ref to GitLab, and gives its own words back", async () => {
  const project = lab.project(QUICK);
  const { trigger, access } = tokens(lab, project);

  const { error, told } = await start(lab, project, newPipeline(trigger(), { refs: named("none") }), [access()]);

  expect(error).toMatchObject({ code: "GITLAB_REF_NOT_FOUND", status: 400 });
  expect(told).toEqual([]);
  expect(lab.requests()).toEqual([expect.stringMatching(/^POST /)]);
});

describe("a list of refs", () => {
  it("is looked through before anything is triggered, and the first that exists is taken", async () => {
    const project = lab.project(QUICK, { branches: ["develop"], tags: ["v1"] });
    const { trigger, access } = tokens(lab, project);

    const { value, told } = await start(
      lab,
      project,
      newPipeline(trigger(), { refs: named("feature/x", "refs/heads/v1", "v1", "main") }),
      [access()],
    );

    expect(value?.pipeline).toMatchObject({ ref: "v1" });
    expect(told).toEqual([
      "group/app has no branch or tag feature/x.",
      "group/app has no branch or tag refs/heads/v1.",
      "Taking ref v1.",
    ]);
    expect(lab.requests(/POST/)).toHaveLength(1);
  });

  it("is looked through by a token that may read the code, not by one that sees no more than that there is a project", async () => {
    const project = lab.project(QUICK, { defaultBranch: "trunk" });
    const { trigger, access } = tokens(lab, project);

    const { value } = await start(
      lab,
      project,
      newPipeline(trigger(), { refs: [{ kind: "name", name: "a" }, { kind: "default" }] }),
      [access("gus", "guest"), access()],
    );

    expect(value?.pipeline).toMatchObject({ ref: "trunk" });
    expect(lab.requests(/POST/)).toHaveLength(1);
  });

  it("goes on to the default branch, whatever it is called", async () => {
    const project = lab.project(QUICK, { defaultBranch: "trunk" });
    const { trigger, access } = tokens(lab, project);

    const { value } = await start(
      lab,
      project,
      newPipeline(trigger(), { refs: [{ kind: "same-branch", name: "main" }, { kind: "default" }] }),
      [access()],
    );

    expect(value?.pipeline).toMatchObject({ ref: "trunk" });
  });

  it("is found out by GitLab's own answers where nobody may look", async () => {
    const project = lab.project(QUICK);

    const { value } = await start(
      lab,
      project,
      newPipeline(tokens(lab, project).trigger(), { refs: named("a", "b", "main") }),
    );

    expect(value).toMatchObject({ how: "created", pipeline: { ref: "main" } });
    expect(lab.requests(/POST/)).toHaveLength(3);
    expect(pipelines(project)).toHaveLength(1);
  });

  it("ends with `default` where nobody may read which branch that is", async () => {
    const project = lab.project(QUICK);

    const { error } = await start(
      lab,
      project,
      newPipeline(tokens(lab, project).trigger(), { refs: [{ kind: "same-branch", name: "a" }, { kind: "default" }] }),
    );

    expect(error).toMatchObject({ code: "GITLAB_DEFAULT_BRANCH_UNKNOWN", exitCode: 3 });
    expect(pipelines(project)).toEqual([]);
  });

  it.each([{ mayLook: true }, { mayLook: false }])(
    "of which none exists is an error that names all; may look: $mayLook",
    async ({ mayLook }) => {
      const project = lab.project(QUICK);
      const { trigger, access } = tokens(lab, project);

      const { error } = await start(
        lab,
        project,
        newPipeline(trigger(), { refs: named("a", "b", "a") }),
        mayLook ? [access()] : [],
      );

      expect(error).toMatchObject({ code: "GITLAB_REF_NOT_FOUND", exitCode: 2 });
      expect(String(error)).toContain("group/app has none of the branches or tags a, b.");
      expect(lab.requests(/POST/)).toHaveLength(mayLook ? 0 : 2);
    },
  );

  it("takes a ref that vanishes after the look for one that is missing", async () => {
    const project = lab.project(QUICK, { branches: ["feature"] });
    const { trigger, access } = tokens(lab, project);
    const gone = { message: { base: ["Reference not found"] } };
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "status", status: 400, body: JSON.stringify(gone) } });

    const { value } = await start(lab, project, newPipeline(trigger(), { refs: named("feature", "main") }), [access()]);

    expect(value?.pipeline).toMatchObject({ ref: "main" });
  });
});

describe("inputs", () => {
  const TYPED = { ...QUICK, inputs: { replicas: { type: "number" as const }, zone: { options: ["a", "b"] } } };

  it("that do not fit the CI file are all named, before anything is triggered", async () => {
    const project = lab.project(TYPED, { ciConfigPath: "ci/main.yml" });
    const { trigger, access } = tokens(lab, project);

    const { error } = await start(lab, project, newPipeline(trigger(), { inputs: { replica: 3, zone: "c" } }), [
      access(),
    ]);

    expect(error).toMatchObject({ code: "INPUT_INVALID", exitCode: 2 });
    expect((error as Error).message.split("\n")).toEqual([
      "`inputs` does not fit `spec: inputs` in ci/main.yml of group/app at main:",
      "  replica: the CI file has no such input. Did you mean replicas?",
      "  replicas: it is not given, and has no default. Write a value of type number.",
      "  zone: it is not among the allowed values: a, b.",
    ]);
    expect(lab.requests(/POST/)).toEqual([]);
  });

  it.each([
    { name: "nobody may read the file", seed: {}, mayLook: false },
    { name: "the file is in another project", seed: { ciConfigPath: "main.yml@group/ci" }, mayLook: true },
    { name: "the file is behind a URL", seed: { ciConfigPath: "https://example.com/ci.yml" }, mayLook: true },
    { name: "the file cannot be parsed", seed: { files: { ".gitlab-ci.yml": "spec: [\n---\n" } }, mayLook: true },
  ])("are GitLab's to judge where $name", async ({ seed, mayLook }) => {
    const project = lab.project(TYPED, seed);
    const { trigger, access } = tokens(lab, project);

    const { error } = await start(
      lab,
      project,
      newPipeline(trigger(), { inputs: { replica: 3 } }),
      mayLook ? [access()] : [],
    );

    expect(error).toMatchObject({ code: "GITLAB_INPUTS_REFUSED" });
    expect(lab.requests(/POST/)).toHaveLength(1);
  });
});
