import type { Command } from "commander";

/** How a command speaks. */
export interface SpeechOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

const HEADING = "Output:";

/** Adds the options by which every command that talks to GitLab is told how to speak. `json` says what that prints. */
export function addSpeechOptions(command: Command, json: string): Command {
  return command
    .optionsGroup(HEADING)
    .option("--json", json)
    .option("--quiet", "Print only warnings and errors, and what --json asks for.")
    .option("--verbose", "Print every request and retry, and the stack of an unexpected error.");
}

/** What was asked of them. */
export function readSpeechOptions(command: Command): SpeechOptions {
  const options = command.opts<Record<string, unknown>>();
  return { json: options["json"] === true, quiet: options["quiet"] === true, verbose: options["verbose"] === true };
}
