import type { Delivery } from "./delivery.ts";
import type { Change, EventKind, Origin } from "./event.ts";

/** An event in a list: everything but its body, headers and reading. */
export interface ListedEvent {
  readonly id: string;
  /** The name of the source or schedule in the configuration. */
  readonly source: string;
  readonly sourceKind: EventKind;
  readonly type: string;
  readonly senderId?: string;
  /** `owner/name`, of a push. */
  readonly repository?: string;
  readonly receivedAt: Date;
  readonly payloadSha256: string;
}

/** A delivery in a list, with what it is about. */
export interface ListedDelivery extends Delivery {
  readonly source: string;
  readonly sourceKind: EventKind;
  readonly type: string;
  /** `owner/name`, of a push. */
  readonly repository?: string;
  /** The full ref of the change; of a call the ref it asks for. */
  readonly ref?: string;
  /** The commit of the change, unless it deleted the ref. */
  readonly commit?: string;
  readonly receivedAt: Date;
}

/** A delivery whose commit is to be told something. */
export interface FeedbackDue {
  readonly delivery: Delivery;
  readonly event: ListedEvent;
  readonly origin: Origin;
  readonly change: Change;
  /** What was told last, in the words `noteFeedback` was given. */
  readonly sent?: string;
  /** Failed attempts to tell since the delivery last moved. */
  readonly tries: number;
  /** Which of the delivery's moves this is; handed back with the note. */
  readonly revision: number;
}

/** What came of telling a commit. */
export interface FeedbackNote {
  /** As it stood in `FeedbackDue`: when the delivery has moved since, it stays due. */
  readonly revision: number;
  /** What the commit has been told now; absent keeps what was there. */
  readonly sent?: string;
  /** When to try again; absent: not before the delivery's next move. */
  readonly dueAt?: Date;
  readonly tries: number;
  /** Why it could not be told. */
  readonly fault?: string;
}

/** What a delivery's commit has been told so far. */
export interface FeedbackState {
  /** What was told last, in the words `noteFeedback` was given; absent when nothing has been. */
  readonly sent?: string;
  /** Failed attempts to tell since the delivery last moved. */
  readonly tries: number;
  /** When it is told, or tried again; absent when there is nothing to tell. */
  readonly dueAt?: Date;
  /** Why it could not be told. */
  readonly fault?: string;
}

/** Where a ref stood after the newest push that is stored. */
export interface StoredHead {
  readonly repository: string;
  /** Full. */
  readonly ref: string;
  readonly after: string;
  readonly receivedAt: Date;
}
