import type { Row } from "../postgres/database.ts";
import { indexedText } from "../postgres/indexed-text.ts";

/** A table of the new store, and what of the old one its rows are made of. */
export interface MovedTable {
  readonly name: string;
  /** Its columns, each with the kind of its values: `seq bigint, id text`. */
  readonly columns: string;
  /** Gives the rows, as SQL over the old store; of what belongs to events, those of the events whose seqs are the JSON list `?`. */
  readonly from: string;
  /** What is done with a row that is there already; none is otherwise. */
  readonly onConflict?: string;
}

const OF_EVENTS = "where e.seq in (select value from json_each(?))";
const DELIVERIES = "events e join deliveries d on d.event_id = e.id";

/** Only what waits has a place in line, and of those that wait for a newer push of one ref, the newest. */
const PROGRESS = `
  select d.*, iif(d.state = 'pending', d.line, null) as line,
    iif(d.state = 'pending' and d.seq = (select max(o.seq) from deliveries o where o.debounce_key = d.debounce_key),
      d.debounce_key, null) as debounce_key
  from ${DELIVERIES} ${OF_EVENTS}`;

/** What belongs to an event and goes with it, in an order in which whatever is referred to is there. */
export const EVENT_TABLES: readonly MovedTable[] = [
  {
    name: "events",
    columns: `seq bigint, id text, source text, source_kind text, type text, sender_id text, received_at time, payload_sha256 text,
      headers json, reading json, repository name, dedupe_key name, content_key name`,
    from: `select e.* from events e ${OF_EVENTS}`,
  },
  {
    name: "bodies",
    columns: "event_seq bigint, encoding text, size integer, bytes bytes",
    from: "select b.* from bodies b where b.event_seq in (select value from json_each(?))",
  },
  {
    name: "deliveries",
    columns: `seq bigint, id text, event_id text, route text, change_index integer, lane text, source text, repository name,
      ref name, commit_sha text, ordered truth, created_at time, redelivery_of text`,
    from: `select d.* from ${DELIVERIES} ${OF_EVENTS}`,
  },
  {
    name: "progress",
    columns: `seq bigint, state text, created_at time, lane text, moved_at time, due_at time, attempts integer,
      released_after integer, ref_index integer, in_doubt truth, line bigint, behind truth, debounce_key name,
      debounce_since time, debounce_before text, debounce_after text, superseded_by text, reason_code text, reason_text text,
      pipeline_id bigint, pipeline_project bigint, pipeline_url text, pipeline_status text`,
    from: PROGRESS,
  },
  {
    name: "attempts",
    columns: `delivery_seq bigint, number integer, kind text, started_at time, ended_at time, result text, status integer,
      text text, leaving truth`,
    from: `select d.seq as delivery_seq, a.* from ${DELIVERIES} join attempts a on a.delivery_id = d.id ${OF_EVENTS}`,
  },
  {
    name: "feedback",
    columns: "delivery_seq bigint, due_at time, sent text, tries integer, fault text, revision bigint, watch_at time",
    from: `select f.* from ${DELIVERIES} join feedback f on f.delivery_seq = d.seq ${OF_EVENTS}`,
  },
  {
    name: "rested",
    columns: "event_id text, standing text, rested_at time",
    from: `select e.id as event_id, e.standing, e.rested_at from events e ${OF_EVENTS} and e.standing <> 'open'`,
    // Triggers have made it of the rows before it; since when the event stands so, only the old store knows.
    onConflict: "(event_id) do update set standing = excluded.standing, rested_at = excluded.rested_at",
  },
];

const KEYS = "key name, event_id text, created_at time, expires_at time";

/** What belongs to no event: what has been seen, and how things stand. */
export const STORE_TABLES: readonly MovedTable[] = [
  { name: "dedupe_keys", columns: KEYS, from: "select * from dedupe_keys" },
  { name: "content_keys", columns: KEYS, from: "select * from content_keys" },
  {
    name: "heads",
    columns: `source text, repository name, ref name, before_sha text, after_sha text, received_at time, event_id text,
      reconciled truth`,
    from: "select * from heads",
  },
  {
    name: "compared_refs",
    columns: "source text, repository name, at time",
    from: "select * from compared_refs",
  },
  { name: "schedule_times", columns: "name text, due_at time", from: "select * from schedule_times" },
];

/** The type as which PostgreSQL takes a kind of value out of JSON. */
const TYPES: Readonly<Record<string, string>> = {
  name: "text",
  truth: "boolean",
  time: "timestamptz",
  json: "text",
  bytes: "text",
};

/** The statement that writes rows as `movedBy` makes them, and counts them. */
export function insertSql(table: MovedTable): string {
  const columns = columnsOf(table);
  const values = columns.map(({ name, kind }) =>
    kind === "json" ? `"${name}"::json` : kind === "bytes" ? `decode("${name}", 'base64')` : `"${name}"`,
  );
  return `
    with moved as (
      insert into ${table.name} (${columns.map(({ name }) => `"${name}"`).join(", ")}) overriding system value
      select ${values.join(", ")}
      from json_to_recordset($1) as r (${columns.map(({ name, kind }) => `"${name}" ${TYPES[kind] ?? kind}`).join(", ")})
      ${table.onConflict === undefined ? "" : `on conflict ${table.onConflict}`}
      returning 1)
    select count(*) as count from moved`;
}

/** Makes of a row of the old store one of the new. */
export function movedBy(table: MovedTable): (row: Row) => Row {
  const columns = columnsOf(table);
  return (row) => Object.fromEntries(columns.map(({ name, kind }) => [name, valueOf(row[name] ?? null, kind)]));
}

/** The last millisecond that both databases can write down; nothing waits for so long but by mistake. */
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

function valueOf(value: unknown, kind: string): unknown {
  if (value === null) return null;
  if (kind === "time") return new Date(Math.min(Number(value), LAST_MS));
  if (kind === "truth") return value === 1;
  if (kind === "name" && typeof value === "string") return indexedText(value);
  if (kind === "bytes" && value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return value;
}

function columnsOf({ columns }: MovedTable): readonly { readonly name: string; readonly kind: string }[] {
  return columns.split(",").map((column) => {
    const [name = "", kind = ""] = column.trim().split(" ");
    return { name, kind };
  });
}
