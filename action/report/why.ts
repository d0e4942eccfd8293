import type { Job, Pipeline } from "../../shared/gitlab/pipeline.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { failureText, noRunnerText } from "../model/failure-reason.ts";
import { jobsOf, type PipelineNode } from "../model/tree.ts";
import { type Cause, causesOf, forgivenIn } from "./causes.ts";
import type { Ending } from "./ending.ts";
import { manualJobs } from "./failed-jobs.ts";
import { pipelineName } from "./pipeline-name.ts";

/**
 * Why a run ended as it did: a clause to go behind "since" or, with `sentence`, to stand alone; undefined when there is nothing to
 * add to the end itself. Foreign names in it are printable.
 */
export function why({ outcome, root }: Ending): string | undefined {
  if (root === undefined) return undefined;
  switch (outcome.kind) {
    case "failed":
      return failedText(causesOf(root));
    case "succeeded":
      return warningsText(root);
    case "blocked":
      return blockedText(root);
    case "canceled":
      return canceledText(root);
    case "timed-out":
      return waitingText(root);
    case "skipped":
      return "none of its jobs ran";
    case "planned":
    case "omitted":
    case "triggered":
    case "interrupted":
    case "error":
      return undefined;
  }
}

/** A clause as a sentence. */
export function sentence(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}${/[.?!]$/.test(clause) ? "" : "."}`;
}

function failedText(causes: readonly Cause[]): string | undefined {
  const [first, ...others] = causes;
  // Of the root alone, that it failed is what everybody knows already.
  if (first === undefined || (first.kind === "pipeline" && first.isRoot)) return undefined;
  if (others.length > 0) {
    const names = listed(causes.map((cause) => withReason(subjectOf(cause), reasonOf(cause))));
    return causes.every(({ kind }) => kind === "job") ? `jobs ${names} failed` : `these failed: ${names}`;
  }
  const reason = reasonOf(first);
  switch (first.kind) {
    case "job":
      return withReason(`job ${subjectOf(first)} failed`, reason);
    case "configuration":
      return withReason(
        `the CI configuration${first.isRoot ? "" : ` of ${pipelineName(first.pipeline)}`} is not valid`,
        reason,
      );
    case "pipeline":
      return withReason(`${subjectOf(first)} failed`, reason);
  }
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined ? text : `${text} (${reason})`;
}

function subjectOf(cause: Cause): string {
  const { pipeline, isRoot } = cause;
  if (cause.kind === "job") return `${printable(cause.job.name, 100)}${isRoot ? "" : ` in ${pipelineName(pipeline)}`}`;
  return isRoot ? "the pipeline" : pipelineName(pipeline);
}

function reasonOf(cause: Cause): string | undefined {
  switch (cause.kind) {
    case "job":
      return failureText(cause.job);
    case "configuration":
      return printable(cause.text.trim().replaceAll(/\s*\n\s*/g, "; "), 400);
    case "pipeline":
      return cause.bridge === undefined ? undefined : `trigger job ${printable(cause.bridge.name, 100)} started it`;
  }
}

function warningsText(root: PipelineNode): string | undefined {
  const forgiven = forgivenIn(root);
  if (forgiven.length === 0) return undefined;
  const names = forgiven.map((job) => withReason(printable(job.name, 100), failureText(job)));
  return forgiven.length === 1
    ? `job ${names[0]} failed, which is allowed`
    : `jobs ${listed(names)} failed, which is allowed`;
}

function blockedText(root: PipelineNode): string {
  const names = manualJobs(jobsOf(root)).map(({ name }) => printable(name, 100));
  if (names.length === 0) return "a manual job waits for a person to start it";
  return names.length === 1
    ? `manual job ${names[0]} waits for a person to start it`
    : `manual jobs ${listed(names)} wait for a person to start them`;
}

function canceledText(root: PipelineNode): string {
  // GitLab's API does not tell who it was.
  const running = jobsOf(root).filter(({ status, startedAt }) => status === "canceled" && startedAt !== undefined);
  const names = running.map(({ name }) => printable(name, 100));
  const meanwhile = names.length === 0 ? "before any of its jobs ran" : `while ${jobsText(names)} ran`;
  return `somebody, or a newer pipeline, canceled it in GitLab ${meanwhile}`;
}

function jobsText(names: readonly string[]): string {
  return names.length === 1 ? `job ${names[0]}` : `jobs ${listed(names)}`;
}

/** What a pipeline that has not ended waits for: first what nobody works on, then what runs. */
function waitingText(root: PipelineNode): string | undefined {
  const jobs = jobsOf(root);
  const [pending] = jobs.filter(({ status }) => status === "pending");
  if (pending !== undefined) return `job ${where(pending, root.pipeline)} is pending (${noRunnerText(pending)})`;
  for (const [status, text] of WAITING) {
    const [job] = jobs.filter((one) => one.status === status);
    if (job !== undefined) return `job ${where(job, root.pipeline)} ${text}`;
  }
  const [longest] = jobs
    .filter(({ status }) => status === "running")
    .sort((one, other) => (other.durationS ?? 0) - (one.durationS ?? 0));
  if (longest === undefined) return undefined;
  const since =
    longest.durationS === undefined ? "" : `, for ${formatDuration(longest.durationS * 1_000)} when last seen`;
  return `job ${where(longest, root.pipeline)} is running${since}`;
}

const WAITING = [
  ["waiting_for_resource", "waits for its resource group, which another job holds"],
  ["waiting_for_callback", "waits for an answer from outside GitLab"],
  ["preparing", "is being prepared"],
  ["manual", "waits for a person to start it"],
  ["scheduled", "is delayed until its time has come"],
] as const;

function where({ name, pipeline }: Job, root: Pipeline): string {
  const elsewhere = pipeline.id !== root.id || pipeline.projectId !== root.projectId;
  return `${printable(name, 100)}${elsewhere ? ` in ${pipelineName(pipeline)}` : ""}`;
}
