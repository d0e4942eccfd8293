import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lookOver } from "../../../relay/dispatch/look.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import { connectGitLab, type GitLab } from "../../../shared/gitlab/http.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { aConfig, aRoute } from "../support/a-config.ts";

const NEVER = new AbortController().signal;
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let standIn: StandIn;
let gitlab: GitLab;
let project: Project;
let triggerToken: string;
let config: ReplaceableConfig;
const clock = new ManualClock(new Date());

beforeEach(async () => {
  standIn = await startStandIn();
  gitlab = connectGitLab({ url: standIn.url }, { clock, random: () => 0, log: SILENT });
  const { world } = standIn;
  project = world.project({ path: "group/deploy", members: { deployer: "maintainer" }, ci: { jobs: [{ name: "a" }] } });
  triggerToken = world.triggerToken(project, world.user("deployer")).token;
  config = liveConfig(
    aConfig({
      gitlab: new Map([["main", { name: "main", url: standIn.url, accessToken: tokenOf("deployer") }]]),
      routes: [aRoute({ name: "app" })],
    }),
  );
});

afterEach(async () => {
  gitlab.close();
  await standIn.close();
});

function tokenOf(user: string): Secret {
  return new Secret(standIn.world.accessToken(standIn.world.user(user)));
}

/** Looks for the pipeline of a delivery that was called just now. */
function looker(over: { readonly lane?: string } = {}, agoMs = 0) {
  const look = lookOver({ config, connections: new Map([["main", gitlab]]), clock });
  return (id: string) => look({ id, route: "app", lane: "main:group/deploy", ...over }, () => agoMs, NEVER);
}

/** A pipeline as the relay starts it. */
async function started(delivery: string): Promise<PipelineRow> {
  const body = { token: triggerToken, ref: "main", variables: { SLUICE_DELIVERY: delivery } };
  const answer = await fetch(`${standIn.url}/api/v4/projects/${project.id}/trigger/pipeline`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { id } = (await answer.json()) as { id: number };
  const row = standIn.world.pipelines(project).find((one) => one.id === id);
  if (row === undefined) throw new Error("the stand-in has made no pipeline");
  return row;
}

const reads = () => standIn.requests.filter(({ path }) => path.endsWith("/variables")).length;

describe("a look for a delivery's pipeline", () => {
  it("finds it by its marker among others", async () => {
    await started("other");
    const { id } = await started("mine");
    await started("another");

    expect(await looker()("mine")).toMatchObject({ kind: "found", pipeline: { id, webUrl: expect.any(String) } });
  });

  it("finds it in a project that is named by its id", async () => {
    const { id } = await started("mine");
    config.replace({ ...config.current, routes: [aRoute({ name: "app", trigger: { project: project.id } })] });

    expect(await looker({ lane: `main:${project.id}` })("mine")).toMatchObject({ kind: "found", pipeline: { id } });
  });

  it("finds it when the clock was set back an hour since the call", async () => {
    const { id } = await started("mine");

    expect(await looker({}, -3_540_000)("mine")).toMatchObject({ kind: "found", pipeline: { id } });
  });

  it("finds nothing where there is none, and says so only because it could look into all", async () => {
    await started("other");

    expect(await looker()("mine")).toEqual({ kind: "not-there" });
  });

  it("reads what pipelines carry once for all deliveries in doubt", async () => {
    for (const delivery of ["a", "b", "c"]) await started(delivery);
    const look = looker();
    await look("none");
    await look("a");
    await look("none");

    expect(reads()).toBe(3);
  });

  it("reads anew with another token", async () => {
    await started("mine");
    standIn.world.user("nobody");
    const look = looker();
    await look("none");
    const { current } = config;
    const main = { name: "main", url: standIn.url, accessToken: tokenOf("nobody") };
    config.replace({ ...current, gitlab: new Map([["main", main]]) });

    expect(await look("mine")).toMatchObject({ kind: "failed", error: { code: "GITLAB_NOT_FOUND" } });
  });

  it("asks once, and leaves repeating to the delivery's due time", async () => {
    standIn.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "status", status: 502 } });

    expect(await looker()("mine")).toMatchObject({ kind: "failed", error: { code: "GITLAB_SERVER_ERROR" } });
    expect(standIn.requests).toHaveLength(1);
  });
});
