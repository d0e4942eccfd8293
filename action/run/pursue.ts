import type { Log } from "../../shared/text/log.ts";
import { graceAfter } from "../../shared/time/grace.ts";
import { connectionOf } from "../inputs/connection.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { Outcome } from "../model/outcome.ts";
import { IN_THE_CLEAR, sendsInTheClear, UNCHECKED } from "../plan/in-the-clear.ts";
import { planRun } from "../plan/plan.ts";
import { planText } from "../plan/plan-text.ts";
import { follow, type Hearing } from "../watch/follow.ts";
import type { Watched } from "../watch/watch.ts";
import { comeBy } from "./come-by.ts";
import { endingOf, type Known } from "./known.ts";
import { noteEnd } from "./note-end.ts";
import { openThread } from "./open-thread.ts";
import type { StepDeps } from "./step-deps.ts";
import { windDown } from "./wind-down.ts";

/** Where nobody is about to kill the step, a cancel may take as long as GitLab needs to show it. */
const CANCEL_WITHIN_MS = 30_000;
/** When the step is told to stop meanwhile, it is about to be killed after all. */
const STOPPED_WITHIN_MS = 4_000;

/** The verbs from plan to collect; what is learnt on the way goes into `known` at once. Throws what a stage throws. */
export async function pursue(deps: StepDeps, inputs: StepInputs, known: Known, signal: AbortSignal): Promise<Outcome> {
  const { host } = deps;
  for (const secret of inputs.secrets) host.mask(secret);
  const given = inputs.pipeline.kind === "given" ? [inputs.pipeline.id] : [];
  if (inputs.redact) host.conceal([inputs.host, inputs.project, ...given]);
  known.inputs = inputs;
  for (const line of planText(inputs)) host.line(line);
  if (inputs.pipeline.kind === "none") return { kind: "omitted" };
  const plan = planRun(inputs);
  if (sendsInTheClear(inputs.host)) host.warning(IN_THE_CLEAR);
  if (inputs.insecure) host.warning(UNCHECKED);
  signal.throwIfAborted();
  const gitlab = await deps.connect(connectionOf(inputs.host, inputs, deps.cwd), quietly(host.log));
  known.gitlab = gitlab;
  known.tellThread = await openThread(deps, inputs);
  const started = await comeBy(deps, gitlab, inputs, plan, known, signal);
  if (started === undefined) return { kind: "planned" };
  if (plan.watch === undefined) return { kind: "triggered" };
  await known.tellThread?.(endingOf(known, { kind: "triggered" }, deps.clock.monotonicMs()), signal);
  const { project, readers } = inputs;
  const order = { started, project, readers, policy: plan.watch };
  const hearing: Hearing = {
    tree: (root) => (known.root = root),
    stirring: ({ id }) => known.stirred.add(id),
  };
  const watched = await follow({ ...deps, gitlab }, order, hearing, signal);
  known.root = watched.root;
  if (watched.kind === "settled") known.retried = watched.retried;
  const outcome = outcomeOf(watched);
  if (isToBeCancelled(watched, inputs))
    await graceAfter(deps.clock, STOPPED_WITHIN_MS, signal, (late) => windDown(deps, known, CANCEL_WITHIN_MS, late));
  signal.throwIfAborted();
  known.settled = true;
  await noteEnd(deps, known);
  if (watched.kind === "timed-out" && watched.outage)
    host.warning("GitLab is out of reach, so logs and tests are not asked for.");
  else {
    const { gather } = await import("./gather.ts");
    await gather(deps, gitlab, inputs, plan, known, outcome, signal);
  }
  return outcome;
}

function outcomeOf(watched: Watched): Outcome {
  if (watched.kind === "timed-out") return { kind: "timed-out", phase: watched.phase, afterMs: watched.waitedMs };
  return watched.as === "succeeded" ? { kind: "succeeded", warnings: watched.warnings } : { kind: watched.as };
}

/** Whether what still runs is to be cancelled. What `wait-for-jobs` leaves running is not. */
function isToBeCancelled(watched: Watched, { cancelOn }: StepInputs): boolean {
  if (watched.kind === "timed-out") return cancelOn.has("timeout");
  return watched.early && watched.as === "failed" && cancelOn.has("failure");
}

/** A log for the GitLab client: its failed attempts are told once per outage by those who call it, not one by one. */
function quietly(log: Log): Log {
  const debug = log.debug.bind(log);
  return { debug, info: debug, warn: debug, error: debug };
}
