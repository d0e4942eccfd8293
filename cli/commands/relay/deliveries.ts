import { Command } from "commander";
import { type AskedFilter, addFilterOptions, readFilterOptions, readList } from "./filter-options.ts";
import { withRemote } from "./remote-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay deliveries` command line asks for. */
export interface DeliveriesOrder extends SubcommandOptions {
  readonly kind: "deliveries";
  readonly filter: AskedFilter;
  /** Ids of events; none means all. */
  readonly events: readonly string[];
}

const USUAL_LIMIT = 50;

/** `sluice relay deliveries`. */
export function deliveriesCommand(run: (order: DeliveriesOrder) => Promise<void>): Command {
  const command = new Command("deliveries").description(
    "Lists deliveries, newest first: where each stands, and why. A full page ends with how to see the next.",
  );
  return asSubcommand(
    withRemote(addFilterOptions(command, USUAL_LIMIT))
      .option("--event <ids>", "Of these events, parted by commas.", readList)
      .action(async ({ event = [] }: { event?: string[] }, self: Command) =>
        run({ kind: "deliveries", filter: readFilterOptions(self), events: event, ...readSubcommandOptions(self) }),
      ),
    "Print them as one JSON object on standard output.",
    ["What waits for a person?", "sluice relay deliveries --state held,dead"],
    [
      "What became of a branch since yesterday?",
      "sluice relay deliveries --repository acme/app --ref main --since 24h",
    ],
    ["The ids of what was given up", "sluice relay deliveries --state dead --json | jq -r '.deliveries[].id'"],
  );
}
