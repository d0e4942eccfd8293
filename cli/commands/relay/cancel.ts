import { Command } from "commander";
import { withRemote } from "./remote-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay cancel` command line asks for. */
export interface CancelDeliveriesOrder extends SubcommandOptions {
  readonly kind: "cancel";
  readonly ids: readonly string[];
  /** In a person's words; empty for none. */
  readonly reason: string;
}

/** `sluice relay cancel`. */
export function cancelDeliveriesCommand(run: (order: CancelDeliveriesOrder) => Promise<void>): Command {
  return asSubcommand(
    withRemote(new Command("cancel"))
      .description("Cancels pending or held deliveries: nothing is sent for them any more.")
      .argument("<delivery...>", "ids of deliveries, as `sluice relay deliveries` shows them")
      .option("--reason <text>", "Why, for whoever looks at them later.", "")
      .action(async (ids: string[], { reason }: { reason: string }, self: Command) =>
        run({ kind: "cancel", ids, reason, ...readSubcommandOptions(self) }),
      ),
    "Print the ids of those canceled as one JSON object on standard output.",
    [
      "Its pipeline was found in GitLab by hand",
      "sluice relay cancel 0199d2a4-7c1e-7000-8a3f-51b1c0ffee01 --reason 'ran as pipeline 4711'",
    ],
  );
}
