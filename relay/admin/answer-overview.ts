import type { z } from "zod";
import { isCoded } from "../../shared/errors/coded-error.ts";
import type { healthSchema, sourceSchema } from "../../shared/relay-api/overview.ts";
import { VERSION } from "../../shared/text/version.generated.ts";
import { cronTimes } from "../../shared/time/cron-times.ts";
import { laneOf } from "../model/lane.ts";
import type { RouteConfig, ScheduleConfig } from "../model/route-config.ts";
import type { ApiGround, Handlers } from "./handlers.ts";
import { shownConfiguration } from "./shown-configuration.ts";
import { wireDelivery } from "./wire-delivery.ts";

const NEXT_TIMES = 3;

/** Looks at the relay as a whole. */
export function answerOverview(
  ground: ApiGround,
): Handlers<"listSources" | "listRoutes" | "listSchedules" | "getHealth" | "getConfiguration"> {
  const { config, store, tally } = ground;
  return {
    async listSources() {
      const names = [...config.current.sources.keys()];
      const sources = await Promise.all(names.map((name) => sourceNow(ground, name)));
      return { startedAt: tally.startedAt.toISOString(), sources };
    },
    async listRoutes() {
      return { routes: await Promise.all(config.current.routes.map((route) => routeNow(ground, route))) };
    },
    async listSchedules() {
      return { schedules: await Promise.all(config.current.schedules.map((one) => scheduleNow(ground, one))) };
    },
    async getHealth() {
      return {
        version: VERSION,
        now: ground.clock.now().toISOString(),
        startedAt: tally.startedAt.toISOString(),
        dispatching: ground.dispatching(),
        ...(await storeNow(store)),
      };
    },
    async getConfiguration() {
      return { configuration: shownConfiguration(config.current) };
    },
  };
}

async function sourceNow({ config, store, tally }: ApiGround, name: string): Promise<z.output<typeof sourceSchema>> {
  const { sources, routes } = config.current;
  const { lastNotAuthentic, ...counts } = tally.of(name);
  const [last] = await store.listEvents({ sources: [name], limit: 1 });
  return {
    name,
    kind: sources.get(name)?.kind ?? "",
    path: `/hooks/${name}`,
    routes: routes.filter(({ from }) => from === name).map((route) => route.name),
    ...(last === undefined
      ? {}
      : { lastEvent: { id: last.id, type: last.type, receivedAt: last.receivedAt.toISOString() } }),
    sinceStart: {
      ...counts,
      ...(lastNotAuthentic === undefined
        ? {}
        : { lastNotAuthentic: { at: lastNotAuthentic.at.toISOString(), why: lastNotAuthentic.why } }),
    },
  };
}

async function routeNow(ground: ApiGround, route: RouteConfig) {
  const { name, from, trigger, when, order, onAmbiguous, debounceMs, feedback } = route;
  return {
    name,
    from,
    lane: laneOf(trigger.gitlab, trigger.project),
    refs: [...trigger.refs],
    when: { ...when },
    order,
    onAmbiguous,
    ...(debounceMs === undefined ? {} : { debounceMs }),
    ...(feedback === undefined ? {} : { feedback }),
    ...(await lastDelivery(ground, name)),
  };
}

async function scheduleNow(ground: ApiGround, schedule: ScheduleConfig) {
  const { name, cron, timeZone, missed, trigger } = schedule;
  return {
    name,
    cron,
    timeZone,
    missed,
    lane: laneOf(trigger.gitlab, trigger.project),
    next: nextTimes(schedule, ground.clock.now()).map((at) => at.toISOString()),
    ...(await lastDelivery(ground, name)),
  };
}

async function lastDelivery({ store }: ApiGround, route: string) {
  const [last] = await store.list({ routes: [route], limit: 1 });
  return last === undefined ? {} : { lastDelivery: wireDelivery(last) };
}

function nextTimes({ cron, timeZone }: ScheduleConfig, now: Date): readonly Date[] {
  const times = cronTimes(cron, timeZone);
  const next: Date[] = [];
  for (let at = times.next(now); at !== undefined && next.length < NEXT_TIMES; at = times.next(at)) next.push(at);
  return next;
}

/** A store that does not work is told, not a reason to tell nothing. */
async function storeNow(store: ApiGround["store"]): Promise<Pick<z.output<typeof healthSchema>, "store" | "backlog">> {
  try {
    await store.check();
    const { oldestDueAt, oldestUndeliveredAt, ...counts } = await store.backlog();
    const since = {
      ...(oldestDueAt === undefined ? {} : { oldestDueAt: oldestDueAt.toISOString() }),
      ...(oldestUndeliveredAt === undefined ? {} : { oldestUndeliveredAt: oldestUndeliveredAt.toISOString() }),
    };
    return { store: { state: "ok", sizeBytes: await store.size() }, backlog: { ...counts, ...since } };
  } catch (error) {
    if (!isCoded(error, "STORE_UNAVAILABLE")) throw error;
    return { store: { state: "unavailable" } };
  }
}
