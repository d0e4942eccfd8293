import type { z } from "zod";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { deliveryQuerySchema } from "../../shared/relay-api/delivery.ts";
import { explainDelivery } from "../explain/explain-delivery.ts";
import type { ListedDelivery } from "../model/listed.ts";
import { dossierOf, notInStore } from "../operate/dossier.ts";
import { cancelDelivery, releaseDelivery } from "../operate/release-and-cancel.ts";
import type { DeliveryFilter, Store } from "../store/store.ts";
import type { ApiGround, Handlers } from "./handlers.ts";
import { judgeRoutes } from "./judge-routes.ts";
import { invalid } from "./read-query.ts";
import { wireAttempt, wireDelivery, wireFeedback } from "./wire-delivery.ts";
import { wireWholeEvent } from "./wire-event.ts";

/** Looks at deliveries, and releases or cancels one. */
export function answerDeliveries(
  ground: ApiGround,
): Handlers<"listDeliveries" | "getDelivery" | "getDeliveryCall" | "releaseDelivery" | "cancelDelivery"> {
  const { store, config, routes, observe, onStored } = ground;
  return {
    async listDeliveries({ query }) {
      const { page, next } = await deliveriesPage(store, query);
      return { deliveries: page.map(wireDelivery), ...(next === undefined ? {} : { next }) };
    },
    async getDelivery({ id }) {
      const { event, delivery, attempts, feedback, deliveries } = await dossierOf(store, id);
      if (delivery === undefined) throw notInStore(id, "delivery");
      return {
        delivery: wireDelivery(delivery),
        attempts: attempts.map(wireAttempt),
        ...(feedback === undefined ? {} : { feedback: wireFeedback(feedback) }),
        event: wireWholeEvent(event),
        deliveries: deliveries.map(wireDelivery),
        judgements: judgeRoutes(config.current, routes(), event, delivery.changeIndex),
      };
    },
    async getDeliveryCall({ id }) {
      const { event, delivery } = await dossierOf(store, id);
      if (delivery === undefined) throw notInStore(id, "delivery");
      const call = explainDelivery(config.current, event, delivery);
      if (!("fault" in call)) return { ...call, headers: { ...call.headers } };
      throw new CodedError("DELIVERY_RENDER_FAILED", `No request can be made for delivery ${id}: ${call.fault}`);
    },
    async releaseDelivery({ id }, { address }) {
      await releaseDelivery(ground, id);
      onStored();
      observe({ kind: "admin-acted", address, action: "release", to: id, count: 1 });
      return { delivery: wireDelivery(await listedDelivery(store, id)) };
    },
    async cancelDelivery({ id, body }, { address }) {
      await cancelDelivery(ground, id, body.reason);
      observe({ kind: "admin-acted", address, action: "cancel", to: id, count: 1 });
      return { delivery: wireDelivery(await listedDelivery(store, id)) };
    },
  };
}

type DeliveryQuery = z.output<typeof deliveryQuerySchema>;

/**
 * The deliveries a query asks for, and where the next page begins. Pages are parted by a delivery, not by a number, so that none is told
 * twice or left out because others came meanwhile.
 *
 * @throws CodedError ADMIN_REQUEST_INVALID where `before` names none
 */
export async function deliveriesPage(store: Pick<Store, "list" | "delivery">, query: DeliveryQuery) {
  const { before, limit } = query;
  if (before !== undefined && (await store.delivery(before)) === undefined)
    throw invalid("before: names no delivery that is there; begin at the first page");
  const found = await store.list({ ...filterOf(query), limit: limit + 1 });
  const page = found.slice(0, limit);
  const next = found.length > limit ? page.at(-1)?.id : undefined;
  return { page, next };
}

function filterOf({ state, route, source, lane, event, id, since, until, ...plain }: DeliveryQuery): DeliveryFilter {
  const { repository, ref, before, limit } = plain;
  return {
    limit,
    ...(state === undefined ? {} : { states: state }),
    ...(route === undefined ? {} : { routes: route }),
    ...(source === undefined ? {} : { sources: source }),
    ...(lane === undefined ? {} : { lanes: lane }),
    ...(event === undefined ? {} : { events: event }),
    ...(id === undefined ? {} : { ids: id }),
    ...(repository === undefined ? {} : { repository }),
    ...(ref === undefined ? {} : { ref }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
    ...(before === undefined ? {} : { before }),
  };
}

async function listedDelivery(store: Pick<Store, "list">, id: string): Promise<ListedDelivery> {
  const [listed] = await store.list({ ids: [id], limit: 1 });
  if (listed === undefined) throw notInStore(id, "delivery");
  return listed;
}
