import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StepLab } from "../../flows/step-lab.ts";
import { retryPipeline } from "../../gitlab/life/actions.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { newPipeline, start, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const RUNS_LONG = { jobs: [{ name: "deploy", runMs: 3_600_000 }] };
const FAILS_ONCE = { jobs: [{ name: "deploy", runMs: 1_000, result: ["failed", "success"] as const }] };
const SUCCEEDS = { jobs: [{ name: "deploy", runMs: 1_000 }] };

const run = (attempt: number, key = "job-1") => ({ key, attempt });
const pipelines = (project: Project): readonly PipelineRow[] => lab.gitlab.world.pipelines(project);

/** Starts a pipeline as the first attempt, lets it live for a while, and starts again as the second. */
async function startTwice(
  project: Project,
  between: () => void = () => undefined,
  over: { readonly key?: string; readonly mayLook?: boolean; readonly kind?: "trigger" | "access" } = {},
) {
  const { trigger, access } = tokens(lab, project);
  const by = over.kind === "access" ? access() : trigger();
  await start(lab, project, newPipeline(by, { run: run(1) }), [access()]);
  await lab.clock.advance(60_000);
  between();
  const readers = over.mayLook === false ? [] : [access()];
  return await start(lab, project, newPipeline(by, { run: run(2, over.key) }), readers);
}

