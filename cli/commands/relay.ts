import { Command, Option } from "commander";
import { RELAY_ROLES, type RelayRole } from "../../relay/model/relay-role.ts";
import { examples } from "../help-text.ts";
import { type CancelDeliveriesOrder, cancelDeliveriesCommand } from "./relay/cancel.ts";
import { type CatchUpOrder, catchUpCommand } from "./relay/catch-up.ts";
import { type CheckOrder, checkCommand } from "./relay/check.ts";
import { type DeliveriesOrder, deliveriesCommand } from "./relay/deliveries.ts";
import { type ExplainOrder, explainCommand } from "./relay/explain.ts";
import { type MigrateOrder, migrateCommand } from "./relay/migrate.ts";
import { type RedeliverOrder, redeliverCommand } from "./relay/redeliver.ts";
import { type ReleaseOrder, releaseCommand } from "./relay/release.ts";
import { type SchedulesOrder, schedulesCommand } from "./relay/schedules.ts";
import { type ShowOrder, showCommand } from "./relay/show.ts";
import { RELAY_EXIT_CODES, withConfig } from "./relay/subcommand.ts";

/** What a `sluice relay` command line without a subcommand asks for. */
export interface ServeOrder {
  readonly kind: "serve";
  readonly config: string;
  readonly verbose: boolean;
  /** What the relay does of what there is to do; SLUICE_RELAY_ROLE says it where this does not. */
  readonly role?: RelayRole;
}

/** What a `sluice relay …` command line asks for. */
export type RelayOrder =
  | ServeOrder
  | CheckOrder
  | ExplainOrder
  | DeliveriesOrder
  | ShowOrder
  | ReleaseOrder
  | CancelDeliveriesOrder
  | RedeliverOrder
  | CatchUpOrder
  | SchedulesOrder
  | MigrateOrder;

/** `sluice relay` and its subcommands. */
export function relayCommand(run: (order: RelayOrder) => Promise<void>): Command {
  return withConfig(new Command("relay"))
    .summary("turn webhooks of other forges into triggered pipelines")
    .description(
      "Runs the relay: takes push and tag webhooks, and triggers a GitLab pipeline for each change a route wants.",
    )
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", RELAY_EXIT_CODES)
    .option("--verbose", "Log every step of every delivery too.")
    .addOption(
      new Option(
        "--role <role>",
        "What it does of what there is to do, where several relays share a store: receive, carry deliveries, or both.",
      ).choices(RELAY_ROLES),
    )
    .action(async ({ config, verbose, role }: { config: string; verbose?: true; role?: RelayRole }) =>
      run({ kind: "serve", config, verbose: verbose === true, ...(role === undefined ? {} : { role }) }),
    )
    .addCommand(checkCommand(run))
    .addCommand(explainCommand(run))
    .addCommand(deliveriesCommand(run))
    .addCommand(showCommand(run))
    .addCommand(releaseCommand(run))
    .addCommand(cancelDeliveriesCommand(run))
    .addCommand(redeliverCommand(run))
    .addCommand(catchUpCommand(run))
    .addCommand(schedulesCommand(run))
    .addCommand(migrateCommand(run));
}

const EXAMPLES = examples(
  ["Run it on ./relay.yml", "sluice relay"],
  ["Find every mistake in a configuration before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
  ["Why does a push start nothing, or what exactly?", "sluice relay explain --source acme-github push.json"],
  ["What waits for a person?", "sluice relay deliveries --state held,dead"],
);
