import type { Command } from "commander";

/** A running relay to speak to, as a person named it. */
export interface RemoteOptions {
  /** The relay's address. */
  readonly url: string;
  /** Path of a file with a token of its admin API; else the environment has one. */
  readonly tokenFile?: string;
}

const HEADING = "A relay elsewhere:";

/** Lets a subcommand speak to a running relay's admin API instead of opening its store. */
export function withRemote(command: Command): Command {
  return command
    .optionsGroup(HEADING)
    .option(
      "--url <url>",
      "Speak to the admin API of the relay at this address, instead of opening the store of --config.",
    )
    .option("--token-file <file>", "The file with a token of its `admin`; by default SLUICE_RELAY_TOKEN holds one.")
    .optionsGroup("");
}

/** The relay elsewhere that was named; undefined where none was. */
export function readRemoteOptions(command: Command): RemoteOptions | undefined {
  const { url, tokenFile } = command.opts<{ readonly url?: string; readonly tokenFile?: string }>();
  if (url === undefined) return undefined;
  return { url, ...(tokenFile === undefined ? {} : { tokenFile }) };
}
