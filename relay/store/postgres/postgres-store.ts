import type { Clock } from "../../../shared/time/clock.ts";
import type { AfterCrash, Attempt, Delivery, Settlement } from "../../model/delivery.ts";
import type { PipelineNews, RelayEvent } from "../../model/event.ts";
import type {
  FeedbackDue,
  FeedbackNote,
  FeedbackState,
  ListedDelivery,
  ListedEvent,
  StoredHead,
} from "../../model/listed.ts";
import type { RetentionConfig } from "../../model/relay-config.ts";
import { packBody } from "../pack-body.ts";
import type { Reason } from "../reasons.ts";
import type {
  Backlog,
  Claimed,
  DeliveryFilter,
  EventFilter,
  EventKeys,
  HeadsPage,
  NewDelivery,
  PastCall,
  Persisted,
  Pruned,
  Store,
} from "../store.ts";
import type { Tally, TallyBounds, TimeSpan } from "../tally.ts";
import { type Database, lockNames } from "./database.ts";
import { Dispatching } from "./dispatching.ts";
import { EventWriter } from "./event-writer.ts";
import { Feedback } from "./feedback.ts";
import { GroupCommit } from "./group-commit.ts";
import { HeadRows } from "./head-rows.ts";
import { Listing } from "./listing.ts";
import { Moves } from "./moves.ts";
import { Pipelines } from "./pipelines.ts";
import type { PersistCall } from "./plan-events.ts";
import { Reads } from "./reads.ts";
import { Retention } from "./retention.ts";
import { ScheduleRows } from "./schedule-rows.ts";
import { TallyRows } from "./tally-rows.ts";
import type { TurnQueue } from "./turn-queue.ts";

/** Events of one transaction, and the bytes of their bodies, so that none takes long. */
const MOST_EVENTS = 128;
const MOST_BYTES = 16 * 1024 * 1024;

/** As large as an ordinary event, so that a store that takes it would take one. */
const PROBE = Buffer.alloc(16 * 1024);

/** What an open store is made of. */
export interface PostgresStoreParts {
  readonly clock: Clock;
  readonly queue: TurnQueue;
  /** As which relay it makes attempts; undefined where it makes none. */
  readonly relay: () => string | undefined;
  /** Whether a request leaves only with a pass of the gate. */
  readonly byPass: boolean;
  /** Leaves the other relays and ends every connection. */
  readonly shutDown: () => Promise<void>;
}

/** The store in PostgreSQL, which any number of relays share. Events that arrive together share a commit. */
export class PostgresStore implements Store {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #events: EventWriter;
  readonly #persist: GroupCommit<PersistCall, Persisted>;
  readonly #dispatching: Dispatching;
  readonly #pipelines: Pipelines;
  readonly #feedback: Feedback;
  readonly #heads: HeadRows;
  readonly #schedules: ScheduleRows;
  readonly #listing: Listing;
  readonly #tallies: TallyRows;
  readonly #reads: Reads;
  readonly #retention: Retention;
  readonly #shutDown: () => Promise<void>;

