import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf, rowOf, rowsOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

let standIn: StandIn;
let gitlab: Api;
let project: Project;
let as: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  project = standIn.world.project({ path: "group/app", members: { maya: "maintainer" } });
  as = standIn.world.accessToken(standIn.world.user("maya"));
});

afterEach(() => standIn.close());

describe("a pipeline with a dangling source", () => {
  it.each(["parent_pipeline", "webide", "duo_workflow"])("is never the latest of its ref: %s", async (source) => {
    const ordinary = standIn.world.pipeline(project);
    standIn.world.pipeline(project, { source });

    const latest = await gitlab.get("projects/1/pipelines/latest", { as });

    expect(rowOf(latest)["id"]).toBe(ordinary.id);
  });

  it("is listed, unless it is a child that nobody asks for", async () => {
    const child = standIn.world.pipeline(project, { source: "parent_pipeline" });
    const ide = standIn.world.pipeline(project, { source: "webide" });
    const ids = async (query: Readonly<Record<string, string>>) =>
      rowsOf(await gitlab.get("projects/1/pipelines", { as, query })).map(({ id }) => id);

    expect(await ids({})).toEqual([ide.id]);
    expect(await ids({ source: "parent_pipeline" })).toEqual([child.id]);
  });
});
