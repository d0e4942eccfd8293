import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Claimed, PastCall, Store } from "../store/store.ts";
import { Admission, type EarlierCall } from "./admission.ts";
import { type CarryDeps, carry } from "./carry.ts";
import type { Gate } from "./gate.ts";
import { LanesNow, type NextClaim } from "./lanes-now.ts";
import { SPAN_MS } from "./minute-window.ts";
import { Wake } from "./wake.ts";

/** What carrying deliveries stands on. */
export interface DispatcherDeps extends CarryDeps {
  readonly store: Pick<Store, "callsSince" | "claim" | "nextDueAt" | "settle" | "attempts">;
  readonly config: Pick<LiveConfig, "current">;
  /** The gate this relay shares with others; without it, it has one of its own. */
  readonly gate?: Gate;
}

/** Carries deliveries to GitLab. */
export interface Dispatcher {
  /** Begins to claim; once. */
  start(): void;
  /** Says that there may be something to claim. */
  wake(): void;
  /** Claims no more; resolves once every attempt under way has been settled. */
  stop(): Promise<void>;
  /** Ends the attempts under way: their answers are lost, so they are settled as open. Makes a pending `stop` resolve soon. */
  abort(reason: Error): void;
  readonly inFlight: number;
  /** Whether it claims: false before `start`, after `stop`, and while the store gives nothing out. */
  readonly working: boolean;
}

/** A release from the command line rings no bell here, so the store is looked at this often even when nothing is expected. */
const LOOK_AGAIN_MS = 1_000;

/** Deliveries with this much of bodies together are enough to have in memory at once; one more may be claimed below it. */
const MOST_BYTES_UNDER_WAY = 64 * 1024 * 1024;

/** What is due and is not given out is in the hands of another relay for a moment. */
const ELSEWHERE_MS = 10;

/** The pause before a store that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/** What says which deliveries may be claimed. */
interface Entrance {
  readonly gate: Gate;
  readonly lanes: LanesNow;
}

/** Creates a dispatcher; it does nothing until started. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  return new ClaimingDispatcher(deps);
}

/**
 * One loop claims, and each claimed delivery is carried on its own.
 *
 * The loop claims only as many deliveries as there are free places: the claim is on disk as the beginning of an attempt, and each
 * one's request leaves in the same turn, so that a kill finds few attempts begun but not made. No lane takes all places while
 * others could need one (see `placesFor`), so that a project that hangs does not hold up the rest; lanes that are closed, by a
 * limit or because their GitLab does not work, are passed over; and large bodies leave places empty, so that memory stays bounded.
 * With every place taken it sleeps until one is free; with nothing due until something is stored, the next one is due, or a
 * lane opens.
 */
class ClaimingDispatcher implements Dispatcher {
  readonly #deps: DispatcherDeps;
  readonly #bell: Wake;
  /** What is under way, on which lane, with how large a body. */
  readonly #carried = new Map<Promise<void>, { readonly lane: string; readonly sizeBytes: number }>();
  readonly #abort = new AbortController();
  readonly #beganAtMs: number;
  readonly #beganMs: number;
  /** There once it is known what was called in the minute before. */
  #entrance: Entrance | undefined;
  #loop: Promise<void> | undefined;
  #stopping = false;
  #storeFails = false;

  constructor(deps: DispatcherDeps) {
    const { clock } = deps;
    this.#deps = deps;
    this.#bell = new Wake(clock);
    this.#beganAtMs = clock.now().getTime();
    this.#beganMs = clock.monotonicMs();
  }

  get inFlight(): number {
    return this.#carried.size;
  }

