import { isCoded } from "../../shared/errors/coded-error.ts";
import { matchAgain } from "../operate/match-again.ts";
import { type RedeliverDeps, redeliver } from "../operate/redeliver.ts";
import type { Store } from "../store/store.ts";
import { deliveriesPage } from "./answer-deliveries.ts";
import type { ApiGround, Asker, Handlers } from "./handlers.ts";
import { keyedId } from "./keyed-id.ts";

/** Starts deliveries once more. Nothing but an Idempotency-Key keeps a second request from starting them a second time. */
export function answerRedelivering(
  ground: ApiGround,
): Handlers<"redeliverDelivery" | "redeliverDeliveries" | "redeliverEvent"> {
  const { store, config, clock, newId, observe, onStored } = ground;

  const underWay = new Map<string, Promise<string>>();

  /** What is under this id already, or will be in a moment; else what `make` makes. */
  const keyed = async (id: string, make: (id: string) => Promise<string>): Promise<string> => {
    const other = underWay.get(id);
    if (other !== undefined) return await other;
    const made = store.delivery(id).then(async (found) => (found === undefined ? await make(id) : id));
    underWay.set(id, made);
    return await made.finally(() => underWay.delete(id));
  };

  /** Redelivers one; what it makes, it adds to `made`. A request that is sent again with its key makes nothing. */
  const once = async (
    id: string,
    key: string | undefined,
    dryRun: boolean,
    made: string[],
  ): Promise<{ id?: string }> => {
    const deps = { config: config.current, clock };
    const make = async (next: () => string): Promise<string> => {
      const again = await redeliver({ ...deps, store, newId: next }, id);
      made.push(again);
      return again;
    };
    if (dryRun) {
      await redeliver({ ...deps, store: withoutAdding(store), newId }, id);
      return {};
    }
    return { id: key === undefined ? await make(newId) : await keyed(keyedId(key, id), (given) => make(() => given)) };
  };

  const noted = ({ address }: Asker, to: string, made: readonly string[]) => {
    const [first] = made;
    if (first === undefined) return;
    onStored();
    observe({ kind: "admin-acted", address, action: "redeliver", to, made: first, count: made.length });
  };

  return {
    async redeliverDelivery({ id, body: { dryRun } }, asker) {
      const made: string[] = [];
      const again = await once(id, asker.key, dryRun, made);
      noted(asker, id, made);
      return { dryRun, redeliveryOf: id, ...again };
    },
    async redeliverDeliveries({ body: { dryRun, filter } }, asker) {
      const { page, next } = await deliveriesPage(store, filter);
      const redelivered: { redeliveryOf: string; id?: string }[] = [];
      const left: Left[] = [];
      const made: string[] = [];
      try {
        // The oldest first, as they came.
        for (const { id } of page.toReversed()) {
          const again = await once(id, asker.key, dryRun, made).catch((error: unknown) => whyLeft(id, error));
          if ("why" in again) left.push(again);
          else redelivered.push({ redeliveryOf: id, ...again });
        }
      } finally {
        // What was made before the store failed goes its way all the same.
        noted(asker, "a filter", made);
      }
      return { dryRun, redelivered, left, ...(next === undefined ? {} : { next }) };
    },
    async redeliverEvent({ id, body: { dryRun } }, asker) {
      const { made, left, others } = await matchAgain({ store, config: config.current, clock, newId, dryRun }, id);
      noted(asker, id, dryRun ? [] : made.map((one) => one.id));
      return {
        dryRun,
        made: made.map(({ route, id: delivery }) => (dryRun ? { route } : { route, id: delivery })),
        left: left.map(({ route, delivery }) => ({ route, delivery })),
        others: others.map(({ route, why }) => ({ route, why })),
      };
    },
  };
}

interface Left {
  readonly id: string;
  readonly code: string;
  readonly why: string;
}

/** Why a delivery stays as it is; anything that would befall the next one as well is thrown on. */
function whyLeft(id: string, error: unknown): Left {
  if (!isCoded(error, "DELIVERY_IN_FLIGHT", "DELIVERY_ROUTE_GONE", "NOT_IN_STORE")) throw error;
  return { id, code: error.code, why: error.message };
}

/** Whatever a real one would refuse, a dry run refuses: it only adds nothing. */
function withoutAdding(store: Store): RedeliverDeps["store"] {
  return { delivery: async (id) => store.delivery(id), event: async (id) => store.event(id), add: async () => true };
}
