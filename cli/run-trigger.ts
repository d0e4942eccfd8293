import type { TriggerOptions } from "./commands/step-options.ts";
import { rawTriggerInputs } from "./raw-inputs.ts";
import { runStepCommand } from "./run-step.ts";
import type { World } from "./world.ts";

/** Starts a pipeline as the options say, waits for it, and resolves with the exit code. */
export async function runTrigger(options: TriggerOptions, world: World): Promise<number> {
  return await runStepCommand(rawTriggerInputs(options, world), options, world);
}
