import type { FeedbackDue, ListedDelivery } from "../model/listed.ts";
import type { Store } from "../store/store.ts";
import { isSilentRepetition } from "./tell.ts";

/** Read at once; there are rarely more since a delivery that still has something to say. */
const PAGE = 200;
const MOST_PAGES = 10;

/**
 * Whether a newer delivery of the same route speaks for the same commit: redelivered, pushed to another ref, pushed again. Its status
 * stands under the same context, and an older one is not to take its place.
 */
export async function isOutdone(
  store: Pick<Store, "list">,
  { delivery, event, change }: Pick<FeedbackDue, "delivery" | "event" | "change">,
): Promise<boolean> {
  const { repository } = event;
  if (repository === undefined || change.commit === undefined) return false;
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const filter = { routes: [delivery.route], repository, since: delivery.createdAt, limit: PAGE };
    const listed = await store.list(before === undefined ? filter : { ...filter, before });
    const speaks = (one: ListedDelivery) =>
      one.id > delivery.id && one.source === event.source && one.commit === change.commit && speaksFor(one);
    if (listed.some(speaks)) return true;
    before = listed.at(-1)?.id;
    if (listed.length < PAGE || before === undefined || before <= delivery.id) return false;
  }
  return false;
}

function speaksFor(delivery: ListedDelivery): boolean {
  return delivery.state !== "canceled" && !isSilentRepetition(delivery);
}
