import { notInStore } from "../operate/dossier.ts";
import type { Store } from "../store/store.ts";
import type { ApiGround, Handlers } from "./handlers.ts";
import { judgeRoutes } from "./judge-routes.ts";
import { invalid } from "./read-query.ts";
import { wireDelivery } from "./wire-delivery.ts";
import { wireEvent, wireWholeEvent } from "./wire-event.ts";

/** More deliveries of one event are not listed. */
const MOST_DELIVERIES = 1_000;

/** Looks at events. */
export function answerEvents({ store, config, routes }: ApiGround): Handlers<"listEvents" | "getEvent" | "getPayload"> {
  return {
    async listEvents({ query: { source, repository, since, until, before, limit } }) {
      if (before !== undefined && (await store.listEvents({ ids: [before], limit: 1 })).length === 0)
        throw invalid("before: names no event that is there; begin at the first page");
      const found = await store.listEvents({
        limit: limit + 1,
        ...(source === undefined ? {} : { sources: source }),
        ...(repository === undefined ? {} : { repository }),
        ...(since === undefined ? {} : { since: new Date(since) }),
        ...(until === undefined ? {} : { until: new Date(until) }),
        ...(before === undefined ? {} : { before }),
      });
      const page = found.slice(0, limit);
      const next = found.length > limit ? page.at(-1)?.id : undefined;
      return { events: page.map(wireEvent), ...(next === undefined ? {} : { next }) };
    },
    async getEvent({ id }) {
      const event = await storedEvent(store, id);
      const deliveries = await store.list({ events: [id], limit: MOST_DELIVERIES });
      return {
        event: wireWholeEvent(event),
        deliveries: deliveries.toReversed().map(wireDelivery),
        judgements: judgeRoutes(config.current, routes(), event),
      };
    },
    async getPayload({ id }) {
      return (await storedEvent(store, id)).body;
    },
  };
}

async function storedEvent(store: Pick<Store, "event">, id: string) {
  const event = await store.event(id);
  if (event === undefined) throw notInStore(id, "event");
  return event;
}
