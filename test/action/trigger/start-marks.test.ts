import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RefChoice } from "../../../action/model/new-pipeline.ts";
import { startPipeline } from "../../../action/trigger/start.ts";
import { StepLab } from "../../flows/step-lab.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { newPipeline, put, start, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy", runMs: 20_000 }] };

const named = (...names: readonly string[]): readonly RefChoice[] => names.map((name) => ({ kind: "name", name }));
const pipelines = (project: Project) => lab.gitlab.world.pipelines(project);
const variable = (pipeline: PipelineRow | undefined, key: string) =>
  pipeline?.variables.find((one) => one.key === key)?.value;

describe("the marker", () => {
  it("travels in a trigger call's payload, so that projects where nobody may set variables still work", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });

    const { value } = await start(lab, project, newPipeline(tokens(lab, project).trigger(), { concurrencyKey: "k" }));

    const [made] = pipelines(project);
    expect(value).toMatchObject({ how: "created", pipeline: { id: made?.id } });
    expect(made?.variables.map(({ key }) => key)).toEqual(["TRIGGER_PAYLOAD"]);
    expect(JSON.parse(variable(made, "TRIGGER_PAYLOAD") ?? "")).toMatchObject({
      sluice: { marker: expect.stringMatching(/^[\w-]{36}$/), concurrency_key: "k" },
    });
  });

  it("travels as a variable through the pipelines API", async () => {
    const project = lab.project(QUICK);
    const run = { key: "abc", attempt: 1 };

    await start(lab, project, newPipeline(tokens(lab, project).access(), { concurrencyKey: "k", ciRun: "r", run }));

    const [made] = pipelines(project);
    expect(made?.source).toBe("api");
    expect(variable(made, "SLUICE_MARKER")).toMatch(/^[\w-]{36}$/);
    expect(variable(made, "SLUICE_CONCURRENCY")).toBe("k");
    expect(variable(made, "SLUICE_CI_RUN")).toBe("r");
    expect(variable(made, "SLUICE_RUN")).toBe("abc");
  });

  it("stays away where the pipelines API takes no variables, and says what that means", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });

    const { value, warned } = await start(lab, project, newPipeline(tokens(lab, project).access()));

    expect(value).toMatchObject({ how: "created" });
    expect(pipelines(project).map(({ variables }) => variables)).toEqual([[]]);
    expect(warned).toEqual([expect.stringMatching(/gets no marker of ours: if GitLab's answer is lost/)]);
  });

  it("is no reason to call twice with a job token, whose payload alone is refused there", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });

    const { error } = await start(lab, project, newPipeline(tokens(lab, project).job()));

    expect(error).toMatchObject({ code: "GITLAB_VARIABLES_FORBIDDEN" });
    expect(lab.requests(/POST/)).toHaveLength(1);
  });

  it.each([17, 18] as const)("finds a pipeline again on GitLab %s as well", async (version) => {
    const older = await StepLab.open(version);
    const project = older.project(QUICK);
    const { trigger, access } = tokens(older, project);
    older.gitlab.faults.add({ method: "POST", fault: { kind: "drop-after" } });

    const { value } = await start(older, project, newPipeline(trigger()), [access()]);

    await older.close();
    expect(value).toMatchObject({ how: "adopted" });
  });

  it("is told before the call leaves, with all that finds the pipeline again", async () => {
    const project = lab.project(QUICK);
    const traces: unknown[] = [];
    const by = tokens(lab, project).trigger();

    const order = {
      project: project.path,
      start: newPipeline(by, { refs: named("refs/heads/main") }),
      readers: [{ kind: "anonymous" as const }],
    };
    await put(lab, (deps, signal) =>
      startPipeline(
        { ...deps, leaving: (trace) => traces.push({ ...trace, made: pipelines(project).length }) },
        order,
        signal,
      ),
    );

    const { sluice } = JSON.parse(variable(pipelines(project)[0], "TRIGGER_PAYLOAD") ?? "") as { sluice: object };
    expect(traces).toEqual([
      {
        project: "group/app",
        ref: "main",
        source: "trigger",
        sentAt: lab.clock.now().toISOString(),
        made: 0,
        ...sluice,
      },
    ]);
  });

  it("is missing from what is told before a call without one leaves, so that nobody looks for it by another", async () => {
    const project = lab.project(QUICK, { variablesMinimumRole: "no_one_allowed" });
    const traces: object[] = [];
    const order = { project: project.path, start: newPipeline(tokens(lab, project).access()), readers: [] };

    await put(lab, (deps, signal) =>
      startPipeline({ ...deps, leaving: (trace) => void traces.push(trace) }, order, signal),
    );

    expect(traces.map((trace) => "marker" in trace)).toEqual([true, false]);
  });
});
