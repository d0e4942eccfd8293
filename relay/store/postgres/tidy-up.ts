import type { Transaction } from "./database.ts";

/** The rows of processes that have ended become part of those of process 0, which no transaction but this one writes. */
const OF_THE_GONE = "pid <> 0 and not exists (select 1 from pg_stat_activity a where a.pid = counted.pid)";

const BACKLOG_SQL = `
  with gone as (delete from backlog counted where ${OF_THE_GONE} returning state, count)
  insert into backlog (pid, state, count) select 0, state, sum(count) from gone group by state order by state
  on conflict (pid, state) do update set count = backlog.count + excluded.count`;

const KEPT_SQL = `
  with gone as (delete from kept counted where ${OF_THE_GONE} returning bytes)
  insert into kept (pid, bytes) select 0, sum(bytes) from gone having count(*) > 0
  on conflict (pid) do update set bytes = kept.bytes + excluded.bytes`;

/** Whoever lost the answer to a commit has asked what became of it within seconds. */
const MARKS_SQL = "delete from marks where at < now() - interval '1 day'";

/**
 * Lets go of what connections that have ended left: their counts, which stay in the sums, and their marks. Runs inside a transaction that
 * nobody else makes at the same time.
 */
export async function tidyUp(tx: Transaction): Promise<void> {
  await Promise.all([BACKLOG_SQL, KEPT_SQL, MARKS_SQL].map((sql) => tx.query(sql)));
}
