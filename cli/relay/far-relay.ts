import type { ListedDelivery } from "../../relay/model/listed.ts";
import { type Dossier, notInStore } from "../../relay/operate/dossier.ts";
import type { DeliveryFilter } from "../../relay/store/store.ts";
import { isCoded } from "../../shared/errors/coded-error.ts";
import { attemptFromWire, deliveryFromWire, eventFromWire, feedbackFromWire } from "./from-wire.ts";
import type { RelayClient } from "./relay-client.ts";
import type { RelayHands } from "./relay-hands.ts";

/** A page of the API has so many at most. */
const MOST_OF_A_PAGE = 1_000;

/** The hands of an operator on a running relay, by its admin API. */
export function farRelay(client: RelayClient): RelayHands {
  return {
    list: async (filter) => listAll(client, filter),
    async dossier(id) {
      const dossier = await deliveryDossier(client, id);
      if (dossier !== undefined) return dossier;
      try {
        const { event, deliveries } = await client.ask("getEvent", { id });
        const body = await client.ask("getPayload", { id: event.id });
        return { event: eventFromWire(event, body), attempts: [], deliveries: deliveries.map(deliveryFromWire) };
      } catch (error) {
        throw isCoded(error, "NOT_IN_STORE") ? notInStore(id, "delivery or event") : error;
      }
    },
    call: async (id) => client.ask("getDeliveryCall", { id }),
    async release(id) {
      await client.ask("releaseDelivery", { id });
    },
    async cancel(id, reason) {
      await client.ask("cancelDelivery", { id, body: { reason } });
    },
    redeliver: async (id, dryRun) => (await client.ask("redeliverDelivery", { id, body: { dryRun } })).id,
    async matchAgain(id, dryRun) {
      const { made, left, others } = await client.ask("redeliverEvent", { id, body: { dryRun } });
      const withIds = made.map(({ route, id: delivery }) =>
        delivery === undefined ? { route } : { route, id: delivery },
      );
      return { made: withIds, left, others };
    },
  };
}

/** Page by page, until there are as many as were asked for. */
async function listAll(client: RelayClient, filter: DeliveryFilter): Promise<readonly ListedDelivery[]> {
  const found: ListedDelivery[] = [];
  for (let before = filter.before; ; ) {
    const limit = Math.min(filter.limit - found.length, MOST_OF_A_PAGE);
    const query = { ...queryOf(filter), limit, ...(before === undefined ? {} : { before }) };
    const { deliveries, next } = await client.ask("listDeliveries", { query });
    found.push(...deliveries.map(deliveryFromWire));
    if (next === undefined || found.length >= filter.limit) return found;
    before = next;
  }
}

function queryOf({ states, routes, sources, lanes, events, ids, repository, ref, since, until }: DeliveryFilter) {
  return {
    ...(states === undefined ? {} : { state: [...states] }),
    ...(routes === undefined ? {} : { route: [...routes] }),
    ...(sources === undefined ? {} : { source: [...sources] }),
    ...(lanes === undefined ? {} : { lane: [...lanes] }),
    ...(events === undefined ? {} : { event: [...events] }),
    ...(ids === undefined ? {} : { id: [...ids] }),
    ...(repository === undefined ? {} : { repository }),
    ...(ref === undefined ? {} : { ref }),
    ...(since === undefined ? {} : { since: since.toISOString() }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  };
}

/** Undefined where no delivery has this id. */
async function deliveryDossier(client: RelayClient, id: string): Promise<Dossier | undefined> {
  try {
    const { delivery, attempts, feedback, event, deliveries } = await client.ask("getDelivery", { id });
    const body = await client.ask("getPayload", { id: event.id });
    return {
      event: eventFromWire(event, body),
      delivery: deliveryFromWire(delivery),
      attempts: attempts.map((attempt) => attemptFromWire(id, attempt)),
      ...(feedback === undefined ? {} : { feedback: feedbackFromWire(feedback) }),
      deliveries: deliveries.map(deliveryFromWire),
    };
  } catch (error) {
    if (isCoded(error, "NOT_IN_STORE")) return undefined;
    throw error;
  }
}
