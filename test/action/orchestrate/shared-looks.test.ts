import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SharedLooks } from "../../../action/orchestrate/shared-looks.ts";
import type { Credential } from "../../../shared/gitlab/auth.ts";
import { connectGitLab, type GitLab } from "../../../shared/gitlab/http.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";

const NEVER_ABORTS = new AbortController().signal;

let clock: ManualClock;
let server: StandIn;
let gitlab: GitLab;
let project: Project;
let credential: Credential;
let looks: SharedLooks;

beforeEach(async () => {
  clock = new ManualClock();
  server = await startStandIn({ clock });
  const user = server.world.user("dora");
  project = server.world.project({
    path: "group/app",
    members: { dora: "developer" },
    ci: { jobs: [{ name: "build", runMs: 60_000 }] },
  });
  credential = { kind: "access-token", token: new Secret(server.world.accessToken(user)) };
  gitlab = connectGitLab({ url: server.url }, { clock: systemClock, random: () => 0, log: silentLog });
  looks = new SharedLooks(clock);
});

afterEach(async () => {
  gitlab.close();
  await server.close();
});

const pipelines = (count: number) => Array.from({ length: count }, () => server.world.pipeline(project));
const look = ({ id }: PipelineRow, by = credential, signal = NEVER_ABORTS) =>
  looks.lookAt(gitlab, by, project.id, id, signal);
const lookAll = async (all: readonly PipelineRow[]) => await Promise.all(all.map((one) => look(one)));
const lists = () => server.requests.filter(({ path }) => path.endsWith("/pipelines")).length;
const singles = () => server.requests.filter(({ path }) => /\/pipelines\/\d+$/.test(path)).length;

describe("looks at pipelines of one project", () => {
  it("are made one by one while only a few wait", async () => {
    await lookAll(pipelines(3));

    expect([lists(), singles()]).toEqual([0, 3]);
  });

  it("are served by one list where many wait", async () => {
    const all = pipelines(20);
    await lookAll(all);
    const before = { lists: lists(), singles: singles() };
    await clock.advance(2_000);

    const seen = await lookAll(all);

    expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect({ lists: lists() - before.lists, singles: singles() - before.singles }).toEqual({ lists: 1, singles: 0 });
  });

  it("see an end whole, as soon as without the list", async () => {
    const all = pipelines(6);
    await lookAll(all);
    await clock.advance(70_000);

    const seen = await lookAll(all);

    expect(seen.map(({ status, durationS }) => [status, durationS])).toEqual(all.map(() => ["success", 60]));
  });

  it("are made by themselves for what is in no list", async () => {
    const [oldest, ...others] = pipelines(1);
    if (oldest === undefined) throw new Error("No pipeline.");
    const newer = [...others, ...pipelines(120)].slice(-10);
    await lookAll(newer);

    const seen = await look(oldest);

    expect(seen.id).toBe(oldest.id);
  });

  it("are told apart by who looks, and not by how often a token was read", async () => {
    const all = pipelines(8);
    const again = () => ({ kind: "access-token", token: new Secret(tokenOf(credential)) }) as const;
    for (const one of all) await look(one, again());
    await clock.advance(2_000);
    const before = lists();

    for (const one of all) await look(one, again());

    expect(lists() - before).toBe(1);
    await expect(look(all[0] as PipelineRow, { kind: "anonymous" })).rejects.toMatchObject({ status: 404 });
  });

  it("end at once when the wait does, whatever the list takes", async () => {
    const all = pipelines(6);
    await lookAll(all);
    await clock.advance(2_000);
    server.faults.add({ path: /\/pipelines\?/, fault: { kind: "hang" } });
    const stop = new AbortController();
    const looking = look(all[0] as PipelineRow, credential, stop.signal);

    stop.abort(new Error("enough"));

    await expect(looking).rejects.toThrow("enough");
  });
});

function tokenOf(one: Credential): string {
  return one.kind === "anonymous" ? "" : one.token.reveal();
}
