import { isCoded } from "../../shared/errors/coded-error.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import { type CreatedPipeline, NOT_MADE, type Settlement } from "../model/delivery.ts";
import type { OnAmbiguous } from "../model/route-config.ts";
import { again, later, metOf, type Turn, usedUp } from "./again.ts";

/** What came of an attempt to trigger a pipeline. */
export type AttemptResult =
  | { readonly kind: "created"; readonly pipeline: CreatedPipeline }
  /** The trigger call failed, one way or another. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** It could not be noted that the request was about to leave, so it did not. */
  | { readonly kind: "kept-back"; readonly error: unknown }
  /** There was nothing to call with (no such route any more, a template that fails), so nothing was sent. */
  | { readonly kind: "not-sent"; readonly error: unknown };

/** What a decision depends on beside the result. */
export interface Circumstances extends Turn {
  /** Answers "Reference not found" since the delivery was stored or released, this one included. */
  readonly refMisses: number;
  /** Which of the trigger's refs the call was made with, and how many there are. */
  readonly refIndex: number;
  readonly refs: number;
  readonly onAmbiguous: OnAmbiguous;
  /** Why its pipeline cannot be looked up by its marker; absent when it can. */
  readonly blind?: string;
}

/** A ref may be on its way through a mirror: a few pauses are worth it, a day of them is not. */
const MOST_MISSES_OF_A_REF = 5;

/** A relay that was taken for gone finds that out within seconds. */
const NOT_MADE_PAUSE_MS = 1_000;

/**
 * Where an attempt's result moves its delivery.
 *
 * What proves that no pipeline was created, and may pass, is repeated with growing pauses until the policy's attempts are used
 * up; a ref that does not come makes way for the next one of the route's list. What leaves it open is looked up; where nobody can
 * look, held for a person, or repeated where the route's owner prefers a duplicate. What GitLab refused for good, and what could
 * not even be sent, is dead, with the reason and what to do about it.
 */
export function decide(result: AttemptResult, circumstances: Circumstances): Settlement {
  switch (result.kind) {
    case "created":
      return { kind: "delivered", pipeline: result.pipeline };
    case "kept-back":
      return isCoded(result.error, "DELIVERY_LEASE_LOST")
        ? notMade(result.error, circumstances.now)
        : again(result.error, ofThisRef(circumstances));
    case "not-sent":
      return dead(result.error);
    case "failed":
      return afterFailure(result.error, circumstances);
  }
}

/** Another relay has the delivery, or nobody: it uses up no attempt. Who took it over has ended this one, and then this is not written. */
function notMade(error: unknown, now: Date): Settlement {
  return { kind: "retry", code: NOT_MADE, text: metOf(error).text, dueAt: later(now, NOT_MADE_PAUSE_MS) };
}

function afterFailure(error: unknown, circumstances: Circumstances): Settlement {
  switch (triggerFault(error)) {
    case "refused":
      return dead(error);
    case "not-created":
      if (isCoded(error, "GITLAB_REF_NOT_FOUND")) return afterMissingRef(error, ofThisRef(circumstances));
      return isCoded(error, "GITLAB_SERVER_ERROR")
        ? afterUnavailable(error, circumstances)
        : again(error, ofThisRef(circumstances));
    case "ambiguous":
      return afterLostAnswer(error, circumstances);
  }
}

/**
 * A 503 mostly comes from a server that took nothing in, and proves no more than that: a proxy may answer so that has lost GitLab
 * after it handed the call on. Where somebody can look, they do before the call goes again.
 */
function afterUnavailable(error: unknown, circumstances: Circumstances): Settlement {
  const next = again(error, ofThisRef(circumstances));
  if (circumstances.blind !== undefined) return next;
  return { kind: "look-up", ...metOf(error), dueAt: next.kind === "retry" ? next.dueAt : circumstances.now };
}

function afterLostAnswer(error: unknown, circumstances: Circumstances): Settlement {
  const { blind, now, onAmbiguous } = circumstances;
  const met = metOf(error);
  if (blind === undefined) return { kind: "look-up", ...met, dueAt: now };
  if (onAmbiguous === "retry") return again(error, ofThisRef(circumstances));
  return { kind: "held", ...met, code: "DELIVERY_HELD", text: `${met.text} [${met.code}] ${blind}`, met: met.code };
}

function afterMissingRef(error: unknown, circumstances: Circumstances): Settlement {
  const { refMisses, refIndex, refs, policy, now } = circumstances;
  if (refMisses < mostMisses(policy)) return again(error, { ...circumstances, tries: refMisses });
  const met = metOf(error);
  if (refIndex + 1 < refs) return { kind: "retry", ...met, dueAt: now, refIndex: refIndex + 1 };
  // A ref that never came is a mistake to be corrected, not an outage that lasted.
  return { kind: "dead", ...met, text: usedUp(met, refMisses), met: met.code };
}

/** The same, counted from the first call with the present ref: each one before was given up after as many misses as there may be. */
function ofThisRef(circumstances: Circumstances): Circumstances {
  const { tries, refMisses, refIndex, policy } = circumstances;
  const before = refIndex * mostMisses(policy);
  return { ...circumstances, tries: Math.max(1, tries - before), refMisses: Math.max(1, refMisses - before) };
}

function mostMisses({ maxAttempts }: Circumstances["policy"]): number {
  return Math.min(maxAttempts, MOST_MISSES_OF_A_REF);
}

function dead(error: unknown): Settlement {
  const met = metOf(error);
  return { kind: "dead", ...met, text: `${met.text} ${isCoded(error) ? error.hint : ""}`.trim() };
}
