import type { ArtifactSelector } from "../collect/selector.ts";
import type { ArtifactsLayout, ArtifactsWhen, IfNoArtifacts, JobLogs, StepInputs } from "../inputs/step-inputs.ts";
import type { StartOrder } from "../trigger/start.ts";
import type { WatchPolicy } from "../watch/policy.ts";

/** What a run is going to do: the orders of its stages, as far as they are known before it begins. */
export interface Plan {
  /** Absent where no pipeline is started: one was given, or there is nothing to do. */
  readonly start?: StartOrder;
  /** Absent when nobody wants to wait. */
  readonly watch?: WatchPolicy;
  /** Absent when neither artifacts nor files of logs are wanted. */
  readonly collect?: CollectPlan;
}

/** Which artifacts are brought back, after which ends, and to where; `into` is as written. */
export interface CollectPlan {
  readonly selectors: readonly ArtifactSelector[];
  readonly into: string;
  readonly ifNone: IfNoArtifacts;
  readonly layout: ArtifactsLayout;
  /** Whose logs are laid beside the files; only the layout `dbp` has a place for them. */
  readonly logsOf: JobLogs;
  readonly when: ArtifactsWhen;
}

/** The orders that follow from the inputs. */
export function planRun(inputs: StepInputs): Plan {
  const { project, readers, pipeline, wait } = inputs;
  if (pipeline.kind === "none") return {};
  return {
    ...(pipeline.kind === "new" ? { start: { project, start: pipeline, readers } } : {}),
    ...(wait ? { watch: watchPolicy(inputs) } : {}),
    ...(wait && bringsFiles(inputs) ? { collect: collectPlan(inputs) } : {}),
  };
}

/** Whether there is anything to lay into `artifacts-path`: artifacts, or the logs that the layout `dbp` has a place for. */
export function bringsFiles({ artifacts, artifactsLayout, jobLogs }: StepInputs): boolean {
  return artifacts.length > 0 || (artifactsLayout === "dbp" && jobLogs === "all");
}

function watchPolicy(inputs: StepInputs): WatchPolicy {
  const { timeoutMs, startTimeoutMs, outageBudgetMs, pollIntervalMs, follow } = inputs;
  const { waitForJobs, onManual, playJobs, retries, cancelOn } = inputs;
  return {
    timeoutMs,
    ...(startTimeoutMs === undefined ? {} : { startTimeoutMs }),
    outageBudgetMs,
    ...(pollIntervalMs === undefined ? {} : { pollIntervalMs }),
    follow,
    waitForJobs,
    onManual,
    playJobs,
    retries,
    stopOnFailure: cancelOn.has("failure"),
  };
}

function collectPlan(inputs: StepInputs): CollectPlan {
  return {
    selectors: inputs.artifacts,
    into: inputs.artifactsPath,
    ifNone: inputs.ifNoArtifacts,
    layout: inputs.artifactsLayout,
    logsOf: inputs.jobLogs,
    when: inputs.artifactsWhen,
  };
}
