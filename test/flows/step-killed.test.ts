// The step as a process, killed at awkward moments as a runner does it, and its post entry after it. Whatever the moment: no
// pipeline is left running that could have been cancelled, and none is made twice.
import { describe, expect, it } from "vitest";
import { type BundleLab, openLab, ROOT } from "../bundles/bundle-lab.ts";
import { type ActionRun, startAction } from "../bundles/runner/run-action.ts";
import type { RunnerKind } from "../bundles/runner/surroundings.ts";
import type { FaultRule } from "../gitlab/faults/fault.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { until } from "../support/until.ts";
import { startSmallServer } from "./small-server.ts";

/** The sources, so that what is tested is what is read. */
const ENTRIES = { main: "action/main.ts", post: "action/post.ts" };
const FOREVER_JOB = { name: "deploy", runMs: Number.POSITIVE_INFINITY };
const FOREVER: CiFile = { jobs: [FOREVER_JOB] };
const SHORT: CiFile = { jobs: [{ name: "build", runMs: 100, artifacts: { "app.txt": "the app\n".repeat(999) } }] };
const FAILING_ONCE: CiFile = {
  stages: ["test", "deploy"],
  jobs: [
    { name: "build", runMs: 100, result: ["failed", "success"] },
    { ...FOREVER_JOB, stage: "deploy" },
  ],
};
const FAILING: CiFile = { jobs: [{ name: "build", runMs: 100, result: "failed", trace: "oh no\n" }] };

interface Moment {
  readonly when: string;
  readonly ci: CiFile;
  /** What holds the step at this moment. */
  readonly held?: FaultRule;
  /** The request by which the moment is known to have come. */
  readonly asked: RegExp;
  readonly with?: Readonly<Record<string, string>>;
  /** What has become of each pipeline afterwards. */
  readonly left: readonly string[];
}

const TRIGGER = /\/trigger\/pipeline/;

