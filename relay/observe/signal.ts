/** Which attempt of which delivery a signal is about. */
export interface AttemptFacts {
  readonly delivery: string;
  readonly route: string;
  readonly attempt: number;
  readonly tookMs: number;
}

/** What came back and what it means, where it was no pipeline. */
export interface FaultFacts {
  readonly code: string;
  readonly text: string;
  readonly status?: number;
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
  | {
      readonly kind: "recovered";
      readonly delivery: string;
      readonly route: string;
      readonly to: "held" | "pending";
    }
  | ({ readonly kind: "delivered"; readonly pipeline: string } & AttemptFacts)
  | ({ readonly kind: "retry-planned"; readonly dueInMs: number } & AttemptFacts & FaultFacts)
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
  | { readonly kind: "stopping"; readonly inFlight: number }
  | { readonly kind: "stopped" };

/** Where signals go. Never throws. */
export type Observe = (signal: Signal) => void;
