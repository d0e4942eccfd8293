import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Rounds } from "../../../relay/feedback/rounds.ts";
import { createWatcher } from "../../../relay/feedback/watcher.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { Delivery } from "../../../relay/model/delivery.ts";
import type { PipelineNews } from "../../../relay/model/event.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import type { Store } from "../../../relay/store/store.ts";
import { connectGitLab, type GitLab } from "../../../shared/gitlab/http.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";
import { TestCompany } from "../support/a-company.ts";
import { aConfig } from "../support/a-config.ts";
import { delivered } from "./due.ts";

let clock: ManualClock;
let company: TestCompany;
let gitlab: StandIn;
let project: Project;
let token: string;
let connection: GitLab;
let config: ReplaceableConfig;
let store: WatchedStore;
let signals: Signal[];
let watcher: Rounds;

beforeEach(async () => {
  clock = new ManualClock();
  company = new TestCompany(clock);
  gitlab = await startStandIn({ clock });
  project = gitlab.world.project({
    path: "group/deploy",
    members: { maya: "maintainer" },
    ci: { jobs: [{ name: "deploy", runMs: 60_000 }] },
  });
  token = gitlab.world.accessToken(gitlab.world.user("maya"), { scopes: ["read_api"] });
  const once = { maxAttempts: 1, baseMs: 1, maxMs: 1, maxRetryAfterMs: 1 };
  connection = connectGitLab({ url: gitlab.url }, { clock, random: () => 0.5, log: silentLog, retry: once });
  config = liveConfig(configOf(token));
  store = new WatchedStore(clock);
  signals = [];
  const observe = (signal: Signal) => void signals.push(signal);
  const connections = { get: (name: string) => (name === "main" ? connection : undefined) };
  watcher = createWatcher({ store, company, config, connections, clock, random: () => 0.5, observe });
});

afterEach(async () => {
  await watcher.stop();
  connection.close();
  await gitlab.close();
});

function configOf(accessToken: string | undefined): RelayConfig {
  const credential = accessToken === undefined ? {} : { accessToken: new Secret(accessToken) };
  return aConfig({ gitlab: new Map([["main", { name: "main", url: gitlab.url, ...credential }]]) });
}

