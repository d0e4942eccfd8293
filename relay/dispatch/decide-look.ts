import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { type Found, LOOKS_AFTER_MS } from "../../shared/gitlab/find-by-marker.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Settlement } from "../model/delivery.ts";
import type { OnAmbiguous } from "../model/route-config.ts";
import { again, later, type Met, metOf, type Turn, usedUp } from "./again.ts";
import { nextPauseMs } from "./next-pause.ts";

/** What came of a look for a pipeline whose answer was lost. */
export type LookResult =
  | Found
  | { readonly kind: "failed"; readonly error: unknown }
  /** Nobody can look any more: what was configured when the call was made is not now. */
  | { readonly kind: "blind"; readonly why: string };

/** What a decision depends on beside the result. */
export interface LookCircumstances extends Turn {
  /** Looks since the call that GitLab answered, the one just ended included when it did. */
  readonly looks: number;
  /** Looks since the call that failed, the one just ended included when it did. */
  readonly failures: number;
  /** What the call met, when that is known. */
  readonly lost?: Met;
  readonly onAmbiguous: OnAmbiguous;
}

/** So many candidates are named; a list of more helps nobody. */
const MOST_NAMED = 5;

/**
 * Where a look moves its delivery.
 *
 * A pipeline with its marker is its own. Looks are repeated over a minute, since a pipeline may show up late, and through outages
 * as attempts are. When all of them have found nothing, a person has to decide, or the route's owner has: *nothing found* is no
 * proof that nothing exists, so the call is repeated only where a duplicate is preferred to a wait. After a 503 one look is enough:
 * that is no lost answer, but an answer which may be wrong.
 */
export function decideLook(result: LookResult, circumstances: LookCircumstances): Settlement {
  const { now, looks, lost } = circumstances;
  // GitLab was not available: most likely it never saw the call, and its pause is over by now.
  if (lost?.status === 503 && result.kind !== "found") return callAgain(lost, circumstances);
  switch (result.kind) {
    case "found": {
      const { id, projectId, webUrl } = result.pipeline;
      return { kind: "delivered", pipeline: { id, projectId, webUrl }, adopted: true };
    }
    case "not-there":
    case "hidden": {
      const met = seen(result, looks);
      const pauseMs = LOOKS_AFTER_MS[looks];
      return pauseMs === undefined
        ? unfound(met, circumstances)
        : { kind: "look-up", ...met, dueAt: later(now, pauseMs) };
    }
    case "blind":
      return unfound({ code: "TRIGGER_AMBIGUOUS", text: result.why }, circumstances);
    case "failed":
      return afterFailure(result.error, circumstances);
  }
}

function afterFailure(error: unknown, circumstances: LookCircumstances): Settlement {
  const { policy, failures, random, now } = circumstances;
  const met = metOf(error);
  if (cannotRead(error))
    return unfound({ ...met, text: `The access-token may not look for it: ${met.text}` }, circumstances);
  const asked = isCoded(error) ? error.retryAfterMs : undefined;
  // Anything uncoded is the end of the relay, or a defect: either may be over by the next look.
  const mayPass = isPassing(error) || !isCoded(error) || isCoded(error, "INTERNAL");
  const pauseMs = mayPass ? nextPauseMs(policy, failures, random, asked) : "stop";
  if (pauseMs !== "stop") return { kind: "look-up", ...met, dueAt: later(now, pauseMs) };
  return unfound({ ...met, text: `It could not be looked for: ${met.text}` }, circumstances);
}

function callAgain(lost: Met, { tries, policy, now }: LookCircumstances): Settlement {
  if (tries < policy.maxAttempts) return { kind: "retry", ...lost, dueAt: now };
  return { kind: "dead", ...lost, code: "DELIVERY_ATTEMPTS_EXHAUSTED", text: usedUp(lost, tries), met: lost.code };
}

function unfound(met: Met, circumstances: LookCircumstances): Settlement {
  const { lost, onAmbiguous } = circumstances;
  if (onAmbiguous === "retry") return again(new CodedError("TRIGGER_LOST", met.text), circumstances);
  const before = lost === undefined ? "" : `${lost.text} [${lost.code}] `;
  return { kind: "held", ...met, code: "DELIVERY_HELD", text: `${before}${met.text}`, met: met.code };
}

function seen(result: Extract<LookResult, { readonly kind: "not-there" | "hidden" }>, looks: number): Met {
  const so = `in ${counted(looks, "look")}`;
  if (result.kind === "not-there")
    return { code: "TRIGGER_LOST", text: `No pipeline with the delivery's marker has turned up ${so}.` };
  if (result.candidates.length === 0)
    return {
      code: "TRIGGER_AMBIGUOUS",
      text: `The access-token may not look into pipelines; none of that time is listed ${so}.`,
    };
  const candidates = `${counted(result.candidates.length, "pipeline")} of that time`;
  return {
    code: "TRIGGER_AMBIGUOUS",
    text: `The access-token may not look into ${candidates}, which could be it: ${named(result.candidates)}.`,
  };
}

function named(pipelines: readonly Pipeline[]): string {
  const addresses = pipelines.map(({ webUrl, id }) => printable(webUrl === "" ? String(id) : webUrl));
  return listed(addresses, MOST_NAMED);
}
