import { date, type Row, text, truth } from "../rows.ts";
import type { NewDelivery } from "../store.ts";
import { lockNames, type Transaction } from "./database.ts";
import { indexedText } from "./indexed-text.ts";
import { LOCK_SQL, lockKeys } from "./lock-keys.ts";
import type { StoredWaiting } from "./plan-deliveries.ts";
import { headKey, type Known, type PersistCall, partsOfHeadKey } from "./plan-events.ts";

const IDS_SQL = "select key, event_id from dedupe_keys where key = any ($1)";
const CONTENTS_SQL = "select key, event_id, created_at from content_keys where key = any ($1)";
const HEADS_SQL = `
  select h.* from unnest($1::text[], $2::text[], $3::text[]) as w (source, repository, ref)
  join heads h using (source, repository, ref)`;

/** Held fast, so that none of them is taken by a claim before it is superseded. */
const WAITING_SQL = `
  select p.seq, d.id, d.lane, d.ordered, p.debounce_key, p.debounce_since, p.debounce_before, p.debounce_after
  from progress p join deliveries d using (seq)
  where p.debounce_key = any ($1) order by p.seq for update of p`;

/** The locks under which nothing changes of what `readKnown` reads for these calls. */
export function locksFor(calls: readonly PersistCall[]): readonly string[] {
  return calls.flatMap(({ event: { source, reading }, wanted, keys }) => [
    ...(reading.kind === "push" ? [lockNames.refs(source, reading.origin.repository)] : []),
    ...(keys.id === undefined || wanted.length === 0 ? [] : [lockNames.eventId(keys.id)]),
    ...(keys.content === undefined || wanted.length === 0 ? [] : [lockNames.content(keys.content.key)]),
    ...locksForDeliveries(wanted),
  ]);
}

/** The locks under which new deliveries take their places. */
export function locksForDeliveries(wanted: readonly NewDelivery[]): readonly string[] {
  return wanted.flatMap(({ held, ordered, lane, debounce }) => [
    ...(ordered === true && held === undefined ? [lockNames.line(lane)] : []),
    ...(debounce !== undefined && held === undefined ? [lockNames.debounce(debounce.key)] : []),
  ]);
}

/** Reads what the store knows of what these calls are about, in one round trip. */
export async function readKnown(tx: Transaction, schema: string, calls: readonly PersistCall[]): Promise<Known> {
  const starting = calls.filter(({ wanted }) => wanted.length > 0);
  const ids = starting.flatMap(({ keys }) => (keys.id === undefined ? [] : [indexedText(keys.id)]));
  const contents = starting.flatMap(({ keys }) => (keys.content === undefined ? [] : [indexedText(keys.content.key)]));
  const [idRows, contentRows, headRows, waiting] = await Promise.all([
    ids.length === 0 ? [] : tx.query(IDS_SQL, [ids]),
    contents.length === 0 ? [] : tx.query(CONTENTS_SQL, [contents]),
    readHeads(tx, calls),
    readWaiting(
      tx,
      schema,
      calls.flatMap(({ wanted }) => wanted),
    ),
  ]);
  return {
    ids: new Map(idRows.map((row) => [text(row, "key"), text(row, "event_id")])),
    contents: new Map(
      contentRows.map((row) => [
        text(row, "key"),
        { eventId: text(row, "event_id"), createdAt: date(row, "created_at") },
      ]),
    ),
    heads: new Map(headRows.map(headOf)),
    waiting,
  };
}

/** Reads what waits under the debounce keys of new deliveries. */
export async function readWaiting(
  tx: Transaction,
  schema: string,
  wanted: readonly NewDelivery[],
): Promise<ReadonlyMap<string, StoredWaiting>> {
  const keys = wanted.flatMap(({ held, debounce }) =>
    debounce === undefined || held !== undefined ? [] : [indexedText(debounce.key)],
  );
  if (keys.length === 0) return new Map();
  const rows = await tx.query(WAITING_SQL, [keys]);
  // A route may lead elsewhere by now, so its line is another one than that of the new delivery.
  const lines = rows.filter((row) => truth(row, "ordered")).map((row) => lockNames.line(text(row, "lane")));
  const taken = new Set(locksForDeliveries(wanted));
  const others = lines.filter((line) => !taken.has(line));
  if (others.length > 0) await tx.query(LOCK_SQL, [lockKeys(schema, others)]);
  return new Map(rows.map((row) => [text(row, "debounce_key"), waitingOf(row)]));
}

async function readHeads(tx: Transaction, calls: readonly PersistCall[]): Promise<readonly Row[]> {
  const keys = calls.flatMap(({ event: { source, reading } }) =>
    reading.kind === "push"
      ? reading.changes.map(({ ref }) => partsOfHeadKey(headKey(source, reading.origin.repository, ref)))
      : [],
  );
  if (keys.length === 0) return [];
  return await tx.query(
    HEADS_SQL,
    [0, 1, 2].map((part) => keys.map((key) => key[part] ?? "")),
  );
}

function headOf(row: Row): [string, ReturnType<Known["heads"]["get"]> & object] {
  return [
    headKey(text(row, "source"), text(row, "repository"), text(row, "ref")),
    {
      before: text(row, "before_sha"),
      after: text(row, "after_sha"),
      eventId: text(row, "event_id"),
      reconciled: truth(row, "reconciled"),
      receivedAt: date(row, "received_at"),
    },
  ];
}

function waitingOf(row: Row): StoredWaiting {
  return {
    id: text(row, "id"),
    since: date(row, "debounce_since"),
    before: text(row, "debounce_before"),
    after: text(row, "debounce_after"),
  };
}
