import { resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { RUN_STATE, writeLeftRunning } from "../cancel/left-running.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { Host } from "../model/host.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { rootOf } from "../model/tree.ts";
import type { Plan } from "../plan/plan.ts";
import { besides } from "../report/besides.ts";
import { publishPipeline } from "../report/report.ts";
import { checkStart } from "../trigger/check-start.ts";
import { type StartDeps, startPipeline } from "../trigger/start.ts";
import { lookOnce } from "../watch/look-once.ts";
import { cancelOutdated } from "./cancel-outdated.ts";
import type { How, Known } from "./known.ts";
import type { StepDeps } from "./step-deps.ts";

/**
 * The pipeline of this run, started or given; undefined after a dry run. What a later step or the post entry needs to know
 * about it is out before anything else happens.
 */
export async function comeBy(
  deps: StepDeps,
  gitlab: GitLab,
  inputs: StepInputs,
  plan: Plan,
  known: Known,
  signal: AbortSignal,
): Promise<Pipeline | undefined> {
  const { host, clock } = deps;
  const starting = startDeps(deps, gitlab, inputs, known);
  if (inputs.dryRun) {
    if (plan.start !== undefined) await checkStart(starting, plan.start, signal);
    if (inputs.pipeline.kind === "given") await lookOnce(gitlab, { ...inputs, id: inputs.pipeline.id }, signal);
    return undefined;
  }
  const { pipeline, how } = await startOrLook(starting, inputs, plan, signal);
  known.root = rootOf(pipeline);
  known.how = how;
  known.sinceMs = clock.monotonicMs();
  await besides(host, "The pipeline could not be noted for the post entry", () => noteRunning(deps, inputs, pipeline));
  host.event({ kind: "pipeline", how, pipeline });
  await besides(host, "The outputs could not be written", () => publishPipeline(host, pipeline));
  if (plan.start !== undefined)
    await cancelOutdated(starting, { ...plan.start, downstream: inputs.follow }, pipeline, signal);
  return pipeline;
}

async function startOrLook(
  starting: StartDeps,
  inputs: StepInputs,
  { start }: Plan,
  signal: AbortSignal,
): Promise<{ readonly pipeline: Pipeline; readonly how: How }> {
  if (start !== undefined) return await startPipeline(starting, start, signal);
  if (inputs.pipeline.kind !== "given") throw new CodedError("INTERNAL", "The plan has no pipeline to wait for.");
  return { pipeline: await lookOnce(starting.gitlab, { ...inputs, id: inputs.pipeline.id }, signal), how: "given" };
}

/** Keeps for the post entry what it cancels when this process is killed; nothing where it is not to. */
function noteRunning({ host }: StepDeps, inputs: StepInputs, { projectId, id, webUrl }: Pipeline): void {
  if (!inputs.cancelOn.has("cancelled")) return;
  const left = { kind: "pipeline", host: inputs.host, project: projectId, id, webUrl: host.hide(webUrl) } as const;
  host.saveState(RUN_STATE.pipeline, writeLeftRunning(left));
}

/** The same about a pipeline that is just being asked for. */
function notePending({ host }: StepDeps, inputs: StepInputs, trace: Trace): void {
  if (!inputs.cancelOn.has("cancelled")) return;
  host.saveState(RUN_STATE.pending, writeLeftRunning({ kind: "pending", host: inputs.host, ...trace }));
}

/** Never throws, since that would keep the call from leaving. */
function warnUnlessNoted(host: Host, note: () => void): void {
  try {
    note();
  } catch (error) {
    host.warning(`The call could not be noted for the post entry: ${oneLine(error)}`);
  }
}

/** What is told of a call that leaves: whoever runs the step may keep it from leaving, the note for the post entry may not. */
function leavingOf(deps: StepDeps, inputs: StepInputs): (trace: Trace | UnmarkedTrace) => void {
  return (trace) => {
    deps.leaving?.(trace);
    if ("marker" in trace) warnUnlessNoted(deps.host, () => notePending(deps, inputs, trace));
  };
}

function startDeps(deps: StepDeps, gitlab: GitLab, inputs: StepInputs, known: Known): StartDeps {
  const { host, clock, random, files, cwd } = deps;
  return {
    gitlab,
    clock,
    random,
    tell: (text) => host.line(text),
    warn: (text) => host.warning(text),
    leaving: leavingOf(deps, inputs),
    retrying: (pipeline) => {
      known.root = rootOf(pipeline);
      known.stirred.add(pipeline.id);
      warnUnlessNoted(host, () => noteRunning(deps, inputs, pipeline));
    },
    readText: async (path) => {
      const text = await files.readText(resolve(cwd, path));
      if (text === undefined) throw new CodedError("FILE_UNREADABLE", `There is no file ${printable(path)}.`);
      return text;
    },
  };
}
