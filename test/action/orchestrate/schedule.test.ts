import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creationDueAt, scopeOf } from "../../../action/orchestrate/creations.ts";
import { isFailure } from "../../../action/orchestrate/judge-needs.ts";
import type { Graph, GraphNode, NodeEnd, NodeKey, NodeState } from "../../../action/orchestrate/model.ts";
import { type Move, schedule } from "../../../action/orchestrate/schedule.ts";
import { shapeOf } from "../../../action/orchestrate/shape.ts";
import { aGraph, aNode, type Entry, type Played, play, type Story, stories } from "./simulated-run.ts";

/** Enough to meet each of the rules in most of their combinations. */
const RUNS = { numRuns: 400 };

function holds(promise: (story: Story, played: Played) => void): void {
  fc.assert(
    fc.property(stories, (story) => promise(story, play(story))),
    RUNS,
  );
}

type Started = Entry & { readonly kind: "move" };

function startsOf({ entries }: Played): readonly Started[] {
  return entries.filter((entry): entry is Started => entry.kind === "move" && entry.move.kind === "start");
}

function endOf(states: ReadonlyMap<NodeKey, NodeState>, key: NodeKey): NodeEnd | undefined {
  const state = states.get(key);
  return state?.kind === "ended" ? state.end : undefined;
}

function isGood({ kind }: NodeEnd): boolean {
  return kind === "succeeded" || kind === "allowed-failure";
}

function nodeOf({ nodes }: Graph, key: NodeKey): GraphNode {
  const node = nodes.get(key);
  if (node === undefined) throw new Error(`No node ${key}.`);
  return node;
}

describe("whatever the graph, and whatever becomes of its nodes", () => {
  it("no node starts before all it needs has ended as it wants it", () => {
    const lets = (when: GraphNode["when"], ends: readonly NodeEnd[]) =>
      when === "always" || (when === "on-success" ? ends.every(isGood) : ends.some(isFailure));
    holds(({ graph }, played) => {
      for (const { move, states } of startsOf(played)) {
        const { needs, when } = nodeOf(graph, move.key);
        const ends = needs.flatMap((need) => endOf(states, need) ?? []);

        expect(ends).toHaveLength(needs.length);
        expect(lets(when, ends)).toBe(true);
      }
    });
  });

  it("never more run at once than there are places", () => {
    holds(({ graph }, played) => {
      for (const { states } of startsOf(played)) {
        const placed = [...states.values()].filter(({ kind }) => ["starting", "running", "canceling"].includes(kind));

        expect(placed.length).toBeLessThan(graph.policy.maxParallel);
      }
    });
  });

  it("every node ends, in exactly one state", () => {
    holds(({ graph }, { entries, states }) => {
      for (const key of graph.nodes.keys()) {
        expect(states.get(key)?.kind).toBe("ended");
        expect(entries.filter((entry) => entry.kind === "ended" && entry.key === key)).toHaveLength(1);
      }
    });
  });

  it("without fail-fast and a stop, exactly those are skipped whose `when` their needs rule out", () => {
    holds(({ graph, stopAt }, { states }) => {
      if (graph.policy.failFast || stopAt !== undefined) return;
      for (const { key, needs, when } of graph.nodes.values()) {
        const ends = needs.flatMap((need) => endOf(states, need) ?? []);
        const wanted = when === "always" || (when === "on-success" ? ends.every(isGood) : ends.some(isFailure));
        const end = endOf(states, key);
        const isRuledOut = end?.cause === "needs-failed" || end?.cause === "not-needed";

        expect({ isTried: (end?.attempts ?? 0) > 0, isRuledOut }).toEqual({ isTried: wanted, isRuledOut: !wanted });
      }
    });
  });

  it("within any minute no more pipelines are created in a project than may be", () => {
    holds(({ graph }, { entries }) => {
      const created = entries.flatMap((entry) => (entry.kind === "created" ? [entry] : []));
      for (const { key, at } of created) {
        const scope = scopeOf(nodeOf(graph, key));
        const beside = created.filter(
          (one) => scopeOf(nodeOf(graph, one.key)) === scope && one.at > at - 60_000 && one.at <= at,
        );

        expect(beside.length).toBeLessThanOrEqual(graph.policy.creationsPerMinute);
      }
    });
  });

  it("a node is tried once more than it may be retried at most, and again only after its pipeline has failed", () => {
    holds(({ graph, fates }, played) => {
      for (const { key, retry } of graph.nodes.values()) {
        const tried = startsOf(played).filter(({ move }) => move.key === key).length;
        const outcomes = fates.get(key)?.outcomes.slice(0, Math.max(0, tried - 1)) ?? [];

        expect(tried).toBeLessThanOrEqual(retry + 1);
        expect(outcomes.every((outcome) => outcome === "failed")).toBe(true);
        expect(endOf(played.states, key)?.attempts).toBe(tried);
      }
    });
  });

  it("under fail-fast, nothing that is there for success starts after the first failure, and only that is cancelled", () => {
    holds(({ graph, stopAt }, { entries }) => {
      if (!graph.policy.failFast || stopAt !== undefined) return;
      const moves = entries.filter((entry): entry is Started => entry.kind === "move");
      const seen = moves.map(({ move, states }) => ({
        move,
        forSuccess: nodeOf(graph, move.key).when === "on-success",
        hasFailed: [...states.keys()].some((key) => ["failed", "error"].includes(endOf(states, key)?.kind ?? "")),
      }));

      expect(
        seen.filter(({ move, forSuccess, hasFailed }) => move.kind === "start" && forSuccess && hasFailed),
      ).toEqual([]);
      expect(
        seen.filter(({ move, forSuccess, hasFailed }) => move.kind === "cancel" && !(forSuccess && hasFailed)),
      ).toEqual([]);
    });
  });

  it("after a stop nothing starts, and what ran is cancelled the deepest first", () => {
    holds(({ graph, stopAt }, { entries }) => {
      if (stopAt === undefined) return;
      const { depths } = shapeOf(graph);
      const after = entries.filter((entry): entry is Started => entry.kind === "move" && entry.at >= stopAt);
      const depthsOfCancels = after.flatMap(({ move }) => (move.kind === "cancel" ? [depths.get(move.key) ?? 0] : []));

      expect(after.filter(({ move }) => move.kind === "start")).toEqual([]);
      expect(depthsOfCancels).toEqual(depthsOfCancels.toSorted((one, other) => other - one));
    });
  });

  it("the same story is always played the same way", () => {
    holds((story, { entries }) => {
      expect(play(story).entries).toEqual(entries);
    });
  });
});

