import type { ExplainedCall } from "../../relay/explain/explanation.ts";
import type { ListedDelivery } from "../../relay/model/listed.ts";
import type { Dossier } from "../../relay/operate/dossier.ts";
import type { DeliveryFilter } from "../../relay/store/store.ts";

/** What matching an event against the routes of now gave. */
export interface Matched {
  /** Without an id where it was only rehearsed. */
  readonly made: readonly { readonly route: string; readonly id?: string }[];
  readonly left: readonly { readonly route: string; readonly delivery: string }[];
  readonly others: readonly { readonly route: string; readonly why: string }[];
}

/**
 * What an operator's commands see of a relay and do to it, wherever it is: through its store beside it, or through its admin API.
 *
 * Every method rejects with the CodedErrors of `relay/operate`, and with those of the way there.
 */
export interface RelayHands {
  list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]>;
  /** All about the delivery or event of this id. */
  dossier(id: string): Promise<Dossier>;
  /** The call that would be made for a delivery now. */
  call(id: string): Promise<ExplainedCall>;
  release(id: string): Promise<void>;
  cancel(id: string, why: string): Promise<void>;
  /** The new delivery; undefined for a dry run, which refuses what a real one would. */
  redeliver(id: string, dryRun: boolean): Promise<string | undefined>;
  matchAgain(event: string, dryRun: boolean): Promise<Matched>;
}
