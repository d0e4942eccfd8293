import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import type { RawInputs } from "../action/inputs/step-inputs.ts";
import type { WaitOptions } from "./commands/step-options.ts";
import { waitInputs } from "./commands/wait.ts";
import { pipelineArgument } from "./pipeline-argument.ts";
import { rawInputs } from "./raw-inputs.ts";
import { runStepCommand } from "./run-step.ts";
import type { World } from "./world.ts";

const TAKEN = new Set<string>(waitInputs(DECLARED_INPUTS).map(({ name }) => name));

/** Waits for the pipeline the argument names, and resolves with the exit code. */
export async function runWait(options: WaitOptions, world: World): Promise<number> {
  return await runStepCommand(rawWaitInputs(options, world), options, world);
}

// Async, so that what is wrong with an option is reported as what is wrong with an input is.
async function rawWaitInputs(options: WaitOptions, world: World): Promise<RawInputs> {
  return {
    "cancel-on": "never",
    ...rawInputs(options, world, (name) => TAKEN.has(name)),
    ...pipelineArgument("wait", options.pipeline, world),
  };
}
