import { resolve } from "node:path";
import { CodedError, isCoded } from "../shared/errors/coded-error.ts";
import { oneLine } from "../shared/errors/describe.ts";
import type { GitLab, GitLabOptions } from "../shared/gitlab/http.ts";
import type { Job, Pipeline } from "../shared/gitlab/pipeline.ts";
import type { Log } from "../shared/text/log.ts";
import { printable } from "../shared/text/printable.ts";
import type { Clock } from "../shared/time/clock.ts";
import { bringBack } from "./bring-back.ts";
import { cancelTree } from "./cancel/cancel-tree.ts";
import { cancellationText, isVerified, targetOf } from "./cancel/cancellation.ts";
import { RUN_STATE, writeLeftRunning } from "./cancel/left-running.ts";
import type { Files } from "./collect/files.ts";
import type { Host } from "./host.ts";
import type { StepInputs } from "./inputs/step-inputs.ts";
import type { Outcome } from "./outcome.ts";
import { IN_THE_CLEAR, sendsInTheClear } from "./plan/in-the-clear.ts";
import { type Plan, planRun, planText } from "./plan/plan.ts";
import { besides } from "./report/besides.ts";
import type { Ending } from "./report/ending.ts";
import { publishPipeline, report } from "./report/report.ts";
import type { StepResult } from "./step-result.ts";
import { jobsOf } from "./tree.ts";
import { trigger } from "./trigger/trigger.ts";
import { follow, type Hearing } from "./watch/follow.ts";
import type { Settlement } from "./watch/judge.ts";

/** What a run of the step needs of the world. */
export interface StepDeps {
  readonly host: Host;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly connect: (options: GitLabOptions, log: Log) => GitLab;
  readonly files: Files;
  /** Where relative paths begin. */
  readonly cwd: string;
}

/** What a run has learnt so far, for the report of a run that ends early. */
interface Known {
  inputs?: StepInputs;
  gitlab?: GitLab;
  pipeline?: Pipeline;
  /** Whether the pipeline has come to its end, so that there is nothing to cancel. */
  settled?: boolean;
  triggeredAtMs?: number;
  jobs?: readonly Job[];
  artifacts?: NonNullable<StepResult["artifacts"]>;
  beside?: CodedError;
}

/**
 * A run of the step: inputs, plan, trigger, watch, collect, report.
 *
 * Never throws: whatever goes wrong becomes an outcome, and there is always a report. Inputs may come as a promise, so
 * that their problems are reported the same way. When `signal` aborts, the pipeline is cancelled first and the report
 * made second.
 */
export async function runStep(
  deps: StepDeps,
  inputs: StepInputs | Promise<StepInputs>,
  signal: AbortSignal,
): Promise<StepResult> {
  const { host, clock } = deps;
  const known: Known = {};
  let outcome: Outcome;
  let cancellation: { readonly text: string; readonly failed: boolean } | undefined;
  try {
    outcome = await pursue(deps, await inputs, known, signal);
  } catch (error) {
    outcome = outcomeOf(error, signal);
    // An error of ours tells what it means by itself; of any other, the stack is for those who look for the defect.
    if (outcome.kind === "error" && error instanceof Error && !isCoded(error)) host.log.debug(error.stack ?? "");
    if (outcome.kind === "interrupted") cancellation = await cancelLeftRunning(clock, known);
  }
  known.gitlab?.close();
  const ending: Ending = {
    outcome,
    ...(known.inputs === undefined ? {} : { failOn: known.inputs.failOn }),
    ...(known.inputs === undefined ? {} : { project: known.inputs.project }),
    ...(known.pipeline === undefined ? {} : { pipeline: known.pipeline }),
    ...(known.jobs === undefined ? {} : { jobs: known.jobs }),
    ...(known.artifacts === undefined ? {} : { artifacts: known.artifacts }),
    ...(known.beside === undefined ? {} : { beside: known.beside }),
    ...(cancellation === undefined ? {} : { cancellation: cancellation.text }),
    ...(known.triggeredAtMs === undefined ? {} : { waitedMs: clock.monotonicMs() - known.triggeredAtMs }),
  };
  const result = await report(host, ending);
  // A cancel that failed is left for the post entry to try again.
  if (cancellation?.failed !== true)
    await besides(host, "The step's end could not be noted", () => host.saveState(RUN_STATE.finished, "true"));
  return result;
}

