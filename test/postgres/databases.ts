import { Client, type QueryResult } from "pg";
import { inject } from "vitest";
import type { PostgresStoreConfig } from "../../relay/model/store-config.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where to ask for the server of this run: see global-setup.ts. */
    readonly postgresDesk: string;
  }
}

/** A database of one test. */
export interface TestDatabase {
  readonly config: PostgresStoreConfig;
  /** Runs statements as superuser, apart from the relay's own connections; gives the rows of the last. */
  readonly script: (text: string) => Promise<readonly Record<string, unknown>[]>;
  /** Ends every connection to it, as a restart of the server would. */
  readonly endConnections: () => Promise<void>;
  /** Whether the server lets nobody into it; ends the connections that are there. */
  readonly refuse: (refuses: boolean) => Promise<void>;
  /** Removes it, whoever is still connected. */
  readonly dispose: () => Promise<void>;
}

/** Why there is no PostgreSQL here; undefined when there is one. For `describe.skipIf`. */
export async function whyNoPostgres(): Promise<string | undefined> {
  const answer = await fetch(`${inject("postgresDesk")}/why-not`);
  const text = await answer.text();
  return text === "" ? undefined : text;
}

/** An empty database on the server of this run, which is started when the first one asks. */
export async function freshDatabase(over: Partial<PostgresStoreConfig> = {}): Promise<TestDatabase> {
  const answer = await fetch(`${inject("postgresDesk")}/server`);
  if (!answer.ok) throw new Error(await answer.text());
  return await databaseAt(Number(await answer.text()), over);
}

let made = 0;

/** A database that holds what this one does, to which nobody may be connected just now. */
export async function copyOf({ config }: TestDatabase, over: Partial<PostgresStoreConfig> = {}): Promise<TestDatabase> {
  return await databaseAt(config.port, over, config.database);
}

/** A database on the server at this port; an empty one, unless it is to be like another. */
export async function databaseAt(
  port: number,
  over: Partial<PostgresStoreConfig> = {},
  template = "template0",
): Promise<TestDatabase> {
  made += 1;
  const database = `test_${process.pid}_${made}`;
  await scriptIn(port, "postgres", `create database ${database} template ${template}`);
  return {
    config: {
      kind: "postgres",
      host: "127.0.0.1",
      port,
      database,
      user: "postgres",
      tls: { kind: "off" },
      connections: 6,
      schema: "sluice",
      ...over,
    },
    script: (text) => scriptIn(port, database, text),
    endConnections: async () => {
      await scriptIn(port, "postgres", endSql(database));
    },
    refuse: async (refuses) => {
      await scriptIn(port, "postgres", `alter database ${database} allow_connections ${!refuses}`);
      await scriptIn(port, "postgres", endSql(database));
    },
    dispose: async () => {
      await scriptIn(port, "postgres", `drop database if exists ${database} with (force)`);
    },
  };
}

function endSql(database: string): string {
  return `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${database}'`;
}

async function scriptIn(port: number, database: string, text: string) {
  const client = new Client({ host: "127.0.0.1", port, user: "postgres", database });
  await client.connect();
  try {
    const result = (await client.query(text)) as QueryResult | QueryResult[];
    const last = Array.isArray(result) ? result.at(-1) : result;
    return (last?.rows ?? []) as readonly Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
