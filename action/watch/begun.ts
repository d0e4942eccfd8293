import type { Bridge, Job, Status } from "../../shared/gitlab/pipeline.ts";
import { statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { nodesOf, type PipelineNode } from "../tree.ts";

/** Statuses of a job that nothing has been done for yet. */
const NOT_BEGUN: ReadonlySet<Status> = new Set<Status>([
  "created",
  "waiting_for_resource",
  "waiting_for_callback",
  "preparing",
  "pending",
  "scheduled",
  "manual",
  "skipped",
  "canceled",
]);

/** Whether any job of the tree has begun; where jobs may not be listed, the status of their pipeline tells. */
export function hasBegun(root: PipelineNode): boolean {
  return nodesOf(root).some(({ pipeline, jobs, children }) => {
    if (jobs === undefined) return !NOT_BEGUN.has(pipeline.status) && typeof pipeline.status === "string";
    // A trigger job makes its pipeline run; whether anything of its own does, the child tells.
    if (jobs.length === 0 && children.length === 0) return pipeline.status === "running";
    return jobs.some(({ status, startedAt }) => startedAt !== undefined || isBegun(status));
  });
}

function isBegun(status: Status): boolean {
  return typeof status === "string" && !NOT_BEGUN.has(status);
}

/** The most jobs a sentence names. */
const MOST_NAMED = 3;

/**
 * What the jobs of the tree wait for, as one clause without its full stop: `no runner has taken deploy, which wants the tags
 * gpu and linux`. Undefined when nothing of the tree is listed, or nothing waits.
 */
export function waitingText(root: PipelineNode): string | undefined {
  const waits = nodesOf(root)
    .flatMap(({ jobs = [], bridges = [] }) => [...jobs, ...bridges])
    .flatMap((job) => waitOf(job) ?? [])
    .sort((one, other) => one.rank - other.rank);
  const first = waits[0];
  if (first === undefined) return undefined;
  // What waits for its turn says nothing beside what holds it up.
  const telling = first.rank < LAST_RANK ? waits.filter(({ rank }) => rank < LAST_RANK) : waits;
  const named = telling.slice(0, MOST_NAMED).map(({ text }) => text);
  const more = telling.length - named.length;
  return `${named.join("; ")}${more > 0 ? `; and ${more} more ${more === 1 ? "job waits" : "jobs wait"}` : ""}`;
}

const LAST_RANK = 6;

/** What one job waits for; the lower the rank, the more it tells about a pipeline that does not move. */
function waitOf(job: Job | Bridge): { readonly rank: number; readonly text: string } | undefined {
  const name = printable(job.name, 100);
  switch (job.status) {
    case "pending":
      return "tagList" in job
        ? { rank: 0, text: `no runner has taken ${name}${tagsText(job.tagList)}` }
        : { rank: 0, text: `the trigger job ${name} has not started its pipeline` };
    case "waiting_for_resource":
      return { rank: 1, text: `${name} waits for its resource group, which another job holds` };
    case "waiting_for_callback":
      return { rank: 1, text: `${name} waits for a callback` };
    case "preparing":
      return { rank: 1, text: `${name} is being prepared` };
    case "manual":
      return job.allowFailure ? undefined : { rank: 2, text: `${name} waits for a person to start it` };
    case "scheduled":
      return { rank: 3, text: `${name} is delayed and starts by itself` };
    case "running":
      return { rank: 5, text: `${name} is still running` };
    case "canceling":
      return { rank: 5, text: `${name} is still being canceled` };
    case "created":
      return { rank: LAST_RANK, text: `${name} waits for the jobs before it` };
    case "success":
    case "failed":
    case "canceled":
    case "skipped":
      return undefined;
    default:
      return { rank: 4, text: `${name} is ${printable(statusText(job.status), 60)}` };
  }
}

function tagsText(tags: readonly string[]): string {
  if (tags.length === 0) return "";
  const named = tags.map((tag) => printable(tag, 60));
  return `, which wants the ${tags.length === 1 ? "tag" : "tags"} ${and(named)}`;
}

function and(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
