import { afterAll, beforeAll, expect, it } from "vitest";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { letsIn, readJobTokenScope } from "../../../shared/gitlab/job-token-scope.ts";
import { ownJob } from "../../../shared/gitlab/own-job.ts";
import { ownOauthToken, ownToken } from "../../../shared/gitlab/own-token.ts";
import { ownUser, roleOf } from "../../../shared/gitlab/people.ts";
import { searchProjects } from "../../../shared/gitlab/projects.ts";
import { rateLimitIn } from "../../../shared/gitlab/rate-limit.ts";
import { mayListPipelines, recentJobs } from "../../../shared/gitlab/recent.ts";
import { refProtection } from "../../../shared/gitlab/ref-protection.ts";
import { serverVersion } from "../../../shared/gitlab/server-version.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { Project, User } from "../../gitlab/world/rows.ts";
import { connected, failureOf } from "./connected.ts";

let standIn: StandIn;
let lab: ReturnType<typeof connected>;
let project: Project;
let caller: Project;
let users: Readonly<Record<"ada" | "dora" | "eve", User>>;

beforeAll(async () => {
  standIn = await startStandIn({ root: "/gitlab" });
  lab = connected(standIn.url);
  const { world } = standIn;
  users = { ada: world.user("ada"), dora: world.user("dora"), eve: world.user("eve") };
  const members = { ada: "maintainer", dora: "developer" } as const;
  project = world.project({
    path: "group/app",
    members,
    tags: ["v1"],
    protectedRefs: { main: "maintainer", v1: "maintainer" },
  });
  caller = world.project({ path: "acme/tools/caller", members });
});
afterAll(async () => {
  lab.gitlab.close();
  await standIn.close();
});

const as = (user: User, scopes: readonly ("api" | "read_api" | "read_user")[] = ["read_api"]) =>
  ({ kind: "access-token", token: new Secret(standIn.world.accessToken(user, { scopes })) }) as const;

it("asks a token whom it stands for, and what it is, whatever its scopes", async () => {
  const reader = as(users.dora, ["read_user"]);

  expect(await ownUser(lab.gitlab, reader)).toEqual({ id: users.dora.id, username: "dora" });
  expect(await ownToken(lab.gitlab, reader)).toEqual({ scopes: ["read_user"] });
});

it("asks an OAuth token beside the API, below a relative root too", async () => {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const token = new Secret(standIn.world.accessToken(users.dora, { scopes: ["read_api"], expiresAt }));

  const own = await ownOauthToken(lab.gitlab, { kind: "oauth-token", token });

  expect(own.scopes).toEqual(["read_api"]);
  // GitLab tells how long is left, so it is our clock that says when that is.
  const leftMs = Date.parse(own.expiresAt ?? "") - lab.gitlab.deps.clock.now().getTime();
  expect(Math.abs(leftMs - 3_600_000)).toBeLessThan(60_000);
  const unknown = ownOauthToken(lab.gitlab, { kind: "oauth-token", token: new Secret("unknown-unknown") });
  expect(await failureOf(unknown)).toMatchObject({ code: "GITLAB_TOKEN_REJECTED" });
});

it("asks a job token which job it is of, with the path of its project", async () => {
  const { job, token } = standIn.world.runningJob(caller, users.dora);

  expect(await ownJob(lab.gitlab, { kind: "job-token", token: new Secret(token) })).toEqual({
    id: job.id,
    name: job.name,
    projectId: caller.id,
    projectPath: "acme/tools/caller",
    user: { id: users.dora.id, username: "dora" },
  });
});

it("reads the version and with it what the headers tell", async () => {
  const told = await serverVersion(lab.gitlab, as(users.dora));

  expect(told.version).toMatch(/^19\./);
  expect(told.headers).toHaveProperty("date");
});

it("reads roles, and takes no member for none", async () => {
  expect(await roleOf(lab.gitlab, as(users.ada), "group/app", users.dora.id)).toBe(30);
  expect(await roleOf(lab.gitlab, as(users.ada), "group/app", users.eve.id)).toBeUndefined();
});

it("reads how refs are protected", async () => {
  const of = (user: User, kind: "branch" | "tag", name: string) =>
    refProtection(lab.gitlab, as(user), "group/app", { kind, name });

  expect(await of(users.ada, "branch", "main")).toEqual({ protected: true, mayPush: true, developersMay: false });
  expect(await of(users.dora, "branch", "main")).toEqual({ protected: true, mayPush: false, developersMay: false });
  expect(await of(users.dora, "tag", "v1")).toEqual({ protected: true });
});

it("reads which job tokens are let in, groups by their paths", async () => {
  standIn.world.allowJobTokens(project, "acme/tools");
  const scope = await readJobTokenScope(lab.gitlab, as(users.ada), "group/app");

  expect(scope).toEqual({ enforced: true, projects: [project.id], groups: ["acme/tools"] });
  expect(await failureOf(readJobTokenScope(lab.gitlab, as(users.dora), "group/app"))).toMatchObject({
    code: "GITLAB_FORBIDDEN",
  });
});

it.each([
  { scope: { enforced: false, projects: [], groups: [] }, isIn: true },
  { scope: { enforced: true, projects: [7], groups: [] }, isIn: true },
  { scope: { enforced: true, projects: [8], groups: ["acme"] }, isIn: true },
  { scope: { enforced: true, projects: [8], groups: ["ACME/Tools"] }, isIn: true },
  { scope: { enforced: true, projects: [8], groups: ["acme/tool"] }, isIn: false },
  { scope: { enforced: true, projects: [], groups: [] }, isIn: false },
])("a project with $scope lets jobs of project 7, acme/tools/caller, in: $isIn", ({ scope, isIn }) => {
  expect(letsIn(scope, { id: 7, path: "acme/tools/caller" })).toBe(isIn);
});

it("finds projects by a part of their name", async () => {
  expect(await searchProjects(lab.gitlab, as(users.dora), "app")).toEqual(["group/app"]);
});

it("looks who may list pipelines, and lists the jobs that have succeeded", async () => {
  standIn.world.pipeline(project, { jobs: [{ name: "a", runMs: 0, artifacts: { x: "y" } }] });
  standIn.world.pipeline(project, { jobs: [{ name: "b", runMs: 0, result: "failed" }] });
  const nobody: Credential = ANONYMOUS;

  await mayListPipelines(lab.gitlab, as(users.dora), "group/app");
  expect(await failureOf(mayListPipelines(lab.gitlab, nobody, "group/app"))).toMatchObject({
    code: "GITLAB_NOT_FOUND",
  });
  const jobs = await recentJobs(lab.gitlab, as(users.dora), "group/app");
  expect(jobs.map(({ name }) => name)).toEqual(["a"]);
});

it.each([
  {
    headers: { "ratelimit-limit": "60", "ratelimit-remaining": "7", "ratelimit-name": "x" },
    limit: { limit: 60, remaining: 7, name: "x" },
  },
  { headers: { "ratelimit-limit": "60", "ratelimit-remaining": "0" }, limit: { limit: 60, remaining: 0 } },
  { headers: { "ratelimit-limit": "60" }, limit: undefined },
  { headers: { "ratelimit-limit": "many", "ratelimit-remaining": "7" }, limit: undefined },
  { headers: {}, limit: undefined },
])("headers like $headers tell of the limit $limit", ({ headers, limit }) => {
  expect(rateLimitIn(headers)).toEqual(limit);
});
