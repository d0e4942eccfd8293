import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, TOKENS } from "../help-text.ts";
import { addSpeechOptions } from "./speech-options.ts";
import type { TriggerOptions } from "./step-options.ts";
import { addTriggerOptions, readTriggerOptions } from "./trigger.ts";

/** What `sluice doctor` came to. */
export interface DoctorOptions extends TriggerOptions {
  /** Whether a start on a ref that cannot exist may be tried. */
  readonly mayProbe: boolean;
}

/** `sluice doctor`: the options of `sluice trigger`, and instead of triggering, why it works or does not. */
export function doctorCommand(
  inputs: readonly DeclaredInput[],
  run: (options: DoctorOptions) => Promise<void>,
): Command {
  const command = new Command("doctor")
    .summary("find out why triggering works or does not, and what to do")
    .description(
      "Checks everything that triggering, waiting and artifacts stand on: server, tokens, project, ref, permissions, variables, " +
        "inputs. Takes the options and variables of `sluice trigger`, as many as there are, and says of each problem how it is " +
        "solved. Starts, changes and cancels nothing.",
    );
  command
    .optionsGroup("What is checked:")
    .option(
      "--no-probe",
      "Do not ask GitLab for a pipeline on a ref that cannot exist, which starts nothing and shows best whether a token may start one.",
    );
  addTriggerOptions(command, inputs);
  return addSpeechOptions(command, "Print all findings as one JSON object on standard output.")
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (_options, self: Command) =>
      run({ ...readTriggerOptions(inputs, self), mayProbe: self.opts<{ probe: boolean }>().probe }),
    );
}

const EXAMPLES = examples(
  [
    "Why does this fail? Write doctor in place of trigger",
    "sluice doctor --project group/app --ref main --variable CHANNEL=stable",
  ],
  ["Is the server there, and its certificate good?", "sluice doctor --host gitlab.example.com"],
  ["In a GitLab job: does the target let the job token in?", "sluice doctor --project group/deploy --ref main"],
  [
    "What failed, for a program",
    `sluice doctor --project 42 --ref main --json | jq '.findings[] | select(.state == "failed")'`,
  ],
);
