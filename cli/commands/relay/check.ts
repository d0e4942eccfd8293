import { Command } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay check` command line asks for. */
export interface CheckOrder extends SubcommandOptions {
  readonly kind: "check";
}

/** `sluice relay check`. */
export function checkCommand(run: (order: CheckOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("check")
      .description("Checks the configuration, lists every problem of it, and starts nothing.")
      .action(async (_, self: Command) => run({ kind: "check", ...readSubcommandOptions(self) })),
    "Print how many sources and routes there are as one JSON object on standard output.",
    ["Find every mistake before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
  );
}
