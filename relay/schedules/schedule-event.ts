import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import type { RelayEvent } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { ScheduleConfig } from "../model/route-config.ts";
import type { EventKeys, NewDelivery } from "../store/store.ts";

/** Everything a time of a schedule puts into the store. */
export interface ScheduleEvent {
  readonly event: RelayEvent;
  readonly delivery: NewDelivery;
  readonly keys: EventKeys;
}

/** What the store knows a schedule by: one that is given other times under its name begins anew. */
export function scheduleKey({ name, cron, timeZone }: Pick<ScheduleConfig, "name" | "cron" | "timeZone">): string {
  return JSON.stringify([name, cron, timeZone]);
}

/**
 * The event of one time of a schedule, with its one delivery. Pure but for the ids it draws.
 *
 * Its body is what a pipeline gets as payload: `{"schedule","due","cron","time_zone"}`. However often a time is found due, after a
 * crash, on a second relay or because the clock was set back, its key lets it be stored once.
 */
export function scheduleEvent(schedule: ScheduleConfig, dueAt: Date, now: Date, newId: () => string): ScheduleEvent {
  const { name, cron, timeZone, trigger, order } = schedule;
  const due = isoSeconds(dueAt);
  const body = Buffer.from(JSON.stringify({ schedule: name, due, cron, time_zone: timeZone }));
  return {
    event: {
      id: newId(),
      source: name,
      sourceKind: "schedule",
      type: "schedule",
      receivedAt: now,
      headers: { "content-type": "application/json" },
      body,
      payloadSha256: sha256Hex(body),
      reading: { kind: "schedule", dueAt: due },
    },
    delivery: {
      id: newId(),
      route: name,
      changeIndex: 0,
      lane: laneOf(trigger.gitlab, trigger.project),
      ...(order === "arrival" ? { ordered: true } : {}),
    },
    // A source's name has no slash, so no sender's id can be taken for this.
    keys: { id: `schedule/${name}:${due}`, schedule: { name: scheduleKey(schedule), dueAt } },
  };
}

/** `2026-11-23T03:00:00Z`: cron knows no milliseconds. */
function isoSeconds(at: Date): string {
  return at.toISOString().replace(".000Z", "Z");
}
