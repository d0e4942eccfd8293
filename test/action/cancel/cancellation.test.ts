import { describe, expect, it } from "vitest";
import {
  afterwards,
  type Cancellation,
  cancellationText,
  type Fate,
  hasEnded,
  hasStopped,
  isVerified,
  targetOf,
  targetsOf,
} from "../../../action/cancel/cancellation.ts";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { STATUSES, type Status } from "../../../shared/gitlab/pipeline.ts";
import { aPipeline } from "../samples.ts";

const at = (id: number, status: Status) =>
  aPipeline({ id, projectId: id * 10, status, webUrl: `https://gitlab.example.com/p/${id}` });
const node = (id: number, status: Status, children: readonly PipelineNode[] = []): PipelineNode => ({
  pipeline: at(id, status),
  children,
});
const asked = (...fates: readonly [id: number, fate: Fate][]): Cancellation => ({
  kind: "asked",
  fates: fates.map(([id, fate]) => ({ target: targetOf(at(id, "running")), fate })),
});
const CANCELED: Fate = { kind: "stopped", status: "canceled" };

describe("a pipeline", () => {
  it("has ended, or is ending, in five statuses", () => {
    expect(STATUSES.filter((status) => hasEnded(status))).toEqual([
      "success",
      "failed",
      "canceling",
      "canceled",
      "skipped",
    ]);
  });

  it("runs no further either when it waits for a person, though its later jobs can be cancelled", () => {
    expect(STATUSES.filter((status) => hasStopped(status) && !hasEnded(status))).toEqual(["manual"]);
  });

  it("in a status nobody knows may run", () => {
    expect(hasStopped({ unknown: "thawing" })).toBe(false);
  });
});

describe("the targets of a tree", () => {
  it("are all that have not ended, the root first, also below one that has", () => {
    const root = node(1, "success", [node(2, "failed", [node(3, "running")]), node(4, "manual"), node(5, "canceling")]);

    expect(targetsOf(root, new Set()).map(({ id }) => id)).toEqual([3, 4]);
  });
});

describe("a cancellation", () => {
  it.each<{ fates: readonly [number, Fate][]; verified: boolean }>([
    { fates: [[1, CANCELED]], verified: true },
    {
      fates: [
        [1, CANCELED],
        [2, { kind: "running", status: "running" }],
      ],
      verified: false,
    },
    { fates: [[1, { kind: "unverified" }]], verified: false },
    { fates: [[1, { kind: "failed", reason: "No answer." }]], verified: false },
  ])("is verified only where every pipeline was seen to have stopped: $fates", ({ fates, verified }) => {
    expect(isVerified(asked(...fates))).toBe(verified);
  });

  it.each<{ what: string; cancellation: Cancellation; text: RegExp }>([
    {
      what: "names every pipeline that no token could cancel",
      cancellation: { kind: "not-possible", targets: [targetOf(at(1, "running")), targetOf(at(2, "running"))] },
      text: /^Pipelines 1, 2 keep running: .* Cancel by hand at https:\/\/\S+\/1 https:\/\/\S+\/2$/,
    },
    {
      what: "counts the rest of a tree that has stopped",
      cancellation: asked([1, CANCELED], [2, CANCELED], [3, { kind: "stopped", status: "success" }]),
      text: /^Pipeline 1 is canceled: \S+ 2 more pipelines of its tree have stopped as well\.$/,
    },
    {
      what: "names each that may run, with its address",
      cancellation: asked([1, CANCELED], [2, { kind: "refused", reason: "GitLab answered 403." }]),
      text: /^Pipeline 1 is canceled: \S+ Pipeline 2 may keep running: GitLab answered 403\. Cancel it at \S+\/2$/,
    },
    {
      what: "tells a pipeline that waits for a person",
      cancellation: asked([1, { kind: "stopped", status: "manual" }]),
      text: /^Nothing of pipeline 1 runs, it waits for a person: /,
    },
    { what: "says so when there was nothing", cancellation: asked(), text: /^Nothing was left to cancel\.$/ },
  ])("$what", ({ cancellation, text }) => {
    expect(cancellationText(cancellation)).toMatch(text);
  });

  it("leaves the tree with the statuses that were seen afterwards", () => {
    const root = node(1, "running", [node(2, "running"), node(3, "running")]);

    const tree = afterwards(root, asked([1, CANCELED], [2, { kind: "unverified" }]));

    expect([tree, ...tree.children].map(({ pipeline }) => pipeline.status)).toEqual(["canceled", "running", "running"]);
  });

  it("tells pipelines of one project apart", () => {
    const sibling = { ...at(2, "running"), projectId: 10 };
    const root = node(1, "running", [{ pipeline: sibling, children: [] }]);

    const tree = afterwards(root, asked([1, CANCELED]));

    expect(tree.children.map(({ pipeline }) => pipeline.status)).toEqual(["running"]);
  });
});
