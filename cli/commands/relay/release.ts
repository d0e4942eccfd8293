import { Command } from "commander";
import { withRemote } from "./remote-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay release` command line asks for. */
export interface ReleaseOrder extends SubcommandOptions {
  readonly kind: "release";
  readonly ids: readonly string[];
}

/** `sluice relay release`. */
export function releaseCommand(run: (order: ReleaseOrder) => Promise<void>): Command {
  return asSubcommand(
    withRemote(new Command("release"))
      .description(
        "Sends held or dead deliveries on their way again. Each may start a pipeline, so look in GitLab first.",
      )
      .argument("<delivery...>", "ids of deliveries, as `sluice relay deliveries` shows them")
      .action(async (ids: string[], _, self: Command) => run({ kind: "release", ids, ...readSubcommandOptions(self) })),
    "Print the ids of those released as one JSON object on standard output.",
    ["Send one again", "sluice relay release 0199d2a4-7c1e-7000-8a3f-51b1c0ffee01"],
  );
}
