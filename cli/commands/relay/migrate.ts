import { Command } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay migrate` command line asks for. */
export interface MigrateOrder extends SubcommandOptions {
  readonly kind: "migrate";
  /** The store to move, as it stands under `store`; by default that of the configuration. */
  readonly from?: string;
  /** Where it is moved to; by default the store of the configuration. */
  readonly to?: string;
}

/** `sluice relay migrate`. */
export function migrateCommand(run: (order: MigrateOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("migrate")
      .description(
        "Moves a store from SQLite to PostgreSQL, while no relay runs on it: first what a relay needs, then what is done with. " +
          "A move that was ended is gone on with by the same command.",
      )
      .option("--from <store>", "The store to move, sqlite:PATH; by default `store` of the configuration.")
      .option(
        "--to <store>",
        "Where to, postgres://USER@HOST:PORT/DATABASE, with the password in PGPASSWORD; by default `store` of the configuration.",
      )
      .action(async ({ from, to }: { from?: string; to?: string }, self: Command) =>
        run({
          kind: "migrate",
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...readSubcommandOptions(self),
        }),
      ),
    "Print what was moved, by table and by state, as one JSON object on standard output.",
    ["Move to the store that relay.yml names now", "sluice relay migrate --from sqlite:./sluice.db"],
    ["Move the store of relay.yml elsewhere", "sluice relay migrate --to postgres://sluice@db.example.com/sluice"],
  );
}
