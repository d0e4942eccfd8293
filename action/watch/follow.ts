import { CodedError } from "../../shared/errors/coded-error.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { listPipelineJobs, peekPipeline, playJob } from "../../shared/gitlab/jobs.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { getPipeline, listBridges, recentSuccesses, retryPipeline } from "../../shared/gitlab/pipelines.ts";
import { remembering } from "../../shared/gitlab/remembering.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { graceAfter } from "../../shared/time/grace.ts";
import { within } from "../../shared/time/within.ts";
import type { Host } from "../model/host.ts";
import type { PipelineNode } from "../model/tree.ts";
import { notBefore } from "./expectation.ts";
import { ladderOf, type Rung } from "./ladder.ts";
import { Listings } from "./listings.ts";
import { Lookout } from "./lookout.ts";
import { type Watched, type WatchOrder, watch } from "./watch.ts";

/** How a pipeline stands, as far as this credential may see. */
export type LookAt = typeof getPipeline;

/** What following a pipeline stands on. */
export interface FollowDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Looks at the pipeline itself; absent: by a call of its own each time. */
  readonly lookAt?: LookAt;
  /** How many others are followed beside it, at this moment; absent: none. The more there are, the less often jobs are listed only to be shown. */
  readonly beside?: () => number;
}

/** The pipeline to follow. */
export interface FollowOrder extends WatchOrder {
  /** Its project as the user writes it. */
  readonly project: ProjectRef;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
}

/** Hears what is learnt on the way, so that whoever asked knows the latest even when it ends with an error. */
export interface Hearing {
  readonly tree: (root: PipelineNode) => void;
  /** Told right before a pipeline that may have ended is made to go on. */
  readonly stirring: (pipeline: Pipeline) => void;
}

/** Watches a pipeline of GitLab and what it starts until all of it settles or time is up, and shows the host what changes. Throws as `watch` does. */
export async function follow(
  { gitlab: connection, host, clock, random, lookAt = getPipeline, beside }: FollowDeps,
  order: FollowOrder,
  heard: Hearing,
  signal: AbortSignal,
): Promise<Watched> {
  const { started, project, readers, policy } = order;
  const { id, projectId } = started;
  const gitlab = remembering(connection);
  const tell = (text: string) => host.line(text);
  const warn = (text: string) => host.warning(text);
  const lookBy = ({ credential, by }: Rung, until: AbortSignal) =>
    by === "pipeline"
      ? lookAt(gitlab, credential, projectId, id, until)
      : peekPipeline(gitlab, credential, projectId, id, until);
  const lookout = new Lookout({ clock, tell, lookBy }, ladderOf(readers), `pipeline ${id} of ${projectName(project)}`);
  const listings = new Listings(readers, started, policy.waitForJobs.length > 0 ? "fail" : "tell", tell);
  const actors = new FirstThatReads(readers.filter(isUserCredential));
  return await watch(
    {
      clock,
      random,
      warn,
      ...(beside === undefined ? {} : { beside }),
      look: (until) => lookout.look(until),
      listJobs: (pipeline, until) =>
        listings.jobs(pipeline, (credential) =>
          listPipelineJobs(gitlab, credential, pipeline.projectId, pipeline.id, {}, until),
        ),
      ...(policy.follow
        ? {
            listBridges: (pipeline: Pipeline, until: AbortSignal) =>
              listings.bridges(pipeline, (credential) =>
                listBridges(gitlab, credential, pipeline.projectId, pipeline.id, until),
              ),
          }
        : {}),
      ...(host.isDrawn === true
        ? { isWatched: true }
        : {
            notBefore: (until: AbortSignal) =>
              expected({ clock, signal: until }, (soon) =>
                new FirstThatReads(readers).read((credential) =>
                  recentSuccesses(connection, credential, projectId, started, soon),
                ),
              ),
          }),
      play: async ({ node: { pipeline }, job, variables }, until) => {
        heard.stirring(pipeline);
        await graceAfter(clock, ACT_GRACE_MS, until, (late) =>
          actors.read((credential) => playJob(connection, credential, pipeline.projectId, job.id, variables, late)),
        );
      },
      retry: async (pipeline, until) => {
        heard.stirring(pipeline);
        await graceAfter(clock, ACT_GRACE_MS, until, (late) =>
          actors.read((credential) => retryPipeline(connection, credential, pipeline.projectId, pipeline.id, late)),
        );
      },
      played: ({ job }) => host.event({ kind: "played", job: job.name, jobId: job.id }),
      retried: (pipeline, attempt, of) => host.event({ kind: "retried", pipeline, attempt, of }),
      outage: (state, text) => {
        host.event({ kind: "outage", state, text });
        if (state === "began") warn(text);
      },
      seen: (root, changes) => {
        heard.tree(root);
        if (changes.length > 0) host.event({ kind: "tree", root, changes });
      },
    },
    order,
    signal,
  );
}

/**
 * How long the answer to a retry or a play is still awaited when the step is told to stop: a cancel that overtakes it would
 * cancel nothing.
 */
const ACT_GRACE_MS = 4_000;

/** What lists are waited for that only make the wait cheaper. */
const EXPECTATION_WITHIN_MS = 5_000;

/** How long the pipeline takes at least; undefined whatever went wrong about finding out. */
async function expected(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  list: (signal: AbortSignal) => Promise<readonly Pipeline[]>,
): Promise<number | undefined> {
  const tooLate = () => new CodedError("GITLAB_DEADLINE", "GitLab did not list earlier pipelines.");
  try {
    return notBefore(await within(clock, EXPECTATION_WITHIN_MS, tooLate, list, signal));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
