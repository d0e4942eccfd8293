import type { DeliveryState } from "../../model/delivery.ts";
import type { ListedDelivery, ListedEvent } from "../../model/listed.ts";
import { date, EVENT_COLUMNS, integer, listedDeliveryOf, listedEventOf, type Row } from "../rows.ts";
import type { DeliveryFilter, EventFilter } from "../store.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import type { Database, Queries, SqlValue } from "./database.ts";
import { indexedText } from "./indexed-text.ts";

/** What a list is read from, and by which columns it goes. */
interface Listed {
  readonly select: string;
  readonly table: "deliveries" | "events";
  /** The columns of time and place that the index of a condition ends with, by the table the condition is in. */
  readonly time: string;
  readonly alias: string;
}

const DELIVERIES: Listed = {
  select: `
    select ${DELIVERY_COLUMNS}, d.seq, d.source, d.repository, d.ref, d.commit_sha, e.source_kind, e.type, e.received_at
    from deliveries d join progress p using (seq) join events e on e.id = d.event_id`,
  table: "deliveries",
  time: "created_at",
  alias: "d",
};

const EVENTS: Listed = {
  select: `select ${EVENT_COLUMNS}, e.seq from events e`,
  table: "events",
  time: "received_at",
  alias: "e",
};

/** A column with the values any of which it may have. */
interface Condition {
  readonly column: string;
  readonly values: readonly string[];
  /** The values find a few rows by themselves, in any order. */
  readonly isKey?: true;
}

/** Rows in these states are few enough to look through, whatever else is asked for. */
const FEW = 1_000;

/**
 * Lists of deliveries and events: each page is read from the end of the index of what narrows it most.
 *
 * Each statement is planned for its very values: how many rows a source or a state has differs by orders of magnitude, and a plan that
 * suits all would suit few.
 */
export class Listing {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param counts how many deliveries are in each state */
  async deliveries(
    filter: DeliveryFilter,
    counts: Readonly<Record<DeliveryState, number>>,
  ): Promise<readonly ListedDelivery[]> {
    const conditions = deliveryConditions(filter, counts);
    const rows = await this.#db.run("Listing deliveries", async (db) => page(db, DELIVERIES, conditions, filter));
    return rows.map(listedDeliveryOf);
  }

  async events(filter: EventFilter): Promise<readonly ListedEvent[]> {
    const conditions = eventConditions(filter);
    const rows = await this.#db.run("Listing events", async (db) => page(db, EVENTS, conditions, filter));
    return rows.map(listedEventOf);
  }
}

/** Between which times, after which row, how many. */
type Bounds = Pick<DeliveryFilter, "since" | "until" | "before" | "limit">;

async function page(
  db: Queries,
  listed: Listed,
  conditions: readonly Condition[],
  bounds: Bounds,
): Promise<readonly Row[]> {
  const { table, time } = listed;
  const [before] =
    bounds.before === undefined
      ? []
      : await db.queryOnce(`select seq, ${time} as at from ${table} where id = $1`, [bounds.before]);
  if (bounds.before !== undefined && before === undefined) return [];
  const [first, ...others] = conditions;
  const looks = first === undefined || first.isKey === true ? [first] : eachValue(first);
  const found = await Promise.all(
    looks.map(async (look) => {
      const { sql, values } = pageQuery(listed, look, others, bounds, before);
      return db.queryOnce(sql, values);
    }),
  );
  return found.flat().sort(byAge(time)).slice(0, bounds.limit);
}

/** One look per value, so that each reads from the end of its own stretch of the index. */
function eachValue({ column, values }: Condition): readonly Condition[] {
  return [...new Set(values)].map((value) => ({ column, values: [value] }));
}

function pageQuery(
  { select, alias, time }: Listed,
  first: Condition | undefined,
  others: readonly Condition[],
  { since, until, limit }: Bounds,
  before: Row | undefined,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  const put = (value: SqlValue) => `$${values.push(value)}`;
  // What moves is in a table of its own, which has the time of creation too.
  const from = first?.column.startsWith("p.") === true ? "p" : alias;
  const order = [`${from}.${time}`, `${from}.seq`];
  const where = [
    ...(first === undefined
      ? []
      : [
          first.isKey === true
            ? `${first.column} = any(${put(first.values)})`
            : `${first.column} = ${put(first.values[0] ?? "")}`,
        ]),
    ...others.map((other) => `${other.column} = any(${put(other.values)})`),
    ...(since === undefined ? [] : [`${order[0]} >= ${put(since)}`]),
    ...(until === undefined ? [] : [`${order[0]} < ${put(until)}`]),
    ...(before === undefined
      ? []
      : [`(${order.join(", ")}) < (${put(date(before, "at"))}, ${put(integer(before, "seq"))})`]),
  ];
  const sql = [
    select,
    where.length === 0 ? "" : `where ${where.join(" and ")}`,
    `order by ${order.map((column) => `${column} desc`).join(", ")} limit ${put(limit)}`,
  ].join("\n");
  return { sql, values };
}

/** What a delivery must be, with what narrows most in front. */
function deliveryConditions(
  { ids, events, states, ref, repository, routes, lanes, sources }: DeliveryFilter,
  counts: Readonly<Record<DeliveryState, number>>,
): readonly Condition[] {
  const few = states !== undefined && states.reduce((sum, state) => sum + counts[state], 0) <= FEW;
  const byState = condition("p.state", states);
  return [
    ...key("d.id", ids),
    ...key("d.event_id", events),
    ...(few ? byState : []),
    // A ref goes by the same name in most repositories.
    ...condition("d.repository", repository === undefined ? undefined : [indexedText(repository)]),
    ...condition("d.ref", ref === undefined ? undefined : [indexedText(ref)]),
    ...condition("d.route", routes),
    ...condition("d.lane", lanes),
    ...condition("d.source", sources),
    ...(few ? [] : byState),
  ];
}

function eventConditions({ ids, repository, sources }: EventFilter): readonly Condition[] {
  return [
    ...key("e.id", ids),
    ...condition("e.repository", repository === undefined ? undefined : [indexedText(repository)]),
    ...condition("e.source", sources),
  ];
}

function condition(column: string, values: readonly string[] | undefined): readonly Condition[] {
  return values === undefined ? [] : [{ column, values }];
}

function key(column: string, values: readonly string[] | undefined): readonly Condition[] {
  return values === undefined ? [] : [{ column, values, isKey: true }];
}

function byAge(time: string): (a: Row, b: Row) => number {
  return (a, b) => integer(b, time) - integer(a, time) || integer(b, "seq") - integer(a, "seq");
}
