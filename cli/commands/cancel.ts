import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, PROJECT_OF_PIPELINE, TOKENS } from "../help-text.ts";
import { addInputOptions, type GivenInputs, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";

/** What `sluice cancel` came to. */
export interface CancelOptions extends GivenInputs, SpeechOptions {
  /** A URL or an id; absent when it is left to the environment, and with `leftRunning`. */
  readonly pipeline?: string;
  /** Whether what killed runs of this CI job left running is meant. */
  readonly leftRunning: boolean;
}

const TAKEN: ReadonlySet<string> = new Set([
  "host",
  "project",
  "access-token",
  "oauth-token",
  "follow",
  "redact",
  "ca-file",
  "insecure",
]);

/** The inputs `sluice cancel` takes. */
export function cancelInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  return inputs
    .filter(({ name }) => TAKEN.has(name))
    .map((input) => {
      if (input.name === "project") return { ...input, description: PROJECT_OF_PIPELINE };
      return input.name === "follow" ? { ...input, description: FOLLOW, group: "Which pipeline" } : input;
    });
}

const FOLLOW = "Whether the pipelines that its trigger jobs have started are cancelled as well.";

/** `sluice cancel`: cancels a pipeline with all that it has started, and looks whether that worked. */
export function cancelCommand(
  inputs: readonly DeclaredInput[],
  run: (options: CancelOptions) => Promise<void>,
): Command {
  const taken = cancelInputs(inputs);
  const command = new Command("cancel")
    .summary("cancel a pipeline and all that it has started")
    .description(
      "Cancels a pipeline and the pipelines its trigger jobs have started, in whatever project, and looks whether that worked: " +
        "GitLab answers 200 also where nothing was cancelled. Needs an access token with the scope api.",
    )
    .argument("[pipeline]", "the pipeline's URL, or its id beside --project [SLUICE_PIPELINE]")
    .optionsGroup("Which pipeline:")
    .option(
      "--left-running",
      "Cancel what a `sluice trigger` of this GitLab job left running because it was killed; for `after_script`.",
    );
  addInputOptions(command, taken);
  return addSpeechOptions(command, "Print what became of each pipeline as one JSON object on standard output.")
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (pipeline: string | undefined, { leftRunning }: { leftRunning?: true }, self: Command) =>
      run({
        ...readInputOptions(self, taken),
        ...readSpeechOptions(self),
        leftRunning: leftRunning === true,
        ...(pipeline === undefined ? {} : { pipeline }),
      }),
    );
}

const EXAMPLES = examples(
  ["Cancel a pipeline and its children", "sluice cancel https://gitlab.example.com/group/app/-/pipelines/4711"],
  [
    "In .gitlab-ci.yml: a cancelled job takes what it has triggered with it",
    "after_script:\n  - sluice cancel --left-running",
  ],
);
