import { createHash } from "node:crypto";

/** Takes these locks, in this order, until the transaction is over. */
export const LOCK_SQL = "select count(pg_advisory_xact_lock(key)) from unnest($1::bigint[]) as key";

/**
 * The numbers PostgreSQL locks for these names, each once and in order. Two names that share one by chance wait for each other for nothing, which harms
 * nobody.
 *
 * @param schema whose names they are; one database may hold several stores
 */
export function lockKeys(schema: string, names: readonly string[]): readonly bigint[] {
  const keys = names.map((name) => createHash("sha256").update(`${schema} ${name}`).digest().readBigInt64BE());
  return [...new Set(keys)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
