import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
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
import { attemptOf, deliveryOf } from "../rows.ts";
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
import { wholeEventOf } from "../whole-event.ts";
import { Claims, type Taken } from "./claims.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import { DeliveryWriter } from "./delivery-writer.ts";
import { EventWriter } from "./events.ts";
import { storeFault } from "./fault.ts";
import { Feedback } from "./feedback.ts";
import { GroupCommit } from "./group-commit.ts";
import { Heads } from "./heads.ts";
import { LeavingNotes } from "./leaving-notes.ts";
import { Lines } from "./lines.ts";
import { Listing } from "./listing.ts";
import { Moves } from "./moves.ts";
import { Pipelines } from "./pipelines.ts";
import { Retention } from "./retention.ts";
import { ScheduleRows } from "./schedule-rows.ts";
import { TallyRows } from "./tally-rows.ts";

/** As large as an ordinary event, so that a store that takes it would take one. */
const PROBE = new Uint8Array(16 * 1024);

/** What an open store is made of. */
export interface SqliteStoreParts {
  readonly clock: Clock;
  /** The machine's present boot, where the system tells. */
  readonly boot: string | undefined;
  /** A second connection to the same file, for notes. */
  readonly notes: DatabaseSync;
  /** Throws when the file written to is not the one a later start would open. */
  readonly requireFile: () => void;
  /** Closes the connection and lets go of the lock. */
  readonly shutDown: () => void;
}

/** The store in one SQLite file. Every change goes through the group commit; reads go straight to the file. */
export class SqliteStore implements Store {
  readonly #clock: Clock;
  readonly #commit: GroupCommit;
  readonly #claims: Claims;
  readonly #moves: Moves;
  readonly #events: EventWriter;
  readonly #notes: LeavingNotes;
  readonly #pipelines: Pipelines;
  readonly #feedback: Feedback;
  readonly #heads: Heads;
  readonly #schedules: ScheduleRows;
  readonly #listing: Listing;
  readonly #retention: Retention;
  readonly #tallies: TallyRows;
  readonly #reads: Readonly<Record<"delivery" | "event" | "attempts", StatementSync>>;
  readonly #probe: readonly StatementSync[];
  #shutDown: (() => void) | undefined;

