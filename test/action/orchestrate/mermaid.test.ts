import { describe, expect, it } from "vitest";
import { graphLines } from "../../../action/orchestrate/graph-lines.ts";
import { mermaidGraph } from "../../../action/orchestrate/mermaid.ts";
import { graphOf, pipelines } from "./file/examining.ts";

describe("a graph as mermaid", () => {
  it("says when an arrow is not on-success, which legs are needed, and what may fail", async () => {
    const graph = await graphOf(
      pipelines(
        "libs: { project: g/a, ref: main, matrix: { A: [x, y] } }",
        "one: { project: g/a, ref: main, needs: libs/x }",
        "clean: { project: g/a, ref: main, needs: [one, libs], when: always, allow-failure: true }",
      ),
    );

    expect(mermaidGraph(graph)).toBe(`flowchart LR
  subgraph g0["libs"]
    n0["x"]
    n1["y"]
  end
  n2["one"]
  n3["clean"]
  n0 --> n2
  n2 -->|always| n3
  g0 -->|always| n3
  classDef optional stroke-dasharray:4 3
  class n3 optional`);
  });

  it("folds the matrices of a large graph, so that whoever draws it takes it", async () => {
    const axis = Array.from({ length: 120 }, (_, at) => `v${at}`).join(", ");
    const graph = await graphOf(
      pipelines(
        `libs: { project: g/a, ref: main, matrix: { A: [${axis}] } }`,
        `apps: { project: g/a, ref: main, needs: libs, matrix: { A: [${axis}] } }`,
      ),
    );

    expect(mermaidGraph(graph)).toBe('flowchart LR\n  g0["libs ×120"]\n  g1["apps ×120"]\n  g0 --> g1');
  });
});

describe("a graph for a terminal", () => {
  it("has what can run at the same time below one number", async () => {
    const graph = await graphOf(
      pipelines(
        "libs: { project: g/libs, ref: main, matrix: { A: [x, y] } }",
        "docs: { project: g/docs, ref: main }",
        "one: { project: g/one, ref: main, needs: [libs/x, docs] }",
        "clean: { project: g/clean, ref: main, needs: [one, libs], when: always, allow-failure: true }",
      ),
    );

    expect(graphLines(graph)).toEqual([
      "1  libs/x  g/libs   https://gitlab.example.com",
      "   libs/y  g/libs   https://gitlab.example.com",
      "   docs    g/docs   https://gitlab.example.com",
      "2  one     g/one    https://gitlab.example.com  needs libs/x and docs",
      "3  clean   g/clean  https://gitlab.example.com  needs one and libs, always, may fail",
    ]);
  });
});
