import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILD, ROOT } from "../bundles/bundle-lab.ts";
import { openComponentLab, VERSION } from "./component-lab.ts";

const INCLUDE = `include:
  - component: $CI_SERVER_FQDN/OWNER/sluice`;

describe("the trigger component", () => {
  it("triggers, waits and brings artifacts by the job token, and hands its outputs to later jobs", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(
      `${INCLUDE}/trigger@${VERSION}
    inputs:
      project: group/app
      ref: main
      artifacts: "build: app.txt"
      variables: |
        COMMIT=$CI_COMMIT_SHORT_SHA
        ODD='a "b" \\c'; \`touch odd\` > odd &
use:
  stage: deploy
  needs: [sluice-trigger]
  script:
    - echo "$SLUICE_STATUS at $SLUICE_WEB_URL" > said
    - cat downstream-artifacts/build/app.txt >> said
    - test ! -e odd
  artifacts:
    paths: [said]
`,
      // What an earlier job has published, or the relay that started this pipeline, is called like inputs of the command line.
      { variables: { SLUICE_REF: "gone", SLUICE_ARTIFACTS_PATH: "/nowhere", SLUICE_DELIVERY: "1" } },
    );

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(pipeline).toMatchObject({ source: "pipeline", status: "success" });
    expect(pipeline?.variables.slice(0, 2)).toMatchObject([
      { key: "COMMIT", value: expect.stringMatching(/^[0-9a-f]{8}$/) },
      { key: "ODD", value: `'a "b" \\c'; \`touch odd\` > odd &` },
    ]);
    expect(await ran.artifact("use", "said")).toBe(
      `success at ${lab.gitlab.url}/group/app/-/pipelines/${pipeline?.id}\nthe app\n`,
    );
  });

  it("fails as the downstream pipeline fails, with the step's exit code, and tells later jobs", async () => {
    const lab = await openComponentLab({ ci: { jobs: [{ ...BUILD, result: "failed" }] } });

    const ran = await lab.run(`${INCLUDE}/trigger@${VERSION}
    inputs: { job-name: deploy-app, project: group/app, ref: main }
deploy-app:
  rules:
    - when: on_success
`);

    expect(ran.failed).toEqual({ "deploy-app": 1 });
    const outputs = await ran.artifact("deploy-app", ".gitlab-ci-reports/dotenv/sluice.env");
    expect(outputs.split("\n")).toEqual(expect.arrayContaining(["SLUICE_STATUS=failed", "SLUICE_OUTCOME=failed"]));
  });

  it("lets after_script cancel what a killed script has left running", async () => {
    const lab = await openComponentLab({ ci: { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] } });

    const ran = await lab.run(
      `${INCLUDE}/trigger@${VERSION}
    inputs:
      project: group/app
      ref: main
      sluice: killed.js
      git-strategy: fetch
      access-token-variable: DOWNSTREAM_TOKEN
`,
      {
        files: { "killed.js": killedOnce("trigger", "Looking at") },
        variables: { DOWNSTREAM_TOKEN: lab.accessToken, CLI: join(ROOT, "dist/cli.js") },
      },
    );

    expect(ran.failed).toEqual({ "sluice-trigger": 137 });
    expect(ran.log).toMatch(/Pipeline \d+ is canceled/);
    expect(lab.pipelineStatus()).toBe("canceled");
  });

  it.each([
    { what: "a project that does not let the job in", visibility: "private", sluice: `OWNER/sluice@${VERSION}` },
    { what: "a file that is not there", visibility: "public", sluice: "nowhere.js" },
  ] as const)("says what to do when the command line cannot be had from $what", async ({ visibility, sluice }) => {
    const lab = await openComponentLab({ visibility });

    const ran = await lab.run(`${INCLUDE}/trigger@${VERSION}
    inputs: { project: group/app, ref: main, sluice: "${sluice}" }
`);

    expect(ran.failed).toEqual({ "sluice-trigger": 3 });
    expect(ran.log).toContain(`Sluice's command line cannot be had from ${sluice}: `);
    expect(lab.gitlab.world.pipelines(lab.project)).toEqual([]);
  });

  it.each([
    { given: "wait: perhaps", says: "`wait` input: provided value is not a boolean" },
    { given: 'sluice: "x$(id)"', says: "`sluice` input: `x$(id)` does not match" },
    { given: "access-token-variable: glpat-x y", says: "`access-token-variable` input: `glpat-x y` does not match" },
  ])("is refused before any job starts with $given", async ({ given, says }) => {
    const lab = await openComponentLab();

    const ran = await lab.run(
      `${INCLUDE}/trigger@${VERSION}\n    inputs: { project: group/app, ref: main, ${given} }\n`,
    );

    expect(ran.exitCode).toBe(1);
    expect(ran.log).toContain(says);
    expect(lab.gitlab.requests).toEqual([]);
  });
});

