import { cancelTree } from "../cancel/cancel-tree.ts";
import { afterwards, cancellationText, isVerified, targetsOf } from "../cancel/cancellation.ts";
import type { Known } from "./known.ts";
import type { StepDeps } from "./step-deps.ts";

/**
 * Cancels what still runs of the tree, and looks whether that worked; what became of it goes into `known`. Never throws.
 *
 * @param withinMs how long that may take
 * @param signal ends it before
 */
export async function windDown(
  { host, clock }: StepDeps,
  known: Known,
  withinMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const { root, gitlab, inputs } = known;
  if (root === undefined || gitlab === undefined || inputs === undefined) return;
  const targets = targetsOf(root, known.stirred);
  if (targets.length === 0) return;
  const { readers, follow } = inputs;
  const cancellation = await cancelTree(
    { gitlab, clock, taken: (pipeline) => host.event({ kind: "canceling", pipeline }) },
    { targets, readers, downstream: follow, withinMs },
    signal,
  );
  known.root = afterwards(root, cancellation);
  host.event({ kind: "tree", root: known.root, changes: [] });
  const verified = isVerified(cancellation);
  // What GitLab refuses these tokens for good, it refuses them later too.
  const open =
    cancellation.kind === "asked" &&
    cancellation.fates.some(({ fate }) => fate.kind !== "stopped" && fate.kind !== "refused");
  known.cancellation = { text: cancellationText(cancellation), verified, open };
}
