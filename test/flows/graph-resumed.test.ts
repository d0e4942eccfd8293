// A run of a graph that is gone on with after a death, a stop or a failure, and what its state is refused for.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GraphEnd } from "../../action/orchestrate/model.ts";
import { openStateLog } from "../../action/orchestrate/state/state-log.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { GraphLab } from "./graph-lab.ts";

const STATE = "run.state";
const SHORT: CiFile = { jobs: [{ name: "build", runMs: 2_000 }] };
const LONG: CiFile = { jobs: [{ name: "build", runMs: 600_000 }] };
const FOREVER: CiFile = { jobs: [{ name: "build", runMs: Number.POSITIVE_INFINITY }] };
const FAILING: CiFile = { jobs: [{ name: "build", runMs: 1_000, result: "failed" }] };
const WITH_FILES: CiFile = { jobs: [{ name: "build", runMs: 1_000, artifacts: { "dist/lib.a": "the library\n" } }] };

let lab: GraphLab;

beforeEach(async () => {
  lab = await GraphLab.open();
});

afterEach(async () => {
  await lab.close();
});

const kinds = (end: GraphEnd | undefined) =>
  Object.fromEntries([...(end?.nodes ?? [])].map(([key, { kind }]) => [key, kind]));
const codes = (end: GraphEnd | undefined) =>
  Object.fromEntries([...(end?.nodes ?? [])].map(([key, { result }]) => [key, result?.error?.code]));

describe("a run that has succeeded", () => {
  it("starts nothing when it is run again, and says what was kept", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", SHORT))]);
    const first = await lab.run(graph, { state: STATE });
    const requests = lab.lab.requests().length;

    const again = await lab.run(graph, { state: STATE });

    expect(lab.lab.requests()).toHaveLength(requests);
    expect(again.end).toMatchObject({ verdict: "succeeded", exitCode: 0, runId: first.end?.runId });
    expect(again.end?.nodes.get("one")).toMatchObject({ kind: "succeeded", kept: true });
  });

  it("brings artifacts again that are gone, without another pipeline", async () => {
    const libs = lab.project("group/libs", WITH_FILES);
    const graph = lab.graph([lab.node("libs", libs, { raw: { artifacts: "build" } })]);
    await lab.run(graph, { state: STATE });
    rmSync(lab.file("out"), { recursive: true });

    const { end } = await lab.run(graph, { state: STATE });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/libs": 1 }]);
    expect(readFileSync(lab.file("out/libs/build/dist/lib.a"), "utf8")).toBe("the library\n");
  });
});

describe("a run that was stopped", () => {
  it("keeps what had succeeded and starts only what it cancelled or had not started", async () => {
    const [short, long] = [lab.project("group/short", SHORT), lab.project("group/long", LONG)];
    const graph = lab.graph([
      lab.node("short", short),
      lab.node("long", long, { needs: ["short"] }),
      lab.node("last", short, { needs: ["long"] }),
    ]);
    const { end } = await lab.run(graph, {
      state: STATE,
      atRest: (_ms, stop) => {
        if (lab.pipelines.some(({ project, status }) => project === long && status === "running")) stop.abort();
      },
    });

    const again = await lab.run(graph, { state: STATE });

    expect(kinds(end)).toEqual({ short: "succeeded", long: "canceled", last: "skipped" });
    expect(kinds(again.end)).toEqual({ short: "succeeded", long: "succeeded", last: "succeeded" });
    expect(lab.counts).toEqual({ "group/short": 2, "group/long": 2 });
  });

  it("goes on with a pipeline that could not be cancelled and runs all the same", async () => {
    const long = lab.project("group/long", LONG);
    const graph = lab.graph([lab.node("long", long)]);
    lab.lab.gitlab.faults.add({
      path: /\/cancel$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 403 },
    });
    await lab.run(graph, {
      state: STATE,
      atRest: (_ms, stop) => {
        if (lab.pipelines.some(({ status }) => status === "running")) stop.abort();
      },
    });

    const { end } = await lab.run(graph, { state: STATE });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/long": 1 }]);
    expect(end?.nodes.get("long")?.result).toMatchObject({ how: "resumed" });
  });
});

