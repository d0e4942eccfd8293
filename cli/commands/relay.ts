import { Command, InvalidArgumentError } from "commander";
import { examples } from "../help-text.ts";

/** What a `sluice relay …` command line asks for. */
export type RelayOrder =
  | { readonly kind: "serve"; readonly config: string; readonly verbose: boolean }
  | { readonly kind: "check"; readonly config: string }
  | {
      readonly kind: "deliveries";
      readonly config: string;
      readonly states: readonly string[];
      readonly limit: number;
      readonly json: boolean;
    }
  | { readonly kind: "release"; readonly config: string; readonly ids: readonly string[] };

const DEFAULT_CONFIG = "relay.yml";

/** `sluice relay` and its subcommands. */
export function relayCommand(run: (order: RelayOrder) => Promise<void>): Command {
  const relay = withConfig(new Command("relay"))
    .summary("turn webhooks of other forges into triggered pipelines")
    .description(
      "Runs the relay: takes push and tag webhooks, and triggers a GitLab pipeline for each change a route wants.",
    )
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .option("--verbose", "Log every step of every delivery too.")
    .action(async ({ config, verbose }: { config: string; verbose?: true }) =>
      run({ kind: "serve", config, verbose: verbose === true }),
    );
  relay.addCommand(
    withConfig(new Command("check"))
      .description("Checks the configuration, lists every problem of it, and starts nothing.")
      .action(async (_, self: Command) => run({ kind: "check", config: configOf(self) })),
  );
  relay.addCommand(
    withConfig(new Command("deliveries"))
      .description("Lists deliveries, newest first: where each stands, and why.")
      .option(
        "--state <states>",
        "Only these, parted by commas: pending, dispatching, delivered, dead, held.",
        readStates,
      )
      .option("--limit <count>", "How many at most.", readCount, 50)
      .option("--json", "Print them as one JSON array on standard output.")
      .action(async ({ state = [], limit, json }: { state?: string[]; limit: number; json?: true }, self: Command) =>
        run({ kind: "deliveries", config: configOf(self), states: state, limit, json: json === true }),
      ),
  );
  relay.addCommand(
    withConfig(new Command("release"))
      .description(
        "Sends held or dead deliveries on their way again. Each may start a pipeline, so look in GitLab first.",
      )
      .argument("<delivery...>", "ids of deliveries, as `sluice relay deliveries` shows them")
      .action(async (ids: string[], _, self: Command) => run({ kind: "release", config: configOf(self), ids })),
  );
  return relay;
}

function withConfig(command: Command): Command {
  return command.option("--config <file>", "The relay's configuration.", DEFAULT_CONFIG);
}

/** `--config` counts before and after the subcommand's name; the inner one wins. */
function configOf(command: Command): string {
  const inner = command.getOptionValueSource("config") === "cli" ? command : (command.parent ?? command);
  return inner.opts<{ config: string }>().config;
}

function readStates(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(",").map((state) => state.trim())];
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It takes a number from 1 to 999999.");
  return Number(text);
}

const EXIT_CODES = `
Exit codes:
  0  ended by SIGINT or SIGTERM, or the subcommand did what it was asked
  2  command line or configuration
  4  store or network`;

const EXAMPLES = examples(
  ["Run it on ./relay.yml", "sluice relay"],
  ["Find every mistake in a configuration before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
  ["What waits for a person?", "sluice relay deliveries --state held,dead"],
);
