import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Breaker } from "../model/breaker.ts";
import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { GateFacts, GateQuestion, GateStore } from "../store/gate-store.ts";
import type { Met } from "./again.ts";
import { UNTRIED } from "./breaker.ts";
import { type Decided, decideGate } from "./decide-gate.ts";
import type { BreakerMove, Call, EndedCall, Entered, Gate, Pass } from "./gate.ts";
import { GateView } from "./gate-view.ts";
import { addressOf, moveOf } from "./limits.ts";

/** What a gate that is shared stands on. */
export interface SharedGateDeps {
  readonly store: GateStore;
  readonly config: () => RelayConfig;
  readonly clock: Pick<Clock, "monotonicMs" | "sleep">;
  /**
   * How long a call waits at the gate for one that other relays have under way to end, before it is refused: it has been claimed by then, and
   * to put it off costs more than to wait for as long as a call takes. Default: not at all.
   */
  readonly patienceMs?: number;
  /** Told how a breaker has moved by what another relay has met. */
  readonly movedElsewhere: (move: BreakerMove, met: Met | undefined) => void;
}

/** How things stand elsewhere is known to within this time; what is claimed in vain meanwhile is put off. */
const LOOK_EVERY_MS = 200;

/** The pause before a store that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/** So often is it asked again for calls that wait at the gate. */
const KNOCK_EVERY_MS = 50;

/** More than this waits for the next question. */
const MOST_AT_ONCE = 256;

interface Entering {
  readonly call: Call;
  readonly resolve: (entered: Entered) => void;
  readonly reject: (error: unknown) => void;
  /** Until when it waits, where that hangs on calls under way. */
  readonly untilMs: number;
  /** From when on the store counts it. */
  isIn: boolean;
}

interface Leaving {
  readonly pass: Pass;
  readonly ended: EndedCall;
  readonly resolve: (move: BreakerMove | undefined) => void;
}

/**
 * The gate of relays that share their GitLabs: what is counted is in the store.
 *
 * What arrives while one question is under way is asked together in the next. A call is let in only once its pass is written; one whose
 * answer is lost is taken for refused, and its pass is handed back. What ends is said again until the store has heard it: a pass that
 * nobody hands back counts for as long as this relay lives.
 */
export class SharedGate implements Gate {
  readonly #deps: SharedGateDeps;
  readonly #closing = new AbortController();
  #entering: Entering[] = [];
  #leaving: Leaving[] = [];
  #asking = false;
  #view: GateView | undefined;
  /** When the present view was begun; what has been refused since makes it stale. */
  #viewedMs = Number.NEGATIVE_INFINITY;
  /** This relay's calls that the present view does not count. */
  readonly #uncounted = new Set<Entering>();
  /** How breakers stood when last heard of, by address. */
  readonly #known = new Map<string, Breaker>();
  #decisions = 0;

  constructor(deps: SharedGateDeps) {
    this.#deps = deps;
  }

  look(): undefined | Promise<void> {
    const isFresh = this.#deps.clock.monotonicMs() - this.#viewedMs < LOOK_EVERY_MS;
    return isFresh ? undefined : this.#look();
  }

  room(lane: string, nowMs: number): number {
    return this.#view?.room(lane, this.#deps.config(), nowMs) ?? 0;
  }

  elsewhere(lane: string): number {
    return this.#view?.elsewhere(lane) ?? 0;
  }

  opensAtMs(lane: string, nowMs: number): number | undefined {
    return this.#view?.opensAtMs(lane, this.#deps.config(), nowMs);
  }

  enter(call: Call): Promise<Entered> {
    const { promise, resolve, reject } = Promise.withResolvers<Entered>();
    const { clock, patienceMs = 0 } = this.#deps;
    const entering = { call, resolve, reject, untilMs: clock.monotonicMs() + patienceMs, isIn: false };
    this.#uncounted.add(entering);
    this.#entering.push(entering);
    this.#ask();
    return promise;
  }

  leave(pass: Pass, ended: EndedCall): Promise<BreakerMove | undefined> {
    const { promise, resolve } = Promise.withResolvers<BreakerMove | undefined>();
    this.#leaving.push({ pass, ended, resolve });
    this.#ask();
    return promise;
  }

