import { describe, expect, it } from "vitest";
import { ASCII_MARKS, UNICODE_MARKS } from "../../../../action/hosts/live/marks.ts";
import { Timing } from "../../../../action/hosts/live/timing.ts";
import { treePicture } from "../../../../action/hosts/live/tree-picture.ts";
import type { PipelineNode } from "../../../../action/model/tree.ts";
import type { Status } from "../../../../shared/gitlab/pipeline.ts";
import { aPipeline } from "../../samples.ts";
import { aBridge, aJob, aTree } from "./a-tree.ts";

/** What a tree looks like `laterMs` after it was seen, on a terminal of so many rows. */
function look(
  root: PipelineNode,
  { rows = 50, columns = 120, laterMs = 0, tick = 0, marks = UNICODE_MARKS, hide = (text: string) => text } = {},
): readonly string[] {
  const timing = new Timing();
  timing.saw(root, 1_000);
  const view = { marks, timing, nowMs: 1_000 + laterMs, tick, rows, columns, hide };
  return treePicture(root, view).map((line) => line.map(({ text }) => text).join(""));
}

function oneJob(status: Status, parts = {}): PipelineNode {
  return { pipeline: aPipeline(), jobs: [aJob(1, "job", "job", status, parts)], bridges: [], children: [] };
}

/** Forty jobs in four stages: the first over, the second with one of each kind, the rest to come. */
function aWideTree(): PipelineNode {
  const many = (from: number, stage: string, status: Status) =>
    Array.from({ length: 10 }, (_, at) => aJob(from + at, `${stage}-${at}`, stage, status, { durationS: 5 }));
  const [running, failed, ...rest] = many(20, "test", "success");
  return {
    pipeline: aPipeline(),
    jobs: [
      ...many(10, "build", "success"),
      ...(running === undefined ? [] : [{ ...running, status: "running" as const }]),
      ...(failed === undefined ? [] : [{ ...failed, status: "failed" as const }]),
      ...rest,
      ...many(30, "pack", "created"),
      ...many(40, "ship", "created"),
    ],
    bridges: [],
    children: [],
  };
}

