import type { ListedDelivery, ListedEvent } from "../model/listed.ts";
import type { Store } from "../store/store.ts";
import { fullRef } from "./read-deliveries-query.ts";

/** What a search has found. */
export type Found =
  /** Exactly this: the page about it is the answer. */
  | { readonly kind: "delivery" | "event"; readonly id: string }
  | {
      readonly kind: "lists";
      readonly deliveries: readonly ListedDelivery[];
      readonly events: readonly ListedEvent[];
    };

/** Of each list, so many are shown. */
const MOST = 25;
/** A commit is in no index: it is looked for among so many of the newest. */
export const NEWEST_DELIVERIES = 5_000;
const AT_A_TIME = 250;
/** The same for events, of which each has to be read whole. */
export const NEWEST_EVENTS = 100;

const COMMIT = /^[0-9a-f]{7,64}$/i;

/** Looks for what a person has in hand: an id, a commit, a repository, a branch or a tag. */
export async function find(
  store: Pick<Store, "delivery" | "list" | "listEvents" | "event">,
  text: string,
): Promise<Found> {
  if ((await store.delivery(text)) !== undefined) return { kind: "delivery", id: text };
  const [event] = await store.listEvents({ ids: [text], limit: 1 });
  if (event !== undefined) return { kind: "event", id: event.id };
  const limit = MOST;
  const [ofRepository, ofRef, ofTag, ofCommit] = [
    await store.list({ repository: text, limit }),
    await store.list({ ref: fullRef(text), limit }),
    text.startsWith("refs/") ? [] : await store.list({ ref: `refs/tags/${text}`, limit }),
    COMMIT.test(text) ? await withCommit(store, text.toLowerCase()) : [],
  ];
  const deliveries = [...ofCommit, ...ofRepository, ...ofRef, ...ofTag];
  const distinct = [...new Map(deliveries.map((one) => [one.id, one])).values()].slice(0, MOST);
  const events = [
    ...(await store.listEvents({ repository: text, limit })),
    ...(distinct.length > 0 ? [] : await mentioning(store, text)),
  ];
  return { kind: "lists", deliveries: distinct, events: [...new Map(events.map((one) => [one.id, one])).values()] };
}

async function withCommit(store: Pick<Store, "list">, start: string): Promise<readonly ListedDelivery[]> {
  const found: ListedDelivery[] = [];
  let before: string | undefined;
  // A page at a time: receiving and carrying come first.
  for (let looked = 0; looked < NEWEST_DELIVERIES && found.length < MOST; looked += AT_A_TIME) {
    const page = await store.list({ limit: AT_A_TIME, ...(before === undefined ? {} : { before }) });
    found.push(...page.filter(({ commit }) => commit?.startsWith(start) === true));
    before = page.at(-1)?.id;
    if (before === undefined) break;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return found.slice(0, MOST);
}

/** Events that started nothing and moved a ref of this name, or from or to a commit that begins so. */
async function mentioning(store: Pick<Store, "listEvents" | "event">, text: string): Promise<readonly ListedEvent[]> {
  const found: ListedEvent[] = [];
  const commit = COMMIT.test(text) ? text.toLowerCase() : undefined;
  for (const listed of await store.listEvents({ limit: NEWEST_EVENTS })) {
    const reading = (await store.event(listed.id))?.reading;
    if (reading?.kind !== "push") continue;
    const mentions = reading.changes.some(
      ({ ref, refName, after, before, commit: pinned }) =>
        ref === text ||
        refName === text ||
        (commit !== undefined && [after, before, pinned ?? ""].some((sha) => sha.startsWith(commit))),
    );
    if (mentions) found.push(listed);
  }
  return found;
}
