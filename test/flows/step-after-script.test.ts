// A GitLab job that is cancelled: its script is killed, and its after_script runs as a new process while the job is
// `canceling`, which keeps the job's token valid.
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BundleLab, gitlabJob, openLab, ROOT } from "../bundles/bundle-lab.ts";
import { type Child, type Ended, startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import type { FaultRule } from "../gitlab/faults/fault.ts";
import { until } from "../support/until.ts";

const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };
const TRIGGER = ["trigger", "--project", "group/app", "--ref", "main", "--poll-interval", "100ms"];
const AFTER_SCRIPT = ["cancel", "--left-running"];

interface Job {
  readonly lab: BundleLab;
  /** `$CI_PROJECT_DIR`. */
  readonly folder: string;
  start(args: readonly string[]): Child;
  /** What GitLab does when somebody cancels the job: its token stays valid until the after_script has ended. */
  cancel(): void;
}

/** A job of another project, with a masked variable that holds an access token. */
async function openJob(more: Readonly<Record<string, string>> = {}, isTmpThere = true): Promise<Job> {
  const lab = await openLab({ ci: FOREVER });
  const folder = join(await temporaryFolder(), "project");
  await mkdir(folder);
  if (isTmpThere) await mkdir(`${folder}.tmp`);
  const own = gitlabJob(lab, folder);
  const env = { ...own, SLUICE_ACCESS_TOKEN: lab.accessToken, ...more };
  const row = lab.gitlab.world.jobById(Number(own["CI_JOB_ID"]));
  return {
    lab,
    folder,
    start: (args) => startChild(process.execPath, [join(ROOT, "cli/main.ts"), ...args], { cwd: folder, env }),
    cancel: () => {
      if (row !== undefined) row.status = "canceling";
    },
  };
}

/** Starts the script, waits for the request, and kills the script; then the after_script runs. */
async function cancelled(
  job: Job,
  asked: RegExp,
  signal: NodeJS.Signals,
  held?: FaultRule,
): Promise<{ readonly script: Ended; readonly after: Ended }> {
  if (held !== undefined) job.lab.gitlab.faults.add(held);
  const script = job.start(TRIGGER);
  await job.lab.untilAsked(asked);
  await until(() => job.lab.pipelineStatus() !== undefined);
  job.cancel();
  script.signal(signal);
  const ended = await script.ended;
  return { script: ended, after: await job.start(AFTER_SCRIPT).ended };
}

const cancels = ({ gitlab }: BundleLab) => gitlab.requests.filter(({ path }) => path.endsWith("/cancel")).length;

describe("`sluice cancel --left-running` in after_script", () => {
  it.each([
    { where: "beside the working copy", isTmpThere: true },
    { where: "in the working copy, where the runner has made no folder beside it", isTmpThere: false },
  ])("cancels what a killed script left running, by what it has noted $where", async ({ isTmpThere }) => {
    const job = await openJob({}, isTmpThere);

    const { script, after } = await cancelled(job, /^GET .*\/pipelines\/\d+$/, "SIGKILL");

    expect(script.signal).toBe("SIGKILL");
    expect(after).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/Pipeline \d+ is canceled: http/) });
    expect(job.lab.pipelineStatus()).toBe("canceled");
  });

  it("has nothing to do after a script that was told to stop and did it all itself", async () => {
    const job = await openJob();

    const { script, after } = await cancelled(job, /^GET .*\/pipelines\/\d+$/, "SIGTERM");

    expect(script.exitCode).toBe(6);
    expect(after).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(job.lab.pipelineStatus()).toBe("canceled");
    expect(cancels(job.lab)).toBe(1);
  });

  it("finds and cancels a pipeline whose creation the script did not live to hear of", async () => {
    const job = await openJob();
    const held: FaultRule = { path: /\/trigger\/pipeline/, fault: { kind: "hang-after" } };

    const { after } = await cancelled(job, /^POST .*\/trigger\/pipeline/, "SIGKILL", held);

    expect(after.exitCode).toBe(0);
    expect(job.lab.gitlab.world.pipelines(job.lab.project).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("says nothing and calls nobody after a job that has ended by itself", async () => {
    const job = await openJob();
    const script = await job.start([...TRIGGER, "--no-wait"]).ended;
    const before = job.lab.gitlab.requests.length;

    const after = await job.start(AFTER_SCRIPT).ended;

    expect(script.exitCode).toBe(0);
    expect(after).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(job.lab.gitlab.requests).toHaveLength(before);
    expect(job.lab.pipelineStatus()).toBe("running");
  });

  it("says where to cancel by hand when the job's own token is all there is", async () => {
    const job = await openJob({ SLUICE_ACCESS_TOKEN: "" });

    const { after } = await cancelled(job, /^GET .*\/pipelines\/\d+$/, "SIGKILL");

    expect(after.exitCode).toBe(4);
    expect(after.stdout + after.stderr).toMatch(/keeps running: cancelling needs `access-token`.*\/-\/pipelines\/\d+/);
    expect(cancels(job.lab)).toBe(0);
  });

  it("leaves no file in the working copy that a job's artifacts could take along", async () => {
    const job = await openJob();

    await cancelled(job, /^GET .*\/pipelines\/\d+$/, "SIGKILL");

    expect(await readdir(job.folder)).toEqual([]);
  });
});
