import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { explainDelivery } from "../../relay/explain/explain-delivery.ts";
import { dossierOf, notInStore } from "../../relay/operate/dossier.ts";
import { matchAgain } from "../../relay/operate/match-again.ts";
import { type RedeliverDeps, redeliver } from "../../relay/operate/redeliver.ts";
import { cancelDelivery, releaseDelivery } from "../../relay/operate/release-and-cancel.ts";
import { newIds } from "../../relay/operate.ts";
import type { Store } from "../../relay/store/store.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { World } from "../world.ts";
import type { RelayHands } from "./relay-hands.ts";

/**
 * The hands of an operator on a relay's store, beside the relay or without it. The configuration is read only for what needs it, and none
 * of its secrets are.
 */
export function nearRelay(store: Store, configPath: string, { clock, readFile, env }: World): RelayHands {
  const newId = newIds(clock);
  const config = () => soundConfig(examineConfig(configPath, { readFile, env }), "optional");
  return {
    async list(filter) {
      const { before } = filter;
      if (before !== undefined && (await store.delivery(before)) === undefined) throw notInStore(before, "delivery");
      return await store.list(filter);
    },
    dossier: async (id) => dossierOf(store, id),
    async call(id) {
      const { event, delivery } = await dossierOf(store, id);
      if (delivery === undefined) throw notInStore(id, "delivery");
      const call = explainDelivery(config(), event, delivery);
      if (!("fault" in call)) return call;
      throw new CodedError("DELIVERY_RENDER_FAILED", `No request can be made for delivery ${id}: ${call.fault}`);
    },
    release: async (id) => releaseDelivery({ store, clock }, id),
    cancel: async (id, why) => cancelDelivery({ store, clock }, id, why),
    async redeliver(id, dryRun) {
      const deps = { config: config(), clock, newId };
      if (!dryRun) return await redeliver({ ...deps, store }, id);
      await redeliver({ ...deps, store: withoutAdding(store) }, id);
      return undefined;
    },
    async matchAgain(event, dryRun) {
      const { made, left, others } = await matchAgain({ store, config: config(), clock, newId, dryRun }, event);
      return { made: made.map(({ id, route }) => (dryRun ? { route } : { route, id })), left, others };
    },
  };
}

/** Whatever a real one would refuse, a dry run refuses: it only adds nothing. */
function withoutAdding(store: Store): RedeliverDeps["store"] {
  return { delivery: async (id) => store.delivery(id), event: async (id) => store.event(id), add: async () => true };
}
