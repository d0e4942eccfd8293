import { Command, InvalidArgumentError } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay deliveries` command line asks for. */
export interface DeliveriesOrder extends SubcommandOptions {
  readonly kind: "deliveries";
  /** As written; none means all. */
  readonly states: readonly string[];
  readonly limit: number;
}

/** `sluice relay deliveries`. */
export function deliveriesCommand(run: (order: DeliveriesOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("deliveries")
      .description("Lists deliveries, newest first: where each stands, and why.")
      .option(
        "--state <states>",
        "Only these, parted by commas: pending, dispatching, delivered, dead, held.",
        readStates,
      )
      .option("--limit <count>", "How many at most.", readCount, 50)
      .action(async ({ state = [], limit }: { state?: string[]; limit: number }, self: Command) =>
        run({ kind: "deliveries", states: state, limit, ...readSubcommandOptions(self) }),
      ),
    "Print them as one JSON array on standard output.",
    ["What waits for a person?", "sluice relay deliveries --state held,dead"],
    ["The ids of what was given up", "sluice relay deliveries --state dead --json | jq -r '.[].id'"],
  );
}

function readStates(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(",").map((state) => state.trim())];
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It takes a number from 1 to 999999.");
  return Number(text);
}