  constructor(db: DatabaseSync, { clock, boot, notes, requireFile, shutDown }: SqliteStoreParts) {
    this.#clock = clock;
    this.#shutDown = shutDown;
    this.#commit = new GroupCommit(db, requireFile);
    const lines = new Lines(db);
    this.#moves = new Moves(db, lines, boot);
    this.#claims = new Claims(db, boot);
    this.#notes = new LeavingNotes(notes);
    this.#heads = new Heads(db);
    this.#schedules = new ScheduleRows(db);
    this.#events = new EventWriter(db, new DeliveryWriter(db, lines, this.#moves), this.#heads, this.#schedules);
    this.#pipelines = new Pipelines(db, this.#moves);
    this.#feedback = new Feedback(db);
    this.#listing = new Listing(db);
    this.#retention = new Retention(db);
    this.#tallies = new TallyRows(db);
    this.#reads = {
      delivery: db.prepare(`select ${DELIVERY_COLUMNS} from deliveries d where d.id = ?`),
      event: db.prepare("select e.*, b.* from events e left join bodies b on b.event_seq = e.seq where e.id = ?"),
      attempts: db.prepare("select * from attempts where delivery_id = ? order by number"),
    };
    this.#probe = [db.prepare("insert into probe values (?)"), db.prepare("delete from probe")];
  }

  persist(event: RelayEvent, deliveries: readonly NewDelivery[], keys: EventKeys): Promise<Persisted> {
    const doing = "Storing an event";
    const packed = packBody(event.body);
    // Without a pause where there is none to make, so that it shares the commit of what arrived with it.
    if (!(packed instanceof Promise)) {
      return this.#commit.run(doing, () => this.#events.persist(event, packed, deliveries, keys));
    }
    return packed.then((body) => this.#commit.run(doing, () => this.#events.persist(event, body, deliveries, keys)));
  }

  add(eventId: string, deliveries: readonly NewDelivery[], now: Date): Promise<boolean> {
    return this.#commit.run("Adding deliveries", () => this.#events.add(eventId, deliveries, now));
  }

  async claim(now: Date, limit: number, busyLanes: readonly string[] = []): Promise<readonly Claimed[]> {
    const taken = await this.#commit.run("Claiming deliveries", () => this.#claims.take(now, limit, busyLanes));
    const claimed: Claimed[] = [];
    for (const one of taken) {
      const event = await this.#whole(one, now);
      if (event !== undefined) claimed.push({ ...one, event });
    }
    return claimed;
  }

  leaving(deliveryId: string, attempt: number): void {
    if (this.#shutDown === undefined) {
      throw new CodedError("STORE_UNAVAILABLE", "Noting that a request leaves failed: the store is closed.");
    }
    this.#notes.write(deliveryId, attempt);
  }

  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void> {
    return this.#commit.run("Settling a delivery", () => this.#moves.settle(deliveryId, attempt, endedAt, settlement));
  }

  recover(now: Date, decide: (delivery: Delivery) => AfterCrash): Promise<readonly Delivery[]> {
    return this.#commit.run("Recovering deliveries", () => this.#moves.recover(now, decide));
  }

  release(deliveryId: string, now: Date): Promise<boolean> {
    return this.#commit.run("Releasing a delivery", () => this.#moves.release(deliveryId, now));
  }

  cancel(deliveryId: string, now: Date, reason: { readonly code: string; readonly text: string }): Promise<boolean> {
    return this.#commit.run("Canceling a delivery", () => this.#moves.cancel(deliveryId, now, reason));
  }

  notePipeline(news: PipelineNews & { readonly gitlab?: string }, now: Date): Promise<Delivery | undefined> {
    return this.#commit.run("Noting a pipeline's status", () => this.#pipelines.note(news, now));
  }

  noteWatched(deliveryId: string, nextAt: Date | undefined): Promise<void> {
    return this.#commit.run("Noting a look at a pipeline", () => this.#pipelines.noteWatched(deliveryId, nextAt));
  }

  noteFeedback(deliveryId: string, note: FeedbackNote): Promise<void> {
    return this.#commit.run("Noting feedback", () => this.#feedback.note(deliveryId, note));
  }

  keepSchedules(names: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>> {
    return this.#commit.run("Reading the times of schedules", () => this.#schedules.keep(names, now));
  }

  noteTime(name: string, at: Date): Promise<void> {
    return this.#commit.run("Noting a schedule's time", () => this.#schedules.note(name, at));
  }

  noteCompared(source: string, repository: string, at: Date): Promise<void> {
    return this.#commit.run("Noting a comparison of refs", () => this.#heads.noteCompared(source, repository, at));
  }

  prune(now: Date, policy: RetentionConfig, most: number): Promise<Pruned> {
    return this.#commit.run("Removing old events", () => this.#retention.prune(now, policy, most));
  }

  check(): Promise<void> {
    return this.#commit.run("Checking the store", () => {
      const [write, erase] = this.#probe;
      write?.run(PROBE);
      erase?.run();
    });
  }

  async nextDueAt(busyLanes: readonly string[] = []): Promise<Date | undefined> {
    return this.#read("Looking for the next delivery", () => this.#claims.nextDueAt(busyLanes));
  }

  async callsSince(since: Date): Promise<readonly PastCall[]> {
    return this.#read("Reading the last calls", () => this.#claims.callsSince(since));
  }

  async watchDue(now: Date, limit: number): Promise<readonly Delivery[]> {
    return this.#read("Looking for pipelines to watch", () => this.#pipelines.watchDue(now, limit));
  }

  async feedbackOf(deliveryId: string): Promise<FeedbackState | undefined> {
    return this.#read("Reading feedback", () => this.#feedback.of(deliveryId));
  }

  async feedbackDue(now: Date, limit: number, busySources?: readonly string[]): Promise<readonly FeedbackDue[]> {
    return this.#read("Looking for feedback to give", () => this.#feedback.due(now, limit, busySources));
  }

  async headsOf(source: string, page: HeadsPage): Promise<readonly StoredHead[]> {
    return this.#read("Reading the heads of refs", () => this.#heads.of(source, page));
  }

  async comparedAt(source: string, repository: string): Promise<Date | undefined> {
    return this.#read("Reading when refs were compared", () => this.#heads.comparedAt(source, repository));
  }

  async delivery(id: string): Promise<Delivery | undefined> {
    const row = this.#read("Reading a delivery", () => this.#reads.delivery.get(id));
    return row === undefined ? undefined : deliveryOf(row);
  }

  async event(id: string): Promise<RelayEvent | undefined> {
    const row = this.#read("Reading an event", () => this.#reads.event.get(id));
    if (row === undefined) return undefined;
    try {
      return await wholeEventOf(row);
    } catch (error) {
      throw new CodedError("STORE_UNAVAILABLE", `Reading event ${id} failed: ${oneLine(error)}.`, {
        cause: error,
        hint: "The store file is damaged: check the disk, and restore a backup.",
      });
    }
  }

  async attempts(deliveryId: string): Promise<readonly Attempt[]> {
    return this.#read("Reading attempts", () => this.#reads.attempts.all(deliveryId)).map(attemptOf);
  }

  async list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]> {
    return this.#read("Listing deliveries", () => this.#listing.deliveries(filter, this.#tallies.all()));
  }

  async listEvents(filter: EventFilter): Promise<readonly ListedEvent[]> {
    return this.#read("Listing events", () => this.#listing.events(filter));
  }

  async backlog(): Promise<Backlog> {
    const counts = this.#read("Counting deliveries", () => this.#tallies.all());
    const first = await this.nextDueAt();
    const oldest = this.#read("Finding the oldest delivery", () => this.#tallies.oldestUndelivered());
    return {
      ...counts,
      ...(oldest === undefined ? {} : { oldestUndeliveredAt: oldest }),
      ...(first !== undefined && first <= this.#clock.now() ? { oldestDueAt: first } : {}),
    };
  }

  async tally(span: TimeSpan, most: TallyBounds): Promise<Tally> {
    return this.#read("Counting deliveries", () => this.#tallies.tally(span, most));
  }

  async size(): Promise<number> {
    return this.#read("Measuring the store", () => this.#retention.size());
  }

  async close(): Promise<void> {
    this.#commit.close();
    this.#shutDown?.();
    this.#shutDown = undefined;
  }

  /** A taken delivery's event. One that cannot be read ends its delivery, so that it stands in nobody's way. */
  async #whole({ delivery, attempt, event }: Taken, now: Date): Promise<RelayEvent | undefined> {
    try {
      return await wholeEventOf(event);
    } catch (error) {
      const text = `What is stored of event ${delivery.eventId} cannot be read: ${oneLine(error)}.`;
      // A store that fails just now must not keep back those taken with it: this one stays under way until the next start.
      await this.settle(delivery.id, attempt, now, { kind: "dead", code: "DELIVERY_UNREADABLE", text }).catch(() => {});
      return undefined;
    }
  }

  #read<T>(doing: string, work: () => T): T {
    if (this.#shutDown === undefined) {
      throw new CodedError("STORE_UNAVAILABLE", `${doing} failed: the store is closed.`);
    }
    try {
      return work();
    } catch (error) {
      throw storeFault(doing, error);
    }
  }
}
