import { GitbeakerRequestError } from "@gitbeaker/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitbeakerLab } from "./gitbeaker-lab.ts";

let lab: GitbeakerLab;

beforeEach(async () => {
  lab = await GitbeakerLab.open();
});

afterEach(() => lab.close());

describe("@gitbeaker/rest, with schedules", () => {
  it("creates, plays, edits and removes one", async () => {
    const { PipelineSchedules: schedules } = lab.api;
    const made = await schedules.create(lab.project.id, "nightly", "main", "0 4 * * *", { cronTimezone: "Asia/Tokyo" });
    expect(made).toMatchObject({
      ref: "refs/heads/main",
      active: true,
      cron_timezone: "Asia/Tokyo",
      last_pipeline: null,
    });

    await schedules.run(lab.project.id, made.id);
    const [played] = await schedules.allTriggeredPipelines(lab.project.id, made.id);
    expect(played).toMatchObject({ source: "schedule", ref: "main" });
    expect(await schedules.show(lab.project.id, made.id)).toMatchObject({ last_pipeline: { id: played?.id } });

    await schedules.edit(lab.project.id, made.id, { description: "weekly", active: false });
    expect(await schedules.all(lab.project.id, { scope: "inactive" })).toMatchObject([{ description: "weekly" }]);
    await schedules.remove(lab.project.id, made.id);
    expect(await schedules.all(lab.project.id)).toEqual([]);
  });

  it("gives one variables, which its pipelines get", async () => {
    const { PipelineSchedules: schedules, PipelineScheduleVariables: variables } = lab.api;
    const { id } = await schedules.create(lab.project.id, "nightly", "main", "0 4 * * *");

    await variables.create(lab.project.id, id, "KIND", "full");
    await variables.edit(lab.project.id, id, "KIND", "quick");
    await schedules.run(lab.project.id, id);

    const [pipeline] = await lab.api.Pipelines.all(lab.project.id);
    expect(await lab.api.Pipelines.allVariables(lab.project.id, pipeline?.id ?? 0)).toEqual([
      { variable_type: "env_var", key: "KIND", value: "quick", raw: false },
    ]);
    await variables.remove(lab.project.id, id, "KIND");
    expect(await schedules.show(lab.project.id, id)).toMatchObject({ variables: [] });
  });
});

describe("@gitbeaker/rest, with the variables of a project", () => {
  it("creates, shows, edits and removes one", async () => {
    const { ProjectVariables: variables } = lab.api;
    const made = await variables.create(lab.project.id, "TOKEN", "secret-enough", {
      masked: true,
      environmentScope: "prod",
    });
    expect(made).toMatchObject({ key: "TOKEN", masked: true, protected: false, environment_scope: "prod" });

    await variables.edit(lab.project.id, "TOKEN", "also-enough", { filter: { environment_scope: "prod" } });
    expect(await variables.show(lab.project.id, "TOKEN")).toMatchObject({ value: "also-enough" });
    await variables.remove(lab.project.id, "TOKEN");
    expect(await variables.all(lab.project.id)).toEqual([]);
  });

  it("must say which, where two differ in their environment only", async () => {
    const { ProjectVariables: variables } = lab.api;
    for (const environmentScope of ["*", "prod"]) {
      await variables.create(lab.project.id, "URL", environmentScope, { environmentScope });
    }

    await expect(variables.show(lab.project.id, "URL")).rejects.toThrow(GitbeakerRequestError);
    const shown = await variables.show(lab.project.id, "URL", { filter: { environment_scope: "prod" } });
    expect(shown).toMatchObject({ value: "prod" });
  });
});

describe("@gitbeaker/rest, with people and groups", () => {
  it("finds members with their levels, and users by id", async () => {
    const members = await lab.api.ProjectMembers.all(lab.project.id, { includeInherited: true });
    const [maya] = members;

    expect(members).toMatchObject([{ username: "maya", access_level: 40 }]);
    expect(await lab.api.ProjectMembers.show(lab.project.id, maya?.id ?? 0)).toEqual(maya);
    expect(await lab.api.Users.show(maya?.id ?? 0)).toMatchObject({ username: "maya" });
  });

  it("finds the groups of a project's path and what lies in them", async () => {
    const groups = await lab.api.Groups.all();
    const sub = groups.find(({ full_path }) => full_path === "group/sub");
    const project = await lab.api.Projects.show(lab.project.id);

    expect(groups.map(({ full_path }) => full_path)).toEqual(["group", "group/sub"]);
    expect(project.namespace).toMatchObject({ id: sub?.id, full_path: "group/sub" });
    expect(await lab.api.Groups.show("group/sub")).toEqual(sub);
    expect(await lab.api.Groups.allProjects("group/sub")).toMatchObject([{ id: lab.project.id }]);
    expect(await lab.api.Groups.allProjects("group")).toEqual([]);
  });
});

describe("@gitbeaker/rest, with the allowlist of job tokens", () => {
  it("lets a project and a group in, and takes them off again", async () => {
    const { world } = lab.standIn;
    const caller = world.project({ path: "other/caller", members: { maya: "developer" } });
    const scopes = lab.api.ProjectJobTokenScopes;
    const other = (await lab.api.Groups.all()).find(({ full_path }) => full_path === "other");

    await scopes.addToInboundAllowList(lab.project.id, caller.id);
    expect((await scopes.showInboundAllowList(lab.project.id)).map(({ id }) => id)).toEqual([
      lab.project.id,
      caller.id,
    ]);
    await scopes.removeFromInboundAllowList(lab.project.id, caller.id);
    expect(await triggersAs(caller.id)).toBe(404);

    await scopes.addToGroupsAllowList(lab.project.id, other?.id ?? 0);
    expect(await scopes.showGroupsAllowList(lab.project.id)).toMatchObject([{ id: other?.id, name: "other" }]);
    expect(await triggersAs(caller.id)).toBe(201);
    await scopes.removeFromGroupsAllowList(lab.project.id, other?.id ?? 0);
    expect(await triggersAs(caller.id)).toBe(404);
  });
});

/** The answer to a trigger call with the token of a job running in the project. */
async function triggersAs(projectId: number): Promise<number> {
  const { world, url } = lab.standIn;
  const project = world.projects.find(({ id }) => id === projectId);
  if (project === undefined) throw new Error(`There is no project ${projectId}.`);
  const { token } = world.runningJob(project, world.user("maya"));
  const answer = await fetch(`${url}/api/v4/projects/${lab.project.id}/trigger/pipeline`, {
    method: "POST",
    body: new URLSearchParams({ token, ref: "main" }),
  });
  return answer.status;
}
