import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { afterBegin, afterEnd, type Breaker, callsAllowed, type Health, UNTRIED } from "./breaker.ts";
import { MinuteWindow } from "./minute-window.ts";

/** A call that was let in; handed back when it has ended. */
export interface Pass {
  readonly lane: string;
  readonly gitlab: string;
  /** Which breaker counts it. */
  readonly breaker: string;
  readonly probe?: number;
  /** When it was counted as a creation, if it was. */
  readonly takenAtMs?: number;
}

/** How the breaker of a GitLab has moved. */
export interface BreakerMove {
  readonly gitlab: string;
  readonly from: Breaker["kind"];
  readonly to: Breaker["kind"];
  /** How long nothing goes to it; absent once calls go again. */
  readonly pauseMs?: number;
}

/**
 * How many calls each lane may begin now, by everything but the calls under way: the limits per minute of its project and its
 * GitLab, and whether that GitLab works.
 *
 * The configuration is looked at in each call, so that a reload applies to the next one. Times are milliseconds of a clock that
 * never goes back.
 */
export class Admission {
  readonly #config: () => RelayConfig;
  readonly #beganMs: number;
  /** Creations of the last minute, by lane and by GitLab. */
  readonly #windows = new Map<string, MinuteWindow>();
  /** By address: one under two names breaks as one, and one that moves begins anew. */
  readonly #breakers = new Map<string, Breaker>();

  constructor(config: () => RelayConfig, beganMs: number) {
    this.#config = config;
    this.#beganMs = beganMs;
  }

  /** How many more calls may begin on a lane now. */
  room(lane: string, nowMs: number): number {
    const { gitlab } = partsOfLane(lane);
    const rooms = this.#windowsOf(lane).map((window) => window.room(nowMs));
    return Math.min(callsAllowed(this.#breaker(gitlab), nowMs), ...rooms);
  }

  /** When a lane without room has some again; undefined where that hangs on a call under way. */
  opensAtMs(lane: string, nowMs: number): number | undefined {
    const breaker = this.#breaker(partsOfLane(lane).gitlab);
    if (breaker.kind === "half-open") return undefined;
    const openMs = breaker.kind === "open" ? Math.max(nowMs, breaker.untilMs) : nowMs;
    return Math.max(openMs, ...this.#windowsOf(lane).map((window) => window.freeAtMs(nowMs)));
  }

  /** Lets a call in, where there is room. A look creates nothing, so it is not counted as a creation. */
  enter(lane: string, purpose: "trigger" | "look-up", nowMs: number): Pass | undefined {
    const { gitlab } = partsOfLane(lane);
    const windows = purpose === "trigger" ? this.#windowsOf(lane) : [];
    const key = this.#keyOf(gitlab);
    const before = this.#breaker(gitlab);
    if (callsAllowed(before, nowMs) < 1 || windows.some((window) => window.room(nowMs) < 1)) return undefined;
    for (const window of windows) window.take(nowMs);
    const { breaker, probe } = afterBegin(before);
    this.#breakers.set(key, breaker);
    return {
      lane,
      gitlab,
      breaker: key,
      ...(probe === undefined ? {} : { probe }),
      ...(windows.length === 0 ? {} : { takenAtMs: nowMs }),
    };
  }

  /**
   * Takes note of how a call has ended; returns how that has moved the breaker, if it has.
   *
   * @param created false when it has certainly created nothing: then it does not count
   */
  leave(pass: Pass, health: Health, created: boolean, nowMs: number): BreakerMove | undefined {
    const { lane, gitlab, breaker: key, probe, takenAtMs } = pass;
    if (!created && takenAtMs !== undefined) for (const window of this.#windowsOf(lane)) window.giveBack(takenAtMs);
    const before = this.#breakers.get(key) ?? UNTRIED;
    const after = afterEnd(before, probe, health, this.#config().dispatch.breaker, nowMs);
    this.#breakers.set(key, after);
    // A probe that told nothing makes room for the next one, which is no news.
    if (before.kind === after.kind || health.kind === "untold") return undefined;
    const pause = after.kind === "open" ? { pauseMs: after.untilMs - nowMs } : {};
    return { gitlab, from: before.kind, to: after.kind, ...pause };
  }

  #breaker(gitlab: string): Breaker {
    return this.#breakers.get(this.#keyOf(gitlab)) ?? UNTRIED;
  }

  #keyOf(gitlab: string): string {
    return this.#config().gitlab.get(gitlab)?.url ?? "";
  }

  #windowsOf(lane: string): readonly MinuteWindow[] {
    const { gitlab: gitlabs, dispatch } = this.#config();
    const { gitlab } = partsOfLane(lane);
    return [
      ...this.#window(`lane ${lane}`, dispatch.creationsPerMinute),
      ...this.#window(`gitlab ${gitlab}`, gitlabs.get(gitlab)?.creationsPerMinute),
    ];
  }

  #window(key: string, limit: number | undefined): readonly MinuteWindow[] {
    if (limit === undefined) return [];
    const known = this.#windows.get(key);
    if (known === undefined) {
      const window = new MinuteWindow(limit, this.#beganMs);
      this.#windows.set(key, window);
      return [window];
    }
    known.limit = limit;
    return [known];
  }
}
