import { afterEach, beforeEach, expect, it } from "vitest";
import type { NewPipeline } from "../../../action/model/new-pipeline.ts";
import { cancelOutdated } from "../../../action/run/cancel-outdated.ts";
import { startPipeline } from "../../../action/trigger/start.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { StepLab } from "../../flows/step-lab.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { newPipeline, put, tokens } from "../trigger/a-start.ts";

let lab: StepLab;
let project: Project;

beforeEach(async () => {
  lab = await StepLab.open();
  project = lab.project({ jobs: [{ name: "deploy", runMs: 3_600_000 }] }, { branches: ["develop"] });
});
afterEach(() => lab.close());

const pipelines = (): readonly PipelineRow[] => lab.gitlab.world.pipelines(project);
const statuses = () => pipelines().map(({ status }) => status);

/** Starts a pipeline and cancels what it outdates. */
function startAndCancel(start: NewPipeline, readers: readonly Credential[]) {
  const order = { project: project.path, start, readers: [...readers, ANONYMOUS], downstream: true };
  return put(lab, async (deps, signal) => {
    const { pipeline } = await startPipeline(deps, order, signal);
    await cancelOutdated(deps, order, pipeline, signal);
    return pipeline;
  });
}

const deploy = (more: Partial<NewPipeline> = {}) =>
  newPipeline(tokens(lab, project).trigger(), { concurrencyKey: "deploy", cancelOutdated: true, ...more });

it("cancels the older pipelines of the same key, on any ref, running and queued", async () => {
  const access = tokens(lab, project).access();
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);
  await startAndCancel(
    newPipeline(access, { concurrencyKey: "deploy", refs: [{ kind: "name", name: "develop" }] }),
    [],
  );
  project.ci = { jobs: [{ name: "deploy", queuedMs: 3_600_000 }] };
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);

  const { told, warned } = await startAndCancel(deploy(), [access]);

  expect(statuses()).toEqual(["canceled", "canceled", "canceled", "pending"]);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatch(/^Outdated by pipeline \d+: Pipeline \d+ is canceled: http/);
  expect(warned).toEqual([]);
});

it("leaves alone what does not carry the key, what is of the same CI run, and what is newer", async () => {
  const access = tokens(lab, project).access();
  lab.gitlab.world.pipeline(project, { source: "push" });
  await startAndCancel(newPipeline(access, { variables: { SLUICE_NOTE: "deploy" } }), []);
  await startAndCancel(deploy({ concurrencyKey: "other" }), [access]);
  await startAndCancel(deploy({ ciRun: "run-7" }), [access]);

  const order = { project: project.path, start: deploy({ ciRun: "run-7" }), readers: [access], downstream: true };
  await put(lab, async (deps, signal) => {
    const { pipeline } = await startPipeline(deps, order, signal);
    await startPipeline(deps, { ...order, start: deploy() }, signal);
    await cancelOutdated(deps, order, pipeline, signal);
  });

  expect(statuses()).toEqual(Array.from({ length: 6 }, () => "running"));
});

it("leaves exactly the newest when two runs cancel at the same time", async () => {
  const access = tokens(lab, project).access();
  const order = { project: project.path, start: deploy(), readers: [access], downstream: true };

  await put(lab, async (deps, signal) => {
    const one = await startPipeline(deps, order, signal);
    const two = await startPipeline(deps, order, signal);
    await Promise.all([
      cancelOutdated(deps, order, two.pipeline, signal),
      cancelOutdated(deps, order, one.pipeline, signal),
    ]);
  });

  expect(statuses()).toEqual(["canceled", "running"]);
});

it("does nothing unless asked to", async () => {
  await startAndCancel(deploy({ cancelOutdated: false }), [tokens(lab, project).access()]);

  expect(lab.requests(/GET/)).toEqual([]);
});

it.each([
  { name: "there is no token for it", readers: () => [], warning: /can only be canceled with `access-token`/ },
  {
    name: "the token may not look into others' pipelines",
    readers: () => [tokens(lab, project).access("eve", "developer")],
    warning: /no token at hand may look into 1 pipeline that may be outdated/,
  },
])("warns and goes on when $name", async ({ readers, warning }) => {
  await startAndCancel(deploy({ cancelOutdated: false }), []);

  const { value, warned } = await startAndCancel(deploy(), readers());

  expect(value?.id).toBe(pipelines()[1]?.id);
  expect(warned).toEqual([expect.stringMatching(warning)]);
  expect(statuses()).toEqual(["running", "running"]);
});

it("takes what an outdated pipeline has started in other projects with it", async () => {
  const access = tokens(lab, project).access();
  const far = lab.project({ jobs: [{ name: "far", runMs: 3_600_000 }] }, { path: "other/far" });
  project.ci = { jobs: [{ name: "go", trigger: { project: far.path, ref: "main", strategy: "depend" } }] };
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);

  const { told } = await startAndCancel(deploy(), [access]);

  expect(lab.gitlab.world.pipelines(far).map(({ status }) => status)).toEqual(["canceled", "running"]);
  expect(told[0]).toContain("1 more pipeline of its tree has stopped as well.");
});

it.each(["bad-gateway", "drop-before", "drop-after"] as const)("asks again after one %s", async (kind) => {
  const access = tokens(lab, project).access();
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);
  lab.gitlab.faults.add({ method: "POST", path: /cancel$/, fault: { kind } });

  const { warned } = await startAndCancel(deploy(), [access]);

  expect(warned).toEqual([]);
  expect(statuses()).toEqual(["canceled", "canceled", "running"]);
});

it("says what runs on, and where, when GitLab answers 200 and cancels nothing", async () => {
  const access = tokens(lab, project).access();
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);
  const [{ id, sha } = { id: 0, sha: "" }] = pipelines();
  const body = { id, project_id: project.id, ref: "main", sha, status: "canceled", web_url: "x" };
  lab.gitlab.faults.add({
    path: /cancel$/,
    times: Number.POSITIVE_INFINITY,
    fault: {
      kind: "status",
      status: 200,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    },
  });

  const { warned } = await startAndCancel(deploy(), [access]);

  expect(warned).toEqual([
    expect.stringMatching(/GitLab was asked to cancel pipeline \d+, and it is still running\. Cancel it at http/),
  ]);
});

it("gets by with a GitLab that does not know a status", async () => {
  const access = tokens(lab, project).access();
  await startAndCancel(deploy({ cancelOutdated: false }), [access]);
  const unknown = JSON.stringify({ error: "status does not have a valid value" });
  lab.gitlab.faults.add({ path: /status=waiting_for_callback/, fault: { kind: "status", status: 400, body: unknown } });

  const { warned } = await startAndCancel(deploy(), [access]);

  expect(warned).toEqual([]);
  expect(statuses()).toEqual(["canceled", "running"]);
});
