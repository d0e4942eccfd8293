import type { EventKind } from "../model/event.ts";

/** What routes know of a webhook beside its changes. */
export interface Occasion {
  /** The source's name in the configuration. */
  readonly source: string;
  readonly sourceKind: EventKind;
  /** The sender's name of the event type. */
  readonly type: string;
  /** The headers kept with the event, lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload as parsed JSON. */
  readonly payload: unknown;
}
