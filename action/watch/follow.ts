import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { listPipelineJobs, peekPipeline } from "../../shared/gitlab/jobs.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { getPipeline } from "../../shared/gitlab/pipelines.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Host } from "../host.ts";
import { type PipelineNode, rootOf } from "../tree.ts";
import { jobsReader } from "./jobs-reader.ts";
import { ladderOf, type Rung } from "./ladder.ts";
import { Lookout } from "./lookout.ts";
import type { WatchPolicy } from "./policy.ts";
import { type Watched, watch } from "./watch.ts";

/** What following a pipeline stands on. */
export interface FollowDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** The pipeline to follow. */
export interface FollowOrder {
  readonly started: Pipeline;
  /** Its project as the user writes it. */
  readonly project: ProjectRef;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  readonly policy: WatchPolicy;
}

/** Hears what is learnt on the way, so that whoever asked knows the latest even when it ends with an error. */
export interface Hearing {
  readonly tree: (root: PipelineNode) => void;
}

/** Watches a pipeline of GitLab until it settles or time is up, and shows the host what changes. Throws as `watch` does. */
export async function follow(
  { gitlab, host, clock, random }: FollowDeps,
  { started, project, readers, policy }: FollowOrder,
  heard: Hearing,
  signal: AbortSignal,
): Promise<Watched> {
  const { id, projectId } = started;
  const tell = (text: string) => host.line(text);
  const lookBy = ({ credential, by }: Rung, until: AbortSignal) =>
    by === "pipeline"
      ? getPipeline(gitlab, credential, projectId, id, until)
      : peekPipeline(gitlab, credential, projectId, id, until);
  const what = `pipeline ${id} of ${printable(String(project))}`;
  const lookout = new Lookout({ clock, tell, lookBy }, ladderOf(readers), what);
  const list = (credential: Credential, until: AbortSignal) =>
    listPipelineJobs(gitlab, credential, projectId, id, {}, until);
  const readJobs = jobsReader(readers, list, tell);
  let root = rootOf(started);
  const tree = (changes: Partial<PipelineNode>) => {
    root = { ...root, ...changes };
    heard.tree(root);
  };
  return await watch(
    {
      clock,
      random,
      look: (until) => lookout.look(until),
      listJobs: async (until) => {
        const jobs = await readJobs(until);
        if (jobs !== undefined) tree({ jobs });
        return jobs;
      },
      tell: (change) => host.event({ kind: "tree", root, changes: [change] }),
      warn: (text) => host.warning(text),
      seen: (pipeline) => tree({ pipeline }),
    },
    started,
    policy,
    signal,
  );
}
