import { createHash } from "node:crypto";
import { type JobInsert, PgBoss } from "pg-boss";
import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import { date, type Row } from "../rows.ts";
import { createSchemaSql } from "./create-schema.ts";
import type { Database, Queries, SqlValue, Transaction } from "./database.ts";
import { lockKeys } from "./lock-keys.ts";
import type { Turn, WorkQueue } from "./work-queue.ts";

/** The queue engine's queue; its policy lets one job of a key wait, and no second one. */
const TURNS = "turns";

/** A lane may have to wait for as long as its GitLab is away; the longest the engine knows to wait. */
const KEEP_SECONDS = 10 * 365 * 24 * 60 * 60;

/** Turns of a later time are told apart by the second, so that many deliveries that wait for one need few. */
const COARSE_MS = 1_000;

/** What is due by the relay's clock must not have to wait for the server's, should that be behind. */
const APART_MS = 60_000;

/** The longest name of a lane that is its own key: an index takes no more than 2,704 bytes. */
const MOST_KEY_CHARS = 600;

/** Whoever adds a turn holds this lock, which others who add may hold too; whoever finds a lane empty must get it alone. */
const SHARE_SQL = "select count(pg_advisory_xact_lock_shared(key)) from unnest($1::bigint[]) as key";
const ALONE_SQL =
  "select lane from unnest($1::text[], $2::bigint[]) as l (lane, key) where not pg_try_advisory_xact_lock(key)";

/** Turns in the hands of a transaction. */
export interface TakenTurns {
  readonly ids: readonly string[];
  /** The lanes they are of, each once, with the time since when it waits for its turn. */
  readonly lanes: ReadonlyMap<string, Date>;
}

/**
 * The queue of turns in pg-boss (docs/adr/0025-the-engine-holds-turns-of-lanes.md).
 *
 * A lane has one turn waiting that may be taken now, and one for each second of the future in which something of it becomes due.
 * Nothing ever lies in the engine but turns that wait: one that is taken is deleted by the same transaction. So the engine has
 * nothing to expire, to retry or to clean up, and none of its loops runs.
 */
export class TurnQueue implements WorkQueue {
  readonly #boss: PgBoss;
  readonly #schema: string;
  readonly #ring: () => void;

  private constructor(boss: PgBoss, schema: string, ring: () => void) {
    this.#boss = boss;
    this.#schema = schema;
    this.#ring = ring;
  }

