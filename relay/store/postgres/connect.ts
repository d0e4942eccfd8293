import type { ConnectionOptions } from "node:tls";
import { Pool, types } from "pg";
import type { PostgresStoreConfig, StoreTls } from "../../model/store-config.ts";
import { parsersOver } from "./values.ts";

/** How long a new connection may take, or the wait for one that is free. */
const CONNECT_MS = 5_000;

/** The longest a statement takes; what an operator asks for ends within it too, since every page is read from an index. */
const STATEMENT_MS = 15_000;

/** Another relay holds a lock for one short transaction; one that takes longer has stopped. */
const LOCK_MS = 5_000;

/** A relay that has stopped in the middle of a transaction must not keep the others waiting. */
const IDLE_IN_TRANSACTION_MS = 4_000;

/** Beyond the server's own deadline: nothing comes any more, not even that. */
const SILENT_MS = STATEMENT_MS + 2_000;

/** A connection that is used for nothing is let go. */
const IDLE_MS = 60_000;

/** What is read after a lock is what whoever held it before has written: with another default it would be what was there at `begin`. */
const READ_COMMITTED = String.raw`-c default_transaction_isolation=read\ committed`;

/**
 * Every statement of ours finds few rows by an index. A plan that is kept from when a table was small would read all of it by now, until the
 * server has counted again: a minute after thousands of deliveries have come at once, settling took ten times as long.
 */
const PLAIN_PLANS = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

/**
 * Opens connections to the store's database as they are asked for, up to as many as configured.
 *
 * A commit waits for the disk, whatever the server's default, and names without a schema are the store's own.
 *
 * @param readFile the text of a file: the certificate authority's
 */
export function connect(config: PostgresStoreConfig, readFile: (path: string) => string): Pool {
  const { host, port, database, user, password, tls, connections, schema } = config;
  const pool = new Pool({
    host,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password: password.reveal() }),
    ssl: tlsOptions(tls, readFile),
    max: connections,
    pipeline: true,
    keepAlive: true,
    application_name: "sluice",
    options: `-c search_path=${schema} -c synchronous_commit=on ${READ_COMMITTED} -c timezone=UTC ${PLAIN_PLANS}`,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: SILENT_MS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    types: { getTypeParser: parsersOver(types.getTypeParser) },
  });
  // Whoever uses a connection hears of its end by the statement; the end of one that nobody uses is nobody's fault.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  return pool;
}

function tlsOptions(tls: StoreTls, readFile: (path: string) => string): false | ConnectionOptions {
  switch (tls.kind) {
    case "off":
      return false;
    case "encrypted":
      return { rejectUnauthorized: false };
    case "verified":
      return tls.caFile === undefined ? {} : { ca: readFile(tls.caFile) };
  }
}