describe("who gets a place", () => {
  const starts = (graph: Graph) =>
    play({ graph, fates: new Map() }).entries.flatMap((entry) =>
      entry.kind === "move" && entry.move.kind === "start" ? [entry.move.key] : [],
    );

  it("is the node that keeps the longest chain waiting", () => {
    const graph = aGraph(
      [aNode("alone"), aNode("first"), aNode("second", { needs: ["first"] }), aNode("third", { needs: ["second"] })],
      { maxParallel: 1 },
    );

    expect(starts(graph)).toEqual(["first", "second", "alone", "third"]);
  });

  it("is the first of the file among equals", () => {
    const keys = ["d", "b", "a", "c"];

    expect(
      starts(
        aGraph(
          keys.map((key) => aNode(key)),
          { maxParallel: 2 },
        ),
      ),
    ).toEqual(keys);
  });

  it("is whoever may create a pipeline now, while the others wait for the minute to be over", () => {
    const node = (key: string, project: string) => aNode(key, { project });
    const graph = aGraph([node("a1", "group/a"), node("a2", "group/a"), node("b1", "group/b")], {
      maxParallel: 3,
      creationsPerMinute: 1,
    });
    const created = play({ graph, fates: new Map() }).entries.flatMap((entry) =>
      entry.kind === "created" ? [[entry.key, entry.at]] : [],
    );

    expect(created).toEqual([
      ["a1", 1_000],
      ["b1", 1_000],
      ["a2", 62_000],
    ]);
  });
});

describe("what a failure means further down", () => {
  const end = (kind: NodeEnd["kind"], cause?: NodeEnd["cause"]): NodeState => ({
    kind: "ended",
    end: { kind, ...(cause === undefined ? {} : { cause }), why: "", endedAt: 0, attempts: 0 },
  });

  it.each<{ when: GraphNode["when"]; needs: readonly NodeState[]; move: Partial<Move> }>([
    { when: "on-success", needs: [end("allowed-failure"), end("succeeded")], move: { kind: "ready" } },
    { when: "on-success", needs: [end("failed"), { kind: "waiting" }], move: { kind: "skip", cause: "needs-failed" } },
    { when: "on-success", needs: [end("skipped", "no-token")], move: { kind: "skip", cause: "not-needed" } },
    { when: "on-success", needs: [end("skipped", "needs-failed")], move: { kind: "skip", cause: "needs-failed" } },
    { when: "on-failure", needs: [end("skipped", "needs-failed")], move: { kind: "ready" } },
    { when: "on-failure", needs: [end("canceled", "fail-fast")], move: { kind: "ready" } },
    { when: "on-failure", needs: [end("skipped", "not-needed")], move: { kind: "skip", cause: "not-needed" } },
    { when: "on-failure", needs: [end("allowed-failure")], move: { kind: "skip", cause: "not-needed" } },
    { when: "always", needs: [end("error"), end("skipped", "not-needed")], move: { kind: "ready" } },
  ])("a node that is $when after $needs gets the move $move", ({ when, needs, move }) => {
    const keys = needs.map((_need, index) => `need${index}`);
    const graph = aGraph([...keys.map((key) => aNode(key)), aNode("node", { needs: keys, when })]);
    const states = new Map<NodeKey, NodeState>([
      ...keys.map((key, index) => [key, needs[index] ?? { kind: "waiting" }] as const),
      ["node", { kind: "waiting" }],
    ]);

    const { moves } = schedule(graph, shapeOf(graph), { states, now: 0, creations: new Map() });

    expect(moves.find(({ key }) => key === "node")).toMatchObject(move);
  });
});

describe("a chain of a thousand", () => {
  it("is gone through without ado", () => {
    const nodes = Array.from({ length: 1_000 }, (_none, index) =>
      aNode(`n${index}`, { needs: index === 0 ? [] : [`n${index - 1}`] }),
    );

    expect(shapeOf(aGraph(nodes.toReversed())).depths.get("n999")).toBe(999);
  });
});

describe("when the next pipeline may be created", () => {
  it.each([
    { times: [], underWay: 0, dueAt: 100_000 },
    { times: [39_999], underWay: 1, dueAt: 100_000 },
    { times: [40_000], underWay: 1, dueAt: 100_000 },
    { times: [50_000], underWay: 1, dueAt: 110_000 },
    { times: [50_000, 60_000], underWay: 0, dueAt: 110_000 },
    { times: [50_000, 60_000], underWay: 1, dueAt: 120_000 },
    { times: [], underWay: 2, dueAt: undefined },
  ])("after $times with $underWay under way, at most two a minute: $dueAt", ({ times, underWay, dueAt }) => {
    expect(creationDueAt(times, underWay, 2, 100_000)).toBe(dueAt);
  });
});
