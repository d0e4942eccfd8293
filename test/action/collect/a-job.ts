import type { Job } from "../../../shared/gitlab/pipeline.ts";

/** A job that has succeeded and has an archive. */
export function aJob(overrides: Partial<Job> & { readonly projectId?: number } = {}): Job {
  const { projectId = 7, ...job } = overrides;
  const id = job.id ?? 1;
  return {
    id,
    name: "build",
    stage: "build",
    status: "success",
    ref: "main",
    allowFailure: false,
    webUrl: `https://gitlab.test/group/app/-/jobs/${id}`,
    tagList: [],
    artifacts: [],
    archive: { filename: "artifacts.zip", sizeBytes: 1 },
    pipeline: {
      id: 41,
      projectId,
      ref: "main",
      sha: "c0ffee",
      status: "success",
      webUrl: `https://gitlab.test/group/app/-/pipelines/41`,
    },
    ...job,
  };
}

/** The same without an archive. */
export function aBareJob(overrides: Partial<Job> = {}): Job {
  const { archive: _none, ...job } = aJob(overrides);
  return job;
}
