import { readFileSync } from "node:fs";
import { CodedError } from "../shared/errors/coded-error.ts";
import { closest } from "../shared/text/closest.ts";
import { printable } from "../shared/text/printable.ts";
import { systemClock } from "../shared/time/clock.ts";
import { loadStore } from "./config/load-store.ts";
import { deliveryJson, deliveryLines, type ListedDelivery } from "./deliveries/delivery-lines.ts";
import { DELIVERY_STATES, type Delivery, type DeliveryState } from "./model/delivery.ts";
import { openSqliteStore } from "./store/sqlite/open.ts";
import type { Store } from "./store/store.ts";

/** What `sluice relay deliveries` is asked for. */
export interface DeliveriesQuery {
  /** Path of relay.yml. */
  readonly config: string;
  /** As written by the user, each checked here; absent means all. */
  readonly states?: readonly string[];
  /** Default 50. */
  readonly limit?: number;
  readonly json?: boolean;
}

/** Prints deliveries, newest first, read from the store itself: works beside a running relay. Throws CodedErrors. */
export async function printDeliveries(query: DeliveriesQuery, out: (text: string) => void): Promise<void> {
  const { config, limit = 50, json = false } = query;
  const states = query.states?.map(stateOf);
  await withStore(config, async (store) => {
    const deliveries = await store.list({ limit, ...(states === undefined ? {} : { states }) });
    if (json) {
      const rows: unknown[] = [];
      for (const delivery of deliveries) rows.push(deliveryJson(await listed(store, delivery)));
      out(`${JSON.stringify(rows, undefined, 2)}\n`);
      return;
    }
    const now = systemClock.now();
    for (const delivery of deliveries) {
      out(`${deliveryLines(await listed(store, delivery), now).join("\n")}\n`);
    }
    if (deliveries.length === 0) out(`There are no ${states?.join(" or ") ?? ""} deliveries.\n`.replaceAll("  ", " "));
  });
}

/** Sends a held or dead delivery on its way again; a running relay picks it up within seconds. Throws CodedErrors. */
export async function releaseDelivery(
  { config, id }: { readonly config: string; readonly id: string },
  out: (text: string) => void,
): Promise<void> {
  await withStore(config, async (store) => {
    if (await store.release(id, systemClock.now())) {
      out(`Delivery ${id} is pending again; a running relay sends it within seconds.\n`);
      return;
    }
    const found = await store.delivery(id);
    const why = found === undefined ? `There is no delivery ${printable(id)}.` : `Delivery ${id} is ${found.state}.`;
    throw new CodedError("DELIVERY_NOT_RELEASABLE", `${why} Nothing was released.`);
  });
}

async function listed(store: Store, delivery: Delivery): Promise<ListedDelivery> {
  const event = await store.event(delivery.eventId);
  return { delivery, ...(event === undefined ? {} : { event }) };
}

async function withStore(config: string, use: (store: Store) => Promise<void>): Promise<void> {
  const location = loadStore(config, { readFile: (path) => readFileSync(path, "utf8") });
  const store = await openSqliteStore(location.path, { clock: systemClock }, { as: "beside" });
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

function stateOf(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  const meant = closest(text, DELIVERY_STATES);
  throw new CodedError(
    "USAGE",
    `"${printable(text)}" is no state of a delivery; there are ${DELIVERY_STATES.join(", ")}.`,
    {
      hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}Run \`sluice relay deliveries --help\` to see what it takes.`,
    },
  );
}
