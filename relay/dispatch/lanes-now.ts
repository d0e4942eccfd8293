import { laneOf } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Gate } from "./gate.ts";
import { type LaneNow, type Places, placesFor } from "./places.ts";

/** Lanes that no route names are remembered while they are closed, so that what waits in them is not claimed again and again. */
const MOST_REMEMBERED = 1_000;

/** The next claim, and when there may be more to claim than then. */
export interface NextClaim extends Places {
  /** When the first closed lane opens, by the clock of `nowMs`; absent when none is closed, or when that hangs on a call under way. */
  readonly opensAtMs?: number;
}

/** Which places may be filled now, by the configuration in force, what is under way, and what its lanes allow. */
export class LanesNow {
  readonly #gate: Gate;
  readonly #strangers = new Set<string>();
  /** Lanes that are left to other relays, until when. */
  readonly #left = new Map<string, number>();

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** Leaves a lane to other relays until then: something waits there that only they know. */
  leave(lane: string, untilMs: number): void {
    if (this.#left.size < MOST_REMEMBERED) this.#left.set(lane, untilMs);
  }

  /** Learns of a lane that was claimed from although it is closed. */
  met(lane: string): void {
    if (this.#strangers.size < MOST_REMEMBERED) this.#strangers.add(lane);
  }

  /** @param taken the lane of every delivery under way */
  next(config: RelayConfig, taken: Iterable<string>, nowMs: number): NextClaim {
    const { concurrency, perProject } = config.dispatch;
    const counts = new Map([...lanesOf(config)].map((lane) => [lane, 0]));
    for (const lane of taken) counts.set(lane, (counts.get(lane) ?? 0) + 1);
    const lanes = new Map(
      [...counts].map(([lane, count]): [string, LaneNow] => {
        const room = Math.min(perProject - count - this.#gate.elsewhere(lane), this.#gate.room(lane, nowMs));
        return [lane, { taken: count, room }];
      }),
    );
    const places = placesFor(concurrency, lanes, this.#newcomer(config, nowMs));
    const closed = this.#closed([...counts.keys()], nowMs);
    for (const [lane, untilMs] of this.#left) if (untilMs <= nowMs) this.#left.delete(lane);
    const opens = closed.map((lane) => this.#gate.opensAtMs(lane, nowMs) ?? Infinity);
    const opensAtMs = Math.min(...opens, ...this.#left.values());
    return {
      limit: places.limit,
      busyLanes: [...new Set([...places.busyLanes, ...closed, ...this.#left.keys()])],
      ...(Number.isFinite(opensAtMs) ? { opensAtMs } : {}),
    };
  }

  /** The room of a project that only the drop-in leads to. */
  #newcomer({ dropIn, dispatch }: RelayConfig, nowMs: number): number | undefined {
    if (dropIn === undefined) return undefined;
    return Math.min(dispatch.perProject, this.#gate.room(laneOf(dropIn.gitlab, ""), nowMs));
  }

  #closed(known: readonly string[], nowMs: number): readonly string[] {
    for (const lane of this.#strangers) if (this.#gate.room(lane, nowMs) > 0) this.#strangers.delete(lane);
    return [...known, ...this.#strangers].filter((lane) => this.#gate.room(lane, nowMs) <= 0);
  }
}

/** The lanes that routes and schedules lead to. */
function lanesOf({ routes, schedules }: RelayConfig): ReadonlySet<string> {
  return new Set([...routes, ...schedules].map(({ trigger }) => laneOf(trigger.gitlab, trigger.project)));
}
