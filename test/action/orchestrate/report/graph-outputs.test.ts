import { describe, expect, it } from "vitest";
import { graphResultOutput, nodesOutput } from "../../../../action/orchestrate/report/graph-outputs.ts";
import { toGraphResult } from "../../../../action/orchestrate/report/graph-result.ts";
import { graphResultSchema } from "../../../../scripts/generate/graph-schemas.ts";
import { aGraph, aGraphEnd, aNode, anEnd, aResult } from "./a-graph.ts";

const job = { id: 5, name: "unit", stage: "test", webUrl: "https://gitlab.example.com/j/5", project: "group/app" };
const small = toGraphResult(
  aGraph(aNode("libs/amd64"), aNode("app", ["libs/amd64"])),
  aGraphEnd({
    "libs/amd64": anEnd(
      "succeeded",
      { ready: 0, started: 1, ended: 61 },
      { result: aResult(811, { artifacts: { path: "/out/libs/amd64", count: 2 } }) },
    ),
    app: anEnd("skipped", { ended: 61 }, { cause: "stopped", why: "the run was stopped" }),
  }),
);
const keys = Array.from({ length: 2_000 }, (_, at) => `service-${at}`);
const large = toGraphResult(
  aGraph(...keys.map((key) => aNode(key))),
  aGraphEnd(
    Object.fromEntries(
      keys.map((key, at) => [
        key,
        at === 1_999
          ? anEnd("failed", { ready: 0, started: 0, ended: 9 }, { result: aResult(at, { failedJobs: [job] }) })
          : anEnd("succeeded", { ready: 0, started: 0, ended: 9 }, { result: aResult(at) }),
      ]),
    ),
  ),
);

describe("the result of a graph", () => {
  it("says of every node how it ended, what it waited and ran for, and what its step came to", () => {
    expect(small).toMatchObject({
      outcome: "succeeded",
      exitCode: 0,
      tookMs: 61_000,
      counts: { succeeded: 1, skipped: 1, failed: 0 },
      criticalPath: { nodes: ["libs/amd64"], ranMs: 60_000 },
      nodes: [
        {
          node: "libs/amd64",
          matrix: { LEG: "amd64" },
          needs: [],
          host: "https://gitlab.example.com",
          project: "group/libs",
          outcome: "succeeded",
          startedAt: "2026-03-04T12:00:01.000Z",
          waitedMs: 1_000,
          ranMs: 60_000,
          attempts: 1,
          result: { pipeline: { id: 811 }, artifacts: { count: 2 } },
        },
        { node: "app", outcome: "skipped", cause: "stopped", why: "the run was stopped", attempts: 0 },
      ],
    });
    expect(graphResultSchema.parse(small)).toEqual(small);
  });
});

describe("the outputs of a graph", () => {
  it("have the whole result where it is short", () => {
    expect(JSON.parse(graphResultOutput(small))).toEqual(small);
  });

  it("name every node in the words of a single step's outputs", () => {
    expect(JSON.parse(nodesOutput(small))).toEqual({
      "libs/amd64": {
        outcome: "succeeded",
        "pipeline-id": 811,
        "web-url": "https://gitlab.example.com/group/app/-/pipelines/811",
        status: "success",
        sha: "0123456789abcdef0123456789abcdef01234567",
        "artifacts-path": "/out/libs/amd64",
      },
      app: { outcome: "skipped" },
    });
  });

  it("name the worst nodes where there are too many, and say how many are left out", () => {
    const result = graphResultOutput(large);
    const nodes = nodesOutput(large);

    expect(result.length + nodes.length).toBeLessThanOrEqual(250_000);
    const parsed = graphResultSchema.parse(JSON.parse(result));
    expect(parsed.nodes.map(({ node }) => node)).toContain("service-1999");
    expect(parsed.nodes.length + (parsed.leftOut ?? 0)).toBe(2_000);
    expect(parsed.nodes.length).toBeGreaterThan(200);
    expect(JSON.parse(nodes)).toHaveProperty("service-1999.outcome", "failed");
  });
});
