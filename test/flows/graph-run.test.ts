// A graph of pipelines run against a GitLab: what starts when, what goes from one to the next, and what becomes of it all.
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GraphEnd } from "../../action/orchestrate/model.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { PipelineRow } from "../gitlab/world/rows.ts";
import { GraphLab } from "./graph-lab.ts";

const job = (runMs: number): CiFile => ({ jobs: [{ name: "build", runMs }] });
const FAILING: CiFile = { jobs: [{ name: "build", runMs: 1_000, result: "failed" }] };
const LIBS: CiFile = {
  jobs: [
    {
      name: "build",
      runMs: 5_000,
      artifacts: { "dist/lib.a": "the library\n" },
      reports: { dotenv: "VERSION=1.4.2\n" },
    },
  ],
};

let lab: GraphLab;

beforeEach(async () => {
  lab = await GraphLab.open();
});

afterEach(async () => {
  await lab.close();
});

const kinds = (end: GraphEnd | undefined) =>
  Object.fromEntries([...(end?.nodes ?? [])].map(([key, { kind }]) => [key, kind]));
const variables = (pipeline: PipelineRow | undefined) =>
  Object.fromEntries((pipeline?.variables ?? []).map(({ key, value }) => [key, value]));

describe("a graph", () => {
  it("hands on what its pipelines have brought, each in its own folder", async () => {
    const [libs, firmware] = [lab.project("group/libs", LIBS), lab.project("group/firmware", job(1_000))];
    const artifacts = { artifacts: "build: dist/**", "dotenv-from": "true" };
    const graph = lab.graph([
      lab.node("libs/amd64", libs, { name: "libs", leg: { ARCH: "amd64" }, raw: artifacts }),
      lab.node("firmware", firmware, {
        needs: ["libs/amd64"],
        raw: {
          variables: JSON.stringify({
            LIBS: "{{ needs.libs.outputs.VERSION }} of {{ needs.libs.pipeline-id }}",
            WHERE: "{{ needs.libs.artifacts-path }}",
          }),
        },
      }),
    ]);

    const { end } = await lab.run(graph);

    const made = lab.pipelines.find(({ project }) => project === libs);
    const next = lab.pipelines.find(({ project }) => project === firmware);
    expect(end).toMatchObject({ verdict: "succeeded", exitCode: 0 });
    expect(readFileSync(lab.file("out/libs/amd64/build/dist/lib.a"), "utf8")).toBe("the library\n");
    expect(variables(next)).toMatchObject({ LIBS: `1.4.2 of ${made?.id}`, WHERE: lab.file("out/libs/amd64") });
  });

  it("gives every pipeline the mark of its node in this run, so that no two are mistaken for each other", async () => {
    const app = lab.project("group/app", job(1_000));

    await lab.run(lab.graph([lab.node("one", app), lab.node("two", app)]));

    const marks = lab.pipelines.map((pipeline) => variables(pipeline)["SLUICE_RUN"]);
    expect(new Set(marks).size).toBe(2);
    expect(marks).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it("runs no more at once than it may", async () => {
    const projects = ["a", "b", "c", "d", "e"].map((name) => lab.project(`group/${name}`, job(10_000)));
    let most = 0;
    const running = () => lab.pipelines.filter(({ status }) => status === "running" || status === "pending").length;

    await lab.run(
      lab.graph(
        projects.map((project) => lab.node(project.path.slice(6), project)),
        { maxParallel: 2 },
      ),
      { atRest: () => (most = Math.max(most, running())) },
    );

    expect([lab.pipelines.length, most]).toEqual([5, 2]);
  });

  it("creates no more pipelines of a project within a minute than it may", async () => {
    const app = lab.project("group/app", job(1_000));
    const keys = ["a", "b", "c", "d", "e"];

    await lab.run(
      lab.graph(
        keys.map((key) => lab.node(key, app)),
        { creationsPerMinute: 2 },
      ),
    );

    const seconds = lab.pipelines.map(({ createdAt }) =>
      Math.floor((createdAt - (lab.pipelines[0]?.createdAt ?? 0)) / 60_000),
    );
    expect(seconds).toEqual([0, 0, 1, 1, 2]);
  });

  it("skips what needs a failed one, and runs what is there for that", async () => {
    const [bad, good] = [lab.project("group/bad", FAILING), lab.project("group/good", job(1_000))];
    const graph = lab.graph([
      lab.node("bad", bad),
      lab.node("after", good, { needs: ["bad"] }),
      lab.node("clean-up", good, { needs: ["after"], when: "on-failure" }),
      lab.node("tell", good, { needs: ["after", "clean-up"], when: "always" }),
      lab.node("beside", good),
    ]);

    const { end } = await lab.run(graph);

    expect(end).toMatchObject({ verdict: "failed", exitCode: 1 });
    expect(kinds(end)).toEqual({
      bad: "failed",
      after: "skipped",
      "clean-up": "succeeded",
      tell: "succeeded",
      beside: "succeeded",
    });
  });

  it("goes on after a failure that is allowed, and counts it as a warning", async () => {
    const [bad, good] = [lab.project("group/bad", FAILING), lab.project("group/good", job(1_000))];

    const { end } = await lab.run(
      lab.graph([lab.node("bad", bad, { allowFailure: true }), lab.node("after", good, { needs: ["bad"] })]),
    );

    expect(end).toMatchObject({ verdict: "succeeded", exitCode: 0, warnings: 1 });
    expect(kinds(end)).toEqual({ bad: "allowed-failure", after: "succeeded" });
  });

  it("under fail-fast cancels what runs beside a failure, and tells how every node ended", async () => {
    const [bad, long] = [lab.project("group/bad", FAILING), lab.project("group/long", job(Number.POSITIVE_INFINITY))];
    const graph = lab.graph(
      [lab.node("bad", bad), lab.node("long", long), lab.node("after", long, { needs: ["long"] })],
      { failFast: true },
    );

    const { end } = await lab.run(graph);

    const statuses = Object.fromEntries(lab.pipelines.map(({ project, status }) => [project.path, status]));
    expect(statuses).toEqual({ "group/bad": "failed", "group/long": "canceled" });
    expect(end?.exitCode).toBe(1);
    expect([...(end?.nodes ?? [])].map(([key, { kind, cause }]) => [key, kind, cause])).toEqual([
      ["bad", "failed", undefined],
      ["long", "canceled", "fail-fast"],
      ["after", "skipped", "fail-fast"],
    ]);
  });

  it("tries a failed pipeline's jobs again where its token may, and starts another pipeline where it may not", async () => {
    const once: CiFile = { jobs: [{ name: "build", runMs: 1_000, result: ["failed", "success"] }] };
    const [mine, theirs] = [lab.project("group/mine", once), lab.project("group/theirs", FAILING)];
    const { token } = lab.lab.gitlab.world.triggerToken(theirs, lab.lab.user);
    theirs.visibility = "public";
    const byTrigger = { tokens: { "trigger-token": { kind: "env", name: "TRIGGER" } } } as const;

    const { end } = await lab.run(
      lab.graph([lab.node("mine", mine, { retry: 1 }), lab.node("theirs", theirs, { retry: 2, ...byTrigger })]),
      { env: { ...lab.env, TRIGGER: token } },
    );

    expect(lab.counts).toEqual({ "group/mine": 1, "group/theirs": 3 });
    expect(kinds(end)).toEqual({ mine: "succeeded", theirs: "failed" });
    expect(end?.nodes.get("theirs")?.attempts).toBe(3);
  });

  it("ends one whose value was not brought with a code, and nothing is started for it", async () => {
    const [libs, firmware] = [lab.project("group/libs", job(1_000)), lab.project("group/firmware", job(1_000))];
    const raw = { variables: JSON.stringify({ V: "{{ needs.libs.outputs.VERSION }}" }) };

    const { end } = await lab.run(
      lab.graph([lab.node("libs", libs), lab.node("firmware", firmware, { needs: ["libs"], raw })]),
    );

    expect(end?.nodes.get("firmware")).toMatchObject({
      kind: "error",
      result: { error: { code: "GRAPH_VALUE_MISSING" } },
    });
    expect([end?.verdict, end?.exitCode, lab.counts]).toEqual(["error", 2, { "group/libs": 1 }]);
  });

  it("ends when its time is up, whatever its pipelines would take", async () => {
    const long = lab.project("group/long", job(Number.POSITIVE_INFINITY));

    const { end } = await lab.run(
      lab.graph([lab.node("long", long), lab.node("after", long, { needs: ["long"] })], { timeoutMs: 60_000 }),
    );

    expect([end?.verdict, end?.exitCode, kinds(end)]).toEqual(["timed-out", 5, { long: "canceled", after: "skipped" }]);
    expect(lab.pipelines.map(({ status }) => status)).toEqual(["canceled"]);
  });
});

describe("what shows a run", () => {
  it("does not end it when it fails", async () => {
    const graph = lab.graph([lab.node("one", lab.project("group/one", job(1_000)))]);

    const { end } = await lab.run(graph, {
      hear: () => {
        throw new Error("The screen is gone.");
      },
    });

    expect([end?.verdict, lab.counts]).toEqual(["succeeded", { "group/one": 1 }]);
  });
});

describe("many waits in one project", () => {
  it("ask GitLab far less than each of them would by itself", async () => {
    const app = lab.project("group/app", job(1_800_000));
    await lab.run(lab.graph([lab.node("first", app)]));
    const before = lab.lab.requests().length;
    // The second one knows, as those after it do, how long the first one took.
    await lab.run(lab.graph([lab.node("alone", app)]));
    const alone = lab.lab.requests().length - before;
    const keys = Array.from({ length: 20 }, (_none, index) => `n${index}`);

    const { end } = await lab.run(
      lab.graph(
        keys.map((key) => lab.node(key, app)),
        { maxParallel: 20 },
      ),
    );

    expect(end?.verdict).toBe("succeeded");
    const together = lab.lab.requests().length - before - alone;
    expect(together).toBeLessThan(alone * keys.length * 0.6);
  });
});

describe("a stop", () => {
  it("cancels every pipeline that runs, the deepest first, and starts none", async () => {
    const [short, long] = [
      lab.project("group/short", job(1_000)),
      lab.project("group/long", job(Number.POSITIVE_INFINITY)),
    ];
    const graph = lab.graph([
      lab.node("shallow", long),
      lab.node("first", short),
      lab.node("second", short, { needs: ["first"] }),
      lab.node("deep", long, { needs: ["second"] }),
      lab.node("never", long, { needs: ["deep"] }),
    ]);

    const { end, events } = await lab.run(graph, {
      atRest: (_ms, stop) => {
        if (lab.pipelines.filter(({ project, status }) => project === long && status === "running").length === 2)
          stop.abort();
      },
    });

    const canceled = lab.lab.requests(/POST .*\/cancel$/);
    const idOf = (key: string) =>
      events.flatMap((event) =>
        event.kind === "node" && event.key === key && event.state.kind === "running" ? [event.state.pipeline.id] : [],
      )[0];
    expect(canceled.map((line) => Number(/pipelines\/(\d+)\//.exec(line)?.[1])).slice(0, 2)).toEqual([
      idOf("deep"),
      idOf("shallow"),
    ]);
    expect([end?.verdict, end?.exitCode]).toEqual(["interrupted", 6]);
    expect(kinds(end)).toMatchObject({ shallow: "canceled", deep: "canceled", never: "skipped" });
    expect(existsSync(lab.file("out"))).toBe(false);
  });
});
