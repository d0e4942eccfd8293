import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { DeliveryState } from "../../model/delivery.ts";
import type { ListedDelivery, ListedEvent } from "../../model/listed.ts";
import { EVENT_COLUMNS, integer, listedDeliveryOf, listedEventOf, type Row } from "../rows.ts";
import type { DeliveryFilter, EventFilter } from "../store.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";

/** A query for a page of rows, newest first. */
interface PageQuery {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** What a list is read from, by which columns. */
interface Listed {
  readonly select: string;
  /** The table's alias and how its index of a column is called. */
  readonly alias: string;
  readonly table: string;
  readonly join: string;
  readonly time: string;
}

const DELIVERIES: Listed = {
  select: `${DELIVERY_COLUMNS}, d.seq, d.source, d.repository, d.ref, d.commit_sha, e.source_kind, e.type, e.received_at`,
  alias: "d",
  table: "deliveries",
  join: "cross join events e on e.id = d.event_id",
  time: "created_at",
};

const EVENTS: Listed = {
  select: `${EVENT_COLUMNS}, e.seq`,
  alias: "e",
  table: "events",
  join: "",
  time: "received_at",
};

/** A column with the values any of which it may have. */
interface Condition {
  readonly column: string;
  /** The index of this column and the time; absent where the column finds a few rows by itself. */
  readonly index?: string;
  readonly values: readonly string[];
}

/** Rows in these states are few enough to look through, whatever else is asked for. */
const FEW = 1_000;

/** Lists of deliveries and events: each page is read from the index of what narrows it most, from the end. */
export class Listing {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @param counts how many deliveries are in each state */
  deliveries(filter: DeliveryFilter, counts: Readonly<Record<DeliveryState, number>>): readonly ListedDelivery[] {
    return this.#page(DELIVERIES, deliveryConditions(filter, counts), filter).map(listedDeliveryOf);
  }

  events(filter: EventFilter): readonly ListedEvent[] {
    return this.#page(EVENTS, eventConditions(filter), filter).map(listedEventOf);
  }

  #page(listed: Listed, conditions: readonly Condition[], bounds: Bounds): readonly Row[] {
    const { table, time } = listed;
    const before =
      bounds.before === undefined
        ? undefined
        : this.#db.prepare(`select seq, ${time} as at from ${table} where id = ?`).get(bounds.before);
    if (bounds.before !== undefined && before === undefined) return [];
    let newest: readonly Row[] = [];
    for (const { sql, values } of pageQueries(listed, conditions, bounds, before)) {
      newest = [...newest, ...this.#db.prepare(sql).all(...values)].sort(byAge(time)).slice(0, bounds.limit);
    }
    return newest;
  }
}

/** Between which times, after which row, how many. */
type Bounds = Pick<DeliveryFilter, "since" | "until" | "before" | "limit">;

/**
 * One query per value of the first condition, each read from the end of its stretch of an index; the other conditions are looked
 * at row by row.
 */
function pageQueries(
  { select, alias, table, join, time }: Listed,
  [first, ...others]: readonly Condition[],
  { since, until, limit }: Bounds,
  before: Row | undefined,
): readonly PageQuery[] {
  const at = `${alias}.${time}`;
  const index = first === undefined ? `${table}_by_time` : first.index;
  const newestMs = Math.min(
    until === undefined ? Number.MAX_SAFE_INTEGER : until.getTime() - 1,
    before === undefined ? Number.MAX_SAFE_INTEGER : integer(before, "at"),
  );
  const sql = [
    `select ${select} from ${table} ${alias} ${index === undefined ? "" : `indexed by ${index}`} ${join}`,
    `where ${at} >= ? and ${at} <= ?`,
    ...(before === undefined ? [] : [`and (${at}, ${alias}.seq) < (?, ?)`]),
    ...(first === undefined ? [] : [`and ${alias}.${first.column} = ?`]),
    ...others.map(({ column }) => `and +${alias}.${column} in (select value from json_each(?))`),
    `order by ${at} desc, ${alias}.seq desc limit ?`,
  ].join(" ");
  const values = (value: string | undefined): SQLInputValue[] => [
    since?.getTime() ?? Number.MIN_SAFE_INTEGER,
    newestMs,
    ...(before === undefined ? [] : [integer(before, "at"), integer(before, "seq")]),
    ...(value === undefined ? [] : [value]),
    ...others.map((other) => JSON.stringify(other.values)),
    limit,
  ];
  const looks = first === undefined ? [undefined] : [...new Set(first.values)];
  return looks.map((value) => ({ sql, values: values(value) }));
}

/** What a delivery must be, with what narrows most in front. */
function deliveryConditions(
  { ids, events, states, ref, repository, routes, lanes, sources }: DeliveryFilter,
  counts: Readonly<Record<DeliveryState, number>>,
): readonly Condition[] {
  const few = states !== undefined && states.reduce((sum, state) => sum + counts[state], 0) <= FEW;
  const byState = condition("state", states, "deliveries_by_state");
  return [
    ...condition("id", ids),
    ...condition("event_id", events),
    ...(few ? byState : []),
    // A ref goes by the same name in most repositories.
    ...condition("repository", repository === undefined ? undefined : [repository], "deliveries_by_repository"),
    ...condition("ref", ref === undefined ? undefined : [ref], "deliveries_by_ref"),
    ...condition("route", routes, "deliveries_by_route"),
    ...condition("lane", lanes, "deliveries_by_lane"),
    ...condition("source", sources, "deliveries_by_source"),
    ...(few ? [] : byState),
  ];
}

function eventConditions({ ids, repository, sources }: EventFilter): readonly Condition[] {
  return [
    ...condition("id", ids),
    ...condition("repository", repository === undefined ? undefined : [repository], "events_by_repository"),
    ...condition("source", sources, "events_by_source"),
  ];
}

function condition(column: string, values: readonly string[] | undefined, index?: string): readonly Condition[] {
  if (values === undefined) return [];
  return [{ column, values, ...(index === undefined ? {} : { index }) }];
}

function byAge(time: string): (a: Row, b: Row) => number {
  return (a, b) => integer(b, time) - integer(a, time) || integer(b, "seq") - integer(a, "seq");
}
