import { type Site, urlOf } from "../http/site.ts";
import { latestJobs } from "../life/unlock.ts";
import type { PipelineRow } from "../world/rows.ts";
import { commitOf } from "./commit-view.ts";
import { statusView } from "./status-view.ts";
import { instant, instantOrNull, seconds } from "./times.ts";
import { userView } from "./user-view.ts";

/** What jobs and bridges embed. */
export function pipelineBasic(site: Site, pipeline: PipelineRow) {
  return {
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: pipeline.project.id,
    sha: pipeline.sha,
    ref: pipeline.ref,
    status: pipeline.status,
    source: pipeline.source,
    created_at: instant(pipeline.createdAt),
    updated_at: instant(pipeline.updatedAt),
    web_url: urlOf(site, pagePath(pipeline)),
  };
}

/** A row of the list of pipelines. */
export function pipelineRow(site: Site, pipeline: PipelineRow) {
  return { ...pipelineBasic(site, pipeline), name: pipeline.name };
}

/** What creating, retrying and cancelling answer. */
export function pipelineDetail(site: Site, pipeline: PipelineRow, nowMs: number) {
  const jobs = latestJobs(pipeline);
  const queuedS = seconds(pipeline.createdAt, pipeline.startedAt, nowMs);
  const tookS = pipeline.startedAt === undefined ? null : seconds(pipeline.startedAt, pipeline.finishedAt, nowMs);
  const coverages = jobs.flatMap(({ spec, status }) =>
    status === "success" && spec.coverage !== undefined ? [spec.coverage] : [],
  );
  const warnings = jobs.some(({ status, spec }) => status === "failed" && spec.allowFailure === true);
  return {
    ...pipelineBasic(site, pipeline),
    before_sha: "0".repeat(pipeline.sha.length),
    tag: pipeline.tag,
    yaml_errors: pipeline.yamlErrors,
    user: pipeline.user === null ? null : userView(site, pipeline.user),
    started_at: instantOrNull(pipeline.startedAt),
    finished_at: instantOrNull(pipeline.finishedAt),
    committed_at: instantOrNull(commitOf(pipeline.project, pipeline.sha).createdAt),
    duration: pipeline.finishedAt === undefined || tookS === null ? null : Math.floor(tookS),
    queued_duration: pipeline.startedAt === undefined || queuedS === null ? null : Math.floor(queuedS),
    coverage:
      coverages.length === 0 ? null : (coverages.reduce((sum, each) => sum + each, 0) / coverages.length).toFixed(2),
    detailed_status: statusView(site, pipeline.status, pagePath(pipeline), { warnings }),
    archived: false,
  };
}

/** A single pipeline. */
export function pipelineWithName(site: Site, pipeline: PipelineRow, nowMs: number) {
  return { ...pipelineDetail(site, pipeline, nowMs), name: pipeline.name };
}

function pagePath(pipeline: PipelineRow): string {
  return `/${pipeline.project.path}/-/pipelines/${pipeline.id}`;
}
