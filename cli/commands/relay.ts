import { Command, InvalidArgumentError } from "commander";
import { examples } from "../help-text.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";

/** What a `sluice relay …` command line asks for. */
export type RelayOrder =
  | { readonly kind: "serve"; readonly config: string; readonly verbose: boolean }
  | ({ readonly kind: "check"; readonly config: string } & SpeechOptions)
  | ({
      readonly kind: "deliveries";
      readonly config: string;
      readonly states: readonly string[];
      readonly limit: number;
    } & SpeechOptions)
  | ({ readonly kind: "release"; readonly config: string; readonly ids: readonly string[] } & SpeechOptions);

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
  const add = (command: Command, json: string, ...list: readonly (readonly [says: string, command: string])[]) => {
    relay.addCommand(
      addSpeechOptions(withConfig(command), json)
        .addHelpText("after", examples(...list))
        .addHelpText("after", EXIT_CODES),
    );
  };
  add(
    new Command("check")
      .description("Checks the configuration, lists every problem of it, and starts nothing.")
      .action(async (_, self: Command) => run({ kind: "check", config: configOf(self), ...readSpeechOptions(self) })),
    "Print how many sources and routes there are as one JSON object on standard output.",
    ["Find every mistake before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
  );
  add(
    new Command("deliveries")
      .description("Lists deliveries, newest first: where each stands, and why.")
      .option(
        "--state <states>",
        "Only these, parted by commas: pending, dispatching, delivered, dead, held.",
        readStates,
      )
      .option("--limit <count>", "How many at most.", readCount, 50)
      .action(async ({ state = [], limit }: { state?: string[]; limit: number }, self: Command) =>
        run({ kind: "deliveries", config: configOf(self), states: state, limit, ...readSpeechOptions(self) }),
      ),
    "Print them as one JSON array on standard output.",
    ["What waits for a person?", "sluice relay deliveries --state held,dead"],
    ["The ids of what was given up", "sluice relay deliveries --state dead --json | jq -r '.[].id'"],
  );
  add(
    new Command("release")
      .description(
        "Sends held or dead deliveries on their way again. Each may start a pipeline, so look in GitLab first.",
      )
      .argument("<delivery...>", "ids of deliveries, as `sluice relay deliveries` shows them")
      .action(async (ids: string[], _, self: Command) =>
        run({ kind: "release", config: configOf(self), ids, ...readSpeechOptions(self) }),
      ),
    "Print the ids of those released as one JSON object on standard output.",
    ["Send one again", "sluice relay release 01JD4QYH8W"],
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