  constructor(db: Database, { clock, queue, relay, byPass, shutDown }: PostgresStoreParts) {
    this.#db = db;
    this.#clock = clock;
    this.#shutDown = shutDown;
    const moves = new Moves();
    this.#schedules = new ScheduleRows(relay);
    this.#events = new EventWriter(db, { moves, queue, schedules: this.#schedules });
    this.#persist = new GroupCommit({
      doing: "Storing an event",
      perform: (calls) => this.#events.persist(calls),
      most: MOST_EVENTS,
      weigh: ({ body }) => body.bytes.length,
      mostWeight: MOST_BYTES,
    });
    this.#dispatching = new Dispatching(db, { queue, moves, clock, relay, byPass });
    this.#pipelines = new Pipelines(db, moves, queue);
    this.#feedback = new Feedback(db);
    this.#heads = new HeadRows(db);
    this.#listing = new Listing(db);
    this.#tallies = new TallyRows(db);
    this.#reads = new Reads(db);
    this.#retention = new Retention(db);
  }

  persist(event: RelayEvent, wanted: readonly NewDelivery[], keys: EventKeys): Promise<Persisted> {
    const packed = packBody(event.body);
    // Without a pause where there is none to make, so that it shares the commit of what arrived with it.
    if (!(packed instanceof Promise)) return this.#persist.run({ event, body: packed, wanted, keys });
    return packed.then((body) => this.#persist.run({ event, body, wanted, keys }));
  }

  add(eventId: string, deliveries: readonly NewDelivery[], now: Date): Promise<boolean> {
    return this.#events.add(eventId, deliveries, now);
  }

  claim(now: Date, limit: number, busyLanes?: readonly string[]): Promise<readonly Claimed[]> {
    return this.#dispatching.claim(now, limit, busyLanes);
  }

  leaving(deliveryId: string, attempt: number): Promise<void> {
    return this.#dispatching.leaving(deliveryId, attempt);
  }

  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void> {
    return this.#dispatching.settle(deliveryId, attempt, endedAt, settlement);
  }

  recover(now: Date, decide: (delivery: Delivery) => AfterCrash): Promise<readonly Delivery[]> {
    return this.#dispatching.recover(now, decide);
  }

  release(deliveryId: string, now: Date): Promise<boolean> {
    return this.#dispatching.release(deliveryId, now);
  }

  cancel(deliveryId: string, now: Date, reason: Reason): Promise<boolean> {
    return this.#dispatching.cancel(deliveryId, now, reason);
  }

  nextDueAt(busyLanes?: readonly string[]): Promise<Date | undefined> {
    return this.#dispatching.nextDueAt(busyLanes);
  }

  callsSince(since: Date): Promise<readonly PastCall[]> {
    return this.#dispatching.callsSince(since);
  }

  notePipeline(news: PipelineNews & { readonly gitlab?: string }, now: Date): Promise<Delivery | undefined> {
    return this.#pipelines.note(news, now);
  }

  noteWatched(deliveryId: string, nextAt: Date | undefined): Promise<void> {
    return this.#pipelines.noteWatched(deliveryId, nextAt);
  }

  watchDue(now: Date, limit: number): Promise<readonly Delivery[]> {
    return this.#pipelines.watchDue(now, limit);
  }

  noteFeedback(deliveryId: string, note: FeedbackNote): Promise<void> {
    return this.#feedback.note(deliveryId, note);
  }

  feedbackOf(deliveryId: string): Promise<FeedbackState | undefined> {
    return this.#feedback.of(deliveryId);
  }

  feedbackDue(now: Date, limit: number, busySources?: readonly string[]): Promise<readonly FeedbackDue[]> {
    return this.#feedback.due(now, limit, busySources);
  }

  keepSchedules(names: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>> {
    return this.#db.transaction("Reading the times of schedules", (tx) => this.#schedules.keep(tx, names, now), {
      locks: [lockNames.work("schedules")],
    });
  }

  async noteTime(name: string, at: Date): Promise<void> {
    await this.#db.transaction("Noting a schedule's time", (tx) => this.#schedules.note(tx, name, at));
  }

  headsOf(source: string, page: HeadsPage): Promise<readonly StoredHead[]> {
    return this.#heads.of(source, page);
  }

  comparedAt(source: string, repository: string): Promise<Date | undefined> {
    return this.#heads.comparedAt(source, repository);
  }

  noteCompared(source: string, repository: string, at: Date): Promise<void> {
    return this.#heads.noteCompared(source, repository, at);
  }

  delivery(id: string): Promise<Delivery | undefined> {
    return this.#reads.delivery(id);
  }

  event(id: string): Promise<RelayEvent | undefined> {
    return this.#reads.event(id);
  }

  attempts(deliveryId: string): Promise<readonly Attempt[]> {
    return this.#reads.attempts(deliveryId);
  }

  async list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]> {
    return await this.#listing.deliveries(filter, await this.#tallies.all());
  }

  listEvents(filter: EventFilter): Promise<readonly ListedEvent[]> {
    return this.#listing.events(filter);
  }

  async backlog(): Promise<Backlog> {
    const [counts, first, oldest] = await Promise.all([
      this.#tallies.all(),
      this.nextDueAt(),
      this.#tallies.oldestUndelivered(),
    ]);
    return {
      ...counts,
      ...(oldest === undefined ? {} : { oldestUndeliveredAt: oldest }),
      ...(first !== undefined && first <= this.#clock.now() ? { oldestDueAt: first } : {}),
    };
  }

  tally(span: TimeSpan, most: TallyBounds): Promise<Tally> {
    return this.#tallies.tally(span, most);
  }

  prune(now: Date, policy: RetentionConfig, most: number): Promise<Pruned> {
    return this.#retention.prune(now, policy, most);
  }

  size(): Promise<number> {
    return this.#retention.size();
  }

  async check(): Promise<void> {
    await this.#db.transaction("Checking the store", async (tx) => {
      await tx.query("insert into probe values ($1)", [PROBE]);
      await tx.last("delete from probe");
    });
  }

  async close(): Promise<void> {
    await this.#persist.close();
    await this.#shutDown();
  }
}
