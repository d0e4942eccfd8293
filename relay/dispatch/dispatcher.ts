import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Settlement } from "../model/delivery.ts";
import type { DispatchConfig } from "../model/relay-config.ts";
import type { OnAmbiguous } from "../model/route-config.ts";
import type { AttemptFacts, Observe } from "../observe/signal.ts";
import type { Claimed, Store } from "../store/store.ts";
import type { MakeAttempt } from "./attempt.ts";
import { type AttemptResult, decide } from "./decide.ts";
import { type Places, placesFor } from "./places.ts";
import { Wake } from "./wake.ts";

/** What carrying deliveries stands on. */
export interface DispatcherDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly observe: Observe;
  readonly attempt: MakeAttempt;
  readonly policy: DispatchConfig;
  /** How many routes the configuration has. */
  readonly routes: number;
  /** What a route wants done when it is open whether a pipeline was created. */
  readonly onAmbiguous: (route: string) => OnAmbiguous;
  /** Hides secrets in texts that are about to be stored. */
  readonly redact: (text: string) => string;
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

/** The pause before a store that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/** Creates a dispatcher; it does nothing until started. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  return new ClaimingDispatcher(deps);
}

/**
 * One loop claims, and each claimed delivery is carried on its own.
 *
 * The loop claims only as many deliveries as there are free places: the claim is on disk as the beginning of an attempt, and each
 * one's request leaves in the same turn, so that a kill finds few attempts begun but not made. No route takes all places while
 * others could need one (see `placesFor`), so that a GitLab that hangs for one route does not hold up the rest; and large bodies
 * leave places empty, so that memory stays bounded. With every place taken it sleeps until one is free; with nothing due until something is stored, or the next one is due.
 *
 * A carried delivery keeps its place until its settlement is on disk. When GitLab has answered and the store cannot take it,
 * the settlement is said again until it can: the request is never repeated for that reason, since its answer is known.
 */
class ClaimingDispatcher implements Dispatcher {
  readonly #deps: DispatcherDeps;
  readonly #bell: Wake;
  /** What is under way, along which route, with how large a body. */
  readonly #carried = new Map<Promise<void>, { readonly route: string; readonly sizeBytes: number }>();
  readonly #abort = new AbortController();
  readonly #beganAtMs: number;
  readonly #beganMs: number;
  #loop: Promise<void> | undefined;
  #stopping = false;
  #storeFails = false;