  close(): void {
    this.#closing.abort();
    for (const { reject } of this.#entering.splice(0)) reject(closed());
    for (const { resolve } of this.#leaving.splice(0)) resolve(undefined);
  }

  async #look(): Promise<void> {
    const { store, config, clock } = this.#deps;
    const current = config();
    const beganMs = clock.monotonicMs();
    const decisions = this.#decisions;
    const counted = [...this.#uncounted].filter(({ isIn }) => isIn);
    const names = [...current.gitlab.keys()];
    const addresses = [...current.gitlab.values()].map(({ url }) => url);
    const facts = await store.read({ ...limitsIn(current, names), lanes: "in-use", addresses });
    for (const one of counted) this.#uncounted.delete(one);
    this.#view = new GateView(facts, clock.monotonicMs(), this.#uncounted);
    this.#viewedMs = beganMs;
    // What was decided here meanwhile is newer than what was read.
    if (decisions === this.#decisions) this.#hear(facts, current);
  }

  /** Tells what other relays have found out about GitLabs. */
  #hear(facts: GateFacts, config: RelayConfig): void {
    for (const [name, { url }] of config.gitlab) {
      const { breaker: after, met } = facts.breakers.get(url) ?? {};
      const before = this.#known.get(url);
      if (after === undefined) continue;
      this.#known.set(url, after);
      const move = moveOf(name, before ?? UNTRIED, after, TOLD, facts.nowMs);
      if (move !== undefined) this.#deps.movedElsewhere(move, met);
    }
  }

  #ask(): void {
    if (this.#asking || this.#closing.signal.aborted) return;
    this.#asking = true;
    // What else comes in this turn of the event loop goes along.
    setImmediate(() => void this.#askAll());
  }

  async #askAll(): Promise<void> {
    while (this.#entering.length + this.#leaving.length > 0 && !this.#closing.signal.aborted) {
      const entering = this.#entering.splice(0, MOST_AT_ONCE);
      const leaving = this.#leaving.splice(0, MOST_AT_ONCE);
      if (!(await this.#askFor(entering, leaving)))
        await this.#deps.clock.sleep(FAULT_PAUSE_MS, this.#closing.signal).catch(() => {});
    }
    this.#asking = false;
    if (this.#closing.signal.aborted) this.close();
  }

  /** Whether the store has answered. */
  async #askFor(entering: readonly Entering[], leaving: readonly Leaving[]): Promise<boolean> {
    const { store, config, clock } = this.#deps;
    const current = config();
    const asked = { ended: leaving, calls: entering.map(({ call }) => call) };
    const question = questionAbout(current, asked.calls, leaving);
    const ended = leaving.map(({ pass: { delivery, attempt }, ended: { created } }) => ({
      delivery,
      attempt,
      created,
    }));
    let decided: Decided | undefined;
    /** How far this relay's clock is behind the database's. */
    let behindMs = 0;
    try {
      await store.change(ended, question, (facts) => {
        behindMs = facts.nowMs - clock.monotonicMs();
        decided = decideGate(asked, facts, current);
        return decided.change;
      });
    } catch (error) {
      for (const one of entering) {
        this.#uncounted.delete(one);
        // Its pass may have been written for all that.
        if (decided !== undefined) this.#handBack(one.call, current);
        one.reject(error);
      }
      this.#leaving.unshift(...leaving);
      return false;
    }
    this.#decisions += 1;
    for (const { address, breaker } of decided?.change.breakers ?? []) {
      this.#known.set(address, breaker);
      this.#viewedMs = Number.NEGATIVE_INFINITY;
    }
    for (const [at, { resolve }] of leaving.entries()) resolve(decided?.moves[at]);
    for (const [at, one] of entering.entries()) this.#answer(one, decided?.entered[at], behindMs);
    return true;
  }

  #answer(one: Entering, entered: Entered = { kind: "closed" }, behindMs: number): void {
    if (entered.kind === "in") {
      one.isIn = true;
      one.resolve(entered);
      return;
    }
    const { opensAtMs } = entered;
    this.#viewedMs = Number.NEGATIVE_INFINITY;
    if (opensAtMs === undefined && this.#deps.clock.monotonicMs() + KNOCK_EVERY_MS < one.untilMs) {
      void this.#knock(one);
      return;
    }
    this.#uncounted.delete(one);
    one.resolve({ kind: "closed", ...(opensAtMs === undefined ? {} : { opensAtMs: opensAtMs - behindMs }) });
  }

  /** Asks again for a call that waits; the end of the gate ends the wait. */
  async #knock(one: Entering): Promise<void> {
    await this.#deps.clock.sleep(KNOCK_EVERY_MS, this.#closing.signal).catch(() => {});
    this.#entering.push(one);
    if (this.#closing.signal.aborted) this.close();
    else this.#ask();
  }

  #handBack(call: Call, config: RelayConfig): void {
    const pass = { ...call, gitlab: partsOfLane(call.lane).gitlab, address: addressOf(config, call.lane) };
    this.#leaving.push({ pass, ended: { health: { kind: "untold" }, created: false }, resolve: () => {} });
  }
}

/** Whatever has moved a breaker elsewhere is worth telling. */
const TOLD = { kind: "works" } as const;

function limitsIn(config: RelayConfig, names: Iterable<string>): Pick<GateQuestion, "perLane" | "gitlabs"> {
  const perLane = config.dispatch.creationsPerMinute;
  return {
    ...(perLane === undefined ? {} : { perLane }),
    gitlabs: [...names].map((name) => {
      const perGitLab = config.gitlab.get(name)?.creationsPerMinute;
      return { name, ...(perGitLab === undefined ? {} : { perGitLab }) };
    }),
  };
}

function questionAbout(config: RelayConfig, calls: readonly Call[], leaving: readonly Leaving[]): GateQuestion {
  const lanes = [...new Set(calls.map(({ lane }) => lane))];
  const names = new Set(lanes.map((lane) => partsOfLane(lane).gitlab));
  const addresses = [...lanes.map((lane) => addressOf(config, lane)), ...leaving.map(({ pass }) => pass.address)];
  return { ...limitsIn(config, names), lanes, addresses: [...new Set(addresses)] };
}

function closed(): CodedError {
  return new CodedError("STORE_UNAVAILABLE", "Letting a call in failed: the relay ends.");
}
