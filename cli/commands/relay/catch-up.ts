import { Command } from "commander";
import { readList } from "./filter-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay catch-up` command line asks for. */
export interface CatchUpOrder extends SubcommandOptions {
  readonly kind: "catch-up";
  /** Names of sources; none means all that can be asked. */
  readonly sources: readonly string[];
  /** Names of repositories; none means all that are known. */
  readonly repositories: readonly string[];
  /** As written; absent means as the source says. */
  readonly since?: string;
  readonly by?: string;
  readonly dryRun: boolean;
  readonly lost: boolean;
  readonly all: boolean;
}

interface Written {
  readonly source?: string[];
  readonly repository?: string[];
  readonly since?: string;
  readonly by?: string;
  readonly dryRun?: true;
  readonly lost?: true;
  readonly all?: true;
}

/** `sluice relay catch-up`. */
export function catchUpCommand(run: (order: CatchUpOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("catch-up")
      .description(
        "Finds events that never came and makes up for them: has the forge send again what it could not bring or, where it keeps no log of " +
          "that, compares branches and tags. Needs the token under the source's `api`.",
      )
      .option("--source <names>", "Only these sources, parted by commas.", readList)
      .option("--repository <names>", "Only these repositories, parted by commas: owner/name.", readList)
      .option("--since <when>", "How far back the forge's log is read: an instant, a date, or so long ago (24h).")
      .option(
        "--by <how>",
        "log: what the forge's log says failed; refs: branches and tags. By default as the source says.",
      )
      .option("--lost", "By log: also what the forge takes for delivered, for a store that was restored from a backup.")
      .option("--all", "By refs: start also what is new in repositories that are looked at for the first time.")
      .option("--dry-run", "Say what was missed, and change nothing, here or at the forge.")
      .action(async ({ source, repository, since, by, dryRun, lost, all }: Written, self: Command) =>
        run({
          kind: "catch-up",
          sources: source ?? [],
          repositories: repository ?? [],
          dryRun: dryRun === true,
          lost: lost === true,
          all: all === true,
          ...(since === undefined ? {} : { since }),
          ...(by === undefined ? {} : { by }),
          ...readSubcommandOptions(self),
        }),
      ),
    "Print what was found and done as one JSON object on standard output.",
    ["After the relay was down: what was missed?", "sluice relay catch-up --dry-run"],
    ["Make up for it, at one source", "sluice relay catch-up --source acme-github --since 3d"],
  );
}
