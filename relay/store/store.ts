import type { AfterCrash, Attempt, Delivery, DeliveryState, Settlement } from "../model/delivery.ts";
import type { PipelineNews, RelayEvent } from "../model/event.ts";
import type {
  FeedbackDue,
  FeedbackNote,
  FeedbackState,
  ListedDelivery,
  ListedEvent,
  StoredHead,
} from "../model/listed.ts";
import type { RetentionConfig } from "../model/relay-config.ts";
import type { RefComparisons } from "./ref-comparisons.ts";
import type { ScheduleTimes } from "./schedule-times.ts";
import type { Tallies } from "./tally.ts";

/** That of several pushes in quick sequence only the newest goes. */
export interface Debounce {
  /** Deliveries of one key take each other's place: route, source, repository and ref. */
  readonly key: string;
  /** How long it waits for a newer one. */
  readonly waitMs: number;
  /** How long it waits at most, counted from the first that was superseded. */
  readonly mostMs: number;
  /** The ref's commit before and after the push, as sent; empty where the sender does not tell. */
  readonly before: string;
  readonly after: string;
}

/** A delivery to create. */
export interface NewDelivery {
  readonly id: string;
  /** The name of its route or schedule, or `drop-in`. */
  readonly route: string;
  readonly changeIndex: number;
  /** `laneOf` the GitLab and project it goes to. */
  readonly lane: string;
  /** Carried one after the other with the other ordered ones of its lane, in the order of arrival. */
  readonly ordered?: true;
  readonly debounce?: Debounce;
  readonly redeliveryOf?: string;
  /** Its commit wants to be told what becomes of it: it gets a row of feedback, due at once. */
  readonly feedback?: true;
  /** Begins held, for this reason. */
  readonly held?: { readonly code: string; readonly text: string };
}

/** What makes an event the same as an earlier one. Only `schedule` counts for an event that starts no delivery. */
export interface EventKeys {
  /** An event stored under the same id is this one, seen before. */
  readonly id?: string;
  /**
   * An event with the same content that came at `notBefore` or later under another id: this one is stored, but its deliveries
   * begin held, with DELIVERY_REPEATED_CONTENT, which names the first one.
   */
  readonly content?: { readonly key: string; readonly notBefore: Date };
  /** The time of a schedule this event stands for: noted in the same transaction (see `ScheduleTimes`), also of an event seen before. */
  readonly schedule?: { readonly name: string; readonly dueAt: Date };
  /**
   * The event was made of a comparison of refs, no forge has sent it. When its refs stand where it leaves them already, it is seen
   * before; and so are the forge's own events of the pushes it stands for, should these still come, in their order, before the next one
   * of these refs.
   */
  readonly reconciled?: true;
}

/** What became of an event handed to the store. */
export type Persisted =
  | {
      readonly kind: "stored";
      readonly eventId: string;
      /** All of them, those held and superseded at once included. */
      readonly deliveries: readonly string[];
      /** Those of them that began held. */
      readonly held: readonly string[];
      /** Deliveries canceled by this: older ones it supersedes, or those of its own that came late. */
      readonly superseded: readonly string[];
    }
  /** The same id is on disk already: the first event's id and deliveries. */
  | { readonly kind: "seen-before"; readonly eventId: string; readonly deliveries: readonly string[] };

/** A delivery in this relay's hands, with all it takes to make the attempt. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly event: RelayEvent;
  /** What the attempt is for: `look-up` of a delivery in doubt. */
  readonly purpose: "trigger" | "look-up";
  /** The number of the attempt now begun, on disk before this is returned. */
  readonly attempt: number;
  /** Trigger calls since it was stored or last released, this one included: what the retry policy counts. Look-ups are none. */
  readonly tries: number;
}

/** A trigger call that has ended. */
export interface PastCall {
  readonly lane: string;
  readonly endedAt: Date;
}

/** How many deliveries are in each state. */
export type Backlog = Readonly<Record<DeliveryState, number>> & {
  /** Since when the oldest pending delivery that is due waits. */
  readonly oldestDueAt?: Date;
  /** When the oldest delivery was created that is pending or being carried. */
  readonly oldestUndeliveredAt?: Date;
};

/** Which deliveries to list; each given filter must hold, and a filter of several values means any of them. */
export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[];
  readonly routes?: readonly string[];
  readonly sources?: readonly string[];
  readonly lanes?: readonly string[];
  readonly events?: readonly string[];
  readonly ids?: readonly string[];
  readonly repository?: string;
  /** Full. */
  readonly ref?: string;
  /** Created then or later. */
  readonly since?: Date;
  /** Created before then. */
  readonly until?: Date;
  /** Older than this one: the last of the page before. Of an id that is not there, nothing is older. */
  readonly before?: string;
  readonly limit: number;
}

/** Which events to list, as of deliveries. */
export interface EventFilter {
  readonly sources?: readonly string[];
  readonly ids?: readonly string[];
  readonly repository?: string;
  /** Received then or later. */
  readonly since?: Date;
  /** Received before then. */
  readonly until?: Date;
  readonly before?: string;
  readonly limit: number;
}

/** Which heads to read. */
export interface HeadsPage {
  /** Of this repository only. */
  readonly repository?: string;
  /** Those that come after this one: the last of the page before. */
  readonly after?: Pick<StoredHead, "repository" | "ref">;
  readonly limit: number;
}

/**
 * Where events, deliveries and attempts live. Every method rejects with STORE_UNAVAILABLE when the store cannot do it now,
 * and has then changed nothing. What changes something is durable once it has resolved.
 */
