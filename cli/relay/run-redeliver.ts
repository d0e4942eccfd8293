import type { ListedDelivery } from "../../relay/model/listed.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { counted } from "../../shared/text/counted.ts";
import { printableWhole } from "../../shared/text/printable.ts";
import type { RedeliverOrder } from "../commands/relay/redeliver.ts";
import type { World } from "../world.ts";
import { deliveryLine } from "./delivery-lines.ts";
import { oneByOne } from "./one-by-one.ts";
import { readFilter } from "./read-filter.ts";
import type { RelayHands } from "./relay-hands.ts";
import { relayVoice } from "./relay-voice.ts";
import { withRelay } from "./with-relay.ts";

/** More than so many that a filter has found are asked for. */
const UNASKED = 10;

/** A delivery that was made, or would be. */
interface Made {
  readonly id?: string;
  readonly redeliveryOf?: string;
  readonly event?: string;
  readonly route?: string;
}

interface Ground {
  readonly relay: RelayHands;
  readonly order: RedeliverOrder;
  readonly world: World;
  readonly say: (text: string) => void;
}

/**
 * `sluice relay redeliver`. Needs none of the secrets.
 *
 * @throws CodedError those of `loadConfig` and of the store; USAGE
 */
export async function runRedeliver(order: RedeliverOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const way = wayOf(order);
  const { done, exitCode } = await withRelay(order, world, async (relay) => {
    const ground: Ground = { relay, order, world, say };
    if (way === "events") return eventByEvent(ground);
    return way === "ids" ? deliveryByDelivery(ground, order.ids) : byFilter(ground);
  });
  const made = done.flat();
  if (order.json) print({ schema: "sluice/relay-redeliver-result@1", dryRun: order.dryRun, redelivered: made });
  if (order.dryRun) say(`${counted(made.length, "delivery")} would be redelivered.\n`);
  return exitCode;
}

/** By what it is said which deliveries are meant: exactly one way, so that nobody means one thing and gets more. */
function wayOf({ ids, events, filter }: RedeliverOrder) {
  const { limit: _, before: __, ...conditions } = filter;
  const isFiltered = Object.values(conditions).some((value) => value !== undefined && value.length > 0);
  const ways = [
    ...(ids.length > 0 ? (["ids"] as const) : []),
    ...(events.length > 0 ? (["events"] as const) : []),
    ...(isFiltered ? (["filter"] as const) : []),
  ];
  const [way] = ways;
  if (way !== undefined && ways.length === 1) return way;
  const wrong = way === undefined ? "it was not said which" : "ids, --event and filters do not go together";
  throw new CodedError("USAGE", `sluice relay redeliver: ${wrong}.`, {
    hint: "Name deliveries by their ids, or events with --event, or a filter such as `--state dead --since 2h`.",
  });
}

async function byFilter(ground: Ground) {
  const { relay, order, world, say } = ground;
  const filter = readFilter(order.filter, world.clock.now());
  const found = await relay.list(filter);
  const over = found.filter(({ state }) => state !== "pending" && state !== "dispatching");
  if (over.length < found.length) say(`${counted(found.length - over.length, "delivery")} not over yet: left out.\n`);
  if (found.length === filter.limit)
    say(`There may be more than ${filter.limit}: add --before ${found.at(-1)?.id} for those, or raise --limit.\n`);
  if (!order.dryRun && !order.yes && over.length > UNASKED && !(await isAgreed(over, world))) {
    say("Nothing was redelivered.\n");
    return { done: [], exitCode: 0 };
  }
  if (over.length === 0) say("There are no such deliveries.\n");
  // The oldest first, as they came.
  const ids = over.map(({ id }) => id).toReversed();
  return deliveryByDelivery(ground, ids);
}

async function isAgreed(deliveries: readonly ListedDelivery[], { ask, err }: World): Promise<boolean> {
  if (ask === undefined)
    throw new CodedError(
      "USAGE",
      `sluice relay redeliver: these are ${deliveries.length}, nobody can be asked here, and --yes was not given.`,
      { hint: "Look at them with --dry-run, and add --yes when you are sure; nothing was redelivered." },
    );
  err(`${deliveries.map(deliveryLine).join("\n")}\n`);
  const answer = await ask(`Redeliver these ${counted(deliveries.length, "delivery")}? [y/N] `);
  return /^y(es)?$/i.test(answer.trim());
}

async function deliveryByDelivery(ground: Ground, ids: readonly string[]) {
  const { order, say, world, relay } = ground;
  return oneByOne(
    ids,
    async (id): Promise<Made> => {
      const again = await relay.redeliver(id, order.dryRun);
      if (again !== undefined) {
        say(`Delivery ${id} is redelivered, as ${again}.\n`);
        return { id: again, redeliveryOf: id };
      }
      const [delivery] = await relay.list({ ids: [id], limit: 1 });
      say(`would redeliver ${delivery === undefined ? id : deliveryLine(delivery)}\n`);
      return { redeliveryOf: id };
    },
    world,
  );
}

async function eventByEvent(ground: Ground) {
  const { relay, order, world, say } = ground;
  const { dryRun } = order;
  return oneByOne(
    order.events,
    async (event): Promise<readonly Made[]> => {
      const { made, left, others } = await relay.matchAgain(event, dryRun);
      for (const { id, route } of made)
        say(
          id === undefined
            ? `event ${event}: ${route} would get a delivery\n`
            : `event ${event}: ${route}: delivery ${id}\n`,
        );
      for (const { route, delivery } of left) say(`event ${event}: ${route} has delivery ${delivery} already\n`);
      for (const { route, why } of others)
        say(`event ${event}: ${route} does not match: ${printableWhole(why, 1_000)}\n`);
      if (made.length + left.length + others.length === 0)
        say(`event ${event}: no route takes events from its source\n`);
      return made.map(({ id, route }) => ({ ...(id === undefined ? {} : { id }), event, route }));
    },
    world,
  );
}
