// The run of a graph, whose process dies at every point between two requests, and is gone on with from its state: whatever the
// moment, no pipeline is started twice, and what was brought is there in the end.
import { appendFileSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Graph } from "../../action/orchestrate/model.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { type Death, GraphLab, type GraphRun } from "./graph-lab.ts";

const STATE = "run.state";
const LIBS: CiFile = {
  jobs: [
    {
      name: "build",
      runMs: 3_000,
      artifacts: { "dist/lib.a": "the library\n" },
      reports: { dotenv: "VERSION=1.4.2\nTOKEN=very-secret\n" },
    },
  ],
};
const SHORT: CiFile = { jobs: [{ name: "build", runMs: 2_000 }] };

/** Three pipelines in a row, one of which reads what the first has brought, and one beside them. */
function theGraph(lab: GraphLab): Graph {
  const [libs, app, docs] = [
    lab.project("group/libs", LIBS),
    lab.project("group/app", SHORT),
    lab.project("group/docs", SHORT),
  ];
  const brought = {
    artifacts: "build: dist/**",
    "dotenv-from": "true",
    "dotenv-mask": "TOKEN",
  };
  const read = JSON.stringify({ V: "{{ needs.libs.outputs.VERSION }}", T: "{{ needs.libs.outputs.TOKEN }}" });
  return lab.graph([
    lab.node("libs", libs, { raw: brought }),
    lab.node("app", app, { needs: ["libs"], raw: { variables: read } }),
    lab.node("docs", docs),
    lab.node("last", docs, { needs: ["app", "docs"] }),
  ]);
}

const EVERY_PIPELINE = { "group/libs": 1, "group/app": 1, "group/docs": 2 };

function expectWhole(lab: GraphLab, { end }: GraphRun): void {
  const read = lab.pipelines.find(({ project }) => project.path === "group/app")?.variables ?? [];

  expect([end?.verdict, end?.exitCode]).toEqual(["succeeded", 0]);
  expect(lab.counts).toEqual(EVERY_PIPELINE);
  expect(read.filter(({ key }) => !key.startsWith("SLUICE_")).map(({ key, value }) => [key, value])).toEqual([
    ["V", "1.4.2"],
    ["T", "very-secret"],
  ]);
  expect(readFileSync(lab.file("out/libs/build/dist/lib.a"), "utf8")).toBe("the library\n");
}

async function withLab<T>(use: (lab: GraphLab) => Promise<T>): Promise<T> {
  const lab = await GraphLab.open();
  try {
    return await use(lab);
  } finally {
    await lab.close();
  }
}

describe("a run whose process dies", () => {
  it.each(["asking", "leaving", "answer"] as const)(
    "at any request, while %s, starts none twice",
    async (at) => {
      const whole = await withLab(async (lab) => await lab.run(theGraph(lab), { state: STATE }));
      const moments =
        at === "leaving" ? whole.left : Array.from({ length: whole.requests }, (_none, index) => index + 1);

      for (const request of moments)
        await withLab(async (lab) => {
          const graph = theGraph(lab);
          await lab.run(graph, { state: STATE, death: { request, at } });

          expectWhole(lab, await lab.run(graph, { state: STATE }));
        });

      expect(moments.length).toBeGreaterThan(3);
    },
    120_000,
  );

  it("at any request, while things fail and are tried again, starts none twice", async () => {
    const theTroubles = (lab: GraphLab) => {
      const failing = (results: "failed" | readonly ["failed", "success"]): CiFile => ({
        jobs: [{ name: "build", runMs: 1_000, result: results }],
      });
      const project = (name: string, ci: CiFile) => lab.project(`group/${name}`, ci);
      return lab.graph([
        lab.node("flaky", project("flaky", failing(["failed", "success"])), { retry: 1 }),
        lab.node("shaky", project("shaky", failing("failed")), { allowFailure: true }),
        lab.node("after", project("after", SHORT), { needs: ["flaky", "shaky"] }),
        lab.node("clean-up", project("clean-up", SHORT), { needs: ["shaky"], when: "on-failure" }),
      ]);
    };
    const whole = await withLab(async (lab) => await lab.run(theTroubles(lab), { state: STATE }));

    for (let request = 1; request <= whole.requests; request += 1)
      await withLab(async (lab) => {
        const graph = theTroubles(lab);
        await lab.run(graph, { state: STATE, death: { request, at: "answer" } });
        const { end } = await lab.run(graph, { state: STATE });

        expect(lab.counts).toEqual({ "group/flaky": 1, "group/shaky": 1, "group/after": 1 });
        expect([end?.verdict, end?.warnings]).toEqual(["succeeded", 1]);
      });
  }, 120_000);

  it("again and again starts none twice", async () => {
    await withLab(async (lab) => {
      const graph = theGraph(lab);
      let last: GraphRun | undefined;
      for (let request = 1; last?.end === undefined; request += 1) {
        const at = (["answer", "asking", "leaving"] as const)[request % 3] ?? "answer";
        const death: Death = { request: 2 + (request % 9) + Math.floor(request / 4), at };
        last = await lab.run(graph, { state: STATE, death });
      }

      expectWhole(lab, last);
    });
  }, 60_000);

  it("leaves a state that any of its lines may be cut off in", async () => {
    await withLab(async (lab) => {
      const graph = theGraph(lab);
      await lab.run(graph, { state: STATE, death: { request: 12, at: "answer" } });
      appendFileSync(lab.file(STATE), '{"kind":"leaving","node":"la');

      expectWhole(lab, await lab.run(graph, { state: STATE }));
      expectWhole(lab, await lab.run(graph, { state: STATE }));
    });
  });

  it("has written no token and no masked value down", async () => {
    await withLab(async (lab) => {
      await lab.run(theGraph(lab), { state: STATE });

      const state = readFileSync(lab.file(STATE), "utf8");
      expect(state).toContain("1.4.2");
      expect(state).not.toContain("very-secret");
      expect(state).not.toContain(lab.env["ACCESS"]);
    });
  });
});
