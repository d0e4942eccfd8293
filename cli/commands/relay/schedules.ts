import { Command } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay schedules` command line asks for. */
export interface SchedulesOrder extends SubcommandOptions {
  readonly kind: "schedules";
}

/** `sluice relay schedules`. */
export function schedulesCommand(run: (order: SchedulesOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("schedules")
      .description("Lists the schedules of the configuration: when each comes next, and what became of its last time.")
      .action(async (_, self: Command) => run({ kind: "schedules", ...readSubcommandOptions(self) })),
    "Print them as one JSON object on standard output, times in UTC.",
    ["When does what come next?", "sluice relay schedules"],
    [
      "The next time of one",
      "sluice relay schedules --json | jq -r '.schedules[] | select(.name == \"nightly\").next[0]'",
    ],
  );
}