describe("the picture of a tree", () => {
  it("shortens names, not what stands behind them", () => {
    const name = `build: [${"very ".repeat(20)}long]`;
    const root = oneJob("failed", { name, durationS: 72, failureReason: "script_failure" });

    const line = look(root, { columns: 60 })[1] ?? "";

    expect(line).toBe("  ✗ job: build: [very very …  1m 12s  its script failed");
  });

  it("hides a secret in a name before the name is shortened", () => {
    const root = oneJob("running", { name: `${"x".repeat(10)}s3cr3t-s3cr3t` });

    expect(look(root, { columns: 56, hide: (text) => text.replaceAll("s3cr3t-s3cr3t", "***") }).join()).not.toContain(
      "s3c",
    );
  });

  it("shows stages, jobs and children below the trigger job that started them", () => {
    expect(look(aTree())).toEqual(
      [
        "⠋ group/app pipeline 700 (main) running  1s",
        "  ✓ build  41s",
        "  ⠋ test",
        "    ⠋ unit  12s",
        "    ! lint  4s  its script failed, which is allowed",
        "    ⠋ infra → group/infra pipeline 701 (main) running  1s",
        "      ⠋ plan  3s",
        "  · deploy",
      ].map((line) => line.replace(/(unit|lint) {2}/, "$1   ")),
    );
  });

  it("counts on between two looks, from what GitLab said at the last", () => {
    expect(look(aTree(), { laterMs: 65_000 })).toEqual(
      expect.arrayContaining([expect.stringMatching(/unit +1m 17s$/), expect.stringMatching(/build +41s$/)]),
    );
  });

  it("needs nothing but ASCII where that is all there is", () => {
    expect(look(aTree(), { marks: ASCII_MARKS }).join("\n")).toMatch(/^[\n -~]+$/);
  });

  it("turns its spinners", () => {
    const [first, second] = [look(aTree(), { tick: 0 }), look(aTree(), { tick: 1 })];

    expect(first[0]).not.toBe(second[0]);
    expect(first[1]).toBe(second[1]);
  });

  it.each([
    { status: "success", line: "  ✓ job  5s", parts: { durationS: 5 } },
    {
      status: "failed",
      line: "  ✗ job  the runner's own system failed",
      parts: { failureReason: "runner_system_failure" },
    },
    { status: "failed", line: "  ✗ job  failed" },
    { status: "failed", line: "  ! job  failed, which is allowed", parts: { allowFailure: true } },
    { status: "canceled", line: "  ⊘ job  canceled" },
    { status: "canceling", line: "  ⠋ job  2s  canceling", parts: { durationS: 2 } },
    { status: "skipped", line: "  » job" },
    { status: "manual", line: "  ▸ job  waits for a person" },
    { status: "pending", line: "  ○ job  waits for a runner" },
    { status: "waiting_for_resource", line: "  ○ job  waiting for resource" },
    { status: "created", line: "  · job" },
    { status: { unknown: "thawing" }, line: "  ? job  thawing" },
  ] as const)("shows a job that is $status as $line", ({ status, line, ...more }) => {
    expect(look(oneJob(status, "parts" in more ? more.parts : {})).at(-1)).toBe(line);
  });

  it("names the stage of a job that is alone in it", () => {
    const root = { ...oneJob("success"), jobs: [aJob(1, "compile", "build", "success")] };

    expect(look(root).at(-1)).toBe("  ✓ build: compile");
  });

  it("shows a pipeline whose jobs nobody may list", () => {
    expect(look({ pipeline: aPipeline(), children: [] })).toEqual(["⠋ group/app pipeline 7 (main) running  1s"]);
  });

  it("shows a child whose trigger job was not listed", () => {
    const child = { pipeline: aPipeline({ id: 8 }), bridge: aBridge(9, "go", "x", "running"), children: [] };

    expect(look({ pipeline: aPipeline(), children: [child] }).at(-1)).toBe(
      "  ⠋ go → group/app pipeline 8 (main) running  1s",
    );
  });

  it("keeps a stage where it was when its jobs are retried under new ids", () => {
    const timing = new Timing();
    const tree = (testId: number): PipelineNode => ({
      pipeline: aPipeline(),
      jobs: [aJob(testId, "test", "test", "running"), aJob(5, "ship", "ship", "created")],
      children: [],
    });
    timing.saw(tree(4), 0);
    timing.saw(tree(6), 1_000);
    const view = { marks: UNICODE_MARKS, timing, nowMs: 1_000, rows: 10, columns: 80, hide: (text: string) => text };

    const names = treePicture(tree(6), view).map((line) => line[2]?.text);

    expect(names.slice(1)).toEqual([" test", " ship"]);
  });

  it("lets no name steer the terminal", () => {
    const root = { ...oneJob("running"), jobs: [aJob(1, "\u001b[2J\nx", "\u001b[1A", "running")] };

    // oxlint-disable-next-line no-control-regex
    expect(look(root).join("")).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe("a tree that is higher than the terminal", () => {
  it.each([
    { rows: 50, height: 45, has: "    ✓ build-9  5s" },
    { rows: 44, height: 35, has: "  ✓ build  10 succeeded" },
    { rows: 30, height: 15, has: "  · ship  10 not begun" },
    { rows: 10, height: 8, has: "    …8 more: 8 succeeded" },
    { rows: 6, height: 5, has: "  ⠋ test  1 running, 1 failed, 8 succeeded" },
    { rows: 3, height: 3, has: "…3 more" },
  ])("fits $rows rows, of which it takes $height", ({ rows, height, has }) => {
    const lines = look(aWideTree(), { rows });

    expect(lines).toHaveLength(height);
    expect(lines).toContain(has);
  });

  it("still shows what runs and what failed when it folds the rest", () => {
    const lines = look(aWideTree(), { rows: 10 });

    expect(lines).toEqual(
      expect.arrayContaining([expect.stringContaining("⠋ test-0"), expect.stringContaining("✗ test-1")]),
    );
  });
});
