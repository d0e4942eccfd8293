import { isCoded } from "../../shared/errors/coded-error.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { Outcome } from "../model/outcome.ts";
import type { StepResult } from "../model/step-result.ts";
import { report } from "../report/report.ts";
import { endingOf, type Known } from "./known.ts";
import { LetGo } from "./let-go.ts";
import { noteEnd } from "./note-end.ts";
import type { StepDeps } from "./step-deps.ts";
import { toCoded } from "./to-coded.ts";

/**
 * From the signal to the last of the cancel. A GitHub runner sends SIGTERM 7.5 s after SIGINT and kills 2.5 s later; the rest
 * is for the report.
 */
const STOP_WITHIN_MS = 8_000;
/** Also when the answer to the trigger took most of that. */
const CANCEL_AT_LEAST_MS = 2_500;

/**
 * A run of the step: inputs, plan, trigger, watch, collect, report.
 *
 * Never throws: whatever goes wrong becomes an outcome, and there is always a report. Inputs may come as a promise, so
 * that their problems are reported the same way. When `signal` aborts, the pipelines are cancelled first, unless
 * `cancel-on` says otherwise or the signal's reason is a `LetGo`, and the report is made second.
 */
export async function runStep(
  deps: StepDeps,
  inputs: StepInputs | Promise<StepInputs>,
  signal: AbortSignal,
): Promise<StepResult> {
  const { host, clock } = deps;
  const known: Known = { stirred: new Set() };
  const stopped = stopwatch(signal, () => clock.monotonicMs());
  let outcome: Outcome;
  try {
    const checked = await inputs;
    const { pursue } = await import("./pursue.ts");
    outcome = await pursue(deps, checked, known, signal);
  } catch (error) {
    outcome = outcomeOf(error, signal);
    // An error of ours tells what it means by itself; of any other, the stack is for those who look for the defect.
    if (outcome.kind === "error" && error instanceof Error && !isCoded(error)) host.log.debug(error.stack ?? "");
    if (outcome.kind === "interrupted" && isToBeCancelled(known, signal)) {
      const { windDown } = await import("./wind-down.ts");
      await windDown(deps, known, Math.max(CANCEL_AT_LEAST_MS, STOP_WITHIN_MS - stopped.forMs()));
    }
  }
  known.gitlab?.close();
  const result = await report(host, endingOf(known, outcome, clock.monotonicMs()), known.tellThread);
  // What may still run is left for the post entry to try again.
  if (!isLost(outcome, signal)) await noteEnd(deps, known);
  return result;
}

/** Whether the pipelines of a run that was told to stop are to stop with it. */
function isToBeCancelled({ settled, inputs }: Known, { reason }: AbortSignal): boolean {
  return settled !== true && inputs?.cancelOn.has("cancelled") === true && !(reason instanceof LetGo);
}

/** Whether a pipeline may run that nobody knows, since the step was stopped before GitLab's answer. */
function isLost(outcome: Outcome, signal: AbortSignal): boolean {
  return signal.aborted && outcome.kind === "error" && isLostAnswer(outcome.error);
}

function isLostAnswer(error: unknown): boolean {
  return isCoded(error, "TRIGGER_AMBIGUOUS", "TRIGGER_LOST");
}

/** Measures the time since a signal aborted. */
function stopwatch(signal: AbortSignal, nowMs: () => number): { forMs(): number } {
  let sinceMs = signal.aborted ? nowMs() : undefined;
  signal.addEventListener("abort", () => (sinceMs = nowMs()), { once: true });
  return { forMs: () => (sinceMs === undefined ? 0 : nowMs() - sinceMs) };
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  // Told to stop between a trigger and its answer: that a pipeline may exist matters more than that we were stopped.
  if (signal.aborted && !isLostAnswer(error)) return { kind: "interrupted" };
  return { kind: "error", error: toCoded(error) };
}
