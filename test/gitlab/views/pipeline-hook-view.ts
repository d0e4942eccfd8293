import { type Site, urlOf } from "../http/site.ts";
import { latestJobs } from "../life/unlock.ts";
import type { PipelineRow } from "../world/rows.ts";
import { statusView } from "./status-view.ts";
import { instant, instantOrNull, seconds } from "./times.ts";
import { userView } from "./user-view.ts";

/** The body of a pipeline event (lib/gitlab/data_builder/pipeline.rb), as far as it says something about the pipeline. */
export function pipelineHookView(site: Site, pipeline: PipelineRow, nowMs: number) {
  const { project, user } = pipeline;
  const page = urlOf(site, `/${project.path}`);
  const url = `${page}/-/pipelines/${pipeline.id}`;
  return {
    object_kind: "pipeline",
    object_attributes: {
      id: pipeline.id,
      iid: pipeline.iid,
      name: pipeline.name,
      ref: pipeline.ref,
      tag: pipeline.tag,
      sha: pipeline.sha,
      before_sha: "0".repeat(pipeline.sha.length),
      source: pipeline.source,
      status: pipeline.status,
      detailed_status: statusView(site, pipeline.status, url, { warnings: false }).label,
      stages: [...new Set(pipeline.jobs.map(({ stage }) => stage))],
      created_at: instant(pipeline.createdAt),
      finished_at: instantOrNull(pipeline.finishedAt),
      duration: seconds(pipeline.startedAt, pipeline.finishedAt, nowMs),
      queued_duration: seconds(pipeline.createdAt, pipeline.startedAt, nowMs),
      protected_ref: project.protectedRefs.has(pipeline.ref),
      variables: pipeline.variables.map(({ key, value }) => ({ key, value })),
      url,
    },
    merge_request: null,
    user: user === null ? null : { ...userView(site, user), email: "[REDACTED]" },
    project: {
      id: project.id,
      name: project.path.split("/").at(-1),
      description: project.description,
      web_url: page,
      git_http_url: `${page}.git`,
      namespace: project.path.split("/").slice(0, -1).join(" / "),
      path_with_namespace: project.path,
      default_branch: project.defaultBranch,
      ci_config_path: project.ciConfigPath,
    },
    commit: { id: pipeline.sha, message: "Change something", url: `${page}/-/commit/${pipeline.sha}` },
    builds: latestJobs(pipeline).map((job) => ({
      id: job.id,
      stage: job.stage,
      name: job.name,
      status: job.status,
      allow_failure: job.spec.allowFailure ?? false,
      failure_reason: job.status === "failed" ? (job.failureReason ?? "unknown_failure") : null,
    })),
  };
}
