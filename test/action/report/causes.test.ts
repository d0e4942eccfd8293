import { describe, expect, it } from "vitest";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { forgivenIn } from "../../../action/report/causes.ts";
import { aBridge, aJob, aNode } from "../samples.ts";

describe("forgivenIn", () => {
  const lint = aJob({ id: 1, name: "lint", status: "failed", allowFailure: true });
  const child = aNode("success", { jobs: [lint] }, { id: 8 });
  const by = (bridge: PipelineNode["bridge"], node: PipelineNode): PipelineNode =>
    bridge === undefined ? node : { ...node, bridge };
  const names = (root: PipelineNode) => forgivenIn(root).map(({ name }) => name);

  it.each([
    { of: "a job that failed and may", root: aNode("success", { jobs: [lint] }), are: ["lint"] },
    {
      of: "none that succeeded, or may not fail",
      root: aNode("failed", {
        jobs: [
          { ...lint, status: "success" },
          { ...lint, allowFailure: false },
        ],
      }),
      are: [],
    },
    {
      of: "those further down",
      root: aNode("success", { bridges: [aBridge()], children: [by(aBridge(), child)] }),
      are: ["lint"],
    },
    {
      of: "a trigger job in place of what it has started",
      root: aNode("success", {
        bridges: [aBridge({ allowFailure: true })],
        children: [by(aBridge({ allowFailure: true }), aNode("failed", { jobs: [lint] }, { id: 8 }))],
      }),
      are: ["downstream"],
    },
    {
      of: "nothing below a trigger job that may fail and did not",
      root: aNode("success", {
        bridges: [aBridge({ allowFailure: true })],
        children: [by(aBridge({ allowFailure: true }), child)],
      }),
      are: [],
    },
  ])("are $of", ({ root, are }) => {
    expect(names(root)).toEqual(are);
  });
});
