import { type Bridge, type Job, type Pipeline, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { TreeChange } from "../model/event.ts";
import { failureText } from "../model/failure-reason.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";

/** Statuses of a job that has not begun; not worth a line each. */
const NOT_BEGUN = new Set<Status>([
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "scheduled",
  "skipped",
]);

/**
 * What to tell about a tree since the look before: a line for each pipeline that appeared or changed its status, and for each
 * job that began, ended or waits for a person.
 *
 * Lines about a child pipeline begin with the name of the trigger job that started it, those about its children with both. A
 * job that began and ended between two listings gets one line. Jobs are told in the order GitLab made them.
 */
export function treeChanges(before: PipelineNode, after: PipelineNode, waitedMs: number): readonly TreeChange[] {
  const known = new Map(nodesOf(before).map((node) => [keyOf(node.pipeline), node]));
  return changesOf(after, "", known, waitedMs);
}

/** Every status of the tree that this version does not know, as GitLab spells it. */
export function unknownStatuses(root: PipelineNode): readonly string[] {
  const statuses = nodesOf(root).flatMap(({ pipeline, jobs = [], bridges = [] }) =>
    [pipeline, ...jobs, ...bridges].map(({ status }) => status),
  );
  return statuses.flatMap((status) => (typeof status === "string" ? [] : [status.unknown]));
}

function changesOf(
  node: PipelineNode,
  place: string,
  known: ReadonlyMap<string, PipelineNode>,
  waitedMs: number,
): readonly TreeChange[] {
  const before = known.get(keyOf(node.pipeline));
  const inside = place === "" ? "  " : `  ${place}: `;
  return [
    ...pipelineChange(before?.pipeline, node.pipeline, place, waitedMs),
    ...jobChanges(before?.jobs ?? [], node.jobs ?? [], inside),
    ...jobChanges(idle(before?.bridges), idle(node.bridges), inside),
    ...node.children.flatMap((child) => {
      const name = printable(child.bridge?.name ?? "", 100);
      return changesOf(child, place === "" ? name : `${place} > ${name}`, known, waitedMs);
    }),
  ];
}

function pipelineChange(
  before: Pipeline | undefined,
  { id, status, webUrl }: Pipeline,
  place: string,
  waitedMs: number,
): readonly TreeChange[] {
  const text = printable(statusText(status), 60);
  if (before === undefined)
    return [{ text: `  ${place}: pipeline ${id} is ${text}: ${printable(webUrl)}`, tone: "plain" }];
  if (statusText(before.status) === statusText(status)) return [];
  // Looks are seconds apart: parts of one mean nothing, and less than one is what had happened before the first look.
  const seconds = Math.round(waitedMs / 1_000);
  const after = seconds === 0 ? "" : ` (after ${formatDuration(seconds * 1_000)})`;
  return [
    {
      text: place === "" ? `Pipeline ${id}: ${text}${after}` : `  ${place}: pipeline ${id} is ${text}${after}`,
      tone: "plain",
    },
  ];
}

/** Trigger jobs that have started nothing: what others have started speaks for them. */
function idle(bridges: readonly Bridge[] = []): readonly Bridge[] {
  return bridges.filter(({ downstream }) => downstream === undefined);
}

function jobChanges(
  before: readonly (Job | Bridge)[],
  after: readonly (Job | Bridge)[],
  inside: string,
): readonly TreeChange[] {
  const known = new Map(before.map((job) => [job.id, statusText(job.status)]));
  return [...after]
    .sort((one, other) => one.id - other.id)
    .filter((job) => known.get(job.id) !== statusText(job.status) && !NOT_BEGUN.has(job.status))
    .map((job) => jobChange(job, inside));
}

function jobChange(job: Job | Bridge, inside: string): TreeChange {
  const name = `${inside}${printable(job.name, 100)} (${printable(job.stage, 60)})`;
  const after = job.durationS === undefined ? "" : ` after ${formatDuration(job.durationS * 1_000)}`;
  switch (job.status) {
    case "running":
      return { text: `${name} started`, tone: "dim" };
    case "success":
      return { text: `${name} succeeded${after}`, tone: "good" };
    case "failed":
      return job.allowFailure
        ? { text: `${name} failed${after}${reason(job)}, which is allowed`, tone: "dim" }
        : { text: `${name} failed${after}${reason(job)}: ${printable(job.webUrl)}`, tone: "bad" };
    case "canceled":
      return { text: `${name} was canceled${after}`, tone: "dim" };
    case "manual":
      return { text: `${name} waits for a person to start it: ${printable(job.webUrl)}`, tone: "dim" };
    default:
      return { text: `${name} is ${printable(statusText(job.status), 60)}`, tone: "dim" };
  }
}

function reason(job: Job | Bridge): string {
  const text = failureText(job);
  return text === undefined ? "" : ` (${text})`;
}

function keyOf({ projectId, id }: Pipeline): string {
  return `${projectId}/${id}`;
}
