import type { Breaker } from "../model/breaker.ts";
import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { afterBegin, afterEnd, callsAllowed, UNTRIED } from "./breaker.ts";
import type { BreakerMove, Call, EndedCall, Entered, Gate, Pass } from "./gate.ts";
import { addressOf, limitsOf, moveOf } from "./limits.ts";
import { MinuteWindow } from "./minute-window.ts";

/** A call of the process before this one. */
export interface EarlierCall {
  readonly lane: string;
  readonly endedAtMs: number;
}

/** Projects only the drop-in leads to are named by its callers; of so many, those nobody calls any more are let go of. */
const MANY = 1_000;

/** The gate of a relay that has its GitLabs to itself: what is counted is in memory. */
export class Admission implements Gate {
  readonly #config: () => RelayConfig;
  /** Creations of the last minute, by lane and by GitLab, limited or not: a limit may come with the next reload. */
  readonly #windows = new Map<string, MinuteWindow>();
  /** By address: one under two names breaks as one, and one that moves begins anew. */
  readonly #breakers = new Map<string, Breaker>();
  /** Calls under way, by lane. */
  readonly #underWay = new Map<string, number>();

  /** @param before calls of the process before this one, as far as they count */
  constructor(config: () => RelayConfig, before: readonly EarlierCall[] = []) {
    this.#config = config;
    const byKey = Map.groupBy(
      before.flatMap(({ lane, endedAtMs }) => keysOf(lane).map((key) => ({ key, endedAtMs }))),
      ({ key }) => key,
    );
    for (const [key, ended] of byKey) this.#windows.set(key, new MinuteWindow(ended.map(({ endedAtMs }) => endedAtMs)));
  }

  /** Nobody else changes anything. */
  look(): undefined {}

  room(lane: string, nowMs: number): number {
    const rooms = this.#limitsOf(lane).map(({ window, limit }) => window.room(limit, nowMs));
    return Math.min(callsAllowed(this.#breaker(lane), nowMs), ...rooms);
  }

  elsewhere(): number {
    return 0;
  }

  opensAtMs(lane: string, nowMs: number): number | undefined {
    const breaker = this.#breaker(lane);
    if (breaker.kind === "half-open") return undefined;
    const openMs = breaker.kind === "open" ? Math.max(nowMs, breaker.untilMs) : nowMs;
    const frees = this.#limitsOf(lane).map(({ window, limit }) => window.freeAtMs(limit, nowMs) ?? Infinity);
    const opensAtMs = Math.max(openMs, ...frees);
    return Number.isFinite(opensAtMs) ? opensAtMs : undefined;
  }

  enter(call: Call, nowMs: number): Entered {
    const { lane, purpose } = call;
    const underWay = this.#underWay.get(lane) ?? 0;
    if (underWay >= this.#config().dispatch.perProject) return { kind: "closed" };
    const before = this.#breaker(lane);
    const isCreation = purpose === "trigger";
    const isFull = isCreation && this.#limitsOf(lane).some(({ window, limit }) => window.room(limit, nowMs) < 1);
    if (isFull || callsAllowed(before, nowMs) < 1) return closedUntil(this.opensAtMs(lane, nowMs));
    if (isCreation) for (const name of keysOf(lane)) this.#window(name, nowMs).begin();
    this.#underWay.set(lane, underWay + 1);
    const address = addressOf(this.#config(), lane);
    const { breaker, probe } = afterBegin(before);
    this.#breakers.set(address, breaker);
    const { gitlab } = partsOfLane(lane);
    return { kind: "in", pass: { ...call, gitlab, address, ...(probe === undefined ? {} : { probe }) } };
  }

  leave(pass: Pass, { health, created }: EndedCall, nowMs: number): BreakerMove | undefined {
    const { lane, address, probe, purpose } = pass;
    if (purpose === "trigger") for (const name of keysOf(lane)) this.#windows.get(name)?.end(created, nowMs);
    const left = (this.#underWay.get(lane) ?? 1) - 1;
    if (left === 0) this.#underWay.delete(lane);
    else this.#underWay.set(lane, left);
    const before = this.#breakers.get(address) ?? UNTRIED;
    const after = afterEnd(before, probe, health, this.#config().dispatch.breaker, nowMs);
    this.#breakers.set(address, after);
    return moveOf(pass.gitlab, before, after, health, nowMs);
  }

  /** There is nothing. */
  close(): void {}

  #breaker(lane: string): Breaker {
    return this.#breakers.get(addressOf(this.#config(), lane)) ?? UNTRIED;
  }

  /** The limits a lane has, each with what counts towards it. */
  #limitsOf(lane: string): readonly { readonly window: MinuteWindow; readonly limit: number }[] {
    const { perLane, perGitLab } = limitsOf(this.#config(), lane);
    const limits = [perLane, perGitLab];
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

function closedUntil(opensAtMs: number | undefined): Entered {
  return { kind: "closed", ...(opensAtMs === undefined ? {} : { opensAtMs }) };
}
