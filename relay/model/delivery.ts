/**
 * Where a delivery stands.
 *
 * ```
 * pending ──claim──▶ dispatching ──201──▶ delivered
 *    ▲                  │  │  └─refused for good, or attempts exhausted──▶ dead
 *    └─passing fault────┘  └─answer open (500, 502, 504, dropped, deadline, crash)──▶ held
 * ```
 * `dispatching` is written before the request is made. One found at start-up has an attempt whose answer nobody knows: it becomes
 * `pending` when its request has certainly not left, else `held` (or `pending` where the route says `on-ambiguous: retry`).
 */
export type DeliveryState = "pending" | "dispatching" | "delivered" | "dead" | "held";

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
  /** The route's name in the configuration. */
  readonly route: string;
  readonly changeIndex: number;
  readonly state: DeliveryState;
  /** Attempts begun so far. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it may next be attempted; meaningful while pending. */
  readonly dueAt: Date;
  /** Why it is dead or held, or what the last attempt met: an error code and a sentence. */
  readonly reason?: { readonly code: string; readonly text: string };
  /** The pipeline it became. */
  readonly pipeline?: CreatedPipeline;
}

/** One request made for a delivery, with what came back. */
export interface Attempt {
  readonly deliveryId: string;
  /** From 1. */
  readonly number: number;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** `delivered`, or the error code of what came back. Absent while the answer is outstanding. */
  readonly result?: string;
  readonly status?: number;
  readonly text?: string;
}

/** How an attempt ended, as the dispatcher tells the store. */
export type Settlement =
  | { readonly kind: "delivered"; readonly pipeline: CreatedPipeline }
  | {
      readonly kind: "retry";
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
