import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, TOKENS } from "../help-text.ts";
import { addInputOptions, collected, readInputOptions } from "./input-options.ts";
import { againInputs } from "./retry.ts";
import { addSpeechOptions, readSpeechOptions } from "./speech-options.ts";
import { DOTENV, STEP_JSON, type WaitOptions } from "./step-options.ts";

/** What `sluice play` came to. */
export interface PlayOptions extends WaitOptions {
  /** Globs of job names; none means the jobs that hold the pipeline up. */
  readonly jobs: readonly string[];
  /** `NAME=value`, as often as given. */
  readonly variable: readonly string[];
}

/** `sluice play`: starts manual jobs, and the step for what becomes of them. */
export function playCommand(inputs: readonly DeclaredInput[], run: (options: PlayOptions) => Promise<void>): Command {
  const taken = againInputs(inputs);
  const command = new Command("play")
    .summary("start manual jobs of a pipeline, and wait for it")
    .description(
      "Starts manual and delayed jobs of a pipeline, and of the pipelines its trigger jobs have started, and then waits as `sluice " +
        "wait` does. Needs an access token with the scope api.",
    )
    .argument("[pipeline]", "the pipeline's URL, or its id beside --project [SLUICE_PIPELINE]")
    .argument("[job-glob...]", "names of jobs, globs allowed; without, the manual jobs that hold the pipeline up");
  addInputOptions(command, taken);
  command
    .optionsGroup("Single values:")
    .option("--variable <NAME=value>", "One variable of the jobs that are started. May be repeated.", collected);
  return addSpeechOptions(command, STEP_JSON)
    .option("--dotenv <file>", DOTENV)
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (pipeline: string | undefined, jobs: readonly string[], own: OwnOptions, self: Command) =>
      run({
        ...readInputOptions(self, taken),
        ...readSpeechOptions(self),
        ...(pipeline === undefined ? {} : { pipeline }),
        ...(own.dotenv === undefined ? {} : { dotenv: own.dotenv }),
        jobs,
        variable: own.variable ?? [],
      }),
    );
}

interface OwnOptions {
  readonly dotenv?: string;
  readonly variable?: readonly string[];
}

const EXAMPLES = examples(
  ["Go on where the pipeline waits for a person", "sluice play https://gitlab.example.com/group/app/-/pipelines/4711"],
  [
    "One job, with a variable, and no waiting",
    "sluice play 4711 'deploy-*' --project group/app --variable REGION=eu --no-wait",
  ],
);
