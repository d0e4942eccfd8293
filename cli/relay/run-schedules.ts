import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { loadStore } from "../../relay/config/load-store.ts";
import type { RelayConfig } from "../../relay/model/relay-config.ts";
import { openStore } from "../../relay/store/open-store.ts";
import type { Store } from "../../relay/store/store.ts";
import { isCoded } from "../../shared/errors/coded-error.ts";
import { cronTimes } from "../../shared/time/cron-times.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { SchedulesOrder } from "../commands/relay/schedules.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

const NEXT_TIMES = 3;

/** The last time of a schedule that something was started for, and what became of that. */
interface LastTime {
  readonly due: Date;
  readonly delivery: string;
  readonly state: string;
}

/** `sluice relay schedules`. Needs no secrets, and no store where there is none yet. Throws the CodedErrors of `loadConfig`. */
export async function runSchedules(order: SchedulesOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const examined = examineConfig(order.config, { readFile: world.readFile, env: world.env });
  const config = soundConfig(examined, "optional");
  const last = await lastTimes(config, order.config, world);
  const now = world.clock.now();
  const schedules = config.schedules.map(({ name, cron, timeZone, missed }) => ({
    name,
    cron,
    timeZone,
    missed,
    last: last.get(name),
    next: nextTimes(cron, timeZone, now),
  }));
  if (order.json) {
    const rows = schedules.map(({ timeZone, last: before, ...rest }) => ({ ...rest, timeZone, last: before ?? null }));
    print({ schema: "sluice/relay-schedules-result@1", schedules: rows });
  } else if (schedules.length === 0) say(`${order.config} has no schedules.\n`);
  else say(schedules.map((schedule) => page(schedule, now)).join("\n"));
  return 0;
}

/** One schedule for a person, times as its own zone tells them. */
function page(
  schedule: Pick<RelayConfig["schedules"][number], "name" | "cron" | "timeZone" | "missed"> & {
    readonly last: LastTime | undefined;
    readonly next: readonly Date[];
  },
  now: Date,
): string {
  const { name, cron, timeZone, missed, last, next } = schedule;
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const [first, ...others] = next;
  const lines = [
    `${name}: ${cron} (${timeZone}), missed: ${missed}`,
    ...(last === undefined ? [] : [`  last  ${local.format(last.due)}  ${last.state}  ${last.delivery}`]),
    ...(first === undefined
      ? []
      : [`  next  ${local.format(first)}  in ${formatDuration(first.getTime() - now.getTime())}`]),
    ...others.map((at) => `        ${local.format(at)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function nextTimes(cron: string, timeZone: string, now: Date): readonly Date[] {
  const times = cronTimes(cron, timeZone);
  const next: Date[] = [];
  for (let at = times.next(now); at !== undefined && next.length < NEXT_TIMES; at = times.next(at)) next.push(at);
  return next;
}

/** By name. Before the relay has run once there is no store, and nothing to tell. */
async function lastTimes(
  { schedules }: RelayConfig,
  configPath: string,
  world: World,
): Promise<ReadonlyMap<string, LastTime>> {
  const found = new Map<string, LastTime>();
  if (schedules.length === 0) return found;
  let open: Store;
  try {
    ({ store: open } = await openStore(loadStore(configPath, world), world, { as: "beside" }));
  } catch (error) {
    if (isCoded(error, "STORE_INVALID")) return found;
    throw error;
  }
  try {
    for (const { name } of schedules) {
      const [delivery] = await open.list({ routes: [name], limit: 1 });
      const event = delivery === undefined ? undefined : await open.event(delivery.eventId);
      if (delivery !== undefined && event?.reading.kind === "schedule")
        found.set(name, { due: new Date(event.reading.dueAt), delivery: delivery.id, state: delivery.state });
    }
  } finally {
    await open.close();
  }
  return found;
}
