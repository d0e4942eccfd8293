import { type Bridge, type Job, type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import type { StepEvent } from "../model/event.ts";
import type { PipelineNode } from "../model/tree.ts";

/** The schema a line of `--json` follows, all but the last; a change that could break a reader gets a new number. */
export const STEP_EVENT_SCHEMA = "sluice/step-event@1";

/** An event as plain JSON, without what a reader would have to page through: of a tree, what tells how it stands. */
export function eventJson(event: StepEvent, at: Date): Readonly<Record<string, unknown>> {
  return { schema: STEP_EVENT_SCHEMA, kind: event.kind, at: at.toISOString(), ...fieldsOf(event) };
}

function fieldsOf(event: StepEvent): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case "pipeline":
      return { how: event.how, pipeline: pipelineJson(event.pipeline) };
    case "tree":
      return { changes: event.changes.map(({ text }) => text.trim()), root: nodeJson(event.root) };
    case "retried":
      return { pipeline: pipelineJson(event.pipeline), attempt: event.attempt, of: event.of };
    case "canceling":
      return { pipeline: pipelineJson(event.pipeline) };
    case "outage":
    case "played":
    case "download":
    case "ended": {
      const { kind: _, ...fields } = event;
      return fields;
    }
  }
}

function nodeJson({ pipeline, bridge, jobs, bridges, children }: PipelineNode): Readonly<Record<string, unknown>> {
  return {
    pipeline: pipelineJson(pipeline),
    ...(bridge === undefined ? {} : { startedBy: bridge.id }),
    ...(jobs === undefined ? {} : { jobs: jobs.map(jobJson) }),
    ...(bridges === undefined ? {} : { triggerJobs: bridges.map(jobJson) }),
    children: children.map(nodeJson),
  };
}

function pipelineJson({ id, projectId, status, ref, sha, webUrl, durationS }: Pipeline) {
  return {
    id,
    projectId,
    status: statusText(status),
    ref,
    sha,
    webUrl,
    ...(durationS === undefined ? {} : { durationS }),
  };
}

function jobJson(job: Job | Bridge) {
  const { id, name, stage, status, allowFailure } = job;
  const durationS = "durationS" in job ? job.durationS : undefined;
  const failureReason = "failureReason" in job ? job.failureReason : undefined;
  return {
    id,
    name,
    stage,
    status: statusText(status),
    allowFailure,
    ...(durationS === undefined ? {} : { durationS }),
    ...(failureReason === undefined ? {} : { failureReason }),
  };
}
