import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PipelineNode, rootOf } from "../../../action/model/tree.ts";
import { endOf, isHeld, judgeTree, type Settlement } from "../../../action/watch/judge.ts";
import { STATUSES, type Status } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aPipeline } from "../samples.ts";

const ENDS: readonly { readonly status: Status; readonly end: Settlement | undefined }[] = [
  { status: "created", end: undefined },
  { status: "waiting_for_resource", end: undefined },
  { status: "preparing", end: undefined },
  { status: "waiting_for_callback", end: undefined },
  { status: "pending", end: undefined },
  { status: "running", end: undefined },
  { status: "canceling", end: undefined },
  { status: "scheduled", end: undefined },
  { status: { unknown: "thawing" }, end: undefined },
  { status: "success", end: "succeeded" },
  { status: "failed", end: "failed" },
  { status: "canceled", end: "canceled" },
  { status: "skipped", end: "skipped" },
  { status: "manual", end: "blocked" },
];

describe("endOf", () => {
  it.each(ENDS)("$status: $end", ({ status, end }) => {
    expect(endOf(status)).toBe(end);
  });

  it("knows every status GitLab has", () => {
    expect(new Set(ENDS.map(({ status }) => status))).toEqual(
      new Set<unknown>([...STATUSES, ENDS.find(({ status }) => typeof status !== "string")?.status]),
    );
  });
});

/** A tree of these statuses; `~` before one: its trigger job may fail. */
function tree(root: Status, ...children: readonly (string | PipelineNode)[]): PipelineNode {
  return {
    ...rootOf(aPipeline({ status: root })),
    children: children.map((child, index) => {
      if (typeof child !== "string") return child;
      const status = child.replace("~", "") as Status;
      return {
        ...rootOf(aPipeline({ id: 10 + index, status })),
        bridge: aBridge({ allowFailure: child.startsWith("~") }),
      };
    }),
  };
}

describe("judgeTree", () => {
  it.each([
    { of: "nothing but success", root: tree("success", "success"), as: "succeeded", warnings: 0 },
    { of: "one failure below", root: tree("success", "success", "failed"), as: "failed", warnings: 0 },
    { of: "a failure two levels below", root: tree("success", tree("success", "failed")), as: "failed", warnings: 0 },
    { of: "a failure above", root: tree("failed", "success"), as: "failed", warnings: 0 },
    { of: "failed before canceled", root: tree("canceled", "failed"), as: "failed", warnings: 0 },
    { of: "canceled before blocked", root: tree("manual", "canceled"), as: "canceled", warnings: 0 },
    { of: "blocked before skipped", root: tree("skipped", "manual"), as: "blocked", warnings: 0 },
    { of: "skipped before success", root: tree("success", "skipped"), as: "skipped", warnings: 0 },
    { of: "what may fail", root: tree("success", "~failed", "~canceled", "~manual"), as: "succeeded", warnings: 3 },
  ] as const)("takes the worst: $of is $as with $warnings warnings", ({ root, as, warnings }) => {
    expect(judgeTree(root, "blocked")).toEqual({ kind: "settled", as, warnings, unsure: false });
  });

  it.each([tree("success", "running"), tree("running", "success"), tree("success", tree("failed", "created"))])(
    "is open while anything is (%#)",
    (root) => {
      expect(judgeTree(root, "blocked")).toEqual({ kind: "open" });
    },
  );

  it("takes what is blocked as it is told to", () => {
    expect(judgeTree(tree("manual"), "succeeded")).toMatchObject({ as: "succeeded" });
    expect(judgeTree(tree("manual"), undefined)).toEqual({ kind: "open" });
  });

  it("counts jobs that failed and may, and trigger jobs that may and started nothing", () => {
    const root: PipelineNode = {
      ...tree("success"),
      jobs: [aJob({ status: "failed", allowFailure: true }), aJob({ status: "success", allowFailure: true })],
      bridges: [
        aBridge({ status: "failed", allowFailure: true }),
        aBridge({ status: "failed", allowFailure: true, downstream: aPipeline() }),
      ],
    };

    expect(judgeTree(root, "blocked")).toMatchObject({ as: "succeeded", warnings: 2 });
  });

  it("is unsure while a trigger job has succeeded and shows no pipeline", () => {
    const root = { ...tree("success"), bridges: [aBridge({ status: "success" })] };

    expect(judgeTree(root, "blocked")).toMatchObject({ as: "succeeded", unsure: true });
  });

  it("never settles a tree that holds a pipeline which has not ended", () => {
    const status = fc.constantFrom(...STATUSES);
    fc.assert(
      fc.property(status, fc.array(status), (root, children) => {
        const isOpen = [root, ...children].some((one) => endOf(one) === undefined);

        expect(judgeTree(tree(root, ...children), "blocked").kind).toBe(isOpen ? "open" : "settled");
      }),
    );
  });
});

describe("isHeld", () => {
  const child = { ...rootOf(aPipeline({ id: 8, status: "manual" })), bridge: aBridge() };
  const held: PipelineNode = {
    ...tree("running"),
    jobs: [aJob({ status: "success" })],
    bridges: [aBridge()],
    children: [child],
  };

  it.each([
    { of: "a parent that waits for nothing but a blocked child", node: held, is: true },
    { of: "one with a job under way", node: { ...held, jobs: [aJob({ status: "running" })] }, is: false },
    {
      of: "one with a job under way beside one that has ended",
      node: { ...held, jobs: [aJob({ status: "success" }), aJob({ status: "running" })] },
      is: false,
    },
    {
      of: "one that has a second child, which has ended",
      node: {
        ...held,
        bridges: [aBridge(), aBridge({ id: 76, status: "success" })],
        children: [child, { ...rootOf(aPipeline({ id: 9, status: "success" })), bridge: aBridge({ id: 76 }) }],
      },
      is: true,
    },
    { of: "one with a delayed job", node: { ...held, jobs: [aJob({ status: "scheduled" })] }, is: false },
    {
      of: "one with a job in an unknown status",
      node: { ...held, jobs: [aJob({ status: { unknown: "x" } })] },
      is: false,
    },
    { of: "one with jobs that come after it", node: { ...held, jobs: [aJob({ status: "created" })] }, is: true },
    {
      of: "one with a second trigger job under way",
      node: { ...held, bridges: [aBridge(), aBridge({ id: 76 })] },
      is: false,
    },
    { of: "one whose trigger job has ended", node: { ...held, bridges: [aBridge({ status: "success" })] }, is: false },
    {
      of: "one whose jobs are not known",
      node: { ...tree("running"), children: [child], bridges: [aBridge()] },
      is: false,
    },
    { of: "one held by one that is held", node: { ...held, children: [{ ...held, bridge: aBridge() }] }, is: true },
  ])("$of: $is", ({ node, is }) => {
    expect(isHeld(node)).toBe(is);
  });
});
