import type { Bridge, Job } from "../../shared/gitlab/pipeline.ts";
import type { PipelineNode } from "../model/tree.ts";
import { type Cause, causesOf } from "./causes.ts";

/** A job that made a tree fail. */
export interface Failure {
  readonly job: Job | Bridge;
  readonly cause: Cause;
}

/** The jobs that made a tree fail, those of the root first. */
export function failuresOf(root: PipelineNode): readonly Failure[] {
  return causesOf(root).flatMap((cause) => (cause.kind === "job" ? [{ job: cause.job, cause }] : []));
}
