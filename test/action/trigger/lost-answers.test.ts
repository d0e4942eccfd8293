import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startPipeline } from "../../../action/trigger/start.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { StepLab } from "../../flows/step-lab.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { newPipeline, put, start, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy", runMs: 600_000 }] };
const POST = { method: "POST", path: /pipeline$/ } as const;

const pipelines = (project: Project): readonly PipelineRow[] => lab.gitlab.world.pipelines(project);

/** Sends the calls that were made so far once more, as a proxy would that had held them back. */
async function arriveLate(): Promise<void> {
  for (const { method, path, body, headers } of [...lab.gitlab.requests].filter((one) => one.method === "POST"))
    await fetch(lab.gitlab.url + path, {
      method,
      body: new Uint8Array(body),
      headers: { "content-type": "application/json", "private-token": headers["private-token"] ?? "" },
    });
}

describe("a pipeline whose answer was lost", () => {
  it.each([
    { name: "the connection dropped after GitLab made it", fault: { kind: "drop-after" } },
    { name: "a proxy answered 502 after GitLab made it", fault: { kind: "bad-gateway", handled: true } },
    { name: "the answer was cut short", fault: { kind: "truncate", bytes: 40 } },
    { name: "GitLab made it and never answered", fault: { kind: "hang-after" } },
    { name: "the answer was no pipeline", fault: { kind: "wrong-length", delta: -30 } },
  ] as const)("is adopted by its marker when $name", async ({ fault }) => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault });

    const { value, told } = await start(lab, project, newPipeline(trigger()), [access()]);

    const [made] = pipelines(project);
    expect(value).toMatchObject({ how: "adopted", pipeline: { id: made?.id, ref: "main" } });
    expect(pipelines(project)).toHaveLength(1);
    expect(told).toEqual([
      expect.stringMatching(/^GitLab's answer was lost\. .*Looking for the pipeline by its marker [\w-]{36}\.$/),
    ]);
  });

  it.each(["trigger", "access", "job"] as const)(
    "is adopted when it was started with a token of kind %s",
    async (kind) => {
      const project = lab.project(QUICK);
      const of = tokens(lab, project);
      lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });

      const { value } = await start(lab, project, newPipeline(of[kind]()), kind === "access" ? [] : [of.access()]);

      expect(value).toMatchObject({ how: "adopted", pipeline: { id: pipelines(project)[0]?.id } });
      expect(pipelines(project)).toHaveLength(1);
    },
  );

  it("is told from others of the same ref and second, however many", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    for (let made = 0; made < 130; made += 1) lab.gitlab.world.pipeline(project, { source: "trigger" });
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });

    const { value } = await start(lab, project, newPipeline(trigger()), [access("mia", "maintainer")]);

    expect(value?.how).toBe("adopted");
    expect(value?.pipeline.id).toBe(pipelines(project).at(-1)?.id);
  });

  it("is found beyond the list's first page", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    lab.gitlab.faults.add({ method: "GET", times: 2, fault: { kind: "bad-gateway" } });
    let crowd = 150;

    const { value } = await start(lab, project, newPipeline(trigger()), [access("mia", "maintainer")], {
      atRest: () => {
        for (; crowd > 0; crowd -= 1) lab.gitlab.world.pipeline(project, { source: "trigger" });
      },
    });

    expect(value).toMatchObject({ how: "adopted", pipeline: { id: pipelines(project)[0]?.id } });
  });

  it("is found when it shows up late", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "bad-gateway" } });
    let late: Promise<void> | undefined;

    const { value } = await start(lab, project, newPipeline(trigger()), [access()], {
      atRest: (elapsedMs) => {
        if (elapsedMs >= 14_000) late ??= arriveLate();
      },
    });

    await late;
    expect(pipelines(project)).toHaveLength(1);
    expect(value).toMatchObject({ how: "adopted", pipeline: { id: pipelines(project)[0]?.id } });
  });

  it("is found after an outage of minutes, which is told once", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    lab.gitlab.faults.add({ method: "GET", times: 40, fault: { kind: "bad-gateway" } });

    const { value, told } = await start(lab, project, newPipeline(trigger()), [access()]);

    expect(value).toMatchObject({ how: "adopted" });
    expect(lab.clock.monotonicMs()).toBeGreaterThan(120_000);
    expect(told.filter((line) => line.startsWith("GitLab cannot be asked at present"))).toHaveLength(1);
  });

  it("is found though GitLab's clock is hours from ours", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    const other = new ManualClock(new Date("2031-01-01T00:00:00Z"));

    const order = { project: project.path, start: newPipeline(trigger()), readers: [access()] };
    const { value } = await put(lab, (deps, signal) => startPipeline({ ...deps, clock: other }, order, signal));

    expect(value).toMatchObject({ how: "adopted" });
  });
});

