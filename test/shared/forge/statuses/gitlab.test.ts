import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectForges, type ForgeConnections } from "../../../../relay/http/forge-exchange.ts";
import type { CommitStatus, StatusPlace, StatusState } from "../../../../shared/forge/statuses/commit-status.ts";
import { sendStatus } from "../../../../shared/forge/statuses/send-status.ts";
import { Secret } from "../../../../shared/text/secret.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../../gitlab/stand-in.ts";
import type { Commit, Project } from "../../../gitlab/world/rows.ts";

let gitlab: StandIn;
let forges: ForgeConnections;
let project: Project;
let commit: Commit;
let token: string;

beforeEach(async () => {
  gitlab = await startStandIn({ clock: new ManualClock() });
  forges = connectForges(2_000);
  project = gitlab.world.project({ path: "group/sub/app", members: { maya: "developer" } });
  commit = gitlab.world.commit(project, "main");
  token = gitlab.world.accessToken(gitlab.world.user("maya"));
});

afterEach(async () => {
  forges.close();
  await gitlab.close();
});

function send(over: Partial<CommitStatus> = {}, place: Partial<StatusPlace> = {}) {
  const status: CommitStatus = {
    sha: commit.sha,
    ref: "refs/heads/main",
    state: "running",
    context: "sluice/app",
    description: "Pipeline #7 is running.",
    url: "https://gitlab.example.com/group/deploy/-/pipelines/7",
    ...over,
  };
  const where = { api: { url: gitlab.url, token: new Secret(token) }, repository: project.path, ...place };
  const deps = { exchange: forges.exchange, now: () => gitlab.world.clock.now() };
  return sendStatus(deps, "gitlab", where, status, new AbortController().signal);
}

const statuses = () => gitlab.world.pipelines(project).flatMap((pipeline) => pipeline.statuses);

describe("a status at GitLab", () => {
  it.each([
    { by: "id", place: { repositoryId: "1", repository: "renamed/since" } },
    { by: "path", place: {} },
  ])("reaches its project by $by", async ({ place }) => {
    expect((await send({}, place)).kind).toBe("accepted");
    expect(statuses()).toMatchObject([
      { name: "sluice/app", status: "running", description: "Pipeline #7 is running." },
    ]);
  });

  it("goes through all states of a delivery that is tried again, and ends as its pipeline does", async () => {
    const states: StatusState[] = ["pending", "pending", "running", "running", "pending", "success"];

    const answers = [];
    for (const state of states) answers.push((await send({ state })).kind);

    expect(answers).toEqual(states.map(() => "accepted"));
    expect(statuses()).toMatchObject([{ status: "success" }]);
  });

  it.each([
    { state: "error", word: "failed" },
    { state: "canceled", word: "canceled" },
    { state: "skipped", word: "skipped" },
  ] as const)("that is $state is $word there", async ({ state, word }) => {
    await send({ state: "pending" });
    await send({ state });

    expect(statuses()).toMatchObject([{ status: word }]);
  });

  it("of a tag stands at the tag", async () => {
    project.tags.set("v1", commit);

    await send({ ref: "refs/tags/v1" });

    expect(gitlab.world.pipelines(project)).toMatchObject([{ ref: "v1", source: "external" }]);
  });

  it("does without an address that is longer than GitLab takes", async () => {
    expect((await send({ url: `https://gitlab.example.com/${"x".repeat(255)}` })).kind).toBe("accepted");
    expect(statuses()).toMatchObject([{ targetUrl: null }]);
  });

  it.each([
    {
      of: "a commit that is not there",
      over: { sha: "0".repeat(40) },
      place: {},
      status: 404,
      words: "404 Commit Not Found",
    },
    {
      of: "a project nobody sees",
      over: {},
      place: { repository: "group/none" },
      status: 404,
      words: "404 Project Not Found",
    },
    { of: "a wrong token", over: {}, place: { token: "glpat-wrong-canary" }, status: 401, words: "401 Unauthorized" },
  ])("is refused for good of $of", async ({ over, place: { token: other, ...place }, status, words }: Refused) => {
    const api = { url: gitlab.url, token: new Secret(other ?? token) };

    expect(await send(over, { ...place, api })).toEqual({ kind: "refused", status, words });
  });

  it.each(["../..", "group", "group/../x", "group//x"])("is not sent to a project named %j", async (repository) => {
    const before = gitlab.requests.length;

    expect((await send({}, { repository })).kind).toBe("refused");
    expect(gitlab.requests.length).toBe(before);
  });
});

interface Refused {
  readonly over: Partial<CommitStatus>;
  readonly place: { readonly repository?: string; readonly token?: string };
  readonly status: number;
  readonly words: string;
}
