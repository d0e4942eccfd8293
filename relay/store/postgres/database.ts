import { crc32 } from "node:zlib";

/** A value of a statement. Text loses what PostgreSQL cannot hold (U+0000, halves of characters): each becomes U+FFFD. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | null
  | readonly (string | number | bigint | boolean | Date | null)[]
  | RowsParameter;

/** Rows as one parameter of type `json`, for `json_to_recordset($1)`: made by `rowsParameter`. */
export interface RowsParameter {
  readonly kind: "rows";
  readonly json: string;
}

/**
 * A row as the driver hands it over: `bigint` as a number, `timestamptz` as a Date, `bytea` as a Buffer, `json` as its text, `jsonb` as what
 * it says.
 */
export type Row = Readonly<Record<string, unknown>>;

/** Something that runs statements. Rejects with a `DatabaseFault`; nothing else in here does. */
export interface Queries {
  /**
   * Runs a statement that is prepared once per connection and kept, so its text must be one of few. Statements asked for in one turn of the
   * event loop go out together, one after the other, in one round trip.
   */
  query(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs a statement that is planned for these very values, each time. */
  queryOnce(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs statements without values, which may be several with semicolons between; gives the rows of all of them. */
  script(text: string): Promise<readonly Row[]>;
}

/** What runs inside one transaction, at READ COMMITTED: each statement sees what was committed before it began. */
export interface Transaction extends Queries {
  /**
   * Runs the last statement of the transaction: the commit goes with it, in the same round trip. Resolves once it is committed, so
   * nothing may be asked afterwards. What the statement returns is not told, since it may be lost where the commit is not.
   */
  last(text: string, values?: readonly SqlValue[]): Promise<void>;
}

/** How a transaction begins. */
export interface TransactionOptions {
  /**
   * What nobody else may hold until this transaction is over, whichever relay they are of: names made by `lockNames`. Taken before the first
   * statement, in one order for everybody, so that two that hold some never wait for each other.
   */
  readonly locks?: readonly string[];
  /** It may take as long as it takes, each of its statements too, as building an index on a large table does. */
  readonly patient?: true;
  /** `false`: a power cut of the server may take it back, and so the commit waits for no disk. */
  readonly durable?: false;
}

/** PostgreSQL, by a pool of connections whose `search_path` is the store's schema alone. */
export interface Database {
  /** The schema the store's tables are in. */
  readonly schema: string;

  /** Runs `work` outside any transaction: each of its statements is committed by itself. */
  run<T>(doing: string, work: (queries: Queries) => Promise<T>): Promise<T>;

  /**
   * Runs `work` in one transaction, and resolves only once that is durable.
   *
   * `work` is run again, as a whole, when PostgreSQL ended it in favour of another transaction (40001, 40P01) or the connection broke before
   * the commit, so it must leave nothing behind elsewhere. When the connection breaks during the commit, the transaction's fate is found out by another connection before
   * this says anything.
   *
   * @param doing for messages: "Storing an event"
   * @throws CodedError STORE_UNAVAILABLE when the database cannot do it now; INTERNAL when a row is to blame. Nothing is changed then. When
   *   a commit's fate cannot be found out in time, STORE_UNAVAILABLE says so.
   */
  transaction<T>(
    doing: string,
    work: (transaction: Transaction) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;

  /** Ends every connection once what was begun is over. What is asked for afterwards is rejected with STORE_UNAVAILABLE. */
  close(): Promise<void>;
}

const DEBOUNCE_LOCKS = 64;

/** What can be locked over all relays, by a name nothing else has. */
export const lockNames = {
  /** The line of ordered deliveries of a lane: who enters, leaves or moves it. */
  line: (lane: string) => `line ${lane}`,
  /** The deliveries that wait under a debounce key. Keys share few locks, since one push may move thousands of refs. */
  debounce: (key: string) => `debounce ${crc32(key) % DEBOUNCE_LOCKS}`,
  /** The event of a sender's id. */
  eventId: (key: string) => `id ${key}`,
  /** The event of a content. */
  content: (key: string) => `content ${key}`,
  /** Where the refs of a repository stand. */
  refs: (source: string, repository: string) => `refs ${JSON.stringify([source, repository])}`,
  /** The deliveries of an event, where what one does depends on the others. */
  event: (eventId: string) => `event ${eventId}`,
  /** What all relays send to one GitLab. */
  gate: (address: string) => `gate ${address}`,
  /** Work that one relay does at a time. */
  work: (name: string) => `work ${name}`,
} as const;

/** Rows to hand over in one parameter; dates go as ISO 8601. */
export function rowsParameter(rows: readonly object[]): RowsParameter {
  const json = JSON.stringify(rows);
  return { kind: "rows", json: NOT_TEXT.test(json) ? JSON.stringify(rows, asText) : json };
}

/** Text as PostgreSQL can hold it. */
export function cleanText(text: string): string {
  return text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "\u{fffd}");
}

/** What JSON.stringify writes for U+0000 and for half a character; it may stand behind a backslash of the text, which does no harm. */
const NOT_TEXT = /\\u(?:0000|d[89a-f])/;

function asText(_: string, value: unknown): unknown {
  return typeof value === "string" ? cleanText(value) : value;
}