describe("a run that died", () => {
  it("starts anew what was cancelled by whoever cleaned up after it", async () => {
    const long = lab.project("group/long", LONG);
    const graph = lab.graph([lab.node("long", long)]);
    await lab.run(graph, { state: STATE, death: { request: 3, at: "answer" } });
    const [left] = lab.pipelines;
    if (left === undefined) throw new Error("Nothing was started.");
    const url = `${lab.lab.gitlab.url}/api/v4/projects/${long.id}/pipelines/${left.id}/cancel`;
    await fetch(url, { method: "POST", headers: { "private-token": lab.env["ACCESS"] ?? "" } });

    const { end } = await lab.run(graph, { state: STATE });

    expect([end?.verdict, lab.pipelines.map(({ status }) => status)]).toEqual(["succeeded", ["canceled", "success"]]);
  });

  it.each([
    ["between a call and its answer", { request: 1, at: "answer" }],
    ["while it waited", { request: 3, at: "answer" }],
  ] as const)("%s knows what it has started also after a part that could do nothing", async (_when, death) => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", SHORT))]);
    await lab.run(graph, { state: STATE, death });
    const blind = await lab.run(graph, { state: STATE, env: {} });

    const { end } = await lab.run(graph, { state: STATE });

    expect(codes(blind.end)).toEqual({ one: "GRAPH_SECRET_MISSING" });
    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/one": 1 }]);
  });

  it("waits for a GitLab that is out of reach when it is gone on with", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", LONG))]);
    await lab.run(graph, { state: STATE, death: { request: 3, at: "answer" } });
    lab.lab.gitlab.faults.add({ times: 30, fault: { kind: "status", status: 503 } });

    const { end } = await lab.run(graph, { state: STATE });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/one": 1 }]);
  });
});

describe("a run that has failed", () => {
  it("tries again what has not succeeded when it is run again", async () => {
    const [good, bad] = [lab.project("group/good", SHORT), lab.project("group/bad", FAILING)];
    const graph = lab.graph([
      lab.node("good", good),
      lab.node("bad", bad),
      lab.node("after", good, { needs: ["bad"] }),
    ]);
    await lab.run(graph, { state: STATE });

    const { end } = await lab.run(graph, { state: STATE });

    expect(kinds(end)).toEqual({ good: "succeeded", bad: "failed", after: "skipped" });
    expect(lab.counts).toEqual({ "group/good": 1, "group/bad": 2 });
  });
});

describe("a state", () => {
  it("of another graph is refused, and nothing is started", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", SHORT))]);
    await lab.run(graph, { state: STATE, death: { request: 1, at: "asking" } });

    const { end } = await lab.run({ ...graph, hash: "f".repeat(64) }, { state: STATE });

    expect(end).toMatchObject({ verdict: "error", exitCode: 2, error: { code: "GRAPH_STATE_OTHER" } });
    expect(lab.pipelines).toEqual([]);
  });

  it.each([
    ["is none", "hello\n"],
    ["is of another version", '{"kind":"run","schema":"sluice/graph-state@9","runId":"r","graph":"g","at":1}\n'],
  ])("that %s is refused, and left as it is", async (_why, text) => {
    writeFileSync(lab.file(STATE), text);

    const { end } = await lab.run(lab.graph([lab.node("one", lab.project("group/one", SHORT))]), { state: STATE });

    expect(end?.error?.code).toBe("GRAPH_STATE_UNUSABLE");
    expect(readFileSync(lab.file(STATE), "utf8")).toBe(text);
  });

  it("that a second process takes over makes the first one stop, without cancelling what the other follows", async () => {
    const long = lab.project("group/long", FOREVER);
    const graph = lab.graph([lab.node("one", long), lab.node("two", long)], { creationsPerMinute: 1 });
    let isTaken = false;

    const { end } = await lab.run(graph, {
      state: STATE,
      atRest: () => {
        if (isTaken || lab.pipelines[0]?.status !== "running") return;
        isTaken = true;
        const other = openStateLog(lab.file(STATE));
        other.append('{"kind":"part","pid":1,"host":"another","at":1}');
        other.close();
      },
    });

    expect(end).toMatchObject({ verdict: "error", error: { code: "GRAPH_STATE_IN_USE" } });
    expect(lab.pipelines.map(({ status }) => status)).toEqual(["running"]);
    expect(lab.lab.requests(/cancel/)).toEqual([]);
  });
});

describe("a run without a state", () => {
  it("finds what an earlier attempt at the same CI job has started, by the marks of its nodes", async () => {
    const app = lab.project("group/app", LONG);
    const graph = lab.graph([lab.node("one", app), lab.node("two", app)]);
    const attempt = (count: number) => ({
      ...lab.env,
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: "group/caller",
      GITHUB_RUN_ID: "77",
      GITHUB_JOB: "release",
      GITHUB_ACTION: "graph",
      GITHUB_RUN_ATTEMPT: String(count),
    });
    await lab.run(graph, { env: attempt(1), death: { request: 8, at: "answer" } });

    const { end } = await lab.run(graph, { env: attempt(2) });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/app": 2 }]);
    expect([...(end?.nodes.values() ?? [])].map(({ result }) => result?.how)).toEqual(["resumed", "resumed"]);
  });
});
