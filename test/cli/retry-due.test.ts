import { describe, expect, it } from "vitest";
import type { PipelineNode } from "../../action/model/tree.ts";
import { retryDue } from "../../cli/retry-due.ts";
import type { Status } from "../../shared/gitlab/pipeline.ts";
import { aBridge, aNode, jobsIn } from "../action/samples.ts";

/** A pipeline of this id with jobs of these statuses, and pipelines that its trigger jobs have started. */
function node(id: number, status: Status, jobs: readonly Status[], children: readonly PipelineNode[] = []) {
  const started = children.map((child) => {
    const bridge = aBridge({ id: child.pipeline.id * 10, status: child.pipeline.status, downstream: child.pipeline });
    return { ...child, bridge };
  });
  return aNode(
    status,
    { jobs: jobsIn(...jobs), bridges: started.map(({ bridge }) => bridge), children: started },
    { id },
  );
}

describe("what a person's retry retries", () => {
  it.each([
    { what: "a failed pipeline", tree: node(1, "failed", ["success", "failed"]), ids: [1] },
    {
      what: "only the child that failed",
      tree: node(1, "failed", ["success"], [node(2, "failed", ["failed"])]),
      ids: [2],
    },
    { what: "a canceled pipeline", tree: node(1, "canceled", ["canceled"]), ids: [1] },
    {
      what: "of canceled ones the topmost, which starts the others anew",
      tree: node(1, "canceled", ["canceled"], [node(2, "canceled", ["canceled"])]),
      ids: [1],
    },
    { what: "one that succeeded with warnings", tree: node(1, "success", ["success", "failed"]), ids: [1] },
    { what: "one that still runs, with a failed job", tree: node(1, "running", ["failed", "running"]), ids: [1] },
    { what: "nothing where nothing has failed", tree: node(1, "success", ["success", "manual"]), ids: [] },
    { what: "nothing of a pipeline that waits for a person", tree: node(1, "manual", ["success", "manual"]), ids: [] },
  ])("is $what", ({ tree, ids }) => {
    expect(retryDue(tree).map(({ pipeline }) => pipeline.id)).toEqual(ids);
  });
});