  constructor(deps: DispatcherDeps) {
    this.#deps = deps;
    this.#bell = new Wake(deps.clock);
    this.#beganAtMs = deps.clock.now().getTime();
    this.#beganMs = deps.clock.monotonicMs();
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
  #now(): Date {
    const { clock } = this.#deps;
    return new Date(Math.max(clock.now().getTime(), this.#beganAtMs + clock.monotonicMs() - this.#beganMs));
  }

  /** Fills the free places, and says how long there is nothing more to do unless the bell rings. */
  async #claim(): Promise<number> {
    const { store, observe } = this.#deps;
    try {
      let places = this.#places();
      while (places.limit > 0 && !this.#stopping) {
        const claims = await store.claim(this.#now(), places.limit, places.busyRoutes);
        for (const claimed of claims) this.#start(claimed);
        if (claims.length < places.limit) break;
        places = this.#places();
      }
      if (this.#storeFails) observe({ kind: "store-recovered" });
      this.#storeFails = false;
      if (places.limit === 0) return LOOK_AGAIN_MS;
      const next = await store.nextDueAt(places.busyRoutes);
      const dueInMs = next === undefined ? LOOK_AGAIN_MS : next.getTime() - this.#now().getTime();
      return Math.min(Math.max(dueInMs, 0), LOOK_AGAIN_MS);
    } catch (error) {
      if (!this.#storeFails) observe({ kind: "store-failing", doing: "claiming deliveries", ...faultOf(error) });
      this.#storeFails = true;
      return FAULT_PAUSE_MS;
    }
  }

  #places(): Places {
    const { policy, routes } = this.#deps;
    const carried = [...this.#carried.values()];
    const sizeBytes = carried.reduce((sum, one) => sum + one.sizeBytes, 0);
    if (sizeBytes >= MOST_BYTES_UNDER_WAY) return { limit: 0, busyRoutes: [] };
    const taken = carried.map(({ route }) => route);
    return placesFor(policy.concurrency, taken, routes > 1);
  }

  #start(claimed: Claimed): void {
    const { attempt, delivery, event, tries } = claimed;
    const sizeBytes = event.body.length;
    const begun = { delivery: delivery.id, route: delivery.route, attempt, tries };
    const beganMs = this.#deps.clock.monotonicMs();
    const result = this.#deps.attempt(claimed, this.#abort.signal);
    const carried = this.#carry(begun, beganMs, result).finally(() => {
      this.#carried.delete(carried);
      this.#bell.ring();
    });
    this.#carried.set(carried, { route: delivery.route, sizeBytes });
  }

  async #carry({ tries, ...which }: Begun, beganMs: number, attempted: Promise<AttemptResult>): Promise<void> {
    const { clock, policy, onAmbiguous, random, redact, observe } = this.#deps;
    const result = await attempted;
    const endedAt = this.#now();
    const circumstances = { tries, onAmbiguous: onAmbiguous(which.route), policy, now: endedAt, random: random() };
    const settlement = withoutSecrets(decide(result, circumstances), redact);
    const facts: AttemptFacts = { ...which, tookMs: clock.monotonicMs() - beganMs };
    if (await this.#settle(facts, endedAt, settlement)) report(observe, facts, endedAt, settlement);
  }

  /** Writes the settlement down, however long the store takes to accept it; false when it never will. */
  async #settle(facts: AttemptFacts, endedAt: Date, settlement: Settlement): Promise<boolean> {
    const { store, clock, observe } = this.#deps;
    for (let failures = 0; ; failures += 1) {
      try {
        await store.settle(facts.delivery, facts.attempt, endedAt, settlement);
        return true;
      } catch (error) {
        if (failures === 0) {
          const pipeline = settlement.kind === "delivered" ? { pipeline: settlement.pipeline.webUrl } : {};
          observe({ kind: "settle-failed", outcome: settlement.kind, ...pipeline, ...facts, ...faultOf(error) });
        }
        const mayPass = isCoded(error, "STORE_UNAVAILABLE") && !this.#abort.signal.aborted;
        if (!mayPass) return false;
        await clock.sleep(FAULT_PAUSE_MS, this.#abort.signal).catch(() => {});
      }
    }
  }
}

/** What is told of an attempt while it lasts; the event with its body is not. */
type Begun = Omit<AttemptFacts, "tookMs"> & Pick<Claimed, "tries">;

/** GitLab's own words are part of a reason, and nothing stops a server from repeating what it was sent. */
function withoutSecrets(settlement: Settlement, redact: (text: string) => string): Settlement {
  return settlement.kind === "delivered" ? settlement : { ...settlement, text: redact(settlement.text) };
}

function report(observe: Observe, facts: AttemptFacts, endedAt: Date, settlement: Settlement): void {
  if (settlement.kind === "delivered") {
    observe({ kind: "delivered", ...facts, pipeline: settlement.pipeline.webUrl });
    return;
  }
  const { code, text, status } = settlement;
  const fault = { code, text, ...(status === undefined ? {} : { status }) };
  if (settlement.kind === "retry") {
    const dueInMs = settlement.dueAt.getTime() - endedAt.getTime();
    observe({ kind: "retry-planned", ...facts, ...fault, dueInMs });
  } else {
    observe({ kind: settlement.kind, ...facts, ...fault });
  }
}

function faultOf(error: unknown): { readonly code: string; readonly text: string } {
  return { code: isCoded(error) ? error.code : "INTERNAL", text: oneLine(error) };
}
