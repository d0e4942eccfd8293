import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile, JobSpec } from "../gitlab/world/ci-file.ts";
import type { ProjectSeed } from "../gitlab/world/seeds.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const job = (name: string, more: Partial<JobSpec> = {}): JobSpec => ({ name, runMs: 20_000, ...more });
const ci = (...jobs: readonly JobSpec[]): CiFile => ({ jobs });
const other = (path: string, file: CiFile, seed: Partial<ProjectSeed> = {}) =>
  lab.gitlab.world.project({ path, members: { dora: "developer" }, ci: file, ...seed });

describe("the step follows what trigger jobs start", () => {
  it("in other projects, to one verdict and one exit code", async () => {
    other("group/lib", ci(job("unit", { result: "failed", runMs: 90_000 })));
    const project = lab.project(ci(job("build"), job("to-lib", { trigger: { project: "group/lib" } })));

    const { result, log } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1, pipeline: { status: "success" } });
    expect(log).toContain("  to-lib: unit (test) failed after 1m 30s");
  });

  it("unless it is told not to", async () => {
    other("group/lib", ci(job("unit", { result: "failed" })));
    const project = lab.project(ci(job("to-lib", { trigger: { project: "group/lib" } })));

    const { result } = await lab.run(lab.inputs(project, { follow: "false" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
  });

  it("and shows a child that failed and may as a warning, which `fail-on` can make count", async () => {
    other("group/lib", ci(job("unit", { result: "failed" })));
    const bridge = job("try", { allowFailure: true, trigger: { project: "group/lib", strategy: "depend" } });
    const project = lab.project(ci(job("build"), bridge));

    const plain = await lab.run(lab.inputs(project));
    const strict = await lab.run(lab.inputs(project, { "fail-on": "failed, warnings" }));

    expect(plain.result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(strict.result).toMatchObject({ outcome: "succeeded", exitCode: 1 });
  });

  it("through four levels, each in another project", async () => {
    const levels = ["group/b", "group/c", "group/d"];
    levels.forEach((path, at) => {
      const next = levels[at + 1];
      other(path, ci(next === undefined ? job("last") : job("on", { trigger: { project: next } })));
    });
    const project = lab.project(ci(job("on", { trigger: { project: "group/b" } })));

    const { result, log } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(log).toContain("  on > on > on: last (test) succeeded after 20s");
  });

  it("with all of 230 jobs, of which the last page holds the one that failed", async () => {
    const many = Array.from({ length: 230 }, (_, index) =>
      job(`job-${index}`, index === 3 ? { result: "failed" } : {}),
    );
    const project = lab.project(ci(job("go", { trigger: { ci: ci(...many), strategy: "depend" } })));

    const { result, log } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1 });
    expect(log).toContain("  go: job-3 (test) failed after 20s");
    expect(log.match(/ {2}go: job-\d+ \(test\) succeeded/g)).toHaveLength(229);
  });
});

describe("the step with a job token alone", () => {
  it.each([
    { version: 18, outcome: "succeeded", exitCode: 0, said: /What trigger jobs of the pipeline start is not followed/ },
    { version: 19, outcome: "failed", exitCode: 1, said: /fire: unit \(test\) failed/ },
  ] as const)(
    "sees on GitLab $version a child that nobody waits for end: $outcome",
    async ({ version, outcome, exitCode, said }) => {
      await lab.close();
      lab = await StepLab.open(version);
      const child = ci(job("unit", { result: "failed", runMs: 60_000 }));
      const project = lab.project(ci(job("build"), job("fire", { trigger: { ci: child } })));
      const { caller, env } = lab.callingJob();
      lab.gitlab.world.allowJobTokens(project, caller);

      const { result, log } = await lab.run({ project: project.path, ref: "main" }, { env });

      expect(result).toMatchObject({ outcome, exitCode });
      expect(log).toMatch(said);
    },
  );

  it("ends on GitLab 18 as the child does where the trigger job depends on it", async () => {
    await lab.close();
    lab = await StepLab.open(18);
    const child = ci(job("unit", { result: "failed", runMs: 60_000 }));
    const project = lab.project(ci(job("build"), job("fire", { trigger: { ci: child, strategy: "depend" } })));
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { result } = await lab.run({ project: project.path, ref: "main" }, { env });

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1 });
  });
});

describe("the step moves a pipeline on", () => {
  const manual = ci(
    job("build", { stage: "1" }),
    job("approve", { stage: "2", when: "manual" }),
    job("ship", { stage: "3" }),
  );

  it.each([
    { onManual: "fail", outcome: "blocked", exitCode: 6 },
    { onManual: "pass", outcome: "succeeded", exitCode: 0 },
    { onManual: "wait", outcome: "timed-out", exitCode: 5 },
    { onManual: "play", outcome: "succeeded", exitCode: 0 },
  ])("on-manual: $onManual ends as $outcome", async ({ onManual, outcome, exitCode }) => {
    const { result } = await lab.run(lab.inputs(lab.project(manual), { "on-manual": onManual, timeout: "5m" }));

    expect(result).toMatchObject({ outcome, exitCode });
  });

  it("by playing named jobs with their variables", async () => {
    const project = lab.project(manual);

    const { result } = await lab.run(
      lab.inputs(project, { "on-manual": "play", "play-jobs": "appr*: { WHO: sluice }" }),
    );

    const [played] = lab.gitlab.world.pipelines(project)[0]?.jobs.filter(({ name }) => name === "approve") ?? [];
    expect(result.outcome).toBe("succeeded");
    expect(played?.playVariables).toMatchObject([{ key: "WHO", value: "sluice" }]);
  });

  it("by retrying what failed", async () => {
    const project = lab.project(ci(job("flaky", { result: ["failed", "success"] })));

    const { result, log } = await lab.run(lab.inputs(project, { retry: "1" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(log).toContain("Retrying the failed jobs of pipeline");
  });
});

describe("the step stops waiting", () => {
  it("when the jobs it waits for have ended", async () => {
    const project = lab.project(ci(job("build"), job("slow", { runMs: 3_000_000 })));

    const { result, tookMs } = await lab.run(lab.inputs(project, { "wait-for-jobs": "build" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, pipeline: { status: "running" } });
    expect(tookMs).toBeLessThan(30_000);
  });

  it("with exit code 2 when a pipeline has ended without such a job", async () => {
    const project = lab.project(ci(job("build")));

    const { result, log } = await lab.run(lab.inputs(project, { "wait-for-jobs": "deploy-*" }));

    expect(result).toMatchObject({ outcome: "error", exitCode: 2, error: { code: "WATCH_JOBS_MISSING" } });
    expect(log).toContain('"deploy-*"');
  });

  it("when no runner takes a job within `start-timeout`, and says which tags it wants", async () => {
    const project = lab.project(ci(job("deploy", { queuedMs: 9_000_000, tags: ["gpu", "linux"] })));

    const { result, log, tookMs } = await lab.run(lab.inputs(project, { "start-timeout": "2m" }));

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5 });
    expect(tookMs).toBe(120_000);
    expect(log).toMatch(/no runner.*gpu.*linux/);
  });

  it("at the first failure with `cancel-on: failure`, and cancels the rest", async () => {
    const project = lab.project(ci(job("quick", { result: "failed" }), job("slow", { runMs: 3_000_000 })));

    const { result, tookMs } = await lab.run(lab.inputs(project, { "cancel-on": "failure" }));

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1 });
    expect(tookMs).toBeLessThan(60_000);
    expect(lab.gitlab.world.pipelines(project)[0]?.jobs.map(({ status }) => status)).toEqual(["failed", "canceled"]);
  });
});