  get working(): boolean {
    return this.#loop !== undefined && !this.#stopping && !this.#storeFails;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  wake(): void {
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.close();
    await this.#loop;
    await Promise.all(this.#carried.keys());
  }

  abort(reason: Error): void {
    this.#abort.abort(reason);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const pauseMs = await this.#claim();
      if (!this.#stopping) await this.#bell.sleep(pauseMs);
    }
  }

  /** The time, but never behind what has passed since the start: a clock that is set back makes nothing due wait. */
  readonly #now = (): Date => {
    const { clock } = this.#deps;
    return new Date(Math.max(clock.now().getTime(), this.#beganAtMs + clock.monotonicMs() - this.#beganMs));
  };

  /** Fills the free places, and says how long there is nothing more to do unless the bell rings. */
  async #claim(): Promise<number> {
    const { store, clock, observe } = this.#deps;
    try {
      const entrance = (this.#entrance ??= await this.#openGate());
      await entrance.gate.look();
      let next = this.#next(entrance);
      let isNoneGiven = false;
      while (next.limit > 0 && !this.#stopping) {
        const claims = await store.claim(this.#now(), next.limit, next.busyLanes);
        isNoneGiven = claims.length === 0;
        for (const claimed of claims) this.#start(claimed, entrance);
        if (claims.length < next.limit) break;
        next = this.#next(entrance);
      }
      if (this.#storeFails) observe({ kind: "store-recovered" });
      this.#storeFails = false;
      const opensInMs = next.opensAtMs === undefined ? LOOK_AGAIN_MS : next.opensAtMs - clock.monotonicMs();
      const dueAt = next.limit === 0 ? undefined : await store.nextDueAt(next.busyLanes);
      const dueInMs = dueAt === undefined ? LOOK_AGAIN_MS : dueAt.getTime() - this.#now().getTime();
      return Math.max(isNoneGiven ? ELSEWHERE_MS : 0, Math.min(dueInMs, opensInMs, LOOK_AGAIN_MS));
    } catch (error) {
      if (!this.#storeFails) observe({ kind: "store-failing", doing: "claiming deliveries", ...faultOf(error) });
      this.#storeFails = true;
      return FAULT_PAUSE_MS;
    }
  }

  async #openGate(): Promise<Entrance> {
    const { store, config } = this.#deps;
    const gate =
      this.#deps.gate ?? new Admission(() => config.current, this.#earlier(await store.callsSince(this.#minuteAgo())));
    return { gate, lanes: new LanesNow(gate) };
  }

  #minuteAgo(): Date {
    return new Date(this.#beganAtMs - SPAN_MS);
  }

  /** By a clock that may have been set back since: what seems to lie ahead has just been. */
  #earlier(calls: readonly PastCall[]): readonly EarlierCall[] {
    return calls.map(({ lane, endedAt }) => {
      const agoMs = Math.max(0, this.#beganAtMs - endedAt.getTime());
      return { lane, endedAtMs: this.#beganMs - agoMs };
    });
  }

  #next({ lanes }: Entrance): NextClaim {
    const carried = [...this.#carried.values()];
    const sizeBytes = carried.reduce((sum, one) => sum + one.sizeBytes, 0);
    if (sizeBytes >= MOST_BYTES_UNDER_WAY) return { limit: 0, busyLanes: [] };
    const { config, clock } = this.#deps;
    const taken = carried.map(({ lane }) => lane);
    return lanes.next(config.current, taken, clock.monotonicMs());
  }

  #start(claimed: Claimed, { gate, lanes }: Entrance): void {
    const { lane } = claimed.delivery;
    const sizeBytes = claimed.event.body.length;
    const ways = {
      gate,
      now: this.#now,
      signal: this.#abort.signal,
      met: (closed: string) => lanes.met(closed),
      leave: (left: string, ms: number) => lanes.leave(left, this.#deps.clock.monotonicMs() + ms),
    };
    const carried = carry(this.#deps, ways, claimed).finally(() => {
      this.#carried.delete(carried);
      this.#bell.ring();
    });
    this.#carried.set(carried, { lane, sizeBytes });
  }
}

function faultOf(error: unknown): { readonly code: string; readonly text: string } {
  return { code: isCoded(error) ? error.code : "INTERNAL", text: oneLine(error) };
}
