import { afterEach, beforeEach, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

let gitlab: StandIn;
let project: Project;

beforeEach(async () => {
  gitlab = await startStandIn({ clock: new ManualClock() });
  project = gitlab.world.project({
    path: "group/app",
    members: { dora: "developer", rita: "reporter", gus: "guest" },
    files: { "docs/read me.md": "hello\n" },
    ci: { jobs: [{ name: "test" }], inputs: { replicas: { type: "number" } } },
  });
});
afterEach(() => gitlab.close());

function get(path: string, username?: string) {
  const headers =
    username === undefined ? {} : { "PRIVATE-TOKEN": gitlab.world.accessToken(gitlab.world.user(username)) };
  return fetch(`${gitlab.url}/api/v4/projects/${project.id}/${path}`, { headers });
}

const RAW = "repository/files/docs%2Fread%20me.md/raw";

it("gives a file as it is", async () => {
  const answer = await get(`${RAW}?ref=main`, "rita");

  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await answer.text()).toBe("hello\n");
});

it.each([
  { name: "a file that is not there", path: "repository/files/none/raw?ref=main", user: "rita", status: 404 },
  { name: "a ref that is not there", path: `${RAW}?ref=none`, user: "rita", status: 404 },
  { name: "a guest of a private project", path: `${RAW}?ref=main`, user: "gus", status: 403 },
  { name: "nobody", path: `${RAW}?ref=main`, user: undefined, status: 404 },
  { name: "a guest who asks for a branch", path: "repository/branches/main", user: "gus", status: 403 },
])("answers $status to $name", async ({ path, user, status }) => {
  expect((await get(path, user)).status).toBe(status);
});

it("has the CI file with its inputs where the project keeps it", async () => {
  const usual = await get("repository/files/.gitlab-ci.yml/raw?ref=main", "rita");
  project.ciConfigPath = "ci/main.yml";
  const moved = await get("repository/files/ci%2Fmain.yml/raw?ref=main", "rita");

  expect(await usual.text()).toMatch(/^spec: \{[\s\S]*"replicas"[\s\S]*\n---\n/);
  expect(await moved.text()).toMatch(/^spec: /);
  expect((await get("repository/files/.gitlab-ci.yml/raw?ref=main", "rita")).status).toBe(404);
});

it("shows the default branch and the CI file's path to those who may read the code", async () => {
  const seen = (await (await get("", "rita")).json()) as object;
  const unseen = (await (await get("", "gus")).json()) as object;

  expect(seen).toMatchObject({ default_branch: "main", ci_config_path: "" });
  expect(unseen).not.toHaveProperty("default_branch");
});

it("finds a CI file that needs inputs invalid, since its check takes none", async () => {
  const answer = await get("ci/lint?content_ref=main", "rita");

  expect(await answer.json()).toMatchObject({
    valid: false,
    errors: ["`replicas` input: required value has not been provided"],
  });
});

it("tells an access token what it is", async () => {
  const token = gitlab.world.accessToken(gitlab.world.user("rita"), { scopes: ["read_api"] });

  const answer = await fetch(`${gitlab.url}/api/v4/personal_access_tokens/self`, {
    headers: { "PRIVATE-TOKEN": token },
  });

  expect(await answer.json()).toMatchObject({ scopes: ["read_api"], active: true, expires_at: null });
});

it("dates its answers by its own clock", async () => {
  const answer = await get("", "rita");

  expect(answer.headers.get("date")).toBe("Wed, 04 Mar 2026 12:00:00 GMT");
});
