import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Store } from "../store/store.ts";
import { notInStore } from "./dossier.ts";

interface Deps {
  readonly store: Pick<Store, "release" | "cancel" | "delivery">;
  readonly clock: Clock;
}

/**
 * Sends a held or dead delivery on its way again; a running relay picks it up within seconds.
 *
 * @throws CodedError NOT_IN_STORE, DELIVERY_NOT_RELEASABLE, and those of the store
 */
export async function releaseDelivery({ store, clock }: Deps, id: string): Promise<void> {
  if (await store.release(id, clock.now())) return;
  const { state } = await known(store, id);
  throw new CodedError("DELIVERY_NOT_RELEASABLE", `Delivery ${id} is ${state}. It was not released.`);
}

/**
 * Ends a pending or held delivery for good.
 *
 * @param why in a person's words; often nothing
 * @throws CodedError NOT_IN_STORE, DELIVERY_NOT_CANCELABLE, and those of the store
 */
export async function cancelDelivery({ store, clock }: Deps, id: string, why: string): Promise<void> {
  const text = why === "" ? "Canceled by hand." : `Canceled by hand: ${why}`;
  if (await store.cancel(id, clock.now(), { code: "DELIVERY_CANCELED", text })) return;
  const { state } = await known(store, id);
  throw new CodedError("DELIVERY_NOT_CANCELABLE", `Delivery ${id} is ${state}. It was not canceled.`);
}

async function known(store: Deps["store"], id: string) {
  const delivery = await store.delivery(id);
  if (delivery === undefined) throw notInStore(id, "delivery");
  return delivery;
}
