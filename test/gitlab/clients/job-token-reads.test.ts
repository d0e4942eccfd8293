import { afterEach, describe, expect, it } from "vitest";
import { type Api, apiOf, type Call, rowOf, rowsOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../stand-in.ts";
import type { PipelineRow, Project } from "../world/rows.ts";

let standIn: StandIn | undefined;

afterEach(() => standIn?.close());

describe("a job token", () => {
  it("tells which job it belongs to, as header, bearer and parameter", async () => {
    const { gitlab, jobToken } = await open();

    const calls: readonly Call[] = [
      { jobToken },
      { headers: { Authorization: `Bearer ${jobToken}` } },
      { query: { job_token: jobToken } },
    ];

    for (const call of calls) expect(rowOf(await gitlab.get("job", call))).toMatchObject({ name: "upstream" });
  });

  it("reads public projects that allow nobody", async () => {
    const lab = await open();
    const { gitlab, jobToken, project } = lab;
    project.allowlist.length = 0;

    const hidden = await gitlab.get(pathOf(lab), { jobToken });
    project.visibility = "public";
    const shown = await gitlab.get(pathOf(lab), { jobToken });

    expect([hidden.status, shown.status]).toEqual([404, 200]);
  });

  it("sees the pipeline's own status in each of its jobs", async () => {
    const lab = await open({ version: 18 });
    const { gitlab, jobToken, pipeline } = lab;

    const jobs = await gitlab.get(`${pathOf(lab)}/jobs`, { jobToken, query: { per_page: "1" } });

    expect(rowsOf(jobs)[0]).toMatchObject({ pipeline: { id: pipeline.id, status: "success", source: "push" } });
  });
});

interface Lab {
  readonly gitlab: Api;
  readonly project: Project;
  readonly pipeline: PipelineRow;
  readonly jobToken: string;
}

/** A private project with a finished pipeline, and a running job of another project on its allowlist. */
async function open(options: StandInOptions = {}): Promise<Lab> {
  standIn = await startStandIn({ clock: new ManualClock(), ...options });
  const { world, url } = standIn;
  const project = world.project({ path: "group/app", members: { maya: "maintainer" } });
  const upstream = world.project({ path: "group/upstream", members: { maya: "maintainer" } });
  world.allowJobTokens(project, upstream);
  const pipeline = world.pipeline(project);
  const { token } = world.runningJob(upstream, world.user("maya"));
  return { gitlab: apiOf(url), project, pipeline, jobToken: token };
}

function pathOf({ project, pipeline }: Lab): string {
  return `projects/${project.id}/pipelines/${pipeline.id}`;
}
