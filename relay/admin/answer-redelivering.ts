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

  const once = async (id: string, key: string | undefined, dryRun: boolean): Promise<{ id?: string }> => {
    const deps = { config: config.current, clock };
    if (dryRun) {
      await redeliver({ ...deps, store: withoutAdding(store), newId }, id);
      return {};
    }
    if (key === undefined) return { id: await redeliver({ ...deps, store, newId }, id) };
    return {
      id: await keyed(keyedId(key, id), async (given) => redeliver({ ...deps, store, newId: () => given }, id)),
    };
  };

  const noted = ({ address }: Asker, to: string, made: readonly (string | undefined)[]) => {
    const [first] = made;
    if (first === undefined) return;
    onStored();
    observe({ kind: "admin-acted", address, action: "redeliver", to, made: first, count: made.length });
  };

  return {
    async redeliverDelivery({ id, body: { dryRun } }, asker) {
      const made = await once(id, asker.key, dryRun);
      noted(asker, id, made.id === undefined ? [] : [made.id]);
      return { dryRun, redeliveryOf: id, ...made };
    },
    async redeliverDeliveries({ body: { dryRun, filter } }, asker) {
      const { page, next } = await deliveriesPage(store, filter);
      const redelivered: { redeliveryOf: string; id?: string }[] = [];
      const left: Left[] = [];
      try {
        // The oldest first, as they came.
        for (const { id } of page.toReversed()) {
          const made = await once(id, asker.key, dryRun).catch((error: unknown) => whyLeft(id, error));
          if ("why" in made) left.push(made);
          else redelivered.push({ redeliveryOf: id, ...made });
        }
      } finally {
        // What was made before the store failed goes its way all the same.
        noted(asker, "a filter", dryRun ? [] : redelivered.map(({ id }) => id));
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
