/** What keeping house comes to, and making up for events that never came. */
export type HouseSignal =
  /** Events whose time was over are gone, with their deliveries. */
  | { readonly kind: "old-removed"; readonly events: number; readonly bytes: number }
  /** The store is larger than it should be, and what is left must stay. */
  | { readonly kind: "store-too-large"; readonly sizeBytes: number; readonly maxBytes: number }
  /** A forge was asked to send events again that it could not bring. */
  | {
      readonly kind: "events-asked-for";
      readonly source: string;
      readonly repository: string;
      readonly count: number;
    }
  /** A ref has moved without any event that said so; an event was made of it. */
  | {
      readonly kind: "ref-caught-up";
      readonly source: string;
      readonly repository: string;
      readonly ref: string;
      readonly event: string;
      readonly deliveries: number;
    }
  /** Refs that nothing was known of count from now on. */
  | { readonly kind: "refs-noted"; readonly source: string; readonly repository: string; readonly count: number }
  /** Something about a repository that was looked at and that an operator should know. */
  | { readonly kind: "catch-up-remark"; readonly source: string; readonly repository: string; readonly why: string }
  /** What was missed in a repository, or at a source as a whole, could not be looked at now. */
  | {
      readonly kind: "catch-up-failed";
      readonly source: string;
      readonly repository?: string;
      readonly code: string;
      readonly why: string;
    };
