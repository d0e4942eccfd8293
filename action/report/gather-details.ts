import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { jobTraceTail, listPipelineJobs, type TraceTail } from "../../shared/gitlab/jobs.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import { bounded } from "../../shared/time/bounded.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";
import type { Host } from "../model/host.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";
import type { Details, JobLog } from "./details.ts";
import { jobsToShow } from "./jobs-to-show.ts";
import { type LogEnds, MOST_LOG_BYTES } from "./log-ends.ts";
import { readLog } from "./logs/read-log.ts";

/** What gathering stands on. */
export interface DetailsDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** Hides secrets before a log is cut anywhere: half of one would not be known for what it is. */
  readonly host: Pick<Host, "hide">;
}

/** What to gather. */
export interface DetailsOrder {
  /** The tree as last seen. */
  readonly root: PipelineNode;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  /** Whose logs are wanted. */
  readonly jobLogs: "none" | "failed" | "all";
  /** Ends of logs that need not be fetched any more. */
  readonly logEnds?: LogEnds;
  /** Whether earlier runs of retried jobs are wanted: for a page that shows them. */
  readonly retriedJobs: boolean;
}

/** Everything together; what has not come by then is left out. */
const LONGEST_MS = 45_000;
const AT_ONCE = 4;
/** Pipelines of one tree that are asked for retried jobs. */
const MOST_PIPELINES = 20;

/**
 * Fetches what a report shows beside the tree itself: ends of logs, and earlier runs of retried jobs.
 *
 * Never throws and takes a bounded time: a report is made with what there is. Asks for nothing more once `signal` aborts.
 */
export async function gatherDetails(deps: DetailsDeps, order: DetailsOrder, signal: AbortSignal): Promise<Details> {
  const { gitlab, clock, host } = deps;
  const reading = new Reading(order.readers);
  const jobs = jobsToShow(order.root, order.jobLogs);
  const logs = new Map<Job, JobLog>();
  const retriedJobs: Job[] = [];
  const nodes = order.retriedJobs ? nodesOf(order.root).slice(0, MOST_PIPELINES) : [];
  const take = (job: Job, { text, ...rest }: TraceTail) => {
    if (text !== "") logs.set(job, { job, parts: readLog(host.hide(text)), ...rest });
  };
  const toFetch = jobs.filter((job) => {
    const end = order.logEnds?.of(job.id);
    if (end !== undefined) take(job, end);
    return end === undefined;
  });
  const tasks: readonly Task[] = [
    ...toFetch.map((job) => ({
      projectId: job.pipeline.projectId,
      isLog: true,
      read: async (credential: Credential, until: AbortSignal) => {
        const options = { maxBytes: MOST_LOG_BYTES };
        take(job, await jobTraceTail(gitlab, credential, job.pipeline.projectId, job.id, options, until));
      },
    })),
    ...nodes.map((node) => ({
      projectId: node.pipeline.projectId,
      isLog: false,
      read: async (credential: Credential, until: AbortSignal) => {
        retriedJobs.push(...(await retriedJobsOf(gitlab, credential, node, until)));
      },
    })),
  ];
  try {
    await within(
      clock,
      LONGEST_MS,
      () => new Error(`GitLab took longer than ${LONGEST_MS / 1_000} s to send them.`),
      (until) => bounded(tasks, AT_ONCE, until, (task) => reading.do(task, until)),
      signal,
    );
  } catch (error) {
    reading.failed(error);
  }
  const missing = jobs.length > 0 ? reading.logsMissing : undefined;
  return {
    logs: jobs.flatMap((job) => logs.get(job) ?? []),
    retriedJobs,
    ...(missing === undefined ? {} : { logsMissing: missing }),
  };
}

interface Task {
  readonly projectId: number;
  readonly isLog: boolean;
  readonly read: (credential: Credential, until: AbortSignal) => Promise<void>;
}

/** Reads with the credential that may, per project, and remembers where and why that did not work. */
class Reading {
  readonly #readers: readonly Credential[];
  readonly #firsts = new Map<string, FirstThatReads>();
  readonly #closed = new Set<string>();
  logsMissing: string | undefined;

  constructor(readers: readonly Credential[]) {
    this.#readers = readers;
  }

  /** Rejects only when `until` has aborted. */
  async do({ projectId, isLog, read }: Task, until: AbortSignal): Promise<void> {
    // What may list jobs need not read logs.
    const key = `${projectId} ${isLog}`;
    if (this.#closed.has(key)) return;
    const first = this.#firsts.get(key) ?? new FirstThatReads(this.#readers);
    this.#firsts.set(key, first);
    try {
      await first.read((credential) => read(credential, until));
    } catch (error) {
      until.throwIfAborted();
      if (cannotRead(error)) this.#closed.add(key);
      if (isLog) this.failed(error);
    }
  }

  failed(error: unknown): void {
    this.logsMissing ??= missingText(error, this.#readers);
  }
}

function missingText(error: unknown, readers: readonly Credential[]): string {
  const reason = error instanceof Error ? error.message : "they could not be read.";
  return !readers.some(isUserCredential) && cannotRead(error)
    ? "Logs of jobs are not shown: reading them takes `access-token`, unless the pipeline is public."
    : `Logs of jobs are not shown, or not all: ${reason}`;
}

async function retriedJobsOf(
  gitlab: GitLab,
  credential: Credential,
  { pipeline, jobs }: PipelineNode,
  until: AbortSignal,
): Promise<readonly Job[]> {
  const current = new Set(jobs?.map(({ id }) => id));
  // Without the current runs, nobody can tell which ones are earlier.
  if (current.size === 0) return [];
  const all = await listPipelineJobs(
    gitlab,
    credential,
    pipeline.projectId,
    pipeline.id,
    { includeRetried: true },
    until,
  );
  return all.filter(({ id }) => !current.has(id));
}