export interface Store extends ScheduleTimes, RefComparisons, Tallies {
  /**
   * Writes event, deliveries and keys in one transaction, all or nothing, and resolves only once they would survive
   * SIGKILL and power loss. Calls that arrive together share one commit.
   */
  persist(event: RelayEvent, deliveries: readonly NewDelivery[], keys: EventKeys): Promise<Persisted>;

  /** Adds deliveries to an event that is stored, all or none; false when there is no such event. */
  add(eventId: string, deliveries: readonly NewDelivery[], now: Date): Promise<boolean>;

  /**
   * Takes up to `limit` due deliveries of lanes not in `busyLanes`, lane by lane in turn, the oldest of each first, marks them
   * dispatching and begins an attempt of each, durably, before it resolves. Of the ordered ones of a lane only the first in line is taken, and none while
   * it is under way or waits for its next attempt. It takes fewer when their bodies are large, at least one that is due.
   *
   * What was put off by a clock more than a minute ahead of `now`, which has been set back since, is due at once.
   */
  claim(now: Date, limit: number, busyLanes?: readonly string[]): Promise<readonly Claimed[]>;

  /**
   * Notes that the request of this attempt is about to leave. Survives the end of the process, SIGKILL included, and where the store
   * does not outlive the machine `recover` knows the difference. Done when it returns, or when the promise it returns has resolved, so
   * that the first byte can leave in that very turn of the event loop.
   *
   * Throws, or rejects with, STORE_UNAVAILABLE when it cannot be noted, and DELIVERY_LEASE_LOST when the attempt is no longer this
   * relay's: then the request must not leave.
   */
  leaving(deliveryId: string, attempt: number): void | Promise<void>;

  /**
   * Writes how the attempt ended and moves the delivery on; durable once resolved. Saying it again changes nothing, so a
   * settlement the store could not take may be repeated until it does.
   */
  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void>;

  /**
   * Ends the attempts that a relay which is gone left without an answer. One whose request had certainly not left goes back to
   * pending, and so does a look-up, still in doubt; of any other, `decide` says whether it is held for a person, goes back to
   * pending, or is looked up. Returns those it touched.
   */
  recover(now: Date, decide: (delivery: Delivery) => AfterCrash): Promise<readonly Delivery[]>;

  /** The trigger calls that have ended then or later, whatever came of them; those that were put off were none. */
  callsSince(since: Date): Promise<readonly PastCall[]>;

  /** When the next pending delivery of a lane not in `busyLanes` becomes due, if there is one. */
  nextDueAt(busyLanes?: readonly string[]): Promise<Date | undefined>;

  /** Sends a held or dead delivery on its way again, at the end of its line; false when it is in no such state. */
  release(deliveryId: string, now: Date): Promise<boolean>;
  /** Ends a pending or held delivery for good, for this reason; false when it is in no such state. */
  cancel(deliveryId: string, now: Date, reason: { readonly code: string; readonly text: string }): Promise<boolean>;

  /**
   * Writes down what a GitLab tells of a pipeline. Returns the delivery it is of, undefined when it is of none.
   *
   * It is the one that became this pipeline. Else it is the one the news names by its marker, if a call was made for it whose
   * pipeline is not known (held, or waiting for another attempt): that one is delivered, by this pipeline. While that call is under
   * way the pipeline is kept, and its settlement delivers, whatever else it says. News that a pipeline goes on is passed over right
   * after news that it has ended (`isOvertaken`).
   *
   * @param news with the name of the GitLab it comes from, where that is known
   */
  notePipeline(news: PipelineNews & { readonly gitlab?: string }, now: Date): Promise<Delivery | undefined>;
  /** Deliveries with feedback whose pipeline is not over, and due to be asked about; the longest due first. */
  watchDue(now: Date, limit: number): Promise<readonly Delivery[]>;
  /** When to ask about this delivery's pipeline next; undefined gives it up. Nothing when its pipeline is over by now. */
  noteWatched(deliveryId: string, nextAt: Date | undefined): Promise<void>;

  /**
   * Deliveries whose commit is to be told something, the longest due first. Every move of such a delivery, and every change of its
   * pipeline's status, makes it due.
   *
   * @param busySources those of these sources are passed over, up to some thousands that are due before the others
   */
  feedbackDue(now: Date, limit: number, busySources?: readonly string[]): Promise<readonly FeedbackDue[]>;
  noteFeedback(deliveryId: string, note: FeedbackNote): Promise<void>;
  /** What the delivery's commit has been told; undefined when it wants nothing to be told. */
  feedbackOf(deliveryId: string): Promise<FeedbackState | undefined>;

  /** The newest stored push of every ref that still existed after it, in the order of repository and ref, a page at a time. */
  headsOf(source: string, page: HeadsPage): Promise<readonly StoredHead[]>;

  delivery(id: string): Promise<Delivery | undefined>;
  event(id: string): Promise<RelayEvent | undefined>;
  attempts(deliveryId: string): Promise<readonly Attempt[]>;
  /** Deliveries, newest first. */
  list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]>;
  /** Events, newest first, also those without deliveries. */
  listEvents(filter: EventFilter): Promise<readonly ListedEvent[]>;
  backlog(): Promise<Backlog>;

  /**
   * Removes at most `most` events whose time is over, with their deliveries. Call it again while it removes as many.
   * What it removes, and what it never does, is in docs/adr/0020-what-the-store-lets-go-of.md.
   */
  prune(now: Date, policy: RetentionConfig, most: number): Promise<Pruned>;
  /** Bytes in use: what `retention.max-size` is compared with. */
  size(): Promise<number>;

  /** Rejects when a write would fail now; what `/readyz` asks. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What a step of pruning has removed. */
export interface Pruned {
  readonly events: number;
  /** By how much the store's size went down. */
  readonly bytes: number;
}
