import type { Secret } from "../../shared/text/secret.ts";

/** Where events and deliveries are kept. */
export type StoreConfig = SqliteStoreConfig | PostgresStoreConfig;

/** One file, for one relay. */
export interface SqliteStoreConfig {
  readonly kind: "sqlite";
  /** Resolved against the configuration file's folder. */
  readonly path: string;
}

/** A database that any number of relays share. */
export interface PostgresStoreConfig {
  readonly kind: "postgres";
  /** A name or address; one that begins with a slash is the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Absent: the server lets this user in without one. */
  readonly password?: Secret;
  readonly tls: StoreTls;
  /** Connections that one relay opens at most. */
  readonly connections: number;
  /** The schema that holds the relay's tables; the work queue's has the same name with `_queue` behind it. */
  readonly schema: string;
}

/** How a connection to PostgreSQL is protected. */
export type StoreTls =
  | { readonly kind: "off" }
  /** Nobody listens, but whoever answers is believed. */
  | { readonly kind: "encrypted" }
  /** The server's certificate is checked: by this authority, or by those of the system. */
  | { readonly kind: "verified"; readonly caFile?: string };

/** The store as people write it, without its password. */
export function shownStore(store: StoreConfig): string {
  if (store.kind === "sqlite") return `sqlite:${store.path}`;
  const { user, host, port, database } = store;
  // A colon inside an address would be read as the one before the port.
  const place = host.startsWith("/") ? encodeURIComponent(host) : host.includes(":") ? `[${host}]` : host;
  return `postgres://${encodeURIComponent(user)}@${place}:${port}/${encodeURIComponent(database)}`;
}
