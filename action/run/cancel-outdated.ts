import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { cancelTree } from "../cancel/cancel-tree.ts";
import { cancellationText, isVerified, targetOf } from "../cancel/cancellation.ts";
import { findOutdated } from "../trigger/outdated.ts";
import type { StartDeps, StartOrder } from "../trigger/start.ts";

/** The wait for our own pipeline begins only afterwards; looks mostly show a cancel at once. */
const CANCEL_WITHIN_MS = 15_000;

/**
 * Cancels the pipelines that ours outdates, with what they have started, and looks whether that worked.
 *
 * What cannot be done is a warning, since our own pipeline runs; only the signal's reason is thrown.
 */
export async function cancelOutdated(
  deps: Pick<StartDeps, "gitlab" | "clock" | "tell" | "warn">,
  order: StartOrder & { /** As of `CancelOrder`. */ readonly downstream: boolean },
  ours: Pipeline,
  signal: AbortSignal,
): Promise<void> {
  const { outdated, cancelers: readers } = await findOutdated(deps, order, ours, signal);
  const { downstream } = order;
  const cancellations = outdated.map((pipeline) =>
    cancelTree(deps, { targets: [targetOf(pipeline)], readers, downstream, withinMs: CANCEL_WITHIN_MS }, signal),
  );
  for (const cancellation of await Promise.all(cancellations)) {
    signal.throwIfAborted();
    const text = `Outdated by pipeline ${ours.id}: ${cancellationText(cancellation)}`;
    if (isVerified(cancellation)) deps.tell(text);
    else deps.warn(`\`cancel-outdated\`: ${text}`);
  }
}
