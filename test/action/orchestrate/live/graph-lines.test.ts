import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DrawnView } from "../../../../action/hosts/live/drawable.ts";
import { UNICODE_MARKS } from "../../../../action/hosts/live/marks.ts";
import { GraphDrawing } from "../../../../action/orchestrate/live/graph-drawing.ts";
import type { NodeEndKind, NodeState } from "../../../../action/orchestrate/model.ts";
import { WORST_FIRST } from "../../../../action/orchestrate/report/outcome-look.ts";
import { aTree } from "../../hosts/live/a-tree.ts";
import { aGraph, aNode, anEnd, BEGAN_AT } from "../report/a-graph.ts";

const view = (rows: number, more: Partial<DrawnView> = {}): DrawnView => ({
  marks: UNICODE_MARKS,
  nowMs: 10_000,
  rows,
  columns: 100,
  hide: (text) => text,
  ...more,
});
const running = (id: number, name = "app"): NodeState => ({
  kind: "running",
  readyAt: BEGAN_AT,
  startedAt: BEGAN_AT,
  attempt: 1,
  pipeline: { id, projectId: 1, webUrl: `https://gitlab.example.com/group/${name}/-/pipelines/${id}` },
});
const ended = (kind: NodeEndKind, why = ""): NodeState => ({
  kind: "ended",
  end: anEnd(kind, kind === "skipped" ? { ended: 9 } : { ready: 0, started: 0, ended: 9 }, { why }),
});

/** A drawing of nodes in states, all at the beginning of the clock. */
function drawingOf(
  states: Readonly<Record<string, NodeState>>,
  needs: Readonly<Record<string, readonly string[]>> = {},
) {
  const drawing = new GraphDrawing(aGraph(...Object.keys(states).map((key) => aNode(key, needs[key] ?? []))), 0);
  for (const [key, state] of Object.entries(states)) drawing.hear({ kind: "node", key, state, at: BEGAN_AT }, 0);
  return drawing;
}

const shown = (drawing: GraphDrawing, at: DrawnView) =>
  drawing.lines(at).map((line) => line.map(({ text }) => text).join(""));

