import { CodedError } from "../../../shared/errors/coded-error.ts";
import { createSchemaSql } from "./create-schema.ts";
import { type Database, lockNames, type Queries } from "./database.ts";
import { EVENTS_AND_DELIVERIES } from "./migrations/0001-events-and-deliveries.ts";
import { COMPANY } from "./migrations/0002-company.ts";
import type { Migration } from "./migrations/migration.ts";

/** Every step from nothing to today's schema, in order. */
export const MIGRATIONS: readonly Migration[] = [EVENTS_AND_DELIVERIES, COMPANY];

/** The oldest server that has all the schema uses. */
const OLDEST_SERVER = 140_000;

/** What a database is like, before anything is asked of our tables. */
const SERVER_SQL = `
  select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as standby, to_regclass('schema_versions') is not null as ours,
    exists (select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm')) as used`;

const VERSIONS_SQL = "select max(version) as version, max(works_from) as works_from from schema_versions";

/** How a database stands to the schema this version knows. */
type Standing =
  | { readonly kind: "empty" }
  /** It has the steps up to this one. */
  | { readonly kind: "ours"; readonly version: number };

/**
 * Brings the schema up to date, in one transaction that one relay makes while others that start wait for it. A schema that is newer is left as it is
 * when this version may still work on it.
 *
 * @param engine brings the schema of the work queue up to date, while no other relay does
 * @throws CodedError STORE_INVALID when it is not a database the relay can use, or one that is too new
 */
export async function migrate(
  database: Database,
  engine: () => Promise<void> = async () => {},
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(
    "Bringing the store up to date",
    async (transaction) => {
      const standing = await standingOf(transaction, database.schema, steps);
      if (standing.kind === "empty") {
        await transaction.script(createSchemaSql(database.schema));
        await transaction.script(`
          create table schema_versions (
            version    integer primary key,
            name       text not null,
            works_from integer not null,
            applied_at timestamptz not null default now()
          )`);
      }
      for (const { version, name, worksFrom, sql } of steps.slice(standing.kind === "empty" ? 0 : standing.version)) {
        await transaction.script(sql);
        await transaction.query("insert into schema_versions (version, name, works_from) values ($1, $2, $3)", [
          version,
          name,
          worksFrom,
        ]);
      }
      await engine();
    },
    { locks: [lockNames.work("migrate")], patient: true, durable: false },
  );
}

/**
 * Changes nothing.
 *
 * @throws CodedError STORE_INVALID unless the schema is there and this version may work on it
 */
export async function requireCurrent(database: Database, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const standing = await database.run("Looking at the store", (queries) => standingOf(queries, database.schema, steps));
  if (standing.kind === "ours" && standing.version >= steps.length) return;
  const problem = standing.kind === "empty" ? "holds no store yet" : "was made by an older version of Sluice";
  throw new CodedError("STORE_INVALID", `The schema ${database.schema} ${problem}.`, {
    hint: "Start the relay once: it creates the store, and brings it up to date.",
  });
}

async function standingOf(queries: Queries, schema: string, steps: readonly Migration[]): Promise<Standing> {
  const [server = {}] = await queries.queryOnce(SERVER_SQL, [schema]);
  if (Number(server["version"]) < OLDEST_SERVER) {
    throw new CodedError(
      "STORE_INVALID",
      `The server is PostgreSQL ${serverName(server["version"])}; the relay needs 14.`,
      {
        hint: "Move the database to a newer PostgreSQL.",
      },
    );
  }
  if (server["encoding"] !== "UTF8") {
    throw new CodedError("STORE_INVALID", `The database keeps text as ${String(server["encoding"])}, not as UTF8.`, {
      hint: "Create one with `create database sluice encoding 'UTF8' template template0`.",
    });
  }
  if (server["standby"] === true) {
    throw new CodedError("STORE_INVALID", "The server is a standby, which takes no writes.", {
      hint: "Lead `store` to the primary.",
    });
  }
  if (server["ours"] !== true) {
    if (server["used"] !== true) return { kind: "empty" };
    throw new CodedError("STORE_INVALID", `The schema ${schema} holds tables of another program.`, {
      hint: "Name a schema of its own under `store`; the relay creates it.",
    });
  }
  const [versions = {}] = await queries.queryOnce(VERSIONS_SQL);
  const version = Number(versions["version"]);
  if (version > steps.length && Number(versions["works_from"]) > steps.length) {
    throw new CodedError(
      "STORE_INVALID",
      `The schema ${schema} stands at step ${version}; this version of Sluice knows ${steps.length} and works on none so new.`,
      { hint: "Run the version of Sluice that made it, or a newer one." },
    );
  }
  return { kind: "ours", version };
}

function serverName(version: unknown): string {
  return String(Math.floor(Number(version) / 10_000));
}
