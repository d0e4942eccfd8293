import { isComplete, type Status } from "../../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../../model/tree.ts";

/** A duration as GitLab told it, and when it did. */
interface Told {
  readonly durationMs: number;
  readonly atMs: number;
}

/**
 * How long jobs and pipelines have run, going on between two looks.
 *
 * Counted from what GitLab says of a job at the moment it says so: the clocks of two machines need not agree.
 */
export class Timing {
  readonly #jobs = new Map<number, Told>();
  readonly #seenMs = new Map<number, number>();
  readonly #stages = new Map<number, string[]>();

  /** Takes in what a look has shown at `nowMs` of a clock that does not jump. */
  saw(root: PipelineNode, nowMs: number): void {
    for (const { pipeline, jobs = [], bridges = [] } of nodesOf(root)) {
      if (!this.#seenMs.has(pipeline.id)) this.#seenMs.set(pipeline.id, nowMs);
      for (const { id, durationS, status } of jobs) {
        if (status !== "running" && status !== "canceling") this.#jobs.delete(id);
        else if (!this.#jobs.has(id)) this.#jobs.set(id, { durationMs: (durationS ?? 0) * 1_000, atMs: nowMs });
      }
      const order = this.#stages.get(pipeline.id) ?? [];
      for (const { stage } of [...jobs, ...bridges].sort((one, other) => one.id - other.id))
        if (!order.includes(stage)) order.push(stage);
      this.#stages.set(pipeline.id, order);
    }
  }

  /** Undefined for a job that has not begun. */
  ofJob({ id, durationS }: { readonly id: number; readonly durationS?: number }, nowMs: number): number | undefined {
    const told = this.#jobs.get(id);
    if (told !== undefined) return told.durationMs + Math.max(0, nowMs - told.atMs);
    return durationS === undefined ? undefined : durationS * 1_000;
  }

  /** Of one that has not ended: since it was first seen. */
  ofPipeline(
    { id, durationS, status }: { readonly id: number; readonly durationS?: number; readonly status: Status },
    nowMs: number,
  ): number | undefined {
    if (isComplete(status)) return durationS === undefined ? undefined : durationS * 1_000;
    const seenMs = this.#seenMs.get(id);
    return seenMs === undefined ? undefined : nowMs - seenMs;
  }

  /** The stages of a pipeline in the order they were first seen in; a retried job's new id does not move its stage. */
  stagesOf(pipelineId: number): readonly string[] {
    return this.#stages.get(pipelineId) ?? [];
  }
}
