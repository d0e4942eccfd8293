import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewPipeline } from "../../../action/model/new-pipeline.ts";
import { checkStart } from "../../../action/trigger/check-start.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { StepLab } from "../../flows/step-lab.ts";
import type { Project } from "../../gitlab/world/rows.ts";
import { newPipeline, put, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy" }] };

async function check(project: Project, start: NewPipeline, readers: readonly Credential[] = []) {
  const order = { project: project.path, start, readers: [...readers, ANONYMOUS] };
  const ended = await put(lab, (deps, signal) => checkStart(deps, order, signal));
  expect(lab.requests(/POST/)).toEqual([]);
  expect(lab.gitlab.world.pipelines(project).filter(({ source }) => source !== "push")).toEqual([]);
  return ended;
}

describe("a dry run", () => {
  it("tells what is fine about a start with an access token", async () => {
    const project = lab.project({ ...QUICK, inputs: { replicas: { type: "number", default: 1 } } });
    const start = newPipeline(tokens(lab, project).access(), {
      refs: [{ kind: "same-branch", name: "feature" }, { kind: "default" }],
      inputs: { replicas: 2 },
      fileVariables: { NOTES: { path: "notes.txt" } },
    });

    const { told } = await check(project, start);

    expect(told).toEqual([
      "The access token has the scopes api.",
      "group/app is there (with the access token); its default branch is main.",
      "1 file for `file-variables` can be read.",
      expect.stringMatching(/^Ref main is there, at commit [0-9a-f]{8}\.$/),
      "The inputs fit `spec: inputs` of .gitlab-ci.yml.",
      "GitLab finds the CI file at main valid.",
    ]);
  });

  it("knows a trigger token where its owner or a maintainer looks", async () => {
    const project = lab.project(QUICK, { members: { dora: "maintainer" } });
    const { trigger, access } = tokens(lab, project);

    const { told } = await check(project, newPipeline(trigger()), [access()]);

    expect(told[0]).toMatch(/^The token is the project's trigger token \d+ \(trigger\)\.$/);
  });

  it("says what it cannot see", async () => {
    const project = lab.project(QUICK);

    const { told } = await check(project, newPipeline(tokens(lab, project).trigger()));

    expect(told).toEqual([
      "Whether the trigger token is one of the project's shows only when it triggers: nobody at hand may look.",
      "Nobody at hand can look whether group/app is there.",
      "Nobody at hand can look whether ref main is there.",
    ]);
  });

  it("does not lint a file that needs inputs, since GitLab's check takes none", async () => {
    const project = lab.project({ ...QUICK, inputs: { replicas: { type: "number" } } });

    const { told } = await check(project, newPipeline(tokens(lab, project).access(), { inputs: { replicas: 2 } }));

    expect(told.at(-1)).toBe("The CI file was not checked: it needs inputs, and GitLab's check takes none.");
  });

  it.each([
    {
      name: "an access token given as trigger token",
      start: () => newPipeline({ kind: "trigger-token", token: new Secret("glpat-1234567890") }),
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
    },
    {
      name: "a trigger token given as access token",
      start: () => newPipeline({ kind: "access-token", token: new Secret("glptt-1234567890") }),
      code: "GITLAB_TOKEN_REJECTED",
    },
    {
      name: "an access token of nobody",
      start: () => newPipeline({ kind: "access-token", token: new Secret("glpat-1234567890") }),
      code: "GITLAB_TOKEN_REJECTED",
    },
    {
      name: "a token that only reads",
      start: () =>
        newPipeline({
          kind: "access-token",
          token: new Secret(lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] })),
        }),
      code: "GITLAB_FORBIDDEN",
    },
  ])("finds out $name", async ({ start, code }) => {
    const project = lab.project(QUICK);

    const { error } = await check(project, start());

    expect(error).toMatchObject({ code });
  });

  it.each([
    {
      name: "a role that creates nothing",
      seed: { members: { dora: "reporter" } },
      more: {},
      code: "GITLAB_PIPELINE_FORBIDDEN",
    },
    { name: "a project that is not there for it", seed: { members: {} }, more: {}, code: "GITLAB_PROJECT_NOT_FOUND" },
    {
      name: "variables nobody may set",
      seed: { variablesMinimumRole: "no_one_allowed" },
      more: { variables: { A: "1" } },
      code: "GITLAB_VARIABLES_FORBIDDEN",
    },
    {
      name: "variables for a higher role",
      seed: { variablesMinimumRole: "maintainer" },
      more: { variables: { A: "1" } },
      code: "GITLAB_VARIABLES_FORBIDDEN",
    },
    {
      name: "a ref that is not there",
      seed: {},
      more: { refs: [{ kind: "name", name: "none" }] },
      code: "GITLAB_REF_NOT_FOUND",
    },
    {
      name: "wrong inputs",
      seed: { ci: { ...QUICK, inputs: { a: { type: "number" } } } },
      more: { inputs: { a: "x" } },
      code: "INPUT_INVALID",
    },
    {
      name: "a broken CI file",
      seed: { ci: { jobs: [], yamlErrors: "jobs config should contain at least one visible job" } },
      more: {},
      code: "GITLAB_PIPELINE_INVALID",
    },
  ] as const)("finds out $name", async ({ seed, more, code }) => {
    const project = lab.project(QUICK, seed);

    const { error } = await check(project, newPipeline(tokens(lab, project).access(), more));

    expect(error).toMatchObject({ code });
  });

  it("ends at once where GitLab does not answer", async () => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const { error } = await check(project, newPipeline(tokens(lab, project).access()));

    expect(error).toMatchObject({ code: "GITLAB_SERVER_ERROR", exitCode: 4 });
    expect(new Set(lab.requests())).toEqual(new Set(["GET /api/v4/personal_access_tokens/self"]));
  });

  it("names everything that is wrong at once", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });
    const start = newPipeline(tokens(lab, project).access(), {
      variables: { A: "1" },
      refs: [{ kind: "name", name: "none" }],
    });

    const { error } = await check(project, start);

    expect(error).toMatchObject({ code: "GITLAB_VARIABLES_FORBIDDEN" });
    expect((error as Error).message.split("\n")).toEqual([
      "2 things would keep the pipeline from starting:",
      "  group/app lets nobody set pipeline variables, and 1 variable would be set.",
      "  group/app has no branch or tag none.",
    ]);
  });
});
