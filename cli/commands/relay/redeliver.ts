import { Command } from "commander";
import { type AskedFilter, addFilterOptions, readFilterOptions, readList } from "./filter-options.ts";
import { withRemote } from "./remote-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay redeliver` command line asks for: exactly one of ids, events and a filter, which is checked when it is carried out. */
export interface RedeliverOrder extends SubcommandOptions {
  readonly kind: "redeliver";
  readonly ids: readonly string[];
  readonly events: readonly string[];
  readonly filter: AskedFilter;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const USUAL_LIMIT = 1_000;

/** `sluice relay redeliver`. */
export function redeliverCommand(run: (order: RedeliverOrder) => Promise<void>): Command {
  const command = new Command("redeliver")
    .description(
      "Starts deliveries once more, as new ones, from the stored bytes and by the routes as they are now. Each may start a " +
        "pipeline, however often it is asked for. Those that are not over yet are left out.",
    )
    .argument("[delivery...]", "ids of deliveries; left out where a filter says which")
    .option(
      "--event <ids>",
      "Match these events, parted by commas, against the routes of today, and deliver what has no delivery yet.",
      readList,
    )
    .option("--dry-run", "Say what would be redelivered, and store nothing.")
    .option("--yes", "Do not ask, however many they are.");
  return asSubcommand(
    withRemote(addFilterOptions(command, USUAL_LIMIT)).action(
      async (ids: string[], { event = [], dryRun, yes }: Written, self: Command) =>
        run({
          kind: "redeliver",
          ids,
          events: event,
          filter: readFilterOptions(self),
          dryRun: dryRun === true,
          yes: yes === true,
          ...readSubcommandOptions(self),
        }),
    ),
    "Print the new deliveries as one JSON object on standard output.",
    ["One, whatever became of it", "sluice relay redeliver 0199d2a4-7c1e-7000-8a3f-51b1c0ffee01"],
    [
      "All that GitLab refused while the project was misconfigured",
      "sluice relay redeliver --state dead --route app --since 2h --dry-run",
    ],
    [
      "A route was corrected: what would it have started?",
      "sluice relay redeliver --event 0199d2a4-7c1d-7000-8b11-51b1c0ffee03 --dry-run",
    ],
  );
}

interface Written {
  readonly event?: string[];
  readonly dryRun?: true;
  readonly yes?: true;
}
