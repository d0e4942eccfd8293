import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf, rowsOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import { groupsOf } from "../world/groups.ts";
import type { Project } from "../world/rows.ts";

let standIn: StandIn;
let gitlab: Api;
let app: Project;
let caller: Project;
let as: string;
let asDeveloper: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  const { world } = standIn;
  app = world.project({ path: "group/app", members: { maya: "maintainer", dev: "developer" } });
  caller = world.project({ path: "others/team/caller", members: { maya: "developer" } });
  as = world.accessToken(world.user("maya"));
  asDeveloper = world.accessToken(world.user("dev"));
});

afterEach(() => standIn.close());

describe("settings of a project", () => {
  it.each([
    "variables",
    "variables/A",
    "job_token_scope",
    "job_token_scope/allowlist",
    "job_token_scope/groups_allowlist",
  ])("are for maintainers: %s", async (path) => {
    await gitlab.post(`projects/${app.id}/variables`, { as, form: { key: "A", value: "x" } });

    expect((await gitlab.get(`projects/${app.id}/${path}`, { as })).status).toBe(200);
    expect((await gitlab.get(`projects/${app.id}/${path}`, { as: asDeveloper })).status).toBe(403);
    expect((await gitlab.get(`projects/${app.id}/${path}`)).status).toBe(401);
  });
});

describe("a project's variable", () => {
  it.each([
    { form: { key: "A B", value: "x" }, message: { key: ["can contain only letters, digits and '_'."] } },
    { form: { key: "TAKEN", value: "x" }, message: { key: ["(TAKEN) has already been taken"] } },
    { form: { key: "A", value: "short", masked: "true" }, message: { value: ["is invalid"] } },
    { form: { key: "A", value: "two words", masked: "true" }, message: { value: ["is invalid"] } },
  ])("is refused as $form", async ({ form, message }) => {
    await gitlab.post(`projects/${app.id}/variables`, { as, form: { key: "TAKEN", value: "x" } });

    const answer = await gitlab.post(`projects/${app.id}/variables`, { as, form });

    expect([answer.status, answer.json]).toEqual([400, { message }]);
    expect(app.variables.map(({ key }) => key)).toEqual(["TAKEN"]);
  });

  it("may have the name of another of a different environment", async () => {
    const path = `projects/${app.id}/variables`;

    await gitlab.post(path, { as, form: { key: "A", value: "x" } });
    const answer = await gitlab.post(path, { as, form: { key: "A", value: "y", environment_scope: "prod" } });

    expect(answer.status).toBe(201);
  });

  it("is shown without its value once it is hidden", async () => {
    const path = `projects/${app.id}/variables`;

    await gitlab.post(path, { as, form: { key: "A", value: "long-enough", masked_and_hidden: "true" } });

    expect(rowsOf(await gitlab.get(path, { as }))).toMatchObject([
      { key: "A", value: null, hidden: true, masked: true },
    ]);
  });
});

describe("the allowlist of job tokens", () => {
  it("takes a project or group once, and never the project itself", async () => {
    const [group] = groupsOf([caller]);
    const scope = `projects/${app.id}/job_token_scope`;
    const add = (list: string, form: Record<string, string>) => gitlab.post(`${scope}/${list}`, { as, form });
    const project = { target_project_id: String(caller.id) };
    const others = { target_group_id: String(groupsOf([app, caller]).find(({ path }) => path === group?.path)?.id) };

    expect((await add("allowlist", project)).status).toBe(201);
    expect((await add("allowlist", project)).json).toEqual({
      message: "400 Bad request - This project is already in the job token allowlist.",
    });
    expect((await add("groups_allowlist", others)).status).toBe(201);
    expect((await add("groups_allowlist", others)).json).toEqual({
      message: "400 Bad request - This group is already in the job token allowlist.",
    });
    expect((await add("allowlist", { target_project_id: String(app.id) })).status).toBe(400);
    expect((await add("allowlist", { target_project_id: "999" })).status).toBe(404);
    expect((await add("allowlist", {})).json).toEqual({ error: "target_project_id is missing" });
  });

  it("does not forget what is not on it", async () => {
    const scope = `projects/${app.id}/job_token_scope`;

    expect((await gitlab.delete(`${scope}/allowlist/${caller.id}`, { as })).status).toBe(404);
    expect((await gitlab.delete(`${scope}/groups_allowlist/999`, { as })).status).toBe(404);
  });
});

describe("a group", () => {
  it("is hidden from whoever sees no project in it", async () => {
    const paths = async (token?: string) =>
      rowsOf(await gitlab.get("groups", token === undefined ? {} : { as: token })).map((row) => row["full_path"]);

    expect(await paths(as)).toEqual(["group", "others", "others/team"]);
    expect(await paths(asDeveloper)).toEqual(["group"]);
    expect(await paths()).toEqual([]);
    expect((await gitlab.get("groups/others", { as: asDeveloper })).status).toBe(404);
  });

  it("shows the projects of its subgroups on demand only", async () => {
    const direct = await gitlab.get("groups/others/projects", { as });
    const all = await gitlab.get("groups/others/projects?include_subgroups=true", { as });

    expect(rowsOf(direct)).toEqual([]);
    expect(rowsOf(all)).toMatchObject([{ path_with_namespace: "others/team/caller" }]);
  });
});