describe("a call whose answer was lost and which made none", () => {
  it("ends with an error of its own once a token that would see it has looked for a minute, and is not sent again", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.world.pipeline(project, {
      source: "trigger",
      createdAt: new Date(lab.clock.now().getTime() - 3_600_000),
    });
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-before" } });

    const { error } = await start(lab, project, newPipeline(trigger()), [access()]);

    expect(error).toMatchObject({ code: "TRIGGER_LOST", exitCode: 4 });
    expect(lab.clock.monotonicMs()).toBe(60_000);
    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(lab.requests(/variables/)).toEqual([]);
  });

  it("is left open where pipelines of that time may not be looked into, which are named", async () => {
    const project = lab.project(QUICK, { members: { dora: "developer", eve: "developer" } });
    const { trigger, access } = tokens(lab, project);
    const other = lab.gitlab.world.pipeline(project, { source: "trigger", user: lab.gitlab.world.user("dora") });
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-before" } });

    const { error } = await start(lab, project, newPipeline(trigger()), [access("eve")]);

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(String(error)).toContain(
      `the 1 pipeline of that time, which could be it: ${lab.gitlab.url}/group/app/-/pipelines/${other.id}.`,
    );
    expect(lab.requests(/variables/)).toHaveLength(1);
  });

  it("is left open at once where no token may look", async () => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });

    const { error } = await start(lab, project, newPipeline(tokens(lab, project).trigger()));

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(String(error)).toContain("No token at hand may look for it.");
    expect(lab.clock.monotonicMs()).toBe(0);
  });

  it("is left open at once with a job token alone, which sees the list and looks into nothing", async () => {
    const project = lab.project(QUICK);
    const job = tokens(lab, project).job();
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });

    const { error } = await start(lab, project, newPipeline(job), [job]);

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(String(error)).toContain(`${lab.gitlab.url}/group/app/-/pipelines/${pipelines(project)[0]?.id}`);
    expect(lab.clock.monotonicMs()).toBe(0);
  });

  it("is left open when it had to travel without a marker", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });
    lab.gitlab.faults.add({ ...POST, after: 1, fault: { kind: "drop-after" } });

    const { error } = await start(lab, project, newPipeline(tokens(lab, project).access()));

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(String(error)).toContain("It travelled without a marker");
    expect(pipelines(project)).toHaveLength(1);
  });

  it("is left open after ten minutes of outage", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    lab.gitlab.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const { error } = await start(lab, project, newPipeline(trigger()), [access()]);

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(lab.clock.monotonicMs()).toBe(600_000);
  });
});

describe("a step that is told to stop", () => {
  it("before the call sends nothing", async () => {
    const project = lab.project(QUICK);
    const stop = new AbortController();
    stop.abort(new Error("stopped"));

    const { error } = await start(lab, project, newPipeline(tokens(lab, project).trigger()), [], { stop });

    expect(error).toBe(stop.signal.reason);
    expect(lab.requests()).toEqual([]);
  });

  it("while GitLab keeps its answer back still finds the pipeline, so that it can be cancelled", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "hang-after" } });
    const stop = new AbortController();

    const running = start(lab, project, newPipeline(trigger()), [access()], { stop, impatient: true });
    while (pipelines(project).length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error("stopped"));
    const { value } = await running;

    expect(value).toMatchObject({ how: "adopted", pipeline: { id: pipelines(project)[0]?.id } });
  });

  it("for a reason with a code of its own leaves it open all the same", async () => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "hang-after" } });
    const stop = new AbortController();

    const by = tokens(lab, project).trigger();
    const running = start(lab, project, newPipeline(by), [], { stop, impatient: true });
    while (pipelines(project).length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new CodedError("INPUT_INVALID", "stopped"));
    const { error } = await running;

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(String(error)).toContain("the step was stopped before GitLab answered");
  });

  it("while it looks ends within seconds, and leaves it open", async () => {
    const project = lab.project(QUICK);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "drop-before" } });
    let stoppedAtMs = 0;

    const { error } = await start(lab, project, newPipeline(trigger()), [access()], {
      atRest: (elapsedMs, stop) => {
        if (elapsedMs < 6_000 || stop.signal.aborted) return;
        stoppedAtMs = elapsedMs;
        stop.abort(new Error("stopped"));
      },
    });

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(lab.clock.monotonicMs() - stoppedAtMs).toBeLessThanOrEqual(2_000);
  });
});