/** The verbs from plan to collect; what is learnt on the way goes into `known` at once. */
async function pursue(deps: StepDeps, inputs: StepInputs, known: Known, signal: AbortSignal): Promise<Outcome> {
  const { host } = deps;
  for (const secret of inputs.secrets) host.mask(secret);
  known.inputs = inputs;
  const plan = planRun(inputs);
  for (const line of planText(plan, inputs)) host.line(line);
  if (sendsInTheClear(inputs.host)) host.warning(IN_THE_CLEAR);
  signal.throwIfAborted();
  const caFile = inputs.caFile === undefined ? {} : { caFile: resolve(deps.cwd, inputs.caFile) };
  const gitlab = deps.connect({ url: inputs.host, ...caFile }, quietly(host.log));
  known.gitlab = gitlab;
  const started = await start(deps, gitlab, plan, inputs, known, signal);
  if (plan.watch === undefined) return { kind: "triggered" };
  const { readers, project } = inputs;
  const heard = hearing(known);
  const watched = await follow({ ...deps, gitlab }, { started, project, readers, policy: plan.watch }, heard, signal);
  if (watched.kind === "timed-out") return { kind: "timed-out", phase: watched.phase, afterMs: watched.waitedMs };
  known.settled = true;
  // A skipped pipeline has nothing to bring, a blocked one not yet.
  if (plan.collect === undefined || watched.as === "skipped" || watched.as === "blocked") return settled(watched.as);
  const into = resolve(deps.cwd, plan.collect.into);
  const order = { ...plan.collect, root: watched.root, readers, into, layout: "by-job", logsOf: "none" } as const;
  try {
    const collected = await bringBack({ ...deps, gitlab }, order, signal);
    if (collected !== undefined)
      known.artifacts = { path: collected.path, count: collected.files.length, files: collected.files };
  } catch (error) {
    signal.throwIfAborted();
    if (watched.as === "succeeded") throw error;
    known.beside = toCoded(error);
  }
  return settled(watched.as);
}

function settled(as: Settlement): Outcome {
  return as === "succeeded" ? { kind: as, warnings: 0 } : { kind: as };
}

function hearing(known: Known): Hearing {
  return {
    tree: (root) => {
      known.pipeline = root.pipeline;
      known.jobs = jobsOf(root);
    },
  };
}

async function start(
  deps: StepDeps,
  gitlab: GitLab,
  plan: Plan,
  inputs: StepInputs,
  known: Known,
  signal: AbortSignal,
): Promise<Pipeline> {
  const { host, clock, random } = deps;
  const tell = (text: string) => host.line(text);
  const pipeline = await trigger({ gitlab, clock, random, tell }, plan.trigger, inputs.readers, signal);
  known.pipeline = pipeline;
  known.triggeredAtMs = clock.monotonicMs();
  const { id, projectId, webUrl } = pipeline;
  await besides(host, "The pipeline could not be noted for the post entry", () =>
    host.saveState(
      RUN_STATE.pipeline,
      writeLeftRunning({ host: inputs.host, project: projectId, id, webUrl: host.hide(webUrl) }),
    ),
  );
  await besides(host, "The outputs could not be written", () => publishPipeline(host, pipeline));
  host.line(`Triggered pipeline ${id}: ${printable(webUrl)}`);
  return pipeline;
}

async function cancelLeftRunning(
  clock: Clock,
  known: Known,
): Promise<{ readonly text: string; readonly failed: boolean } | undefined> {
  const { pipeline, gitlab, inputs } = known;
  if (pipeline === undefined || gitlab === undefined || inputs === undefined || known.settled === true)
    return undefined;
  const order = { targets: [targetOf(pipeline)], readers: inputs.readers, downstream: true, withinMs: 5_000 };
  const cancellation = await cancelTree({ gitlab, clock }, order);
  const [root] = cancellation.kind === "asked" ? cancellation.fates : [];
  if (root?.fate.kind === "stopped") known.pipeline = { ...pipeline, status: root.fate.status };
  return { text: cancellationText(cancellation), failed: cancellation.kind === "asked" && !isVerified(cancellation) };
}

/** A log for the GitLab client: its failed attempts are told once per outage by those who call it, not one by one. */
function quietly(log: Log): Log {
  const debug = log.debug.bind(log);
  return { debug, info: debug, warn: debug, error: debug };
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  // Told to stop between a trigger and its answer: that a pipeline may exist matters more than that we were stopped.
  if (signal.aborted && !isCoded(error, "TRIGGER_AMBIGUOUS")) return { kind: "interrupted" };
  return { kind: "error", error: toCoded(error) };
}

function toCoded(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new CodedError("INTERNAL", `Sluice met something it did not expect: ${oneLine(error)}`, { cause: error });
}