describe("a second attempt at the same CI job", () => {
  it.each(["trigger", "access"] as const)(
    "goes on with the pipeline that still runs (token of kind %s)",
    async (kind) => {
      const project = lab.project(RUNS_LONG);

      const { value, told } = await startTwice(project, () => lab.gitlab.world.commit(project, "main"), { kind });

      const [first] = pipelines(project);
      expect(value).toMatchObject({ how: "resumed", pipeline: { id: first?.id, status: "running" } });
      expect(pipelines(project)).toHaveLength(1);
      expect(told).toEqual([]);
    },
  );

  it("takes the pipeline that has succeeded on the same commit", async () => {
    const project = lab.project(SUCCEEDS);

    const { value } = await startTwice(project);

    expect(value).toMatchObject({ how: "resumed", pipeline: { status: "success" } });
    expect(pipelines(project)).toHaveLength(1);
  });

  it("retries the pipeline that failed on the same commit, and hands it over once it runs again", async () => {
    const project = lab.project(FAILS_ONCE);

    const { value, told } = await startTwice(project);

    expect(told).toEqual([expect.stringMatching(/^Retrying pipeline \d+ of an earlier attempt \(failed\)\.$/)]);
    expect(value?.how).toBe("resumed");
    expect(value?.pipeline.status).not.toBe("failed");
    expect(lab.requests(/retry$/)).toHaveLength(1);
    expect(pipelines(project)).toHaveLength(1);
  });

  it("waits for the retry to show, since a pipeline still seen as failed would count as ended", async () => {
    const project = lab.project(FAILS_ONCE);
    const { trigger, access } = tokens(lab, project);
    const by = trigger();
    await start(lab, project, newPipeline(by, { run: run(1) }));
    await lab.clock.advance(60_000);
    const [first] = pipelines(project);
    const stale = JSON.stringify({ id: first?.id, project_id: project.id, status: "failed" });
    lab.gitlab.faults.add({ path: /retry$/, fault: { kind: "status", status: 201, body: stale } });

    const { value } = await start(lab, project, newPipeline(by, { run: run(2) }), [access()], {
      atRest: (elapsedMs) => {
        if (elapsedMs >= 2_000 && first?.status === "failed")
          retryPipeline(lab.gitlab.world, first, lab.user, lab.clock.now().getTime());
      },
    });

    expect(value).toMatchObject({ how: "resumed", pipeline: { id: first?.id } });
    expect(value?.pipeline.status).not.toBe("failed");
  });

  it.each([
    {
      name: "the ref has moved on",
      ci: SUCCEEDS,
      between: (project: Project) => lab.gitlab.world.commit(project, "main"),
      why: "the ref has moved on since",
    },
    {
      name: "it failed and the ref has moved on",
      ci: FAILS_ONCE,
      between: (project: Project) => lab.gitlab.world.commit(project, "main"),
      why: "the ref has moved on since",
    },
    {
      name: "there is none",
      ci: SUCCEEDS,
      between: (project: Project) => pipelines(project).forEach((row) => lab.gitlab.world.remove(row)),
      why: "there is no pipeline of an earlier attempt",
    },
  ])("starts anew and says so when $name", async ({ ci, between, why }) => {
    const project = lab.project(ci);

    const { value, told } = await startTwice(project, () => {
      between(project);
    });

    expect(value?.how).toBe("created");
    expect(value?.pipeline.id).toBe(pipelines(project).at(-1)?.id);
    expect(told).toEqual([expect.stringContaining(why)]);
  });

  it("of another job starts its own", async () => {
    const project = lab.project(RUNS_LONG);

    const { value } = await startTwice(project, () => undefined, { key: "job-2" });

    expect(value?.how).toBe("created");
    expect(pipelines(project)).toHaveLength(2);
  });

  it("starts anew and says so where nobody may look", async () => {
    const project = lab.project(RUNS_LONG);

    const { value, told } = await startTwice(project, () => undefined, { mayLook: false });

    expect(value?.how).toBe("created");
    expect(told).toEqual([
      "This is attempt 2 of the CI job, and no token at hand may look for the pipeline of an earlier attempt: a new pipeline is started.",
    ]);
  });

  it("starts anew when the retry is refused", async () => {
    const project = lab.project(FAILS_ONCE);

    const { value, told } = await startTwice(project, () => {
      project.retryRefusal = { status: 403, message: "hello world" };
    });

    expect(value?.how).toBe("created");
    expect(told.at(-1)).toMatch(/cannot be gone on with\. .*hello world.*a new pipeline is started\.$/);
  });

  it.each(["drop-before", "drop-after", "bad-gateway"] as const)(
    "starts no second pipeline when the answer to the retry is lost (%s)",
    async (kind) => {
      const project = lab.project(FAILS_ONCE);

      const { value } = await startTwice(project, () => {
        lab.gitlab.faults.add({ path: /retry$/, fault: { kind } });
      });

      expect(value?.how).toBe("resumed");
      expect(value?.pipeline.status).not.toBe("failed");
      expect(pipelines(project)).toHaveLength(1);
    },
  );

  it.each([/\/pipelines\?/, /\/variables/, /\/retry$/])(
    "starts no second pipeline while GitLab is out of reach (%s)",
    async (path) => {
      const project = lab.project(FAILS_ONCE);

      const { error } = await startTwice(project, () => {
        lab.gitlab.faults.add({ path, times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });
      });

      expect(error).toMatchObject({ code: "GITLAB_SERVER_ERROR" });
      expect(pipelines(project)).toHaveLength(1);
    },
  );

  it("finds the pipeline whose answer the first one never got", async () => {
    const project = lab.project(RUNS_LONG);
    const { trigger, access } = tokens(lab, project);
    const by = trigger();
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "drop-after" } });
    const first = await start(lab, project, newPipeline(by, { run: run(1) }));

    const { value } = await start(lab, project, newPipeline(by, { run: run(2) }), [access()]);

    expect(first.error).toMatchObject({ code: "TRIGGER_AMBIGUOUS" });
    expect(value).toMatchObject({ how: "resumed", pipeline: { id: pipelines(project)[0]?.id } });
    expect(pipelines(project)).toHaveLength(1);
  });
});

it("does not look for anything on a first attempt", async () => {
  const project = lab.project(RUNS_LONG);
  const { trigger, access } = tokens(lab, project);

  await start(lab, project, newPipeline(trigger(), { run: run(1) }), [access()]);

  expect(lab.requests(/GET/)).toEqual([]);
});
