import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANONYMOUS, type UserCredential } from "../../../shared/gitlab/auth.ts";
import { lintCiFile } from "../../../shared/gitlab/ci-lint.ts";
import { ownToken } from "../../../shared/gitlab/own-token.ts";
import { pipelinePage } from "../../../shared/gitlab/pipeline-page.ts";
import { pipelineVariables } from "../../../shared/gitlab/pipeline-variables.ts";
import { getProject } from "../../../shared/gitlab/projects.ts";
import { findRef, repositoryFile } from "../../../shared/gitlab/repository.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { Project, Role } from "../../gitlab/world/rows.ts";
import { type Connected, connected, failureOf } from "./connected.ts";

let standIn: StandIn;
let project: Project;
let lab: Connected;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  project = standIn.world.project({
    path: "group/app",
    branches: ["release/1"],
    tags: ["v1", "both"],
    files: { "ci/a b.yml": "x: ü\n" },
  });
  standIn.world.commit(project, "both");
  lab = connected(standIn.url);
});
afterEach(async () => {
  lab[Symbol.dispose]();
  await standIn.close();
});

function as(role: Role): UserCredential {
  const user = standIn.world.user(role);
  standIn.world.member(project, user, role);
  return { kind: "access-token", token: new Secret(standIn.world.accessToken(user)) };
}

describe("findRef", () => {
  it.each([
    { ref: "main", kind: "branch", name: "main" },
    { ref: "release/1", kind: "branch", name: "release/1" },
    { ref: "v1", kind: "tag", name: "v1" },
    { ref: "refs/tags/v1", kind: "tag", name: "v1" },
    { ref: "refs/heads/release/1", kind: "branch", name: "release/1" },
    { ref: "both", kind: "branch", name: "both" },
    { ref: "refs/tags/both", kind: "tag", name: "both" },
  ])("finds $ref as the $kind $name", async ({ ref, kind, name }) => {
    const found = await findRef(lab.gitlab, as("reporter"), "group/app", ref);

    expect(found).toMatchObject({ kind, name, sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  it.each(["none", "refs/heads/v1", "refs/tags/main", "refs/merge-requests/1/head"])("finds no %s", async (ref) => {
    expect(await findRef(lab.gitlab, as("reporter"), project.id, ref)).toBeUndefined();
  });

  it("takes a refusal for no answer", async () => {
    expect(await failureOf(findRef(lab.gitlab, as("guest"), project.id, "main"))).toMatchObject({ status: 403 });
  });
});

it("reads a file of the repository, whatever its name", async () => {
  expect(await repositoryFile(lab.gitlab, as("reporter"), "group/app", "ci/a b.yml", "release/1")).toBe("x: ü\n");
});

it("reads a project, and of what a credential may not see nothing", async () => {
  project.variablesMinimumRole = "maintainer";

  expect(await getProject(lab.gitlab, as("developer"), "group/app")).toEqual({
    id: project.id,
    path: "group/app",
    defaultBranch: "main",
    ciConfigPath: "",
    archived: false,
    ciEnabled: true,
    publicJobs: true,
    keepsLatestArtifacts: true,
    webUrl: `${standIn.url}/group/app`,
    variablesMinimumRole: "maintainer",
    accessLevel: 30,
  });
  expect(await getProject(lab.gitlab, as("guest"), "group/app")).not.toHaveProperty("defaultBranch");
  expect(await failureOf(getProject(lab.gitlab, ANONYMOUS, "group/app"))).toMatchObject({ code: "GITLAB_NOT_FOUND" });
});

it("lists pipelines page by page, the newest first, with GitLab's time", async () => {
  for (let made = 0; made < 130; made += 1) standIn.world.pipeline(project, { source: "trigger" });
  standIn.world.pipeline(project, { source: "push" });

  const first = await pipelinePage(lab.gitlab, as("reporter"), project.id, { ref: "main", source: "trigger" }, 1);
  const second = await pipelinePage(lab.gitlab, as("reporter"), project.id, { ref: "main", source: "trigger" }, 2);

  expect([first.pipelines.length, first.more, second.pipelines.length, second.more]).toEqual([100, true, 30, false]);
  expect(first.pipelines[0]?.id).toBeGreaterThan(second.pipelines[0]?.id ?? Number.POSITIVE_INFINITY);
  expect(first.at).toEqual(new Date("2026-03-04T12:00:00Z"));
});

it("does without GitLab's time where the answer has none that can be read", async () => {
  const headers = { date: "soon", "content-type": "application/json" };
  standIn.faults.add({ fault: { kind: "status", status: 200, body: "[]", headers } });

  expect(await pipelinePage(lab.gitlab, as("reporter"), project.id, {}, 1)).toEqual({ pipelines: [], more: false });
});

it("reads the variables of a pipeline, as a maintainer", async () => {
  const { id } = standIn.world.pipeline(project, { variables: { A: "1" } });

  expect(await pipelineVariables(lab.gitlab, as("maintainer"), project.id, id)).toEqual(new Map([["A", "1"]]));
  expect(await failureOf(pipelineVariables(lab.gitlab, as("reporter"), project.id, id))).toMatchObject({ status: 403 });
});

it("has GitLab check the CI file of a ref", async () => {
  expect(await lintCiFile(lab.gitlab, as("reporter"), project.id, "release/1")).toEqual({
    valid: true,
    errors: [],
    warnings: [],
  });
});

it("learns from a token what it is", async () => {
  const expiresAt = new Date("2027-01-31T00:00:00Z");
  const token = new Secret(standIn.world.accessToken(standIn.world.user("dora"), { scopes: ["read_api"], expiresAt }));

  expect(await ownToken(lab.gitlab, { kind: "access-token", token })).toEqual({
    scopes: ["read_api"],
    expiresAt: "2027-01-31",
  });
});
