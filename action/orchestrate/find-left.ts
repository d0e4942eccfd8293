import { isPassing } from "../../shared/gitlab/passing.ts";
import { statusText } from "../../shared/gitlab/pipeline.ts";
import { connectionOf } from "../inputs/connection.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { StepDeps } from "../run/step-deps.ts";
import { lookOnce } from "../watch/look-once.ts";
import type { Beginning } from "./beginnings.ts";
import { findAsked } from "./find-asked.ts";
import type { NodePipeline } from "./model.ts";

/** Between two looks while GitLab is out of reach. */
const OUTAGE_PAUSE_MS = 10_000;

/** Statuses after which a pipeline is of no more use to a run that goes on: it was cancelled by whoever cleaned up after it. */
const CANCELED: ReadonlySet<string> = new Set(["canceled", "canceling"]);
/** The same where the node is to be done anew. */
const NOT_SUCCEEDED: ReadonlySet<string> = new Set([...CANCELED, "failed", "skipped"]);

/**
 * The id of the pipeline that an earlier part of the run has left; undefined where a new one is to be started.
 *
 * Waits for GitLab for as long as `outage-budget` says. Throws what looking is refused with, and as `findAsked` does.
 */
export async function findLeft(
  deps: StepDeps,
  beginning: Exclude<Beginning, { readonly kind: "new" }>,
  inputs: StepInputs,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (beginning.kind === "over") return beginning.pipeline.id;
  const { clock, host } = deps;
  const gitlab = await deps.connect(connectionOf(inputs.host, inputs, deps.cwd), host.log);
  try {
    if (beginning.kind === "asked") {
      const tell = (text: string) => host.line(text);
      return (await findAsked({ gitlab, clock, tell }, beginning.trace, inputs, signal))?.id;
    }
    const { id, projectId } = beginning.pipeline;
    const look = async () => await lookOnce(gitlab, { id, project: projectId, readers: inputs.readers }, signal);
    const { status } = await patiently(deps, beginning.pipeline, inputs.outageBudgetMs, look, signal);
    const ofNoUse = beginning.kind === "known" ? CANCELED : NOT_SUCCEEDED;
    return ofNoUse.has(statusText(status)) ? undefined : id;
  } finally {
    gitlab.close();
  }
}

async function patiently<T>(
  { clock, host }: StepDeps,
  { id }: NodePipeline,
  budgetMs: number,
  look: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const beganMs = clock.monotonicMs();
  for (let isTold = false; ; isTold = true) {
    try {
      return await look();
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error) || clock.monotonicMs() - beganMs >= budgetMs) throw error;
      if (!isTold) host.warning(`GitLab cannot be asked at present how pipeline ${id} stands; the run waits for it.`);
      await clock.sleep(OUTAGE_PAUSE_MS, signal);
    }
  }
}
