import type { PipelineNode } from "../../../../action/model/tree.ts";
import type { Bridge, Job, Pipeline, Status } from "../../../../shared/gitlab/pipeline.ts";
import { aPipeline, aJob as aSampleJob } from "../../samples.ts";

/** A job in a word or two: `unit`, of stage `test`. */
export function aJob(id: number, name: string, stage: string, status: Status, parts: Partial<Job> = {}): Job {
  return aSampleJob({ id, name, stage, status, ...parts });
}

/** A trigger job. */
export function aBridge(id: number, name: string, stage: string, status: Status, downstream?: Pipeline): Bridge {
  return {
    id,
    name,
    stage,
    status,
    allowFailure: false,
    webUrl: `https://gitlab.example.com/group/app/-/jobs/${id}`,
    ...(downstream === undefined ? {} : { downstream }),
  };
}

/** Three stages, of which the first is over, the second runs and has started a child, the last has not begun. */
export function aTree(parts: { readonly status?: Status; readonly childStatus?: Status } = {}): PipelineNode {
  const bridge = aBridge(24, "infra", "test", "running");
  return {
    pipeline: aPipeline({
      id: 700,
      status: parts.status ?? "running",
      webUrl: "https://gitlab.example.com/group/app/-/pipelines/700",
    }),
    jobs: [
      aJob(21, "build", "build", "success", { durationS: 41 }),
      aJob(22, "unit", "test", "running", { durationS: 12 }),
      aJob(23, "lint", "test", "failed", { durationS: 4, failureReason: "script_failure", allowFailure: true }),
      aJob(25, "deploy", "deploy", "created"),
    ],
    bridges: [bridge],
    children: [
      {
        pipeline: aPipeline({
          id: 701,
          status: parts.childStatus ?? "running",
          webUrl: "https://gitlab.example.com/group/infra/-/pipelines/701",
        }),
        bridge,
        jobs: [aJob(31, "plan", "plan", "running", { durationS: 3 })],
        bridges: [],
        children: [],
      },
    ],
  };
}
