import { partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { GateFacts, Tally } from "../store/gate-store.ts";
import { callsAllowed, UNTRIED } from "./breaker.ts";
import { probable } from "./decide-gate.ts";
import type { Call } from "./gate.ts";
import { addressOf, limitsOf } from "./limits.ts";

interface Counted {
  readonly call: Call;
}

/** How a gate that is shared stood at a moment, and what this relay has asked of it since. */
export class GateView {
  readonly #facts: GateFacts;
  readonly #takenMs: number;
  readonly #since: Iterable<Counted>;

  /**
   * @param takenMs when, by this relay's clock that never goes back
   * @param since calls of this relay that the facts do not count; it grows while the view is in use
   */
  constructor(facts: GateFacts, takenMs: number, since: Iterable<Counted>) {
    this.#facts = facts;
    this.#takenMs = takenMs;
    this.#since = since;
  }

  /** As `Gate.room`. */
  room(lane: string, config: RelayConfig, nowMs: number): number {
    const address = addressOf(config, lane);
    const toAddress = this.#calls().filter((call) => addressOf(config, call.lane) === address).length;
    const allowed = callsAllowed(this.#breaker(address, config, nowMs), this.#databaseMs(nowMs)) - toAddress;
    const rooms = this.#limits(lane, config).map(({ limit, taken }) => limit - taken);
    return Math.max(0, Math.min(allowed, ...rooms));
  }

  /** As `Gate.elsewhere`. */
  elsewhere(lane: string): number {
    return this.#facts.lanes.get(lane)?.elsewhere ?? 0;
  }

  /** As `Gate.opensAtMs`. */
  opensAtMs(lane: string, config: RelayConfig, nowMs: number): number | undefined {
    const breaker = this.#breaker(addressOf(config, lane), config, nowMs);
    if (breaker.kind === "half-open") return undefined;
    const databaseMs = this.#databaseMs(nowMs);
    const frees = this.#limits(lane, config).map(({ limit, taken, tally }) =>
      taken < limit ? databaseMs : (tally.freeAtMs ?? Infinity),
    );
    const opensMs = Math.max(databaseMs, breaker.kind === "open" ? breaker.untilMs : databaseMs, ...frees);
    return Number.isFinite(opensMs) ? nowMs + opensMs - databaseMs : undefined;
  }

  #breaker(address: string, config: RelayConfig, nowMs: number) {
    const known = this.#facts.breakers.get(address);
    return probable(known?.breaker ?? UNTRIED, known?.probing ?? false, config, this.#databaseMs(nowMs));
  }

  #limits(lane: string, config: RelayConfig) {
    const { perLane = Infinity, perGitLab = Infinity } = limitsOf(config, lane);
    const { gitlab } = partsOfLane(lane);
    const creating = this.#calls().filter(({ purpose }) => purpose === "trigger");
    const ofLane = creating.filter((call) => call.lane === lane).length;
    const ofGitLab = creating.filter((call) => partsOfLane(call.lane).gitlab === gitlab).length;
    return [
      limitOf(perLane, this.#facts.lanes.get(lane), ofLane),
      limitOf(perGitLab, this.#facts.gitlabs.get(gitlab), ofGitLab),
    ];
  }

  #calls(): readonly Call[] {
    return [...this.#since].map(({ call }) => call);
  }

  #databaseMs(nowMs: number): number {
    return this.#facts.nowMs + nowMs - this.#takenMs;
  }
}

function limitOf(limit: number, tally: Tally = { creating: 0, ended: 0 }, since: number) {
  return { limit, tally, taken: tally.creating + tally.ended + since };
}
