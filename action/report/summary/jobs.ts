import { type Bridge, type Job, statusText } from "../../../shared/gitlab/pipeline.ts";
import { counted } from "../../../shared/text/counted.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { failureText } from "../../model/failure-reason.ts";
import { nodesOf, type PipelineNode } from "../../model/tree.ts";
import type { Ink } from "../ink.ts";
import { markdownTable } from "../markdown.ts";
import { projectPathOf } from "../pipeline-name.ts";
import { jobMark } from "../status-mark.ts";

/** A longer table is read by nobody; what failed is in it in any case. */
const MOST_ROWS = 200;
/** A table of more rows is folded at first. */
const MOST_OPEN = 25;

/** Every job of the tree by pipeline and stage; undefined when none was listed. */
export function jobsTable(root: PipelineNode, retried: readonly Job[], ink: Ink): string | undefined {
  const nodes = nodesOf(root);
  const all = nodes.flatMap(({ jobs = [], bridges = [] }) => inOrder([...jobs, ...bridges]));
  if (all.length === 0) return undefined;
  const shown = new Set(mostTelling(all));
  const tables = nodes.flatMap((node) => {
    const own = inOrder([...(node.jobs ?? []), ...(node.bridges ?? [])]).filter((job) => shown.has(job));
    if (own.length === 0) return [];
    const rows = own.map((job) => rowOf(job, retriesOf(job, node, retried), ink));
    const title = node === root ? [] : [`Pipeline ${titleOf(node, ink)}:`];
    return [...title, markdownTable(["Job", "Stage", "Status", "Ran for", "Queued for"], rows)];
  });
  const left = all.length - shown.size;
  if (left > 0) tables.push(`…and ${counted(left, "more job")}.`);
  const text = tables.join("\n\n");
  const open = shown.size <= MOST_OPEN ? " open" : "";
  return `<details${open}><summary><b>${totalsText(all)}</b></summary>\n\n${text}\n\n</details>`;
}

function titleOf({ pipeline }: PipelineNode, ink: Ink): string {
  const path = projectPathOf(pipeline);
  return `${ink.link(`#${pipeline.id}`, pipeline.webUrl)}${path === undefined ? "" : ` of ${ink.text(path)}`}`;
}

function rowOf(job: Job | Bridge, retries: number, ink: Ink): readonly string[] {
  const reason = job.status === "failed" ? failureText(job) : undefined;
  const status = [
    `${jobMark(job)} ${ink.text(statusText(job.status))}`,
    job.status === "failed" && job.allowFailure ? ", which is allowed" : "",
    reason === undefined ? "" : `: ${ink.text(reason)}`,
    retries === 0 ? "" : ` (run ${retries + 1})`,
  ];
  return [
    ink.link(job.name, job.webUrl),
    ink.text(job.stage),
    status.join(""),
    seconds(job.durationS),
    seconds("queuedS" in job ? job.queuedS : undefined),
  ];
}

function seconds(value: number | undefined): string {
  return value === undefined ? "–" : formatDuration(value * 1_000);
}

/** GitLab makes the jobs of a pipeline stage by stage. */
function inOrder<T extends Job | Bridge>(jobs: readonly T[]): readonly T[] {
  const firstOf = new Map<string, number>();
  for (const { stage, id } of jobs) firstOf.set(stage, Math.min(id, firstOf.get(stage) ?? id));
  return [...jobs].sort(
    (one, other) => (firstOf.get(one.stage) ?? 0) - (firstOf.get(other.stage) ?? 0) || one.id - other.id,
  );
}

function mostTelling(jobs: readonly (Job | Bridge)[]): readonly (Job | Bridge)[] {
  if (jobs.length <= MOST_ROWS) return jobs;
  const rank = ({ status }: Job | Bridge) =>
    status === "failed" ? 0 : status === "success" || status === "skipped" ? 2 : 1;
  return [...jobs].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_ROWS);
}

function totalsText(jobs: readonly (Job | Bridge)[]): string {
  const totals = new Map<string, number>();
  for (const job of jobs) totals.set(jobMark(job), (totals.get(jobMark(job)) ?? 0) + 1);
  return `${counted(jobs.length, "job")}: ${[...totals].map(([mark, count]) => `${mark} ${count}`).join("&ensp;")}`;
}

function retriesOf(job: Job | Bridge, { pipeline }: PipelineNode, retried: readonly Job[]): number {
  return retried.filter(
    ({ name, pipeline: of }) => name === job.name && of.id === pipeline.id && of.projectId === pipeline.projectId,
  ).length;
}
