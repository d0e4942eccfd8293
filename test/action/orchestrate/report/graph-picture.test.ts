import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeEnd, NodeEndKind, NodeKey } from "../../../../action/orchestrate/model.ts";
import { graphPicture } from "../../../../action/orchestrate/report/graph-picture.ts";
import { WORST_FIRST } from "../../../../action/orchestrate/report/outcome-look.ts";
import { aGraph, aNode, anEnd } from "./a-graph.ts";

const same = (text: string) => text;
const ended = (kind: NodeEndKind): NodeEnd =>
  kind === "skipped" ? anEnd(kind, { ended: 9 }) : anEnd(kind, { ready: 0, started: 0, ended: 9 });
const ends = (nodes: Readonly<Record<NodeKey, NodeEndKind>>) =>
  new Map(Object.entries(nodes).map(([key, kind]) => [key, ended(kind)]));

describe("the picture of a graph", () => {
  const graph = aGraph(
    aNode("libs/amd64"),
    aNode("libs/arm64"),
    aNode("docs"),
    aNode("app", ["libs/amd64", "libs/arm64"]),
    aNode("deploy", ["app", "docs"]),
  );
  const kinds = {
    "libs/amd64": "succeeded",
    "libs/arm64": "canceled",
    docs: "allowed-failure",
    app: "failed",
    deploy: "skipped",
  } as const;

  it("shows every node in the colour of its end, and the critical path in thick lines", () => {
    const picture = graphPicture(graph, ends(kinds), ["libs/amd64", "app"], same);

    expect(picture?.folding).toBe("nothing");
    expect(picture?.text.split("\n").slice(0, 10)).toEqual([
      "flowchart LR",
      '  n0["✓ libs/amd64<br/>9s"]:::succeeded',
      '  n1["⊘ libs/arm64<br/>9s"]:::canceled',
      '  n2["! docs<br/>9s"]:::allowedfailure',
      '  n3["✗ app<br/>9s"]:::failed',
      '  n4["» deploy<br/>skipped"]:::skipped',
      "  n0 ==> n3",
      "  n1 --> n3",
      "  n2 --> n4",
      "  n3 --> n4",
    ]);
    for (const name of ["succeeded", "canceled", "allowedfailure", "failed", "skipped"])
      expect(picture?.text).toMatch(new RegExp(`classDef ${name} fill:#`));
  });

  it("folds the legs of a matrix once there are too many boxes, and names those that failed", () => {
    const legs = Array.from({ length: 50 }, (_, at) => `libs/leg-${at}`);
    const large = aGraph(...legs.map((key) => aNode(key)), aNode("app", legs));
    const of = ends({
      ...Object.fromEntries(legs.map((key) => [key, "succeeded" as const])),
      "libs/leg-7": "failed",
      app: "skipped",
    });

    const picture = graphPicture(large, of, [], same);

    expect(picture?.folding).toBe("matrix");
    expect(picture?.text).toContain('n0["libs ×50<br/>✓ 49 succeeded · ✗ 1 failed<br/>✗ libs/leg-7"]:::failed');
    expect(picture?.text).toContain("n0 --> n1");
  });

  it("folds pipelines that need the same and ended alike, and keeps one that failed by itself", () => {
    const services = Array.from({ length: 60 }, (_, at) => `service-${at}`);
    const large = aGraph(aNode("base"), ...services.map((key) => aNode(key, ["base"])), aNode("end", services));
    const of = ends({
      base: "succeeded",
      ...Object.fromEntries(services.map((key) => [key, "succeeded" as const])),
      "service-3": "failed",
      end: "skipped",
    });

    const picture = graphPicture(large, of, [], same);

    expect(picture?.folding).toBe("alike");
    expect(picture?.text).toContain(
      '"59 pipelines<br/>service-0, service-1, service-2 and 56 more<br/>✓ 59 succeeded"',
    );
    expect(picture?.text).toContain('"✗ service-3<br/>9s"]:::failed');
  });

  it("leaves mermaid nothing to read but names, and shows no secret", () => {
    const evil = 'x"]; click n0 "javascript:alert(1)" <img src=x onerror=alert(1)> `#quot;` secret';
    const picture = graphPicture(aGraph(aNode(evil)), new Map([[evil, ended("failed")]]), [], (text) =>
      text.replaceAll("secret", "***"),
    );

    const label = /^ {2}n0\["(.*)"\]:::failed$/m.exec(picture?.text ?? "")?.[1]?.replace("<br/>9s", "");
    expect(label).toMatch(/^✗ x/);
    expect(label).not.toMatch(/["#;<>`&]|secret/);
  });

  it("is small enough for mermaid whatever the graph, or is not drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(12), fc.array(fc.nat(400), { maxLength: 6 }), fc.constantFrom(...WORST_FIRST)), {
          minLength: 1,
          maxLength: 400,
        }),
        (rows) => {
          const keys = rows.map(([name], at) => `p${name}/leg${at}`);
          const random = aGraph(
            ...rows.map(([, needs], at) =>
              aNode(
                keys[at] ?? "",
                [...new Set(needs.filter((need) => need < at))].map((need) => keys[need] ?? ""),
              ),
            ),
          );

          const picture = graphPicture(
            random,
            new Map(rows.map(([, , kind], at) => [keys[at] ?? "", ended(kind)])),
            keys,
            same,
          );

          const lines = picture?.text.split("\n") ?? [];
          expect(lines.filter((line) => / n\d+\[/.test(line)).length).toBeLessThanOrEqual(40);
          expect(lines.filter((line) => /[-=]->|==>/.test(line)).length).toBeLessThanOrEqual(250);
          expect(lines.join("\n").length).toBeLessThan(50_000);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is none of a chain that no folding makes short", () => {
    const keys = Array.from({ length: 5_000 }, (_, at) => `n${at}`);
    const chain = aGraph(...keys.map((key, at) => aNode(key, at === 0 ? [] : [`n${at - 1}`])));

    expect(
      graphPicture(chain, ends(Object.fromEntries(keys.map((key) => [key, "succeeded" as const]))), keys, same),
    ).toBeUndefined();
  });
});
