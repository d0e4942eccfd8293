import { Command } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, TOKENS } from "../help-text.ts";
import { addInputOptions, collected, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions } from "./speech-options.ts";
import { DOTENV, STEP_JSON, type TriggerOptions } from "./step-options.ts";

/** `sluice trigger`: an option for every input of action.yml, and what only a command line needs. */
export function triggerCommand(
  inputs: readonly DeclaredInput[],
  run: (options: TriggerOptions) => Promise<void>,
): Command {
  const command = new Command("trigger")
    .summary("trigger a pipeline, wait for it, bring its artifacts back")
    .description("Triggers a downstream GitLab pipeline, waits for it, and brings its artifacts back.");
  addTriggerOptions(command, inputs);
  return addSpeechOptions(command, STEP_JSON)
    .option("--dotenv <file>", DOTENV)
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (_options, self: Command) => run(readTriggerOptions(inputs, self)));
}

/** Adds what a pipeline to be started is described by: an option for every input, single values, and maps from files. */
export function addTriggerOptions(command: Command, inputs: readonly DeclaredInput[]): void {
  addInputOptions(command, inputs);
  command
    .optionsGroup("Single values, and maps from files:")
    .option("--variable <NAME=value>", "One pipeline variable. May be repeated. Wins over --variables.", collected)
    .option("--input <name=text>", "One pipeline input, as text. May be repeated. Wins over --inputs.", collected)
    .option("--file-variable <NAME=path>", "One pipeline variable of type file. May be repeated.", collected)
    .option("--variables-file <file>", "A file that holds the map of --variables.")
    .option("--inputs-file <file>", "A file that holds the map of --inputs.");
}

/** What was typed of them, and of how to speak. */
export function readTriggerOptions(inputs: readonly DeclaredInput[], command: Command): TriggerOptions {
  const options = command.opts<Record<string, unknown>>();
  const list = (name: string) => (options[name] ?? []) as readonly string[];
  const text = <const Name extends string>(name: Name) =>
    (typeof options[name] === "string" ? { [name]: options[name] } : {}) as Partial<Record<Name, string>>;
  return {
    ...readInputOptions(command, inputs),
    ...readSpeechOptions(command),
    variable: list("variable"),
    input: list("input"),
    fileVariable: list("fileVariable"),
    ...text("variablesFile"),
    ...text("inputsFile"),
    ...text("dotenv"),
  };
}

const EXAMPLES = examples(
  ["Trigger and wait; the token is in SLUICE_TRIGGER_TOKEN", "sluice trigger --project group/app --ref main"],
  [
    "In a GitLab job: nothing but the target; the job token does the rest",
    "sluice trigger --project group/deploy --ref same-branch,default",
  ],
  [
    "Variables, typed inputs, and the reports of two kinds of jobs",
    "sluice trigger --project group/app --ref v1.2.0 --variable CHANNEL=stable " +
      `--inputs '{"replicas": 3}' --artifacts 'test-*: reports/**' --artifacts build --artifacts-path out`,
  ],
  [
    "Only check whether it would work: token, project, ref and inputs",
    "sluice trigger --project group/app --ref main --dry-run",
  ],
  [
    "Only start it, and print the pipeline's id and URL as JSON",
    "sluice trigger --project 42 --ref main --no-wait --json | tail -1",
  ],
);