describe("a graph on a terminal", () => {
  it("shows every node with what it waits for, does, or has come to", () => {
    const drawing = drawingOf(
      {
        libs: ended("succeeded"),
        docs: ended("failed", "job spelling failed (its script failed)"),
        app: running(712),
        again: { kind: "retrying", readyAt: 0, startedAt: BEGAN_AT, attempt: 2, last: anEnd("failed", { ended: 1 }) },
        begun: { kind: "starting", readyAt: BEGAN_AT, startedAt: BEGAN_AT, attempt: 1 },
        stop: { kind: "canceling", readyAt: BEGAN_AT, startedAt: BEGAN_AT, attempt: 1, cause: "stopped" },
        e2e: { kind: "waiting" },
        soon: { kind: "waiting", readyAt: BEGAN_AT },
        never: ended("skipped", "docs, which it needs, has failed"),
      },
      { e2e: ["libs", "app", "again"], soon: ["libs"] },
    );

    expect(shown(drawing, view(30))).toEqual([
      "● 9 pipelines: 1 succeeded, 1 failed, 1 skipped, 4 running, 2 waiting  10s",
      "  ✓ libs  9s",
      "  ✗ docs  9s  failed: job spelling failed (its script failed)",
      "  ● app → group/app pipeline 712  10s",
      "  ! again  has failed, and is tried again (try 2)",
      "  ● begun  is being started  10s",
      "  ● stop  is being cancelled  10s",
      "  ○ e2e  waits for app and again",
      "  ○ soon  waits for a place",
      "  » never  skipped: docs, which it needs, has failed",
    ]);
  });

  it("shows what runs in a pipeline below it, as far as there is room, and not after its end", () => {
    const drawing = drawingOf({ app: running(700) });
    drawing.hear({ kind: "step", key: "app", event: { kind: "tree", root: aTree(), changes: [] } }, 8_000);

    expect(shown(drawing, view(12)).slice(1, 5)).toEqual([
      "  ● app → group/app pipeline 700 running  10s",
      "    ✓ build  41s",
      "    ● test",
      "      ● unit   14s",
    ]);
    expect(shown(drawing, view(8)).slice(2, 4)).toEqual(["    ✓ build  41s", "    ● test  2 running, 1 failed"]);
    expect(shown(drawing, view(2))).toEqual([
      "● 1 pipeline: 1 running  10s",
      "  ● app → group/app pipeline 700 running  10s",
    ]);

    drawing.hear({ kind: "node", key: "app", state: ended("succeeded"), at: BEGAN_AT }, 9_000);
    expect(shown(drawing, view(12))).toEqual(["✓ 1 pipeline: 1 succeeded  10s", "  ✓ app  9s"]);
    expect(drawing.isOver()).toBe(true);
  });

  it("leaves out what is fine and what waits before what runs and what failed", () => {
    const drawing = drawingOf({
      ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`ok${at}`, ended("succeeded")])),
      bad: ended("failed"),
      busy: running(1),
      ...Object.fromEntries(Array.from({ length: 3 }, (_, at) => [`wait${at}`, { kind: "waiting" } as const])),
    });

    expect(shown(drawing, view(8)).slice(1)).toEqual([
      "  ✗ bad  9s  failed",
      "  ● busy → group/app pipeline 1  10s",
      "  ○ wait0  waits for a place",
      "  ○ wait1  waits for a place",
      "  ○ wait2  waits for a place",
      "  …and 500 more",
    ]);
    expect(shown(drawing, view(6)).slice(1)).toEqual([
      "  ✗ bad  9s  failed",
      "  ● busy → group/app pipeline 1  10s",
      "  …and 503 more",
    ]);
  });

  it("shows some of what failed and some of what runs where neither fits", () => {
    const drawing = drawingOf({
      ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`bad${at}`, ended("failed")])),
      ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`busy${at}`, running(at)])),
    });

    const lines = shown(drawing, view(14));

    expect(lines).toHaveLength(14);
    expect(lines.filter((line) => line.includes("✗ bad"))).toHaveLength(4);
    expect(lines.filter((line) => line.includes("● busy"))).toHaveLength(8);
    expect(lines.at(-1)).toBe("  …and 188 more");
  });

  it("never has more lines than the terminal has rows, and every line is of one row", () => {
    const states = fc.constantFrom<NodeState>(
      { kind: "waiting" },
      running(7),
      { kind: "starting", readyAt: BEGAN_AT, startedAt: BEGAN_AT, attempt: 1 },
      ...WORST_FIRST.map((kind) => ended(kind, "why\u001b[2J")),
    );
    fc.assert(
      fc.property(fc.array(states, { maxLength: 60 }), fc.nat(40), (all, rows) => {
        const drawing = drawingOf(Object.fromEntries(all.map((state, at) => [`n${at}`, state])));
        drawing.hear({ kind: "step", key: "n1", event: { kind: "tree", root: aTree(), changes: [] } }, 5);

        const lines = shown(drawing, view(rows));

        expect(lines.length).toBeLessThanOrEqual(rows);
        // oxlint-disable-next-line no-control-regex
        expect(lines.join("")).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });

  it("counts a node's time by the clock of the terminal, though instants jump", () => {
    const drawing = drawingOf({ app: { kind: "waiting" } });

    drawing.hear({ kind: "node", key: "app", state: running(1), at: BEGAN_AT + 3_000 }, 9_000);

    expect(shown(drawing, view(3))[1]).toBe("  ● app → group/app pipeline 1  4s");
  });

  it("hides what is to be hidden before it is cut", () => {
    const drawing = drawingOf({ app: ended("failed", "token canary was refused") });

    const hidden = view(9, { hide: (text) => text.replaceAll("canary", "***") });

    expect(shown(drawing, hidden)[1]).toBe("  ✗ app  9s  failed: token *** was refused");
  });
});
