// The run of a graph that GitLab makes it hard for: lost answers, outages, limits.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GraphEnd } from "../../action/orchestrate/model.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { GraphLab } from "./graph-lab.ts";

const STATE = "run.state";
const SHORT: CiFile = { jobs: [{ name: "build", runMs: 2_000 }] };
const LONG: CiFile = { jobs: [{ name: "build", runMs: 600_000 }] };

let lab: GraphLab;

beforeEach(async () => {
  lab = await GraphLab.open();
});

afterEach(async () => {
  await lab.close();
});

const codes = (end: GraphEnd | undefined) =>
  Object.fromEntries([...(end?.nodes ?? [])].map(([key, { result }]) => [key, result?.error?.code]));

describe("a pipeline of which nobody heard", () => {
  it("is found after its answer was lost, and gone on with", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", SHORT))]);
    lab.lab.gitlab.faults.add({ method: "POST", path: /\/pipeline\b/, fault: { kind: "drop-after" } });

    const { end } = await lab.run(graph);

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/one": 1 }]);
    expect(end?.nodes.get("one")?.result).toMatchObject({ how: "adopted" });
  });

  it("is never started again where nobody may look, however often the run is gone on with", async () => {
    const app = lab.project("group/app", SHORT);
    const { token } = lab.lab.gitlab.world.triggerToken(app, lab.lab.user);
    const tokens = { "trigger-token": { kind: "env", name: "TRIGGER" } } as const;
    const graph = lab.graph([lab.node("one", app, { tokens })]);
    const env = { TRIGGER: token };
    await lab.run(graph, { state: STATE, env, death: { request: 1, at: "answer" } });

    const second = await lab.run(graph, { state: STATE, env });
    const third = await lab.run(graph, { state: STATE, env });

    expect([codes(second.end), codes(third.end)]).toEqual([{ one: "TRIGGER_AMBIGUOUS" }, { one: "TRIGGER_AMBIGUOUS" }]);
    expect(lab.counts).toEqual({ "group/app": 1 });
  });

  it("is looked for before another is started, when the earlier part was stopped before it could", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", SHORT))]);
    await lab.run(graph, { state: STATE, death: { request: 1, at: "leaving" } });
    const stop = new AbortController();
    stop.abort();
    const stopped = await lab.run(graph, { state: STATE, stop });

    const { end } = await lab.run(graph, { state: STATE });

    expect([stopped.end?.verdict, stopped.end?.exitCode]).toEqual(["interrupted", 6]);
    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/one": 1 }]);
  });
});

describe("a GitLab in trouble", () => {
  it("that is out of reach for minutes costs no pipeline and no verdict", async () => {
    const app = lab.project("group/app", LONG);
    const graph = lab.graph([lab.node("one", app), lab.node("two", app)]);
    lab.lab.gitlab.faults.add({ method: "GET", after: 6, times: 40, fault: { kind: "status", status: 502 } });

    const { end } = await lab.run(graph, { state: STATE });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/app": 2 }]);
  });

  it("that has had too many requests is left alone by every node for as long as it asks", async () => {
    const apps = ["a", "b", "c", "d"].map((name) => lab.project(`group/${name}`, LONG));
    const graph = lab.graph(apps.map((app) => lab.node(app.path.slice(6), app)));
    const times: number[] = [];
    let saidAt: number | undefined;
    lab.lab.gitlab.faults.add({
      method: "GET",
      after: 20,
      fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 50 },
    });

    const { end } = await lab.run(graph, {
      atRest: () => {
        const { clock, gitlab } = lab.lab;
        const refused = gitlab.requests.findIndex(({ status }) => status === 429);
        if (refused >= 0) saidAt ??= clock.monotonicMs();
        if (saidAt !== undefined && clock.monotonicMs() < saidAt + 50_000) times.push(gitlab.requests.length - refused);
      },
    });

    expect(end?.verdict).toBe("succeeded");
    expect(times.length).toBeGreaterThan(0);
    // Those that were on their way with the one that was refused.
    expect(Math.max(...times)).toBeLessThanOrEqual(apps.length);
  });
});
