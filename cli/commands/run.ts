import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples } from "../help-text.ts";
import { addInputOptions, type GivenInputs, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";
import { STEP_JSON } from "./step-options.ts";

/** What a `sluice run` command line asks for. */
export interface RunOrder extends GivenInputs, SpeechOptions {
  /** The file of pipelines. */
  readonly file: string;
  /** The file that the state of the run is kept in; absent when none was named. */
  readonly state?: string;
}

/** Inputs of the step that a graph as a whole has; all others stand in the file. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  host: "The GitLab server that the tokens below are for, and of pipelines for which the file names none.",
  "trigger-token": "",
  "access-token": "",
  "oauth-token": "",
  "job-token": "",
  "dry-run":
    "Whether to start nothing: draws the graph, and asks every server whether tokens, projects, refs and inputs of all pipelines are in order.",
  redact: "Whether URLs, ids and names of projects are kept out of everything printed, for logs that anybody may read.",
  "ca-file": "A PEM file with the certificate authority of a server that the file does not name.",
  insecure: "Whether the certificate of a server that the file does not name goes unchecked.",
};

/** The inputs `sluice run` takes. */
export function runInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  return inputs.flatMap((input) => {
    const told = DESCRIPTIONS[input.name];
    return told === undefined ? [] : [told === "" ? input : { ...input, description: told }];
  });
}

/** `sluice run`: runs a file of pipelines as one graph. */
export function runCommand(inputs: readonly DeclaredInput[], run: (order: RunOrder) => Promise<void>): Command {
  const taken = runInputs(inputs);
  const command = new Command("run")
    .summary("run a file of pipelines as one graph")
    .description(
      "Runs the pipelines of a file, of several projects and GitLab servers, each as soon as what it needs has ended, and ends with " +
        "one verdict. docs/graph.md says what stands in the file.",
    )
    .argument("<file>", "the file of pipelines, such as pipelines.yml");
  addInputOptions(command, taken);
  command
    .optionsGroup("Going on:")
    .option(
      "--state <file>",
      "Where the state of the run is kept: the same command goes on where a run ended that was stopped or killed. [SLUICE_STATE]",
    );
  return addSpeechOptions(command, STEP_JSON)
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (file: string, { state }: { state?: string }, self: Command) =>
      run({
        file,
        ...(state === undefined ? {} : { state }),
        ...readInputOptions(self, taken),
        ...readSpeechOptions(self),
      }),
    );
}

const TOKENS = `
Tokens never come from the command line, where other users can read them. The
file of pipelines says for each server where its token is. Those of the
environment (SLUICE_ACCESS_TOKEN, SLUICE_TRIGGER_TOKEN, SLUICE_OAUTH_TOKEN,
SLUICE_JOB_TOKEN) and of the files above go to one server only: that of --host,
else that of the file's defaults, else the only one there is.`;

const EXAMPLES = examples(
  ["Check everything that can be checked, and start nothing", "sluice run pipelines.yml --dry-run"],
  ["Run it; run the same again to go on where it was stopped", "sluice run pipelines.yml --state pipelines.state"],
  ["Events and the result as JSON", "sluice run pipelines.yml --json | tail -1"],
);
