import type { AdminSignal } from "./admin-signal.ts";
import type { CompanySignal } from "./company-signal.ts";
import type { FeedbackSignal } from "./feedback-signal.ts";
import type { HouseSignal } from "./house-signal.ts";
import type { TraceSignal } from "./trace-signal.ts";

/** Which attempt of which delivery a signal is about. */
export interface AttemptFacts {
  readonly delivery: string;
  /** The event the delivery is of. */
  readonly event: string;
  readonly route: string;
  /** The name of the GitLab it goes to. */
  readonly gitlab: string;
  readonly purpose: "trigger" | "look-up";
  readonly attempt: number;
  readonly tookMs: number;
}

/** What came back and what it means, where it was no pipeline. */
export interface FaultFacts {
  readonly code: string;
  readonly text: string;
  readonly status?: number;
}

/** A webhook that was let in. */
export interface EventFacts {
  readonly source: string;
  /** The sender's name of the event type. */
  readonly type: string;
  /** Our id of it; of one seen before, of the first. */
  readonly event: string;
  /** From the request's headers until it could be answered. */
  readonly tookMs: number;
  /** Of that, how long the store took. */
  readonly persistMs: number;
}

/** What a route says of one change of an event. */
export interface RouteFacts {
  readonly event: string;
  readonly route: string;
  readonly why: string;
  /** The ref of the change, where the event has several. */
  readonly ref?: string;
}

/** Why a request was turned away. */
export interface RefusalFacts {
  readonly path: string;
  readonly code: string;
  readonly why: string;
}

/** Something a configuration has that the one before had not, or had otherwise: by its name, never by its value. */
export interface ConfigChange {
  readonly what: "gitlab" | "source" | "route" | "schedule" | "section";
  readonly name: string;
  readonly how: "added" | "removed" | "changed";
}

/**
 * What the relay does, one value per step, for everything that watches it. The log reads this union; metrics and a dashboard
 * can read the same one.
 */
export type Signal =
  | {
      readonly kind: "listening";
      readonly url: string;
      readonly sources: number;
      readonly routes: number;
      readonly store: string;
    }
  | {
      readonly kind: "backlog-found";
      readonly pending: number;
      readonly held: number;
      readonly dead: number;
      /** Since when the oldest delivery waits that could go now. */
      readonly oldestDueAt?: Date;
    }
  | ({
      readonly kind: "event-stored";
      readonly deliveries: number;
      /** Of those, how many began held; and how many deliveries took no more part because of it. None when absent. */
      readonly held?: number;
      readonly superseded?: number;
      /** Why there is no delivery. */
      readonly reason?: string;
    } & EventFacts)
  | ({ readonly kind: "event-seen-before" } & EventFacts)
  /** A route that a change goes along although its sender does not tell enough to be sure. */
  | ({ readonly kind: "route-taken-maybe" } & RouteFacts)
  /** A route from the event's source that one of its changes does not go along. */
  | ({ readonly kind: "route-passed-over" } & RouteFacts)
  | {
      readonly kind: "sender-not-authentic";
      readonly source: string;
      readonly why: string;
      readonly sizeBytes: number;
      /** Who sent it, seen past the proxies that are trusted; empty where there is no socket. */
      readonly address: string;
    }
  /** The request is authentic, but not quite what the source is configured for. */
  | { readonly kind: "sender-unexpected"; readonly source: string; readonly why: string }
  /** A ping nobody signed: it was answered, and nothing of it was kept. */
  | { readonly kind: "connection-tested"; readonly source: string }
  | ({ readonly kind: "webhook-refused" | "webhook-not-stored" } & RefusalFacts)
  /** A defect of ours. */
  | { readonly kind: "request-failed"; readonly path: string; readonly why: string }
  | { readonly kind: "store-not-ready"; readonly why: string }
  | {
      readonly kind: "recovered";
      readonly delivery: string;
      readonly route: string;
      readonly to: "held" | "pending" | "look-up";
    }
  /** `adopted`: found by its marker, no answer told of it. */
  | ({ readonly kind: "delivered"; readonly pipeline: string; readonly adopted?: true } & AttemptFacts)
  /** `refIndex`: with that one of the route's refs, counted from 0, since the one before is not there. */
  | ({ readonly kind: "retry-planned"; readonly dueInMs: number; readonly refIndex?: number } & AttemptFacts &
      FaultFacts)
  /** The answer to a trigger call is lost, or a look for its pipeline has not shown it: the next look is due. */
  | ({ readonly kind: "look-up-planned"; readonly dueInMs: number } & AttemptFacts & FaultFacts)
  /** Nothing goes to this GitLab for a while; `again`: the call that tried it has failed too. */
  | ({
      readonly kind: "gitlab-left-alone";
      readonly gitlab: string;
      readonly pauseMs: number;
      readonly again: boolean;
    } & FaultFacts)
  | { readonly kind: "gitlab-works-again"; readonly gitlab: string }
  | ({ readonly kind: "held" | "dead" } & AttemptFacts & FaultFacts)
  | ({
      readonly kind: "settle-failed";
      /** What could not be written down; with the pipeline, should it be lost for good. */
      readonly outcome: string;
      readonly pipeline?: string;
    } & AttemptFacts &
      FaultFacts)
  | ({ readonly kind: "store-failing"; readonly doing: string } & FaultFacts)
  | { readonly kind: "store-recovered" }
  /** A GitLab has told what became of a delivery's pipeline. */
  | {
      readonly kind: "pipeline-told";
      readonly delivery: string;
      readonly pipelineId: number;
      readonly status: string;
    }
  /** A time of a schedule has come, and its delivery is on disk. */
  | {
      readonly kind: "schedule-due";
      readonly schedule: string;
      readonly event: string;
      readonly delivery: string;
      readonly dueAt: Date;
      readonly lateMs: number;
    }
  /** Times of a schedule that passed and that nothing is started for. */
  | {
      readonly kind: "schedule-missed";
      readonly schedule: string;
      readonly count: number;
      /** Whether there may be more than `count`. */
      readonly atLeast: boolean;
      readonly latest: Date;
    }
  /** A configuration that was loaded anew is in force. */
  | { readonly kind: "config-replaced"; readonly changes: readonly ConfigChange[] }
  /** Sections that say something else in the file, and stay as they are while the relay runs. */
  | { readonly kind: "config-kept-until-start"; readonly sections: readonly string[] }
  /** The file was not taken; each of its problems follows. */
  | { readonly kind: "config-refused"; readonly code: string; readonly why: string }
  | { readonly kind: "config-problem"; readonly text: string }
  | CompanySignal
  | FeedbackSignal
  | HouseSignal
  | AdminSignal
  | TraceSignal
  /** No new attempts begin, webhooks are taken for so long, and `/readyz` says that it ends. */
  | { readonly kind: "draining"; readonly graceMs: number; readonly inFlight: number }
  | { readonly kind: "stopping"; readonly inFlight: number }
  | { readonly kind: "stopped" };

/** Where signals go. Never throws. */
export type Observe = (signal: Signal) => void;
