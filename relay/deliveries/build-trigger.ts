import { CodedError } from "../../shared/errors/coded-error.ts";
import type { TriggerCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Change, RelayEvent } from "../model/event.ts";
import type { RouteConfig } from "../model/route-config.ts";

/** A trigger call, complete but for the connection it goes over: a TriggerOrder with its body prepared. */
export interface TriggerCall {
  readonly project: ProjectRef;
  readonly ref: string;
  readonly credential: TriggerCredential;
  /** The whole JSON body, token and ref included. */
  readonly body: Uint8Array;
}

/**
 * The trigger call of one delivery. Pure: the same stored event and the same route give the same bytes.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED when a template cannot be rendered, or renders to no ref name
 */
export function buildTrigger(event: RelayEvent, change: Change, route: RouteConfig, deliveryId: string): TriggerCall {
  throw new CodedError("INTERNAL", `Not built yet: ${event.id} ${change.ref} ${route.name} ${deliveryId}`);
}
