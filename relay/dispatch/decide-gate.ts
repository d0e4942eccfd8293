import type { Breaker } from "../model/breaker.ts";
import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { GateChange, GateFacts, StoredBreaker, StoredPass, Tally } from "../store/gate-store.ts";
import { afterBegin, afterEnd, callsAllowed, UNTRIED } from "./breaker.ts";
import type { BreakerMove, Call, EndedCall, Entered, Pass } from "./gate.ts";
import { addressOf, limitsOf, moveOf } from "./limits.ts";
import { MOST_RETRY_AFTER_MS } from "./next-pause.ts";

/** What is asked of a gate: calls that have ended, and calls that want in, in their order. */
export interface Asked {
  readonly ended: readonly { readonly pass: Pass; readonly ended: EndedCall }[];
  readonly calls: readonly Call[];
}

/** What the gate says to them, in the same order, and what is to be written. */
export interface Decided {
  readonly moves: readonly (BreakerMove | undefined)[];
  readonly entered: readonly Entered[];
  readonly change: GateChange;
}

/**
 * Who may go, by how things stand for all relays together.
 *
 * Calls that have ended are not in the facts' counts any more; what they tell of their GitLab comes first. A breaker whose probe is gone
 * (its relay was taken for dead) makes room for the next one; and one that stays open for longer than anybody asks for, since
 * the database's clock was set back, is cut short.
 */
export function decideGate({ ended, calls }: Asked, facts: GateFacts, config: RelayConfig): Decided {
  const { nowMs } = facts;
  const breakers = new Map<string, StoredBreaker>();
  const changed = new Set<string>();
  const kept = (address: string) =>
    breakers.get(address) ?? facts.breakers.get(address) ?? { address, breaker: UNTRIED };
  const put = (stored: StoredBreaker) => {
    breakers.set(stored.address, stored);
    changed.add(stored.address);
  };

  const moves = ended.map(({ pass, ended: { health, met } }) => {
    const { address, gitlab, probe } = pass;
    const { breaker: before, met: earlier } = kept(address);
    const after = afterEnd(before, probe, health, config.dispatch.breaker, nowMs);
    const why = met ?? earlier;
    if (!same(before, after)) put({ address, breaker: after, ...(why === undefined ? {} : { met: why }) });
    return moveOf(gitlab, before, after, health, nowMs);
  });

  const counts = new Counts(facts);
  const probing = new Set([...facts.breakers.values()].filter((one) => one.probing).map(({ address }) => address));
  const passes: StoredPass[] = [];
  const entered = calls.map((call): Entered => {
    const { lane, purpose, delivery, attempt } = call;
    const address = addressOf(config, lane);
    const stored = kept(address);
    const breaker = probable(stored.breaker, probing.has(address), config, nowMs);
    if (stored.breaker.kind === "open" && !same(stored.breaker, breaker)) put({ ...stored, breaker });
    const creates = purpose === "trigger";
    if (!facts.present || counts.underWay(lane) >= config.dispatch.perProject) return { kind: "closed" };
    const frees = [
      breaker.kind === "open" ? breaker.untilMs : nowMs,
      ...(creates ? counts.freesMs(lane, config, nowMs) : []),
    ];
    const isFull = creates && counts.room(lane, config) < 1;
    if (isFull || callsAllowed(breaker, nowMs) < 1) {
      const opensAtMs = breaker.kind === "half-open" ? Infinity : Math.max(...frees);
      return { kind: "closed", ...(Number.isFinite(opensAtMs) ? { opensAtMs } : {}) };
    }
    counts.begin(lane, creates);
    const { breaker: after, probe } = afterBegin(breaker);
    if (!same(stored.breaker, after)) put({ ...stored, breaker: after });
    if (probe !== undefined) probing.add(address);
    const { gitlab } = partsOfLane(lane);
    const tried = probe === undefined ? {} : { probe };
    passes.push({ delivery, attempt, lane, gitlab, address, creates, ...tried });
    return { kind: "in", pass: { ...call, gitlab, address, ...tried } };
  });
  return { moves, entered, change: { passes, breakers: [...changed].map(kept) } };
}

/** A breaker as it lets the next call through. */
export function probable(breaker: Breaker, probing: boolean, { dispatch }: RelayConfig, nowMs: number): Breaker {
  if (breaker.kind === "half-open" && !probing) return { kind: "open", untilMs: nowMs, probes: breaker.probes };
  if (breaker.kind !== "open") return breaker;
  const latestMs = nowMs + Math.max(MOST_RETRY_AFTER_MS, dispatch.breaker.pauseMs);
  return breaker.untilMs > latestMs ? { ...breaker, untilMs: latestMs } : breaker;
}

const NOTHING: Tally = { creating: 0, ended: 0 };

/** What the facts count, and what has been let in since. */
class Counts {
  readonly #facts: GateFacts;
  readonly #begun = new Map<string, number>();

  constructor(facts: GateFacts) {
    this.#facts = facts;
  }

  underWay(lane: string): number {
    return (this.#facts.lanes.get(lane)?.underWay ?? 0) + this.#of(`calls ${lane}`);
  }

  begin(lane: string, creates: boolean): void {
    const keys = [`calls ${lane}`, ...(creates ? [`lane ${lane}`, `gitlab ${partsOfLane(lane).gitlab}`] : [])];
    for (const key of keys) this.#begun.set(key, this.#of(key) + 1);
  }

  room(lane: string, config: RelayConfig): number {
    return Math.min(...this.#limits(lane, config).map(({ limit, tally, begun }) => limit - roomTaken(tally) - begun));
  }

  /** When each limit that is reached makes room; never, as far as is known, where what was let in just now counts as well. */
  freesMs(lane: string, config: RelayConfig, nowMs: number): readonly number[] {
    return this.#limits(lane, config).map(({ limit, tally, begun }) => {
      if (limit - roomTaken(tally) - begun > 0) return nowMs;
      return begun > 0 ? Infinity : (tally.freeAtMs ?? Infinity);
    });
  }

  #limits(lane: string, config: RelayConfig) {
    const { perLane = Infinity, perGitLab = Infinity } = limitsOf(config, lane);
    const { gitlab } = partsOfLane(lane);
    return [
      { limit: perLane, tally: this.#facts.lanes.get(lane) ?? NOTHING, begun: this.#of(`lane ${lane}`) },
      { limit: perGitLab, tally: this.#facts.gitlabs.get(gitlab) ?? NOTHING, begun: this.#of(`gitlab ${gitlab}`) },
    ];
  }

  #of(key: string): number {
    return this.#begun.get(key) ?? 0;
  }
}

function roomTaken({ creating, ended }: Tally): number {
  return creating + ended;
}

function same(one: Breaker, other: Breaker): boolean {
  if (one.probes !== other.probes) return false;
  switch (one.kind) {
    case "closed":
      return other.kind === "closed" && one.failures === other.failures;
    case "half-open":
      return other.kind === "half-open";
    case "open":
      return other.kind === "open" && one.untilMs === other.untilMs && one.asked === other.asked;
  }
}
