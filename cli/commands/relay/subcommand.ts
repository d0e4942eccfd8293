import type { Command } from "commander";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { examples } from "../../help-text.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "../speech-options.ts";
import { type RemoteOptions, readRemoteOptions } from "./remote-options.ts";

/** What every `sluice relay …` subcommand is told. */
export interface SubcommandOptions extends SpeechOptions {
  /** Path of relay.yml. */
  readonly config: string;
  /** A running relay to speak to instead, where the subcommand can and was told to. */
  readonly remote?: RemoteOptions;
}

const DEFAULT_CONFIG = "relay.yml";

/** The exit codes of `sluice relay` and all its subcommands. */
export const RELAY_EXIT_CODES = `
Exit codes:
  0  ended by SIGINT or SIGTERM, or the subcommand did what it was asked
  1  no route matches, where that was to be told (explain --fail-if-none)
  2  command line or configuration
  4  store or network`;

/** Gives a subcommand what all of them have. `json` says what --json prints. */
export function asSubcommand(
  command: Command,
  json: string,
  ...list: readonly (readonly [says: string, command: string])[]
): Command {
  return addSpeechOptions(withConfig(command), json)
    .addHelpText("after", examples(...list))
    .addHelpText("after", RELAY_EXIT_CODES);
}

/** Adds `--config`. */
export function withConfig(command: Command): Command {
  return command.option("--config <file>", "The relay's configuration.", DEFAULT_CONFIG);
}

/**
 * What a subcommand was told by the options of `asSubcommand`. `--config` counts before and after its name; the inner one wins.
 *
 * @throws CodedError USAGE where two relays are named
 */
export function readSubcommandOptions(command: Command): SubcommandOptions {
  const says = command.getOptionValueSource("config") === "cli" ? command : (command.parent ?? command);
  const remote = readRemoteOptions(command);
  if (remote !== undefined && says.getOptionValueSource("config") === "cli")
    throw new CodedError("USAGE", `sluice relay ${command.name()}: --url and --config name two relays.`, {
      hint: "Give one of them: --url for a relay that runs elsewhere, --config for the one whose store is here.",
    });
  return {
    config: says.opts<{ config: string }>().config,
    ...(remote === undefined ? {} : { remote }),
    ...readSpeechOptions(command),
  };
}
