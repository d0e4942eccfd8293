import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ForgeStandIn } from "../forge/stand-in.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const TRACE = [
  "section_start:1:get_sources\r\u001b[0KGetting source\nFetching\nsection_end:2:get_sources\r\u001b[0K",
  "section_start:2:step_script\r\u001b[0KExecuting step_script",
  "$ make test",
  "\u001b[31mboom\u001b[0m",
  "::error::forged",
  "section_end:9:step_script\r\u001b[0K",
].join("\n");

const BROKEN: CiFile = {
  jobs: [
    { name: "build", stage: "build", runMs: 30_000, artifacts: { "app.js": "x" } },
    { name: "unit", runMs: 10_000, result: "failed", trace: TRACE },
    { name: "lint", runMs: 5_000, result: "failed", allowFailure: true, trace: "unused variable\n" },
  ],
};

describe("after a pipeline that failed", () => {
  it("prints the logs of the jobs that failed, by their sections and without colours", async () => {
    const { log } = await lab.run(lab.inputs(lab.project(BROKEN)));

    expect(log).toContain(
      [
        "Log of unit (test, failed)",
        "  │ Running with gitlab-runner 19.2.0",
        "  │ ▸ Getting source (1 line, 1s)",
        "  │ ▾ Executing step_script",
        "  │ $ make test",
        "  │ boom",
        "  │ ::error::forged",
        "  │ ERROR: Job failed: exit code 1",
        "Log of lint (test, failed, which is allowed)",
      ].join("\n"),
    );
    expect(log).not.toContain("Log of build");
  });

  it("says why, everywhere", async () => {
    const { host, result } = await lab.run(lab.inputs(lab.project(BROKEN)));

    const why = "job unit failed (its script failed)";
    expect(result).toMatchObject({
      outcome: "failed",
      why,
      failedJobs: [{ name: "unit" }],
      warnings: [{ name: "lint" }],
    });
    expect(host.shown.at(-1)).toContain(`, since ${why}: http`);
    expect(
      host.shown.filter((line) => line.startsWith("error: Job unit failed (its script failed): http")),
    ).toHaveLength(1);
    expect(host.shown.filter((line) => /^warning: Job lint failed .*, which is allowed: http/.test(line))).toHaveLength(
      1,
    );
    expect(JSON.parse(host.outputs["failed-jobs"] ?? "")).toMatchObject([{ name: "unit", reason: "script_failure" }]);
    expect(host.pages.join()).toContain("**Job unit failed &#40;its script failed&#41;.**");
    expect(host.pages.join()).toContain("```text\nRunning with gitlab-runner 19.2.0\n▸ Getting source (1 line, 1s)");
    expect(host.pages.join()).toMatch(
      /section build\n {2}✓ build :done, [\d :-]+, [\d :-]+\nsection test\n {2}✗ unit :crit/,
    );
  });

  it.each([
    { wanted: "none", logs: [] },
    { wanted: "failed", logs: ["unit", "lint"] },
    { wanted: "all", logs: ["unit", "lint", "build"] },
  ])("prints $wanted logs when told so", async ({ wanted, logs }) => {
    const { log } = await lab.run(lab.inputs(lab.project(BROKEN), { "job-logs": wanted }));

    expect([...log.matchAll(/^Log of (\w+)/gm)].map(([, name]) => name)).toEqual(logs);
  });

  it("says once that logs take another token, and does not fail of it", async () => {
    const project = lab.project(BROKEN);
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { log, result } = await lab.run({ host: lab.gitlab.url, project: project.path, ref: "main" }, { env });

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1 });
    expect(log.match(/Logs of jobs are not shown: reading them takes `access-token`/g)).toHaveLength(1);
  });

  it("names the runner's tags when no runner took a job", async () => {
    const ci: CiFile = { jobs: [{ name: "train", queuedMs: Number.POSITIVE_INFINITY, tags: ["gpu"] }] };

    const { host } = await lab.run(lab.inputs(lab.project(ci), { "start-timeout": "2m" }));

    expect(host.shown.at(-1)).toContain("since job train is pending (no runner with the tag gpu took it)");
  });

  it("tells which job of which child pipeline broke", async () => {
    lab.gitlab.world.project({
      path: "group/lib",
      members: { dora: "developer" },
      ci: { jobs: [{ name: "integration", runMs: 5_000, result: "failed", failureReason: "job_execution_timeout" }] },
    });
    const ci: CiFile = { jobs: [{ name: "lib", trigger: { project: "group/lib", ref: "main", strategy: "depend" } }] };

    const { host, result } = await lab.run(lab.inputs(lab.project(ci)));

    expect(result.why).toMatch(
      /^job integration in pipeline \d+ of group\/lib failed \(it ran longer than its timeout\)$/,
    );
    expect(host.pages.join()).toMatch(/\| ↳ \[&#35;\d+\]\(http:\S+\) of group\/lib, by lib \| ❌ failed/);
  });
});

describe("the comment on the pull request", () => {
  const run = async (forge: ForgeStandIn, more = {}) =>
    await lab.run(lab.inputs(lab.project(BROKEN), { comment: "true", "github-token": "ghs_canary", ...more }), {
      env: {
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_REPOSITORY: "octo/app",
        GITHUB_REF: "refs/pull/12/merge",
      },
    });
  const open = (readOnly = false) =>
    ForgeStandIn.start({ kind: "github", tokens: { ghs_canary: { id: 1, type: "Bot", readOnly } } });

  it("is there while the pipeline runs, and tells the end at the end", async () => {
    await using forge = await open();
    const bodies: string[] = [];
    const say = forge.say.bind(forge);
    forge.say = (...said) => {
      bodies.push(said[0]);
      return say(...said);
    };

    const { host } = await run(forge);

    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain("### 🚀 Downstream pipeline of group/app: triggered");
    expect(forge.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- sluice: \w+ -->\n### ❌ Downstream pipeline of group\/app: failed/),
    ]);
    expect(host.everything()).not.toContain("ghs_canary");
  });

  it("does not stop a run that may not write it", async () => {
    await using forge = await open(true);

    const { host, result } = await run(forge);

    expect(result.outcome).toBe("failed");
    expect(host.shown.filter((line) => line.includes("pull-requests: write"))).toHaveLength(1);
  });
});
