import { Command } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay check` command line asks for. */
export interface CheckOrder extends SubcommandOptions {
  readonly kind: "check";
  /** Whether secrets that are not there are a problem. */
  readonly secrets: "required" | "optional";
}

/** `sluice relay check`. */
export function checkCommand(run: (order: CheckOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("check")
      .description(
        "Checks the configuration, lists every problem of it with its line and what to write instead, warns of what it can " +
          "hardly mean, and starts nothing.",
      )
      .option("--without-secrets", "Take secrets that are not there for given: to check a file where it is written.")
      .action(async ({ withoutSecrets }: { withoutSecrets?: true }, self: Command) =>
        run({
          kind: "check",
          secrets: withoutSecrets === true ? "optional" : "required",
          ...readSubcommandOptions(self),
        }),
      ),
    "Print problems and warnings, and how many sources and routes there are, as one JSON object on standard output.",
    ["Find every mistake before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
    ["In the pipeline of the repository that holds the file", "sluice relay check --without-secrets"],
  );
}
