/**
 * Where a delivery stands.
 *
 * ```
 *              ┌────────── claim ──────────▶ dispatching ──201──▶ delivered
 *  pending ────┤                               │ │ │
 *   ▲  ▲ ▲     └─ a person, or a newer push ─▶ canceled
 *   │  │ └────────── passing fault ────────────┘ │ └─ refused for good, or attempts exhausted ──▶ dead
 *   │  └─ in doubt: answer open, to be looked up ┤
 *   │                                            └─ answer open (500, 502, 504, dropped, deadline, crash) ──▶ held
 *   └──────────────────────── released by a person ──────────────────────────────────────────── held, dead
 * ```
 * `dispatching` is written before the request is made. One found at start-up has an attempt whose answer nobody knows: it becomes
 * `pending` when its request has certainly not left, else `held`, or `pending` in doubt where its pipeline can be looked up, or
 * `pending` where the route says `on-ambiguous: retry`. What is held can be canceled too. A delivery whose pipeline turns up by
 * its marker is delivered, whether it was held or waits for another attempt.
 */
export type DeliveryState = "pending" | "dispatching" | "delivered" | "dead" | "held" | "canceled";

/** Every state, in the order people read them. */
export const DELIVERY_STATES: readonly DeliveryState[] = [
  "pending",
  "dispatching",
  "delivered",
  "dead",
  "held",
  "canceled",
];

/** The pipeline a delivery became, as far as the relay keeps it. */
export interface CreatedPipeline {
  readonly id: number;
  readonly projectId: number;
  readonly webUrl: string;
}

/** One change on its way along one route. */
export interface Delivery {
  /** Ours: also the marker that travels as SLUICE_DELIVERY. */
  readonly id: string;
  readonly eventId: string;
  /** The name of the route or schedule in the configuration, or `drop-in`. */
  readonly route: string;
  readonly changeIndex: number;
  readonly state: DeliveryState;
  /** Attempts begun so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it may next be attempted; meaningful while pending. */
  readonly dueAt: Date;
  /** Why it is dead, held or canceled, or what the last attempt met: an error code and a sentence. */
  readonly reason?: { readonly code: string; readonly text: string };
  /** The pipeline it became. */
  readonly pipeline?: CreatedPipeline;
  /** GitLab's word for that pipeline's status, as last heard. */
  readonly pipelineStatus?: string;
  /** Where it goes: `laneOf` its GitLab and project. */
  readonly lane: string;
  /** Which of the trigger's refs is next, from 0. */
  readonly refIndex: number;
  /** Pending, and the answer to its last trigger call is open: the next thing to do is a look-up, not a call. */
  readonly inDoubt: boolean;
  /** The delivery that was asked to go once more, as this one. */
  readonly redeliveryOf?: string;
  /** The delivery of the newer push that took this one's place. */
  readonly supersededBy?: string;
}

/** One request made for a delivery, with what came back. */
export interface Attempt {
  readonly deliveryId: string;
  /** From 1. */
  readonly number: number;
  /** A trigger call, or a look whether an earlier one has created its pipeline. */
  readonly kind: "trigger" | "look-up";
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /**
   * `delivered`, `adopted` (its pipeline was there already), or the error code of what came back. Absent while the answer is
   * outstanding.
   */
  readonly result?: string;
  readonly status?: number;
  readonly text?: string;
}

/** The result of an attempt that was begun and not made, since its lane was closed: it counts for nothing. */
export const NOT_MADE = "DELIVERY_PUT_OFF";

/** How an attempt ended, as the dispatcher tells the store. */
export type Settlement =
  | {
      readonly kind: "delivered";
      readonly pipeline: CreatedPipeline;
      /** The pipeline was found by its marker; no answer told of it. */
      readonly adopted?: true;
    }
  | {
      readonly kind: "retry";
      readonly dueAt: Date;
      readonly code: string;
      readonly text: string;
      readonly status?: number;
      /** Go on with this one of the trigger's refs. */
      readonly refIndex?: number;
    }
  /** Pending in doubt: whether a pipeline exists is looked up at `dueAt`. */
  | {
      readonly kind: "look-up";
      readonly dueAt: Date;
      readonly code: string;
      readonly text: string;
      readonly status?: number;
    }
  | {
      readonly kind: "held" | "dead";
      /** Why the delivery stops here. */
      readonly code: string;
      readonly text: string;
      readonly status?: number;
      /** What the attempt itself met, where `code` says something larger (attempts exhausted, held). */
      readonly met?: string;
    };

/** What is done about a delivery whose last request may have left, when the relay that made it is gone. */
export type AfterCrash = "hold" | "retry" | "look-up";
