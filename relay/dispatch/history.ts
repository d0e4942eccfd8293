import { type Attempt, NOT_MADE } from "../model/delivery.ts";
import type { Met } from "./again.ts";

/** What a delivery's attempts tell that have ended. */
export interface History {
  /** "Reference not found", among the calls that still count. */
  readonly refMisses: number;
  /** The last trigger call: when it began, and what it met. */
  readonly call?: { readonly startedAt: Date; readonly met?: Met };
  /** Looks for its pipeline since: those that GitLab answered, and those that failed. */
  readonly looks: number;
  readonly failures: number;
}

/** What a look is kept as that GitLab has answered without the pipeline being seen. */
const NOT_SEEN: readonly (string | undefined)[] = ["TRIGGER_LOST", "TRIGGER_AMBIGUOUS"];

/**
 * Reads attempts in their order.
 *
 * @param calls how many trigger calls there were since the delivery was stored or released: older ones do not count
 */
export function historyOf(attempts: readonly Attempt[], calls: number): History {
  const triggers = attempts.filter(({ kind, result }) => kind === "trigger" && result !== NOT_MADE);
  const counting = triggers.slice(Math.max(0, triggers.length - calls));
  const last = triggers.at(-1);
  const looks = attempts.filter(
    ({ kind, number, endedAt, result }) =>
      kind === "look-up" && number > (last?.number ?? 0) && endedAt !== undefined && result !== NOT_MADE,
  );
  const answered = looks.filter(({ result }) => NOT_SEEN.includes(result)).length;
  return {
    refMisses: counting.filter(({ result }) => result === "GITLAB_REF_NOT_FOUND").length,
    ...(last === undefined ? {} : { call: { startedAt: last.startedAt, ...metIn(last) } }),
    looks: answered,
    failures: looks.length - answered,
  };
}

function metIn({ result, text, status }: Attempt): { readonly met?: Met } {
  if (result === undefined || text === undefined) return {};
  return { met: { code: result, text, ...(status === undefined ? {} : { status }) } };
}
