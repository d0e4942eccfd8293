import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Settlement } from "../model/delivery.ts";
import type { DispatchConfig } from "../model/relay-config.ts";
import { longestPauseMs, nextPauseMs } from "./next-pause.ts";

/** What the end of an attempt met, as it is kept with it. */
export interface Met {
  readonly code: string;
  readonly text: string;
  readonly status?: number;
}

/** What another attempt depends on. */
export interface Turn {
  /** Trigger calls since the delivery was stored, released or moved on to its next ref, the one just ended included. */
  readonly tries: number;
  readonly policy: DispatchConfig;
  readonly now: Date;
  /** A number in [0, 1). */
  readonly random: number;
}

/** GitLab counts pipeline creations by the minute and answers without Retry-After. */
const CREATION_LIMIT_PAUSE_MS = 60_000;

/** The same call once more after a pause, or, when the attempts are used up, the end. */
export function again(error: unknown, { tries, policy, now, random }: Turn): Settlement {
  const met = metOf(error);
  const pauseMs = nextPauseMs(policy, tries, random, askedMs(error, policy));
  if (pauseMs !== "stop") return { kind: "retry", ...met, dueAt: later(now, pauseMs) };
  return { kind: "dead", ...met, code: "DELIVERY_ATTEMPTS_EXHAUSTED", text: usedUp(met, tries), met: met.code };
}

/** That there are no attempts left, and what the last one met. */
export function usedUp({ code, text }: Met, tries: number): string {
  return `${tries === 1 ? "The only attempt" : `The last of ${tries} attempts`} failed: ${text} [${code}]`;
}

/** What an error says, in one line. */
export function metOf(error: unknown): Met {
  if (!isCoded(error)) return { code: "INTERNAL", text: oneLine(error) };
  return { code: error.code, text: oneLine(error), ...(error.status === undefined ? {} : { status: error.status }) };
}

/** An instant so many milliseconds after another. */
export function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** The pause the other side asks for, in its own words or by what we know of it. */
function askedMs(error: unknown, policy: DispatchConfig): number | undefined {
  if (!isCoded(error)) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  return isCoded(error, "GITLAB_CREATION_RATE_LIMIT")
    ? Math.min(CREATION_LIMIT_PAUSE_MS, longestPauseMs(policy))
    : undefined;
}