  /**
   * Opens the queue that lies beside the store's schema, in one of its own. Where the engine's schema is newer than this version knows,
   * a relay goes on with it, as while a new version is rolled out.
   *
   * @throws CodedError STORE_UNAVAILABLE; STORE_INVALID without `migrate`, when the engine's schema is not the one this version makes
   * @param migrate whether to create the engine's schema, or bring it up to date, where it is not
   * @param ring wakes whoever takes turns
   */
  static async open(db: Database, { migrate, ring }: { migrate: boolean; ring: () => void }): Promise<TurnQueue> {
    const schema = `${db.schema}_queue`;
    if (migrate) await db.run("Opening the work queue", (queries) => queries.script(createSchemaSql(schema)));
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: await db.run("Opening the work queue", ran(text, values)) }) },
      schema,
      createSchema: false,
      migrate,
      supervise: false,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    // Its timers ask about queues now and then; what fails there fails again where it matters.
    boss.on("error", () => {});
    try {
      // Another relay may be bringing it up to date at this moment.
      await boss.start({ attempts: migrate ? 3 : 1 });
      if (migrate && (await boss.getQueue(TURNS)) === null) {
        await boss.createQueue(TURNS, { policy: "short", retentionSeconds: KEEP_SECONDS });
      }
    } catch (error) {
      await boss.stop({ graceful: false, close: false });
      throw isCoded(error) ? error : ofAnotherVersion(db.schema, error);
    }
    return new TurnQueue(boss, db.schema, ring);
  }

  async add(transaction: Transaction, turns: readonly Turn[], now: Date): Promise<void> {
    const lanes = [...new Set(turns.map(({ lane }) => lane))];
    if (lanes.length === 0) return;
    const jobs = new Map(turns.map((turn) => jobOf(turn, now)).map((job) => [job.singletonKey, job]));
    await Promise.all([
      transaction.query(SHARE_SQL, [this.#keysOf(lanes)]),
      // In one order for everybody: who inserts a key that another one is inserting waits for him.
      this.#boss.insert(TURNS, [...jobs.values()].sort(byKey), { db: over(transaction) }),
    ]);
  }

  ring(): void {
    this.#ring();
  }

  /**
   * Takes at most so many of the turns that have come, those that wait the longest first. Passes over turns others are about to take.
   * Whoever takes them drops them in the same transaction.
   */
  async take(transaction: Transaction, most: number, passedOver: readonly string[]): Promise<TakenTurns> {
    const ignoreGroups = passedOver.length === 0 ? null : [...passedOver];
    const options = { batchSize: most, ignoreGroups, db: over(transaction) };
    const jobs = await this.#boss.fetch<unknown>(TURNS, { ...options, includeMetadata: true });
    const lanes = new Map<string, Date>();
    for (const { groupId, createdOn } of jobs.toSorted((a, b) => b.createdOn.getTime() - a.createdOn.getTime())) {
      if (typeof groupId === "string") lanes.set(groupId, createdOn);
    }
    return { ids: jobs.map(({ id }) => id), lanes };
  }

  /** Ends turns that were taken. */
  async drop(transaction: Transaction, { ids }: TakenTurns): Promise<void> {
    if (ids.length > 0) await this.#boss.deleteJob(TURNS, [...ids], { db: over(transaction) });
  }

  /**
   * Those of these lanes to which somebody is adding just now, which this transaction may not see yet. To the others nobody can add until this transaction is
   * over, and what has been added before is seen by its next statement.
   */
  async beingAddedTo(transaction: Transaction, lanes: readonly string[]): Promise<readonly string[]> {
    const rows = await transaction.query(ALONE_SQL, [lanes, lanes.map((lane) => this.#keyOf(lane))]);
    return rows.map((row) => String(row["lane"]));
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }

  #keysOf(lanes: readonly string[]): readonly bigint[] {
    return lockKeys(this.#schema, lanes.map(lockNameOf));
  }

  #keyOf(lane: string): bigint {
    return lockKeys(this.#schema, [lockNameOf(lane)])[0] ?? 0n;
  }
}

function ofAnotherVersion(schema: string, cause: unknown): CodedError {
  return new CodedError(
    "STORE_INVALID",
    `The work queue in the schema ${schema}_queue cannot be used: ${oneLine(cause)}.`,
    {
      cause,
      hint: "Use the same version of Sluice as the relays that run on this store, or start such a relay first.",
    },
  );
}

/** A turn as a row gives it that has a lane and a time. */
export function turnOf(row: Row): Turn {
  return { lane: String(row["lane"]), dueAt: date(row, "due_at") };
}

function lockNameOf(lane: string): string {
  return `turns ${lane}`;
}

function jobOf({ lane, dueAt }: Turn, now: Date): JobInsert & { readonly singletonKey: string } {
  const name = lane.length <= MOST_KEY_CHARS ? lane : createHash("sha256").update(lane).digest("hex");
  const inMs = dueAt.getTime() - now.getTime();
  const group = { id: lane };
  if (inMs <= 0) {
    return { singletonKey: `now ${name}`, group, startAfter: new Date(dueAt.getTime() - APART_MS).toISOString() };
  }
  const atMs = inMs <= COARSE_MS ? dueAt.getTime() : Math.floor(dueAt.getTime() / COARSE_MS) * COARSE_MS;
  return { singletonKey: `${atMs} ${name}`, group, startAfter: new Date(atMs).toISOString() };
}

function byKey(a: { readonly singletonKey: string }, b: { readonly singletonKey: string }): number {
  return a.singletonKey < b.singletonKey ? -1 : 1;
}

/** Lets the engine run its statements, of which there are few, where ours run. */
function over(queries: Queries) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await queries.query(text, sqlOf(values)))] }),
  };
}

function ran(text: string, values?: unknown[]) {
  return async (queries: Queries) =>
    values === undefined || values.length === 0
      ? [...(await queries.script(text))]
      : [...(await queries.queryOnce(text, sqlOf(values)))];
}

/** The engine's values are numbers, text, and lists of text. */
function sqlOf(values: readonly unknown[] = []): readonly SqlValue[] {
  return values.map((value) => {
    if (Array.isArray(value)) return value.map(String);
    return typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : null;
  });
}