describe("the wait component", () => {
  it("waits for what another job has triggered", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(`stages: [deploy, verify]
${INCLUDE}/trigger@${VERSION}
    inputs: { project: group/app, ref: main, wait: false }
  - component: $CI_SERVER_FQDN/OWNER/sluice/wait@${VERSION}
    inputs: { stage: verify, artifacts: "build: app.txt", artifacts-path: out, poll-interval: 100ms }
`);

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    expect(ran.log).toMatch(/sluice-wait.* Pipeline \d+ succeeded/);
    expect(await ran.artifact("sluice-wait", "out/build/app.txt")).toBe("the app\n");
  });
});

describe("the orchestrate component", () => {
  const PIPELINES = `defaults: { poll-interval: 100ms, artifacts-path: out }
pipelines:
  build: { project: group/app, ref: main, artifacts: "build: app.txt", access-token: { env: DOWNSTREAM_TOKEN } }
  again:
    needs: [build]
    project: group/app
    ref: main
    variables: { BUILT: "{{ needs.build.pipeline-id }}" }
    access-token: { env: DOWNSTREAM_TOKEN }
`;

  it("runs a file of the working copy as one graph, and publishes what its pipelines have brought", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(
      `${INCLUDE}/orchestrate@${VERSION}
    inputs: { pipelines: ci/pipelines.yml, artifacts-path: out }
`,
      { files: { "ci/pipelines.yml": PIPELINES }, variables: { DOWNSTREAM_TOKEN: lab.accessToken } },
    );

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    const [first, second] = lab.gitlab.world.pipelines(lab.project).toSorted((one, other) => one.id - other.id);
    expect(second?.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "BUILT", value: String(first?.id) })]),
    );
    expect(await ran.artifact("sluice-orchestrate", "out/build/build/app.txt")).toBe("the app\n");
    expect(ran.log).toMatch(/\[1\/2\] ✓ build succeeded after/);
    // The titles of sections are the runner's to show.
    expect(ran.log).toContain("* on the critical path");
    expect(ran.log).toContain("flowchart LR");
    expect(ran.log).toMatch(/The graph succeeded after .*: of 2 pipelines, 2 succeeded\./);
  });

  it("lets after_script cancel what a killed script has left running", async () => {
    const lab = await openComponentLab({ ci: { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] } });

    const ran = await lab.run(
      `${INCLUDE}/orchestrate@${VERSION}
    inputs: { sluice: killed.js, access-token-variable: DOWNSTREAM_TOKEN }
`,
      {
        files: {
          "killed.js": killedOnce("run", "▸ one"),
          "pipelines.yml": "pipelines: { one: { project: group/app, ref: main } }\n",
        },
        variables: { DOWNSTREAM_TOKEN: lab.accessToken, CLI: join(ROOT, "dist/cli.js") },
      },
    );

    expect(ran.failed).toEqual({ "sluice-orchestrate": 137 });
    expect(ran.log).toContain("1 pipeline that it had started was cancelled.");
    expect(lab.pipelineStatus()).toBe("canceled");
  });
});

describe("the artifacts component", () => {
  it("fetches by ref and job, and of one pipeline, with the job token", async () => {
    const lab = await openComponentLab({ visibility: "private" });
    const { world } = lab.gitlab;
    const { id } = world.pipeline(lab.project);
    const sluice = "sluice: cli.js, git-strategy: fetch";

    const ran = await lab.run(
      `${INCLUDE}/artifacts@${VERSION}
    inputs: { job-name: by-ref, project: group/app, ref: main, job: build, into: lib, ${sluice} }
  - component: $CI_SERVER_FQDN/OWNER/sluice/artifacts@${VERSION}
    inputs: { job-name: by-pipeline, project: group/app, pipeline: "${id}", artifacts: "build: app.txt", ${sluice} }
`,
      { files: { "cli.js": readFileSync(join(ROOT, "dist/cli.js"), "utf8") } },
    );

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    expect(await ran.artifact("by-ref", "lib/reports/junit.xml")).toBe("<testsuite/>\n");
    expect(await ran.artifact("by-pipeline", "downstream-artifacts/build/app.txt")).toBe("the app\n");
  });
});

/** A command line that is killed as soon as its pipeline runs, as a job is that runs out of memory. */
const killedOnce = (command: string, printed: string) => `
const { spawn, spawnSync } = require("node:child_process");
const args = [process.env.CLI, ...process.argv.slice(2)];
if (args[1] !== "${command}") process.exit(spawnSync(process.execPath, args, { stdio: "inherit" }).status);
const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
let printed = "";
child.stdout.on("data", (text) => {
  process.stdout.write(text);
  printed += text;
  if (printed.includes("${printed}")) child.kill("SIGKILL");
});
child.on("exit", () => process.exit(137));
`;

it("the templates are found where GitLab looks for them", () => {
  for (const [name, command] of [["trigger"], ["wait"], ["artifacts"], ["orchestrate", "run"]])
    expect(readFileSync(join(ROOT, `templates/${name}/template.yml`), "utf8")).toContain(
      `# sluice ${command ?? name}\n`,
    );
});
