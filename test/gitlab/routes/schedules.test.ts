import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Api, apiOf, numberIn, rowOf } from "../conformance/call.ts";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

const WISH = { description: "nightly", ref: "main", cron: "0 4 * * *" };

let standIn: StandIn;
let gitlab: Api;
let project: Project;
let path: string;
let tokens: Record<"guest" | "developer" | "maintainer", string>;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  gitlab = apiOf(standIn.url);
  const { world } = standIn;
  project = world.project({
    path: "group/app",
    tags: ["v1"],
    branches: ["both"],
    members: { gus: "guest", dev: "developer", maya: "maintainer" },
  });
  world.project({ path: "group/other", members: { dev: "developer" } });
  path = `projects/${project.id}/pipeline_schedules`;
  const token = (name: string) => world.accessToken(world.user(name));
  tokens = { guest: token("gus"), developer: token("dev"), maintainer: token("maya") };
});

afterEach(() => standIn.close());

describe("a schedule", () => {
  it.each([
    { ref: "main", full: "refs/heads/main" },
    { ref: "v1", full: "refs/tags/v1" },
    { ref: "refs/heads/main", full: "refs/heads/main" },
    { ref: "gone", full: "gone" },
  ])("keeps the ref $ref as $full", async ({ ref, full }) => {
    const answer = await gitlab.post(path, { as: tokens.developer, form: { ...WISH, ref } });

    expect(answer.status).toBe(201);
    expect(rowOf(answer)["ref"]).toBe(full);
  });

  it.each([
    { wrong: { cron: "whenever" }, message: { cron: [" is invalid syntax"] } },
    { wrong: { cron_timezone: "Mars" }, message: { cron_timezone: [" is invalid syntax"] } },
    { wrong: { ref: "both" }, message: { ref: ["is ambiguous"] } },
    { wrong: { description: " " }, message: { description: ["can't be blank"] } },
  ])("with $wrong is refused", async ({ wrong, message }) => {
    project.tags.set("both", standIn.world.commit(project, "both"));

    const answer = await gitlab.post(path, { as: tokens.developer, form: { ...WISH, ...wrong } });

    expect([answer.status, answer.json]).toEqual([400, { message }]);
    expect(standIn.world.schedules).toEqual([]);
  });

  it("tells when it would run next, by the clocks of its time zone", async () => {
    const { nowMs } = standIn.world;

    const answer = await gitlab.post(path, {
      as: tokens.developer,
      form: { ...WISH, cron_timezone: "Asia/Tokyo" },
    });

    const next = Date.parse(String(rowOf(answer)["next_run_at"]));
    expect(next).toBeGreaterThan(nowMs);
    expect(new Date(next).toISOString()).toMatch(/T19:00:00\.000Z$/u);
  });

  it("takes inputs, changes one and destroys another", async () => {
    const inputs = [
      { name: "level", value: 1 },
      { name: "kind", value: "full" },
    ];
    const first = await gitlab.post(path, { as: tokens.developer, json: { ...WISH, inputs } });
    expect(rowOf(first)["inputs"]).toEqual(inputs);

    const changed = await gitlab.put(`${path}/${numberIn(rowOf(first), "id")}`, {
      as: tokens.developer,
      json: {
        inputs: [
          { name: "level", value: 2 },
          { name: "kind", destroy: true },
        ],
      },
    });

    expect(rowOf(changed)["inputs"]).toEqual([{ name: "level", value: 2 }]);
  });

  it("answers its play with no pipeline's id, and a pipeline that cannot be with nothing else", async () => {
    const id = await made({ ref: "gone" });

    const answer = await gitlab.post(`${path}/${id}/play`, { as: tokens.developer });

    expect([answer.status, answer.json]).toEqual([201, { message: "201 Created" }]);
    expect(standIn.world.pipelines(project)).toEqual([]);
  });

  it("plays as whoever plays it", async () => {
    const id = await made();

    await gitlab.post(`${path}/${id}/play`, { as: tokens.maintainer });

    expect(standIn.world.pipelines(project)).toMatchObject([{ source: "schedule", user: { username: "maya" } }]);
  });

  it("of another project is not found", async () => {
    const id = await made();

    const answer = await gitlab.get(`projects/2/pipeline_schedules/${id}`, { as: tokens.developer });

    expect([answer.status, answer.json]).toEqual([404, { message: "404 Pipeline Schedule Not Found" }]);
  });
});

describe("what one may do to a schedule of a developer", () => {
  it.each([
    { who: "guest", read: 200, edit: 403, play: 403, variables: false, remove: 403 },
    { who: "developer", read: 200, edit: 200, play: 201, variables: true, remove: 204 },
    { who: "maintainer", read: 200, edit: 403, play: 201, variables: true, remove: 204 },
  ] as const)("$who: read $read, edit $edit, play $play, remove $remove", async (row) => {
    const id = await made();
    const as = tokens[row.who];

    const read = await gitlab.get(`${path}/${id}`, { as });
    const edit = await gitlab.put(`${path}/${id}`, { as, form: { description: "other" } });
    const play = await gitlab.post(`${path}/${id}/play`, { as });
    const remove = await gitlab.delete(`${path}/${id}`, { as });

    expect([read, edit, play, remove].map(({ status }) => status)).toEqual([row.read, row.edit, row.play, row.remove]);
    expect("variables" in rowOf(read)).toBe(row.variables);
  });

  it("a maintainer takes it over, and edits it then", async () => {
    const id = await made();

    const taken = await gitlab.post(`${path}/${id}/take_ownership`, { as: tokens.maintainer });
    const again = await gitlab.post(`${path}/${id}/take_ownership`, { as: tokens.maintainer });
    const edit = await gitlab.put(`${path}/${id}`, { as: tokens.maintainer, form: { active: "false" } });

    expect([taken.status, again.status, edit.status]).toEqual([201, 200, 200]);
    expect(rowOf(edit)).toMatchObject({ active: false, owner: { username: "maya" } });
  });

  it("nothing without signing in", async () => {
    const id = await made();

    expect((await gitlab.get(path)).status).toBe(401);
    expect((await gitlab.post(`${path}/${id}/play`)).status).toBe(401);
  });
});

describe("a variable of a schedule", () => {
  it.each([
    { form: { key: "A B", value: "x" }, status: 400 },
    { form: { key: "A" }, status: 400 },
    { form: { key: "A", value: "x", variable_type: "secret" }, status: 400 },
    { form: { key: "A", value: "", variable_type: "file" }, status: 201 },
  ])("$form is a $status", async ({ form, status }) => {
    const id = await made();

    expect((await gitlab.post(`${path}/${id}/variables`, { as: tokens.developer, form })).status).toBe(status);
  });

  it("has a name that no other has, and is answered 202 when it goes", async () => {
    const id = await made();
    const call = { as: tokens.developer, form: { key: "A", value: "x" } };
    await gitlab.post(`${path}/${id}/variables`, call);

    const twice = await gitlab.post(`${path}/${id}/variables`, call);
    const gone = await gitlab.delete(`${path}/${id}/variables/A`, { as: tokens.developer });
    const missing = await gitlab.get(`${path}/${id}/variables/A`, { as: tokens.developer });

    expect([twice.status, gone.status, missing.status]).toEqual([400, 202, 404]);
    expect(missing.json).toEqual({ message: "404 Pipeline Schedule Variable Not Found" });
  });
});

async function made(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await gitlab.post(path, { as: tokens.developer, form: { ...WISH, ...more } });
  return String(rowOf(answer)["id"]);
}
