import type { JobRow, PipelineRow } from "../world/rows.ts";
import { compositeStatus, type Part } from "./composite.ts";
import { endJob, enqueueJob, resultOf, startJob } from "./job-steps.ts";
import { isComplete } from "./status.ts";
import { latestJobs, partOf, unlockJobs } from "./unlock.ts";

/** What a pipeline's life needs from the world around it. */
export interface Births {
  /** Creates the downstream pipeline of a bridge, or says why not (a failure reason). */
  startDownstream(bridge: JobRow, at: number): PipelineRow | string;
  /** Makes sure the pipeline's next change is not missed. */
  wake(pipeline: PipelineRow): void;
  /** The pipeline has another status now. */
  tell(pipeline: PipelineRow): void;
}

/** Lets happen what is due in the pipeline at this instant. */
export function advancePipeline(births: Births, pipeline: PipelineRow, at: number): void {
  pipeline.begun = true;
  const { script } = pipeline;
  if (script !== undefined && script.untilMs <= at) {
    const index = Math.min(script.index + 1, script.statuses.length - 1);
    const last = index === script.index;
    const untilMs = last ? Number.POSITIVE_INFINITY : script.untilMs + (script.statuses[index]?.forMs ?? 0);
    pipeline.script = { statuses: script.statuses, index, untilMs };
  }
  for (const job of pipeline.jobs) {
    if (job.nextAt !== undefined && job.nextAt <= at) stepJob(births, job, job.nextAt);
  }
  refreshPipeline(births, pipeline, at);
}

/** Brings stages and the pipeline's own status in line with its jobs; to be called after every change to a job. */
export function refreshPipeline(births: Births, pipeline: PipelineRow, at: number): void {
  if (pipeline.begun) unlockJobs(pipeline, at);
  births.wake(pipeline);
  const before = pipeline.status;
  const { script } = pipeline;
  pipeline.status =
    script === undefined
      ? (compositeStatus([...latestJobs(pipeline).map(partOf), ...externalParts(pipeline)]) ?? before)
      : (script.statuses[script.index]?.status ?? before);
  if (pipeline.status === before) return;
  pipeline.updatedAt = at;
  if (pipeline.status === "running") pipeline.startedAt ??= at;
  if (isComplete(pipeline.status)) pipeline.finishedAt = at;
  else delete pipeline.finishedAt;
  births.tell(pipeline);
  const bridge = pipeline.sourceJob;
  if (bridge?.kind === "bridge" && bridge.spec.trigger?.strategy !== undefined) mirror(births, bridge, pipeline, at);
}

/** What other systems say of the commit counts as jobs do. */
function externalParts({ statuses }: PipelineRow): readonly Part[] {
  return statuses.filter(({ retried }) => !retried).map(({ status }) => ({ status, allowFailure: false }));
}

function stepJob(births: Births, job: JobRow, at: number): void {
  delete job.nextAt;
  switch (job.status) {
    case "pending":
      if (job.kind === "bridge") startBridge(births, job, at);
      else startJob(job, at);
      break;
    case "running":
      endJob(job, resultOf(job), at);
      break;
    case "canceling":
      endJob(job, "canceled", at);
      break;
    default:
      enqueueJob(job, at);
  }
}

function startBridge(births: Births, bridge: JobRow, at: number): void {
  bridge.startedAt = at;
  const born = births.startDownstream(bridge, at);
  if (typeof born === "string") {
    endJob(bridge, "failed", at, born);
    return;
  }
  bridge.downstream = born;
  if (bridge.spec.trigger?.strategy === undefined) endJob(bridge, "success", at);
  else bridge.status = "running";
}

/** A bridge with a strategy ends as its downstream pipeline does, and runs again when that one is retried. */
function mirror(births: Births, bridge: JobRow, downstream: PipelineRow, at: number): void {
  if (!isComplete(downstream.status)) {
    bridge.status = "running";
    delete bridge.finishedAt;
  } else if (downstream.status === "success" || downstream.status === "canceled") {
    endJob(bridge, downstream.status, at);
  } else {
    endJob(bridge, "failed", at, "unknown_failure");
  }
  refreshPipeline(births, bridge.pipeline, at);
}
