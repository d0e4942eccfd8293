import { isComplete } from "../life/status.ts";
import { latestJobs } from "../life/unlock.ts";
import type { JobRow, PipelineRow } from "../world/rows.ts";
import { DANGLING_SOURCES } from "../world/sources.ts";
import { liveArchive } from "./upload.ts";

const MOST_PIPELINES = 100;

/**
 * The job whose archive "ref and job name" means: of the newest successful pipeline of the ref, its own jobs before those of child
 * pipelines. A failed or running pipeline is never looked at. `searchRecent` goes on to older successful pipelines.
 */
export function selectJob(
  pipelines: readonly PipelineRow[],
  wanted: { readonly ref: string; readonly job: string; readonly searchRecent: boolean },
  nowMs: number,
): JobRow | undefined {
  const successful = pipelines
    .filter(({ ref, status, source }) => ref === wanted.ref && status === "success" && !DANGLING_SOURCES.has(source))
    .toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id)
    .slice(0, wanted.searchRecent ? MOST_PIPELINES : 1);
  for (const pipeline of successful) {
    const job = familyOf(pipeline)
      .flatMap(latestJobs)
      .find((candidate) => fits(candidate, wanted.job, nowMs));
    if (job !== undefined) return job;
  }
  return undefined;
}

function fits(job: JobRow, name: string, nowMs: number): boolean {
  return job.kind === "build" && job.name === name && isComplete(job.status) && liveArchive(job, nowMs) !== undefined;
}

/** The pipeline and its child pipelines, parents first. */
function familyOf(pipeline: PipelineRow): readonly PipelineRow[] {
  const family = [pipeline];
  for (const member of family) {
    for (const { downstream } of latestJobs(member)) {
      if (downstream?.source === "parent_pipeline") family.push(downstream);
    }
  }
  return family;
}