const MOMENTS: readonly Moment[] = [
  {
    when: "before the trigger leaves",
    ci: FOREVER,
    held: { path: /\/repository\//, fault: { kind: "hang" } },
    asked: /^GET .*\/repository\//,
    with: { ref: "gone, main" },
    left: [],
  },
  {
    when: "between the trigger and its answer",
    ci: FOREVER,
    held: { path: TRIGGER, fault: { kind: "hang-after" } },
    asked: /^POST .*\/trigger\/pipeline/,
    left: ["canceled"],
  },
  {
    when: "right after the trigger's answer",
    ci: FOREVER,
    held: { method: "GET", path: /\/pipelines\/\d+$/, fault: { kind: "hang" } },
    asked: /^GET .*\/pipelines\/\d+$/,
    left: ["canceled"],
  },
  { when: "while it waits", ci: FOREVER, asked: /^GET .*\/pipelines\/\d+\/jobs/, left: ["canceled"] },
  {
    when: "while it retries",
    ci: FAILING_ONCE,
    held: { path: /\/retry$/, fault: { kind: "hang-after" } },
    asked: /^POST .*\/retry$/,
    with: { retry: "1" },
    left: ["canceled"],
  },
  {
    when: "while artifacts come",
    ci: SHORT,
    held: { path: /\/artifacts/, fault: { kind: "stall", bytes: 50 } },
    asked: /^GET .*\/artifacts/,
    with: { artifacts: "true" },
    left: ["success"],
  },
  {
    when: "while the report is made",
    ci: FAILING,
    held: { path: /\/trace/, fault: { kind: "hang" } },
    asked: /^GET .*\/trace/,
    left: ["failed"],
  },
];

const inputs = (lab: BundleLab, more: Readonly<Record<string, string>> = {}) => ({
  host: lab.gitlab.url,
  project: lab.project.path,
  ref: "main",
  "trigger-token": lab.triggerToken,
  "access-token": lab.accessToken,
  "poll-interval": "100ms",
  ...more,
});

/** Runs the step up to the moment, stops it by the signal, and lets the post entry run. */
async function killed(
  moment: Moment,
  how: (running: Running) => void,
  runner: RunnerKind = "github",
): Promise<{ readonly lab: BundleLab; readonly run: ActionRun }> {
  const lab = await openLab({ ci: moment.ci });
  if (moment.held !== undefined) lab.gitlab.faults.add(moment.held);
  const running = await startAction({ action: ROOT, entries: ENTRIES, runner, with: inputs(lab, moment.with) });
  await lab.untilAsked(moment.asked);
  // Only what was handled is there to be found.
  if (moment.left.length > 0) await until(() => lab.pipelineStatus() !== undefined);
  how(running);
  return { lab, run: await running.finished };
}

const statuses = ({ gitlab, project }: BundleLab) => gitlab.world.pipelines(project).map(({ status }) => status);

type Running = Awaited<ReturnType<typeof startAction>>;

const KILLS = {
  "at once": (running: Running) => running.main.signal("SIGKILL"),
  "by SIGTERM": (running: Running) => running.main.signal("SIGTERM"),
  "as a cancelled workflow is": (running: Running) => running.cancel(),
} as const;

/** To the step SIGTERM is what SIGINT is, so one moment will do for it. */
const CASES = MOMENTS.flatMap((moment) =>
  (Object.keys(KILLS) as (keyof typeof KILLS)[])
    .filter((how) => how !== "by SIGTERM" || moment.when === "while it waits")
    .map((how) => ({ ...moment, how })),
);

describe("a step that is killed", () => {
  it.each(CASES)(
    "$when, $how, leaves nothing running and makes nothing twice",
    async ({ how, ...moment }) => {
      const { lab, run } = await killed(moment, KILLS[how]);

      expect(statuses(lab)).toEqual(moment.left);
      expect(run.post?.exitCode).toBe(0);
      expect(run.main.exitCode).not.toBe(0);
      expect(lab.gitlab.requests.filter(({ method, path }) => method === "POST" && TRIGGER.test(path)).length).toBe(
        moment.when === "before the trigger leaves" ? 0 : 1,
      );
    },
    30_000,
  );
});

describe.each(["gitea", "forgejo"] as const)("a job on %s that is cancelled", (runner) => {
  it.each(MOMENTS.filter(({ left }) => left.includes("canceled")))(
    "$when leaves nothing running",
    async (moment) => {
      const { lab, run } = await killed(moment, (running) => running.cancel(), runner);

      expect(statuses(lab)).toEqual(moment.left);
      expect(run.post?.exitCode).toBe(0);
    },
    30_000,
  );
});

describe("a runner that dies", () => {
  it("leaves its step to cancel the pipeline by itself", async () => {
    const lab = await openLab({ ci: { jobs: [{ name: "first", runMs: 300 }, FOREVER_JOB] } });
    const running = await startAction({ action: ROOT, entries: ENTRIES, with: inputs(lab) });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+\/jobs/);

    running.main.closeOutput();
    const { exitCode } = await running.main.ended;
    const left = statuses(lab);
    await running.finished;

    expect(exitCode).toBe(6);
    expect(left).toEqual(["canceled"]);
  }, 30_000);
});

describe("a step that is cancelled while a forge does not take its comment", () => {
  it("cancels its pipeline all the same, by itself", async () => {
    await using forge = await startSmallServer(() => {});
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({
      action: ROOT,
      entries: ENTRIES,
      with: inputs(lab, { comment: "true", "github-token": "ghs_0123456789" }),
      env: { GITHUB_REF: "refs/pull/7/merge", GITHUB_API_URL: forge.url },
    });
    await until(() => forge.requests.length > 0);

    running.cancel();
    const run = await running.finished;

    expect(run.main.exitCode).toBe(6);
    expect(statuses(lab)).toEqual(["canceled"]);
    expect(run.state["finished"]).toBe("true");
  }, 30_000);
});
