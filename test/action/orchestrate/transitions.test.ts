import { describe, expect, it } from "vitest";
import type { GraphNode, NodeState } from "../../../action/orchestrate/model.ts";
import { advance, type NodeChange } from "../../../action/orchestrate/transitions.ts";
import { aNode, aResult } from "./simulated-run.ts";

const PIPELINE = { id: 5, projectId: 1, webUrl: "https://gitlab.example.com/group/app/-/pipelines/5" };
const PLACE = { readyAt: 1, startedAt: 2, attempt: 1 };
const STARTING: NodeState = { kind: "starting", ...PLACE };
const RUNNING: NodeState = { kind: "running", ...PLACE, pipeline: PIPELINE };
const CANCELING: NodeState = { kind: "canceling", ...PLACE, pipeline: PIPELINE, cause: "fail-fast" };
const ENDED: NodeState = { kind: "ended", end: { kind: "succeeded", why: "", endedAt: 3, attempts: 1 } };

function over(outcome: Parameters<typeof aResult>[0], mayTryAgain = false): NodeChange {
  return { kind: "over", result: aResult(outcome), mayTryAgain };
}

describe("how a node ends", () => {
  it.each<{ when: string; node?: Partial<GraphNode>; state: NodeState; change: NodeChange; end: object }>([
    { when: "its run succeeds", state: RUNNING, change: over("succeeded"), end: { kind: "succeeded", attempts: 1 } },
    { when: "its run fails", state: RUNNING, change: over("failed"), end: { kind: "failed" } },
    {
      when: "it may fail and does",
      node: { allowFailure: true },
      state: RUNNING,
      change: over("failed"),
      end: { kind: "allowed-failure" },
    },
    {
      when: "it may fail and cannot be started",
      node: { allowFailure: true },
      state: STARTING,
      change: over("error"),
      end: { kind: "allowed-failure" },
    },
    { when: "nobody can learn its fate", state: RUNNING, change: over("error"), end: { kind: "error" } },
    {
      when: "there is no token, which is fine",
      state: STARTING,
      change: over("omitted"),
      end: { kind: "skipped", cause: "no-token" },
    },
    {
      when: "it is cancelled",
      state: CANCELING,
      change: over("interrupted"),
      end: { kind: "canceled", cause: "fail-fast" },
    },
    {
      when: "it is cancelled, and may fail",
      node: { allowFailure: true },
      state: CANCELING,
      change: over("interrupted"),
      end: { kind: "canceled" },
    },
    {
      when: "it succeeds before the cancel reaches it",
      state: CANCELING,
      change: over("succeeded"),
      end: { kind: "succeeded" },
    },
    {
      when: "it fails with no retry left",
      node: { retry: 1 },
      state: { ...RUNNING, attempt: 2 },
      change: over("failed", true),
      end: { kind: "failed", attempts: 2 },
    },
    {
      when: "it fails, and its step has retried it",
      node: { retry: 1 },
      state: RUNNING,
      change: over("failed", false),
      end: { kind: "failed" },
    },
    {
      when: "it is skipped",
      state: { kind: "waiting", readyAt: 1 },
      change: { kind: "skipped", cause: "stopped" },
      end: { kind: "skipped", cause: "stopped", attempts: 0, readyAt: 1 },
    },
  ])("when $when", ({ node, state, change, end }) => {
    expect(advance(aNode("a", node), state, change, 9)).toMatchObject({ kind: "ended", end });
  });
});

describe("a node", () => {
  it("that failed is tried again, and ends as it had failed when it is not after all", () => {
    const node = aNode("a", { retry: 1 });
    const retrying = advance(node, RUNNING, over("failed", true), 9);

    expect(retrying).toMatchObject({ kind: "retrying", attempt: 1 });
    expect(advance(node, retrying, { kind: "started" }, 10)).toMatchObject({
      kind: "starting",
      attempt: 2,
      startedAt: 2,
    });
    expect(advance(node, retrying, { kind: "given-up" }, 10)).toMatchObject({
      kind: "ended",
      end: { kind: "failed", endedAt: 10 },
    });
  });

  it("that is told to stop is not tried again", () => {
    const state = advance(aNode("a", { retry: 3 }), CANCELING, over("failed", true), 9);

    expect(state).toMatchObject({ kind: "ended", end: { kind: "failed" } });
  });

  it("keeps the pipeline that shows up while it is to stop", () => {
    const stopping = advance(aNode("a"), STARTING, { kind: "told-to-stop", cause: "stopped" }, 3);

    expect(advance(aNode("a"), stopping, { kind: "pipeline", pipeline: PIPELINE }, 4)).toMatchObject({
      kind: "canceling",
      pipeline: PIPELINE,
    });
  });

  it.each<NodeChange>([
    { kind: "ready" },
    { kind: "started" },
    { kind: "pipeline", pipeline: PIPELINE },
    { kind: "told-to-stop", cause: "stopped" },
    { kind: "skipped", cause: "stopped" },
    { kind: "given-up" },
    over("failed", true),
  ])("that has ended stays as it is, whatever happens ($kind)", (change) => {
    expect(advance(aNode("a", { retry: 1 }), ENDED, change, 9)).toBe(ENDED);
  });
});
