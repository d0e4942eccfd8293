import { isCoded } from "../../shared/errors/coded-error.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import { type Delivery, NOT_MADE, type Settlement } from "../model/delivery.ts";
import { errandOf, knowsErrand } from "../model/errand.ts";
import { partsOfLane } from "../model/lane.ts";
import type { OnAmbiguous } from "../model/route-config.ts";
import type { AttemptFacts, Observe } from "../observe/signal.ts";
import type { Company } from "../store/company.ts";
import type { Claimed, Store } from "../store/store.ts";
import { later, metOf } from "./again.ts";
import type { MakeAttempt } from "./attempt.ts";
import { type AttemptResult, decide } from "./decide.ts";
import { decideLook, type LookResult } from "./decide-look.ts";
import type { BreakerMove, Entered, Gate, Pass } from "./gate.ts";
import { healthOf } from "./health.ts";
import { type History, historyOf } from "./history.ts";
import type { MakeLook } from "./look.ts";
import { reportMove, reportSettled } from "./report.ts";
import { laneToday, whyBlind } from "./why-blind.ts";

/** What carrying one delivery stands on. */
export interface CarryDeps {
  readonly store: Pick<Store, "settle" | "attempts">;
  readonly company: Pick<Company, "knows">;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly observe: Observe;
  /** Each part is looked up when it is used: attempts under way end as they began, the next thing goes by what is in force then. */
  readonly config: Pick<LiveConfig, "current">;
  readonly attempt: MakeAttempt;
  readonly look: MakeLook;
  /** Hides secrets in texts that are about to be stored. */
  readonly redact: (text: string) => string;
}

/** What carrying is given by the one who claims. */
export interface CarryWays {
  readonly gate: Gate;
  /** The time, as claims and due times use it. */
  readonly now: () => Date;
  /** Ends the attempts under way. */
  readonly signal: AbortSignal;
  /** Told of a delivery that was claimed although its lane is closed. */
  readonly met: (lane: string) => void;
  /** Told that what waits in a lane is, for a while, better left to other relays. */
  readonly leave: (lane: string, ms: number) => void;
}

/** The pause before a store that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/** A lane that waits for the call which tries its GitLab opens at an unknown time; this often is it looked at. */
const PUT_OFF_MS = 1_000;

/** What only others know is due again at once; this relay keeps away from its lane for longer, so that one of them takes it. */
const STRANGE_MS = 500;
const KEPT_AWAY_MS = 3_000;

/** What is told of an attempt while it lasts; the event with its body is not kept. */
interface Underway {
  readonly delivery: Delivery;
  readonly purpose: Claimed["purpose"];
  readonly lane: string;
  readonly attempt: number;
  readonly tries: number;
  readonly beganMs: number;
}

/**
 * Carries a claimed delivery to the end of its attempt; resolves once its settlement is on disk, or never will be. Never rejects.
 *
 * When GitLab has answered and the store cannot take it, the settlement is said again until it can: the request is never repeated
 * for that reason, since its answer is known.
 */
export function carry(deps: CarryDeps, ways: CarryWays, claimed: Claimed): Promise<void> {
  const { delivery, purpose, attempt, tries } = claimed;
  const { current } = deps.config;
  const lane = laneToday(current, delivery);
  const underway: Underway = { delivery, purpose, lane, attempt, tries, beganMs: deps.clock.monotonicMs() };
  if (!knowsErrand(current, delivery.route)) return carryStranger(deps, ways, claimed, underway);
  return carryKnown(deps, ways, claimed, underway);
}

/** While a new configuration is rolled out, a relay that still has the one before leaves to others what only they know. */
async function carryStranger(deps: CarryDeps, ways: CarryWays, claimed: Claimed, underway: Underway): Promise<void> {
  const isOfOthers = await deps.company.knows(claimed.delivery.route).catch(() => true);
  if (!isOfOthers) return await carryKnown(deps, ways, claimed, underway);
  const text = `This relay's configuration has no route or schedule ${claimed.delivery.route}; that of another relay has.`;
  ways.leave(claimed.delivery.lane, KEPT_AWAY_MS);
  await putOff(deps, ways, underway, text, STRANGE_MS);
}

function carryKnown(deps: CarryDeps, ways: CarryWays, claimed: Claimed, underway: Underway): Promise<void> {
  const { lane, purpose, delivery, attempt, beganMs } = underway;
  const entered = ways.gate.enter({ lane, purpose, delivery: delivery.id, attempt }, beganMs);
  if (!(entered instanceof Promise)) return goOn(deps, ways, claimed, underway, entered);
  return entered
    .catch((): Entered => ({ kind: "closed" }))
    .then(async (told) => goOn(deps, ways, claimed, underway, told));
}

function goOn(deps: CarryDeps, ways: CarryWays, claimed: Claimed, underway: Underway, entered: Entered): Promise<void> {
  if (entered.kind === "closed") {
    const { lane } = underway;
    ways.met(lane);
    const { opensAtMs } = entered;
    const pauseMs = opensAtMs === undefined ? PUT_OFF_MS : Math.max(0, opensAtMs - deps.clock.monotonicMs());
    return putOff(deps, ways, underway, `Nothing goes to ${lane} at present.`, pauseMs);
  }
  // The call begins in this same turn, and keeps of the event what it needs.
  return underway.purpose === "look-up"
    ? afterLook(deps, ways, underway, entered.pass)
    : afterAttempt(deps, ways, underway, entered.pass, deps.attempt(claimed, ways.signal));
}

