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
  /** What counts it as a creation. */
  readonly windows: readonly MinuteWindow[];
}

/** A call that has ended. */
export interface EndedCall {
  readonly lane: string;
  readonly endedAtMs: number;
}

/** Projects only the drop-in leads to are named by its callers; of so many, those nobody calls any more are let go of. */
const MANY = 1_000;

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
  /** Creations of the last minute, by lane and by GitLab, limited or not: a limit may come with the next reload. */
  readonly #windows = new Map<string, MinuteWindow>();
  /** By address: one under two names breaks as one, and one that moves begins anew. */
  readonly #breakers = new Map<string, Breaker>();

  /** @param before calls of the process before this one, as far as they count */
  constructor(config: () => RelayConfig, before: readonly EndedCall[] = []) {
    this.#config = config;
    const byKey = Map.groupBy(
      before.flatMap(({ lane, endedAtMs }) => keysOf(lane).map((key) => ({ key, endedAtMs }))),
      ({ key }) => key,
    );
    for (const [key, ended] of byKey) this.#windows.set(key, new MinuteWindow(ended.map(({ endedAtMs }) => endedAtMs)));
  }

  /** How many more calls may begin on a lane now. */
  room(lane: string, nowMs: number): number {
    const { gitlab } = partsOfLane(lane);
    const rooms = this.#limitsOf(lane).map(({ window, limit }) => window.room(limit, nowMs));
    return Math.min(callsAllowed(this.#breaker(gitlab), nowMs), ...rooms);
  }

  /** When a lane without room has some again; undefined where that hangs on calls under way. */
  opensAtMs(lane: string, nowMs: number): number | undefined {
    const breaker = this.#breaker(partsOfLane(lane).gitlab);
    if (breaker.kind === "half-open") return undefined;
    const openMs = breaker.kind === "open" ? Math.max(nowMs, breaker.untilMs) : nowMs;
    const frees = this.#limitsOf(lane).map(({ window, limit }) => window.freeAtMs(limit, nowMs) ?? Infinity);
    const opensAtMs = Math.max(openMs, ...frees);
    return Number.isFinite(opensAtMs) ? opensAtMs : undefined;
  }

  /** Lets a call in, where there is room. A look creates nothing, so it is not counted as a creation. */
  enter(lane: string, purpose: "trigger" | "look-up", nowMs: number): Pass | undefined {
    const { gitlab } = partsOfLane(lane);
    const creates = purpose === "trigger";
    const key = this.#keyOf(gitlab);
    const before = this.#breaker(gitlab);
    if (callsAllowed(before, nowMs) < 1) return undefined;
    if (creates && this.#limitsOf(lane).some(({ window, limit }) => window.room(limit, nowMs) < 1)) return undefined;
    const windows = creates ? keysOf(lane).map((name) => this.#window(name, nowMs)) : [];
    for (const window of windows) window.begin();
    const { breaker, probe } = afterBegin(before);
    this.#breakers.set(key, breaker);
    return {
      lane,
      gitlab,
      breaker: key,
      ...(probe === undefined ? {} : { probe }),
      windows,
    };
  }

  /**
   * Takes note of how a call has ended; returns how that has moved the breaker, if it has.
   *
   * @param created false when it has certainly created nothing: then it does not count
   */
  leave(pass: Pass, health: Health, created: boolean, nowMs: number): BreakerMove | undefined {
    const { gitlab, breaker: key, probe, windows } = pass;
    for (const window of windows) window.end(created, nowMs);
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

  /** The limits a lane has, each with what counts towards it. */
  #limitsOf(lane: string): readonly { readonly window: MinuteWindow; readonly limit: number }[] {
    const { gitlab: gitlabs, dispatch } = this.#config();
    const { gitlab } = partsOfLane(lane);
    const limits = [dispatch.creationsPerMinute, gitlabs.get(gitlab)?.creationsPerMinute];
    return keysOf(lane).flatMap((key, at) => {
      const limit = limits[at];
      return limit === undefined ? [] : [{ window: this.#windows.get(key) ?? new MinuteWindow(), limit }];
    });
  }

  #window(key: string, nowMs: number): MinuteWindow {
    const known = this.#windows.get(key);
    if (known !== undefined) return known;
    if (this.#windows.size >= MANY)
      for (const [name, window] of this.#windows) if (window.isIdle(nowMs)) this.#windows.delete(name);
    const window = new MinuteWindow();
    this.#windows.set(key, window);
    return window;
  }
}

/** What a call on a lane counts towards: its project, and its GitLab. */
function keysOf(lane: string): readonly [project: string, gitlab: string] {
  return [`lane ${lane}`, `gitlab ${partsOfLane(lane).gitlab}`];
}
