import { RUN_STATE } from "../cancel/left-running.ts";
import { besides } from "../report/besides.ts";
import type { Known } from "./known.ts";
import type { StepDeps } from "./step-deps.ts";

/** Tells the post entry that nothing is left for it to cancel, unless something may be. Never throws. */
export async function noteEnd({ host }: Pick<StepDeps, "host">, { cancellation }: Known): Promise<void> {
  if (cancellation?.open === true) return;
  await besides(host, "The step's end could not be noted", () => host.saveState(RUN_STATE.finished, "true"));
}
