import type { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, TOKENS } from "../help-text.ts";
import { addInputOptions, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions } from "./speech-options.ts";
import { DOTENV, STEP_JSON, type WaitOptions } from "./step-options.ts";

/** Gives a command all that goes with the step for one pipeline that exists: its argument, its options, its help, and what it runs. */
export function forOnePipeline(
  command: Command,
  inputs: readonly DeclaredInput[],
  examples: string,
  run: (options: WaitOptions) => Promise<void>,
): Command {
  command.argument("[pipeline]", "the pipeline's URL, or its id beside --project [SLUICE_PIPELINE]");
  addInputOptions(command, inputs);
  return addSpeechOptions(command, STEP_JSON)
    .option("--dotenv <file>", DOTENV)
    .addHelpText("after", TOKENS)
    .addHelpText("after", examples)
    .addHelpText("after", EXIT_CODES)
    .action(async (pipeline: string | undefined, { dotenv }: { dotenv?: string }, self: Command) =>
      run({
        ...readInputOptions(self, inputs),
        ...readSpeechOptions(self),
        ...(pipeline === undefined ? {} : { pipeline }),
        ...(dotenv === undefined ? {} : { dotenv }),
      }),
    );
}
