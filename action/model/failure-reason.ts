import { type Bridge, type Job, statusText } from "../../shared/gitlab/pipeline.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";

/**
 * GitLab's failure reasons in words, each for the brackets of "job x failed (…)" (app/models/concerns/enums/ci/commit_status.rb, with the
 * reasons only its paid editions have; wording after lib/gitlab/ci/status/build/failed.rb and the docs).
 */
const WORDS: Readonly<Record<string, string>> = {
  unknown_failure: "GitLab does not say why",
  script_failure: "its script failed",
  api_failure: "the runner could not reach GitLab",
  stuck_or_timeout_failure: "it was stuck, or nothing was heard of it for too long",
  runner_system_failure: "the runner's own system failed",
  missing_dependency_failure: "artifacts of a job it needs are missing",
  runner_unsupported: "its runner is too old for what it asks",
  stale_schedule: "it was delayed and could not be started at its time",
  job_execution_timeout: "it ran longer than its timeout",
  archived_failure: "its project or pipeline is archived",
  unmet_prerequisites: "what it needs before it runs could not be prepared",
  scheduler_failure: "GitLab could not hand it to a runner",
  data_integrity_failure: "GitLab's data about it is broken",
  forward_deployment_failure: "a newer deployment went first",
  failed_outdated_deployment_job: "a newer deployment went first",
  user_blocked: "the user it runs for is blocked",
  project_deleted: "its project was deleted",
  ci_quota_exceeded: "no compute minutes are left",
  pipeline_loop_detected: "it would trigger pipelines in a circle",
  no_matching_runner: "no runner matches it",
  trace_size_exceeded: "its log grew beyond the limit",
  builds_disabled: "CI/CD is switched off in its project",
  environment_creation_failure: "its environment could not be created",
  deployment_rejected: "its deployment was rejected",
  runner_provisioning_timeout: "its runner was not ready in time",
  protected_environment_failure: "its user may not deploy to the protected environment",
  insufficient_bridge_permissions: "its user may not start pipelines in the downstream project",
  downstream_bridge_project_not_found: "the downstream project was not found",
  upstream_bridge_project_not_found: "the upstream project was not found",
  insufficient_upstream_permissions: "its user may not read the upstream project",
  invalid_bridge_trigger: "its trigger is not valid",
  bridge_pipeline_is_child_pipeline: "a child pipeline may not start another one",
  downstream_pipeline_creation_failed: "the downstream pipeline could not be created",
  secrets_provider_not_found: "its secrets provider was not found",
  reached_max_descendant_pipelines_depth: "child pipelines are nested too deeply",
  reached_max_pipeline_hierarchy_size: "the tree of downstream pipelines is too large",
  reached_downstream_pipeline_trigger_rate_limit: "too many downstream pipelines were triggered within a minute",
  ip_restriction_failure: "its address is not on the group's list",
  duo_workflow_not_allowed: "the agent it runs is not allowed",
};

/** Reasons that mean, of a job that never began, that no runner took it. */
const NO_RUNNER = new Set(["stuck_or_timeout_failure", "no_matching_runner", "runner_provisioning_timeout"]);

const ENDED_BELOW: ReadonlyMap<string, string> = new Map([
  ["failed", "the pipeline it started failed"],
  ["canceled", "the pipeline it started was canceled"],
  ["skipped", "the pipeline it started was skipped"],
]);

/** Why a job failed, for the brackets of "job x failed (…)". A reason this version does not know is quoted; undefined without any. */
export function failureText(job: Job | Bridge): string | undefined {
  const { failureReason } = job;
  // GitLab knows no reason for a trigger job that ended as its pipeline did.
  if ("downstream" in job && job.status === "failed" && (failureReason ?? "unknown_failure") === "unknown_failure") {
    const below = ENDED_BELOW.get(statusText(job.downstream?.status ?? "created"));
    if (below !== undefined) return below;
  }
  if (failureReason === undefined) return undefined;
  if (NO_RUNNER.has(failureReason) && job.startedAt === undefined && "tagList" in job) return noRunnerText(job);
  return Object.hasOwn(WORDS, failureReason)
    ? (WORDS[failureReason] ?? "")
    : `GitLab says ${printable(failureReason.replaceAll("_", " "), 80)}`;
}

/** That no runner took a job, with the tags a runner would need. */
export function noRunnerText({ tagList }: Job): string {
  const [first, ...others] = tagList.map((tag) => printable(tag, 60));
  if (first === undefined) return "no runner that takes jobs without tags took it";
  return others.length === 0
    ? `no runner with the tag ${first} took it`
    : `no runner with all the tags ${listed([first, ...others])} took it`;
}
