import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import { nextDelayMs } from "../../shared/retry/policy.ts";
import type { CreatedPipeline, Settlement } from "../model/delivery.ts";
import type { DispatchConfig } from "../model/relay-config.ts";
import type { OnAmbiguous } from "../model/route-config.ts";

/** What came of an attempt. */
export type AttemptResult =
  | { readonly kind: "created"; readonly pipeline: CreatedPipeline }
  /** The trigger call failed, one way or another. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** The store could not note that the request was about to leave, so it did not. */
  | { readonly kind: "kept-back"; readonly error: unknown }
  /** There was nothing to call with (no such route any more, a template that fails), so nothing was sent. */
  | { readonly kind: "not-sent"; readonly error: unknown };

/** What a decision depends on beside the result. */
export interface Circumstances {
  /** Attempts since the delivery was stored or last released, the one just ended included. */
  readonly tries: number;
  readonly onAmbiguous: OnAmbiguous;
  readonly policy: DispatchConfig;
  readonly now: Date;
  /** A number in [0, 1). */
  readonly random: number;
}

/** A ref may be on its way through a mirror: a few pauses are worth it, a day of them is not. */
const MOST_TRIES_FOR_A_REF = 5;

/** GitLab counts pipeline creations by the minute and answers without Retry-After. */
const CREATION_LIMIT_PAUSE_MS = 60_000;

/** Nobody asks for more in earnest; a longer Retry-After is waited for this long and then tried. */
const MOST_RETRY_AFTER_MS = 3_600_000;

/**
 * Where an attempt's result moves its delivery.
 *
 * What proves that no pipeline was created, and may pass, is repeated with growing pauses until the policy's attempts are used
 * up. What leaves it open is held for a person, or repeated where the route's owner prefers a duplicate. What GitLab refused for
 * good, and what could not even be sent, is dead, with the reason and what to do about it.
 */
export function decide(result: AttemptResult, circumstances: Circumstances): Settlement {
  if (result.kind === "created") return { kind: "delivered", pipeline: result.pipeline };
  const met = faultOf(result.error);
  if (result.kind === "not-sent") return { kind: "dead", ...met, text: `${met.text} ${hintOf(result.error)}`.trim() };
  if (result.kind === "kept-back") return again(result.error, circumstances);
  switch (triggerFault(result.error)) {
    case "refused":
      return { kind: "dead", ...met, text: `${met.text} ${hintOf(result.error)}`.trim() };
    case "not-created":
      return again(result.error, circumstances);
    case "ambiguous":
      if (circumstances.onAmbiguous === "retry") return again(result.error, circumstances);
      return { kind: "held", ...met, code: "DELIVERY_HELD", text: `${met.text} [${met.code}]`, met: met.code };
  }
}

function again(error: unknown, { tries, policy, now, random }: Circumstances): Settlement {
  const met = faultOf(error);
  const isRef = met.code === "GITLAB_REF_NOT_FOUND";
  const maxAttempts = isRef ? Math.min(policy.maxAttempts, MOST_TRIES_FOR_A_REF) : policy.maxAttempts;
  const delayMs = nextDelayMs(
    { maxAttempts, baseMs: policy.baseDelayMs, maxMs: policy.maxDelayMs, maxRetryAfterMs: MOST_RETRY_AFTER_MS },
    tries,
    random,
    askedPauseMs(error, policy),
  );
  if (delayMs !== "stop") return { kind: "retry", ...met, dueAt: new Date(now.getTime() + delayMs) };
  const text = `${tries === 1 ? "The only attempt" : `The last of ${tries} attempts`} failed: ${met.text} [${met.code}]`;
  // A ref that never came is a mistake to be corrected, not an outage that lasted.
  const code = isRef ? met.code : "DELIVERY_ATTEMPTS_EXHAUSTED";
  return { kind: "dead", ...met, code, text, met: met.code };
}

/** The pause the other side asks for, in its own words or by what we know of it. */
function askedPauseMs(error: unknown, policy: DispatchConfig): number | undefined {
  if (!isCoded(error)) return undefined;
  if (error.retryAfterMs !== undefined) return Math.min(error.retryAfterMs, MOST_RETRY_AFTER_MS);
  return error.code === "GITLAB_CREATION_RATE_LIMIT" ? Math.min(CREATION_LIMIT_PAUSE_MS, policy.maxDelayMs) : undefined;
}

function faultOf(error: unknown): { readonly code: string; readonly text: string; readonly status?: number } {
  if (!isCoded(error)) return { code: "INTERNAL", text: oneLine(error) };
  return { code: error.code, text: oneLine(error), ...(error.status === undefined ? {} : { status: error.status }) };
}

function hintOf(error: unknown): string {
  return isCoded(error) ? error.hint : "";
}
