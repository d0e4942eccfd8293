import { type PipelineNode, rootOf } from "../../action/model/tree.ts";
import type { Bridge, Job, Pipeline, Status } from "../../shared/gitlab/pipeline.ts";

/** A pipeline as GitLab shows it, save what a test says otherwise. */
export function aPipeline(changes: Partial<Pipeline> = {}): Pipeline {
  return {
    id: 7,
    projectId: 3,
    ref: "main",
    sha: "0123456789abcdef0123456789abcdef01234567",
    status: "running",
    webUrl: "https://gitlab.example.com/group/app/-/pipelines/7",
    ...changes,
  };
}

/** A job of that pipeline. */
export function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: 70,
    name: "test",
    stage: "test",
    status: "running",
    ref: "main",
    allowFailure: false,
    webUrl: "https://gitlab.example.com/group/app/-/jobs/70",
    tagList: [],
    artifacts: [],
    pipeline: aPipeline(),
    ...changes,
  };
}

/** A trigger job of that pipeline. */
export function aBridge(changes: Partial<Bridge> = {}): Bridge {
  return {
    id: 75,
    name: "downstream",
    stage: "test",
    status: "running",
    allowFailure: false,
    webUrl: "https://gitlab.example.com/group/app/-/jobs/75",
    ...changes,
  };
}

/** A pipeline of that status as a tree of its own. */
export function aNode(
  status: Status,
  more: Partial<PipelineNode> = {},
  pipeline: Partial<Pipeline> = {},
): PipelineNode {
  return { ...rootOf(aPipeline({ status, ...pipeline })), ...more };
}

/** Jobs of these statuses: `job-0` with id 100, and so on. */
export function jobsIn(...statuses: readonly Status[]): readonly Job[] {
  return statuses.map((status, index) => aJob({ id: 100 + index, name: `job-${index}`, status }));
}
