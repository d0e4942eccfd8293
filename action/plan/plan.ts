import { CodedError } from "../../shared/errors/coded-error.ts";
import type { TriggerOrder } from "../../shared/gitlab/triggers.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import type { IfNoArtifacts, StepInputs } from "../inputs/step-inputs.ts";
import { rungText } from "../watch/ladder.ts";
import type { WatchPolicy } from "../watch/policy.ts";

/** What a run is going to do: the orders of its stages. */
export interface Plan {
  readonly trigger: TriggerOrder;
  /** Absent when nobody wants to wait. */
  readonly watch?: WatchPolicy;
  /** Absent when no artifacts are wanted. */
  readonly collect?: {
    readonly selectors: readonly ArtifactSelector[];
    /** As written. */
    readonly into: string;
    readonly ifNone: IfNoArtifacts;
  };
}

/** The orders that follow from the inputs. */
export function planRun(inputs: StepInputs): Plan {
  const { project, artifacts, pipeline } = inputs;
  if (pipeline.kind !== "new") throw new CodedError("INTERNAL", "A given pipeline cannot be followed yet.");
  const [ref] = pipeline.refs;
  const by = pipeline.by;
  if (ref?.kind !== "name" || by.kind === "access-token" || by.kind === "oauth-token")
    throw new CodedError("INTERNAL", "This way to start a pipeline is not there yet.");
  const trigger: TriggerOrder = {
    project,
    ref: ref.name,
    credential: by,
    ...(Object.keys(pipeline.variables).length > 0 ? { variables: pipeline.variables } : {}),
    ...(Object.keys(pipeline.inputs).length > 0 ? { inputs: pipeline.inputs } : {}),
  };
  if (!inputs.wait) return { trigger };
  const watch: WatchPolicy = {
    timeoutMs: inputs.timeoutMs,
    ...(inputs.pollIntervalMs === undefined ? {} : { pollIntervalMs: inputs.pollIntervalMs }),
    ...(inputs.startTimeoutMs === undefined ? {} : { startTimeoutMs: inputs.startTimeoutMs }),
    outageBudgetMs: inputs.outageBudgetMs,
    follow: inputs.follow,
    waitForJobs: inputs.waitForJobs,
    onManual: inputs.onManual,
    playJobs: inputs.playJobs,
    retries: inputs.retries,
    stopOnFailure: inputs.cancelOn.has("failure"),
  };
  if (artifacts.length === 0) return { trigger, watch };
  return {
    trigger,
    watch,
    collect: { selectors: artifacts, into: inputs.artifactsPath, ifNone: inputs.ifNoArtifacts },
  };
}

/** The plan in words, a line each. Of variables and inputs only the names: their values may be secrets. */
export function planText(plan: Plan, inputs: StepInputs): readonly string[] {
  const { project, ref, credential } = plan.trigger;
  const token = credential.kind === "trigger-token" ? "the trigger token" : "the job token";
  return [
    `Trigger a pipeline of ${printable(String(project))} at ref ${printable(ref)} on ${printable(inputs.host)} with ${token}.`,
    ...names("variables", plan.trigger.variables),
    ...names("inputs", plan.trigger.inputs),
    plan.watch === undefined
      ? "Do not wait for it."
      : `Wait for it for up to ${formatDuration(plan.watch.timeoutMs)}, looking ${inputs.readers.map((credential) => rungText({ credential, by: "pipeline" })).join(", else ")}.`,
    ...(plan.collect === undefined
      ? []
      : [`Bring back ${artifactsText(plan.collect.selectors)} to ${printable(plan.collect.into)}.`]),
  ];
}

function artifactsText(selectors: readonly ArtifactSelector[]): string {
  const texts = selectors.map(({ text }) => printable(text, 80));
  return texts.join() === "true" ? "the artifacts of every job" : `artifacts of ${texts.join(", ")}`;
}

function names(what: string, values: Readonly<Record<string, unknown>> | undefined): string[] {
  const given = Object.keys(values ?? {});
  return given.length === 0 ? [] : [`  ${what}: ${given.map((name) => printable(name, 80)).join(", ")}`];
}
