import { liveArchive } from "../artifacts/upload.ts";
import { type Site, urlOf } from "../http/site.ts";
import type { ArtifactRow, JobRow } from "../world/rows.ts";
import { commitOf, commitView } from "./commit-view.ts";
import { pipelineBasic } from "./pipeline-view.ts";
import { instant, instantOrNull, seconds } from "./times.ts";
import { traceOf } from "./trace.ts";
import { userView } from "./user-view.ts";

/** What jobs and bridges have in common. */
export function jobBasic(site: Site, job: JobRow, nowMs: number) {
  const { pipeline } = job;
  const { project } = pipeline;
  return {
    id: job.id,
    status: job.status,
    stage: job.stage,
    name: job.name,
    ref: pipeline.ref,
    tag: pipeline.tag,
    coverage: job.status === "success" ? (job.spec.coverage ?? null) : null,
    allow_failure: job.spec.allowFailure ?? false,
    created_at: instant(job.createdAt),
    started_at: instantOrNull(job.startedAt),
    finished_at: instantOrNull(job.finishedAt),
    erased_at: instantOrNull(job.erasedAt),
    duration: seconds(job.startedAt, job.finishedAt, nowMs),
    queued_duration: seconds(job.queuedAt, job.startedAt ?? job.finishedAt, nowMs),
    user: job.user === null ? null : userView(site, job.user),
    commit: commitView(site, project, commitOf(project, pipeline.sha)),
    pipeline: pipelineBasic(site, pipeline),
    ...(job.status === "failed" ? { failure_reason: job.failureReason ?? "unknown_failure" } : {}),
    web_url: urlOf(site, `/${project.path}/-/jobs/${job.id}`),
    project: { ci_job_token_scope_enabled: false },
  };
}

/** A job. */
export function jobView(site: Site, job: JobRow, nowMs: number) {
  const archive = liveArchive(job, nowMs);
  return {
    ...jobBasic(site, job, nowMs),
    ...(archive === undefined ? {} : { artifacts_file: { filename: archive.filename, size: archive.bytes.length } }),
    artifacts: artifactsOf(job, archive),
    runner: job.startedAt === undefined ? null : RUNNER,
    runner_manager: job.startedAt === undefined ? null : RUNNER_MANAGER,
    artifacts_expire_at: instantOrNull(job.artifactsExpireAt),
    archived: false,
    tag_list: job.spec.tags ?? [],
  };
}

/** A trigger job. */
export function bridgeView(site: Site, bridge: JobRow, nowMs: number) {
  return {
    ...jobBasic(site, bridge, nowMs),
    downstream_pipeline: bridge.downstream === undefined ? null : pipelineBasic(site, bridge.downstream),
  };
}

const RUNNER = {
  id: 1,
  description: "stand-in runner",
  ip_address: null,
  active: true,
  paused: false,
  is_shared: true,
  runner_type: "instance_type",
  name: "gitlab-runner",
  online: true,
  created_at: "2026-01-01T00:00:00.000Z",
  status: "online",
  job_execution_status: "active",
};

const RUNNER_MANAGER = {
  id: 1,
  system_id: "s_standin",
  version: "19.2.0",
  revision: "00000000",
  platform: "linux",
  architecture: "amd64",
  created_at: "2026-01-01T00:00:00.000Z",
  contacted_at: "2026-01-01T00:00:00.000Z",
  ip_address: "127.0.0.1",
  status: "online",
  job_execution_status: "active",
};

function artifactsOf(job: JobRow, archive: ArtifactRow | undefined) {
  const rows = [...(archive === undefined ? [] : [archive]), ...job.reports].map((row) => ({
    file_type: row.fileType,
    size: row.bytes.length,
    filename: row.filename,
    file_format: row.fileFormat,
  }));
  const trace = job.finishedAt === undefined ? "" : traceOf(job);
  return trace === ""
    ? rows
    : [...rows, { file_type: "trace", size: Buffer.byteLength(trace), filename: "job.log", file_format: null }];
}