/** As much of a store as following pipelines uses, in memory. */
class WatchedStore implements Pick<Store, "watchDue" | "noteWatched" | "notePipeline"> {
  readonly news: (PipelineNews & { readonly gitlab?: string })[] = [];
  readonly #rows = new Map<string, { readonly delivery: Delivery; atMs: number | undefined }>();
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  follow(id: string, pipeline: PipelineRow): void {
    const { id: pipelineId, project } = pipeline;
    const created = { id: pipelineId, projectId: project.id, webUrl: "https://gitlab.example.com/x" };
    const delivery = delivered(undefined, { id, pipeline: created, createdAt: this.#clock.now() });
    this.#rows.set(id, { delivery, atMs: this.#clock.now().getTime() });
  }

  nextOf(id: string): number | undefined {
    const atMs = this.#rows.get(id)?.atMs;
    return atMs === undefined ? undefined : atMs - this.#clock.now().getTime();
  }

  async watchDue(now: Date, limit: number): Promise<readonly Delivery[]> {
    const due = [...this.#rows.values()].filter(({ atMs }) => atMs !== undefined && atMs <= now.getTime());
    return due.slice(0, limit).map(({ delivery }) => delivery);
  }

  async noteWatched(id: string, nextAt: Date | undefined): Promise<void> {
    const row = this.#rows.get(id);
    if (row?.atMs !== undefined) row.atMs = nextAt?.getTime();
  }

  async notePipeline(news: PipelineNews & { readonly gitlab?: string }): Promise<Delivery | undefined> {
    this.news.push(news);
    const row = [...this.#rows.values()].find(({ delivery }) => delivery.pipeline?.id === news.pipelineId);
    if (row !== undefined && /^(?:success|failed|canceled|skipped)$/.test(news.status)) row.atMs = undefined;
    return row?.delivery;
  }
}

/** Lets `ms` pass, with whatever rounds there are in it. */
async function pass(ms: number): Promise<void> {
  watcher.start();
  await clock.untilSleeping();
  await clock.advance(ms);
  await clock.untilSleeping();
}

/** Lets so many hours pass, with a round at the end of each. */
async function passHours(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    clock.jump(3_599_000);
    await pass(1_000);
  }
}

const calls = () => gitlab.requests.map(({ method, path }) => `${method} ${path.replace("/api/v4/projects/", "")}`);
const statuses = () => store.news.map(({ status }) => status);

describe("a pipeline", () => {
  it("is followed by one of the relays that share a store", async () => {
    company.hands.set("follow pipelines", "elsewhere");
    store.follow("d-1", gitlab.world.pipeline(project, { source: "trigger" }));
    await pass(10_000);
    const meanwhile = [gitlab.requests.length, store.news.length];
    company.hands.set("follow pipelines", "just-taken");
    await pass(2_000);

    expect(meanwhile).toEqual([0, 0]);
    expect(statuses()).toEqual(["running"]);
  });

  it("is followed until it ends, and no further", async () => {
    const pipeline = gitlab.world.pipeline(project, { source: "trigger" });
    store.follow("d-1", pipeline);

    await pass(1_000);
    await pass(70_000);
    const asked = gitlab.requests.length;
    await passHours(24);

    expect(statuses().at(0)).toBe("running");
    expect(statuses().at(-1)).toBe("success");
    expect(store.news[0]).toEqual({
      gitlab: "main",
      projectId: project.id,
      pipelineId: pipeline.id,
      status: "running",
      webUrl: `${gitlab.url}/group/deploy/-/pipelines/${pipeline.id}`,
    });
    expect(gitlab.requests).toHaveLength(asked);
  });

  it("is asked about ever more seldom, and given up after a week", async () => {
    const pipeline = gitlab.world.pipeline(project, { source: "trigger", status: "manual" });
    store.follow("d-1", pipeline);

    await pass(1_000);
    expect(store.nextOf("d-1")).toBeGreaterThan(3_000);
    await passHours(24);
    expect(store.nextOf("d-1")).toBeGreaterThan(500_000);
    await passHours(6 * 24 + 1);

    expect(store.nextOf("d-1")).toBeUndefined();
    expect(signals).toEqual([expect.objectContaining({ kind: "watch-given-up", delivery: "d-1" })]);
  });

  it("shares one list with others of its project", async () => {
    for (const n of [1, 2, 3, 4]) store.follow(`d-${n}`, gitlab.world.pipeline(project, { source: "trigger" }));

    await pass(1_000);

    expect(calls()).toEqual([`GET ${project.id}/pipelines`]);
    expect(statuses()).toEqual(["running", "running", "running", "running"]);
  });

  it("that is on no list any more is asked for by itself", async () => {
    const old = gitlab.world.pipeline(project, { source: "pipeline" });
    store.follow("d-0", old);
    for (const n of [1, 2]) store.follow(`d-${n}`, gitlab.world.pipeline(project, { source: "trigger" }));

    await pass(1_000);

    expect(calls()).toEqual([`GET ${project.id}/pipelines`, `GET ${project.id}/pipelines/${old.id}`]);
  });

  it("that is gone is complained of once, and looked for ever more seldom", async () => {
    const pipeline = gitlab.world.pipeline(project, { source: "trigger" });
    store.follow("d-1", pipeline);
    gitlab.world.remove(pipeline);

    await pass(60_000);

    expect(signals).toEqual([
      expect.objectContaining({ kind: "watch-failing", gitlab: "main", code: "GITLAB_NOT_FOUND" }),
    ]);
    expect(store.nextOf("d-1")).toBeDefined();
  });
});

describe("a GitLab", () => {
  it("that is away is left alone as a whole, and asked again when it is back", async () => {
    for (const n of [1, 2]) store.follow(`d-${n}`, gitlab.world.pipeline(project, { source: "trigger" }));
    gitlab.faults.add({ times: 1, fault: { kind: "status", status: 503 } });

    await pass(1_000);
    expect(gitlab.requests).toHaveLength(1);
    await pass(10_000);

    expect(signals.map(({ kind }) => kind)).toEqual(["watch-failing", "watch-recovered"]);
    expect(statuses()).toContain("running");
  });

  it("is left alone for as long as it asks", async () => {
    store.follow("d-1", gitlab.world.pipeline(project, { source: "trigger" }));
    gitlab.faults.add({ times: 1, fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 120 } });

    await pass(1_000);
    await pass(118_000);
    expect(gitlab.requests).toHaveLength(1);
    await pass(10_000);

    expect(statuses()).toEqual(["success"]);
  });

  it("whose token is wrong is complained of once, and asked with the next one at once", async () => {
    config.replace(configOf("glpat-wrong"));
    store.follow("d-1", gitlab.world.pipeline(project, { source: "trigger" }));

    await pass(60_000);
    const complaints = signals.length;
    config.replace(configOf(token));
    await pass(900_000);

    expect([complaints, signals[0]]).toEqual([1, expect.objectContaining({ code: "GITLAB_TOKEN_REJECTED" })]);
    expect(statuses()).toEqual(["success"]);
  });

  it("without a token is not asked, until there is one", async () => {
    config.replace(configOf(undefined));
    store.follow("d-1", gitlab.world.pipeline(project, { source: "trigger" }));

    await pass(1_000);
    expect(gitlab.requests).toEqual([]);
    config.replace(configOf(token));
    await passHours(2);

    expect(statuses()).toEqual(["success"]);
  });

  it("that nobody may ask leaves its pipelines unknown, and is given up after a week", async () => {
    config.replace(configOf(undefined));
    store.follow("d-1", gitlab.world.pipeline(project, { source: "trigger" }));

    await pass(1_000);
    await passHours(7 * 24 + 2);

    expect(store.nextOf("d-1")).toBeUndefined();
    expect(signals).toEqual([expect.objectContaining({ kind: "watch-given-up" })]);
  });

  it("answers 304 about what has not changed", async () => {
    const pipeline = gitlab.world.pipeline(project, { source: "trigger", status: "manual" });
    store.follow("d-1", pipeline);

    await pass(1_000);
    await pass(20_000);

    expect(gitlab.requests.map(({ status }) => status).slice(0, 2)).toEqual([200, 304]);
    expect(statuses().slice(0, 2)).toEqual(["manual", "manual"]);
  });
});