/** Nothing is sent; the delivery comes back, for the same purpose, after a pause. */
async function putOff(
  deps: CarryDeps,
  ways: CarryWays,
  underway: Underway,
  text: string,
  pauseMs: number,
): Promise<void> {
  const now = ways.now();
  const kind = underway.purpose === "look-up" ? "look-up" : "retry";
  await settle(deps, ways, underway, now, { kind, code: NOT_MADE, text, dueAt: later(now, pauseMs) });
}

async function afterAttempt(
  deps: CarryDeps,
  ways: CarryWays,
  underway: Underway,
  pass: Pass,
  attempted: Promise<AttemptResult>,
): Promise<void> {
  const { delivery, tries } = underway;
  const result = await attempted;
  const now = ways.now();
  const mayExist =
    result.kind === "created" || (result.kind === "failed" && triggerFault(result.error) === "ambiguous");
  leave(deps, ways, pass, result, mayExist);
  const { current } = deps.config;
  const errand = errandOf(current, delivery.route);
  const blind = whyBlind(current, delivery);
  const isMiss = result.kind === "failed" && isCoded(result.error, "GITLAB_REF_NOT_FOUND");
  const earlier = isMiss ? await history(deps, ways, delivery.id, tries) : undefined;
  const settlement = decide(result, {
    ...turnOf(deps, underway, now),
    refMisses: (earlier?.refMisses ?? 0) + 1,
    refIndex: delivery.refIndex,
    refs: errand?.trigger.refs.length ?? 1,
    ...(blind === undefined ? {} : { blind }),
  });
  await settle(deps, ways, underway, now, settlement);
}

async function afterLook(deps: CarryDeps, ways: CarryWays, underway: Underway, pass: Pass): Promise<void> {
  const { delivery, tries } = underway;
  const before = await history(deps, ways, delivery.id, tries);
  const { call, looks = 0, failures = 0 } = before ?? {};
  const calledAt = call?.startedAt ?? delivery.createdAt;
  // By the time attempts are written down in, which goes on evenly when the clock is set back.
  const agoMs = () => ways.now().getTime() - calledAt.getTime();
  const result: LookResult = await deps.look(delivery, agoMs, ways.signal);
  const now = ways.now();
  leave(deps, ways, pass, result, false);
  const isAnswered = result.kind === "not-there" || result.kind === "hidden";
  const settlement = decideLook(result, {
    ...turnOf(deps, underway, now),
    looks: looks + (isAnswered ? 1 : 0),
    failures: failures + (result.kind === "failed" ? 1 : 0),
    ...(call?.met === undefined ? {} : { lost: call.met }),
  });
  await settle(deps, ways, underway, now, settlement);
}

function turnOf({ config, random }: CarryDeps, { delivery, tries }: Underway, now: Date) {
  const { current } = config;
  // A route that is gone cannot say that it prefers a duplicate.
  const onAmbiguous: OnAmbiguous = errandOf(current, delivery.route)?.onAmbiguous ?? "hold";
  return { tries, onAmbiguous, policy: current.dispatch, now, random: random() };
}

/** Opens the lane again for others, by what the result tells about its GitLab. What is on its way to other relays is not waited for. */
function leave(
  { clock, observe }: CarryDeps,
  { gate }: CarryWays,
  pass: Pass,
  result: AttemptResult | LookResult,
  created: boolean,
): void {
  const met = "error" in result ? { met: metOf(result.error) } : {};
  const tell = (move: BreakerMove | undefined) => {
    if (move !== undefined) reportMove(observe, move, met.met ?? metOf(undefined));
  };
  const moved = gate.leave(pass, { health: healthOf(result), created, ...met }, clock.monotonicMs());
  if (moved instanceof Promise) void moved.then(tell);
  else tell(moved);
}

/** What earlier attempts tell; undefined when the relay ends before the store gives them out. */
async function history(deps: CarryDeps, ways: CarryWays, id: string, calls: number): Promise<History | undefined> {
  const { store, clock } = deps;
  for (;;) {
    try {
      return historyOf(await store.attempts(id), calls);
    } catch {
      if (ways.signal.aborted) return undefined;
      await clock.sleep(FAULT_PAUSE_MS, ways.signal).catch(() => {});
    }
  }
}

/** Writes the settlement down, however long the store takes to accept it, and tells it; gives up where it never will. */
async function settle(
  { store, clock, observe, redact }: CarryDeps,
  { signal }: CarryWays,
  { delivery, purpose, lane, attempt, beganMs }: Underway,
  endedAt: Date,
  decided: Settlement,
): Promise<void> {
  // GitLab's own words are part of a reason, and nothing stops a server from repeating what it was sent.
  const settlement = decided.kind === "delivered" ? decided : { ...decided, text: redact(decided.text) };
  const tookMs = clock.monotonicMs() - beganMs;
  const { id, eventId: event, route } = delivery;
  const facts: AttemptFacts = {
    delivery: id,
    event,
    route,
    gitlab: partsOfLane(lane).gitlab,
    purpose,
    attempt,
    tookMs,
  };
  for (let failures = 0; ; failures += 1) {
    try {
      await store.settle(delivery.id, attempt, endedAt, settlement);
      reportSettled(observe, facts, endedAt, settlement);
      return;
    } catch (error) {
      if (failures === 0) {
        const pipeline = settlement.kind === "delivered" ? { pipeline: settlement.pipeline.webUrl } : {};
        observe({ kind: "settle-failed", outcome: settlement.kind, ...pipeline, ...facts, ...metOf(error) });
      }
      const mayPass = isCoded(error, "STORE_UNAVAILABLE") && !signal.aborted;
      if (!mayPass) return;
      await clock.sleep(FAULT_PAUSE_MS, signal).catch(() => {});
    }
  }
}
