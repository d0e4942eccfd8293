import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../bundles/bundle-lab.ts";
import { readActionFile } from "../bundles/runner/action-file.ts";
import { ForgeStandIn } from "../forge/stand-in.ts";
import { startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { type RanJob, runJob } from "./run-job.ts";
import { jobsOf } from "./workflow.ts";

const WORKFLOWS = ["github", "gitea"].flatMap((kind) =>
  readdirSync(join(ROOT, "examples", kind)).map((name) => `${kind}/${name}`),
);

/** Projects that offer all that an example asks of them. */
const CI: CiFile = {
  inputs: {
    environment: { type: "string", default: "review", options: ["review", "staging"] },
    replicas: { type: "number", default: 1 },
    regions: { type: "array", default: [] },
  },
  jobs: [
    {
      name: "plan",
      stage: "build",
      artifacts: { "plan.env": "IMAGE=registry/app:7\n" },
      reports: { dotenv: "IMAGE=registry/app:7\n" },
    },
    { name: "build-arm", stage: "build", runMs: 100, artifacts: { "dist/app.bin": "arm", "src/app.c": "c" } },
  ],
};

describe("the example workflow", () => {
  it("examples/github/trigger-and-wait.yml triggers and waits", async () => {
    const { gitlab, ran } = await follow("github/trigger-and-wait.yml");

    expect(outcomes(ran)).toEqual(["succeeded"]);
    expect(gitlab.variables()).toMatchObject({ COMMIT: "1".repeat(40), VERSION: "main" });
  });

  it("examples/github/artifacts.yml brings artifacts back", async () => {
    const { ran } = await follow("github/artifacts.yml");

    expect(outcomes(ran)).toEqual(["succeeded"]);
    const listed = ran[0]?.scripts[0]?.stdout;
    expect(listed).toContain("app.bin");
    expect(listed).not.toContain("app.c");
  });

  it("examples/github/inputs-and-outputs.yml hands typed inputs in and values out", async () => {
    const { gitlab, ran } = await follow("github/inputs-and-outputs.yml");

    expect(outcomes(ran)).toEqual(["succeeded"]);
    expect(gitlab.pipelines()[0]?.inputs).toMatchObject({ environment: "staging", replicas: 3, regions: ["eu", "us"] });
    expect(ran[0]?.scripts[0]?.stdout).toMatch(/^Pipeline \d+ ended with success\nIt has built registry\/app:7\n$/);
  });

  it("examples/github/matrix.yml follows each pipeline by itself", async () => {
    const { gitlab, ran } = await follow("github/matrix.yml");

    expect(outcomes(ran)).toEqual(["succeeded", "succeeded", "succeeded", "succeeded"]);
    expect(gitlab.pipelines().map(({ ref, status }) => `${ref} ${status}`)).toEqual(
      ["main", "stable", "main", "stable"].map((ref) => `${ref} success`),
    );
  });

  it("examples/github/nightly.yml runs by schedule and writes the tests", async () => {
    const { ran } = await follow("github/nightly.yml");

    expect(outcomes(ran)).toEqual(["succeeded"]);
    expect(ran[0]?.scripts[0]).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("tests.xml") });
  });

  it("examples/github/pull-request-comment.yml tells the pull request", async () => {
    await using forge = await ForgeStandIn.start({
      kind: "github",
      tokens: { "workflow-token": { id: 7, type: "Bot" } },
    });

    const { ran } = await follow("github/pull-request-comment.yml", {
      GITHUB_API_URL: forge.apiUrl,
      GITHUB_REPOSITORY: "octo/app",
      GITHUB_REF: "refs/pull/12/merge",
      GITHUB_HEAD_REF: "feature",
    });

    expect(outcomes(ran)).toEqual(["succeeded"]);
    expect(forge.comments.map(({ body }) => body)).toEqual([expect.stringContaining("group/integration")]);
  });

  it("examples/gitea/deploy.yml does the same in Gitea and Forgejo", async () => {
    for (const runner of ["gitea", "forgejo"] as const) {
      const { ran } = await follow("gitea/deploy.yml", {}, runner);

      expect(outcomes(ran)).toEqual(["succeeded"]);
      expect(ran[0]?.scripts[0]?.stdout).toMatch(
        /^build-arm\nplan\nsluice-artifacts\.json\nhttp:.*\/pipelines\/\d+\n$/,
      );
    }
  });

  it.each(WORKFLOWS)("examples/%s gives inputs the Action has, and reads outputs it has", async (path) => {
    const { inputs, outputs } = await readActionFile(ROOT);
    const text = textOf(path);
    const steps = jobsOf(text).flatMap((job) => job.steps.filter(({ uses }) => uses?.includes("OWNER/sluice@")));
    const read = [...text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);

    expect(steps.length).toBeGreaterThan(0);
    expect(steps.flatMap((step) => Object.keys(step.with)).filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
    // Names in capitals are those of dotenv values, as the pipeline has them.
    expect(read.filter((name) => !outputs.includes(name) && !/^[A-Z]+$/.test(name))).toEqual([]);
  });

  it("is tried by one of these tests, each of them", () => {
    const tests = readFileSync(import.meta.filename, "utf8");

    expect(WORKFLOWS.filter((path) => !tests.includes(`it("examples/${path} `))).toEqual([]);
  });
});

/** Follows an example to its end, against a GitLab that has the projects it names and knows the tokens it has as secrets. */
async function follow(
  path: string,
  env: Readonly<Record<string, string>> = {},
  runner: "github" | "gitea" | "forgejo" = "github",
) {
  const gitlab = await startStandIn();
  onTestFinished(async () => await gitlab.close());
  const { world } = gitlab;
  const dora = world.user("dora");
  const jobs = jobsOf(textOf(path));
  const paths = new Set(
    jobs.flatMap(({ steps, matrix }) =>
      steps.flatMap(({ with: { project } }) => (project === undefined ? [] : [matrix["project"] ?? project])),
    ),
  );
  const projects = [...paths].map((project) =>
    world.project({ path: project, branches: ["main", "stable"], members: { dora: "developer" }, ci: CI }),
  );
  const [first] = projects;
  if (first === undefined) throw new Error(`${path} names no project.`);
  const triggerToken = world.triggerToken(first, dora).token;
  const accessToken = world.accessToken(dora);
  const facts: Readonly<Record<string, string>> = {
    "github.sha": "1".repeat(40),
    "github.ref": "refs/heads/main",
    "github.ref_name": "main",
    "github.token": "workflow-token",
  };
  const ran: RanJob[] = [];
  for (const job of jobs)
    ran.push(
      await runJob({
        job,
        runner,
        env,
        context: (name) =>
          /^secrets\.\w+_TRIGGER_TOKEN$/.test(name)
            ? triggerToken
            : /^secrets\.\w+_TOKEN$/.test(name)
              ? accessToken
              : facts[name],
        given: (inputs) => ({ ...inputs, host: gitlab.url, "poll-interval": "100ms" }),
      }),
    );
  const pipelines = () => projects.flatMap((project) => world.pipelines(project));
  const variables = () =>
    Object.fromEntries(pipelines().flatMap((pipeline) => pipeline.variables.map(({ key, value }) => [key, value])));
  return { ran, gitlab: { pipelines, variables } };
}

function outcomes(ran: readonly RanJob[]): readonly (string | undefined)[] {
  return ran.flatMap(({ actions }) => actions.map(({ outputs, log }) => outputs["outcome"] ?? log.lines.join("\n")));
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, "examples", path), "utf8");
}
