import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeEnd, NodeKey } from "../../../../action/orchestrate/model.ts";
import { criticalPath } from "../../../../action/orchestrate/report/critical-path.ts";
import { aGraph, aNode, anEnd } from "./a-graph.ts";

const ran = (from: number, to: number) => anEnd("succeeded", { ready: from, started: from, ended: to });
const ends = (nodes: Readonly<Record<NodeKey, NodeEnd>>) => new Map(Object.entries(nodes));

describe("the critical path", () => {
  it("is the chain that ran longest, not the one with the most nodes", () => {
    const graph = aGraph(aNode("a"), aNode("b", ["a"]), aNode("c", ["b"]), aNode("long"), aNode("end", ["c", "long"]));

    const path = criticalPath(
      graph,
      ends({ a: ran(0, 5), b: ran(5, 10), c: ran(10, 15), long: ran(0, 60), end: ran(60, 62) }),
    );

    expect(path).toEqual({ keys: ["long", "end"], ranMs: 62_000 });
  });

  it("leaves out the time that nodes waited for a place", () => {
    const late = anEnd("succeeded", { ready: 10, started: 100, ended: 110 });

    expect(criticalPath(aGraph(aNode("a"), aNode("b", ["a"])), ends({ a: ran(0, 10), b: late }))).toEqual({
      keys: ["a", "b"],
      ranMs: 20_000,
    });
  });

  it("goes through nodes that never ran without naming them", () => {
    const graph = aGraph(aNode("a"), aNode("skipped", ["a"]), aNode("tell", ["skipped"], { when: "always" }));

    const path = criticalPath(
      graph,
      ends({ a: ran(0, 10), skipped: anEnd("skipped", { ended: 10 }), tell: ran(10, 11) }),
    );

    expect(path).toEqual({ keys: ["a", "tell"], ranMs: 11_000 });
  });

  it("does not go through what was skipped before something else it needs had ended", () => {
    const graph = aGraph(
      aNode("slow"),
      aNode("bad"),
      aNode("skipped", ["slow", "bad"]),
      aNode("tell", ["skipped"], { when: "on-failure" }),
    );

    const path = criticalPath(
      graph,
      ends({ slow: ran(0, 9), bad: ran(0, 7), skipped: anEnd("skipped", { ended: 7 }), tell: ran(7, 15) }),
    );

    expect(path).toEqual({ keys: ["bad", "tell"], ranMs: 15_000 });
  });

  it("is, of equal chains, the one that stands first in the file", () => {
    const graph = aGraph(aNode("one"), aNode("two"), aNode("join", ["two", "one"]), aNode("other", ["one"]));

    const path = criticalPath(graph, ends({ one: ran(0, 9), two: ran(0, 9), join: ran(9, 10), other: ran(9, 10) }));

    expect(path?.keys).toEqual(["two", "join"]);
  });

  it("is nothing when nothing ran", () => {
    expect(criticalPath(aGraph(aNode("a")), ends({ a: anEnd("skipped", { ended: 0 }) }))).toBeUndefined();
  });

  it("finds its way through a chain of ten thousand nodes", () => {
    const keys = Array.from({ length: 10_000 }, (_, at) => `n${at}`);
    const graph = aGraph(...keys.map((key, at) => aNode(key, at === 0 ? [] : [`n${at - 1}`])));

    const path = criticalPath(graph, ends(Object.fromEntries(keys.map((key, at) => [key, ran(at, at + 1)]))));

    expect(path?.ranMs).toBe(10_000_000);
    expect(path?.keys).toHaveLength(10_000);
  });

  it("is as long as the longest of all chains, in any graph", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.array(fc.nat(7), { maxLength: 4 })), { maxLength: 8 }), (rows) => {
        const keyed = rows.map(([seconds, needs], at) => ({
          key: `n${at}`,
          seconds,
          needs: [...new Set(needs.filter((need) => need < at))].map((need) => `n${need}`),
        }));
        const graph = aGraph(...keyed.map(({ key, needs }) => aNode(key, needs)));
        const of = new Map(keyed.map((one) => [one.key, one]));

        const path = criticalPath(graph, new Map(keyed.map(({ key, seconds }) => [key, ran(0, seconds)])));

        const chain = (key: NodeKey): number =>
          (of.get(key)?.seconds ?? 0) + Math.max(0, ...(of.get(key)?.needs ?? []).map(chain));
        expect(path?.ranMs ?? 0).toBe(1_000 * Math.max(0, ...keyed.map(({ key }) => chain(key))));
        const named = path?.keys ?? [];
        expect(named.every((key, at) => at === 0 || of.get(key)?.needs.includes(named[at - 1] ?? "") === true)).toBe(
          true,
        );
      }),
    );
  });
});
