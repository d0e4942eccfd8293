import { nodesOf, type PipelineNode } from "../action/model/tree.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { jobGlob } from "../shared/gitlab/job-glob.ts";
import type { Bridge, Job } from "../shared/gitlab/pipeline.ts";
import { closest } from "../shared/text/closest.ts";
import { printable } from "../shared/text/printable.ts";

/** A job that waits for a person, or for its time. */
export interface WaitingJob {
  readonly node: PipelineNode;
  readonly job: Job | Bridge;
}

/** So many names are told. */
const MOST_NAMED = 20;

/**
 * The jobs of a tree that globs name, among those that can be started; without globs, the manual ones that hold a pipeline
 * up.
 *
 * @throws CodedError NOTHING_TO_PLAY for a glob that names none, with those there are
 */
export function chooseJobs(root: PipelineNode, globs: readonly string[]): readonly WaitingJob[] {
  const waiting = nodesOf(root).flatMap((node) =>
    [...(node.jobs ?? []), ...(node.bridges ?? [])]
      .filter(({ status }) => status === "manual" || status === "scheduled")
      .map((job) => ({ node, job })),
  );
  if (globs.length === 0) {
    const holding = waiting.filter(({ job }) => job.status === "manual" && !job.allowFailure);
    if (holding.length > 0) return holding;
    throw nothing(`No manual job holds pipeline ${root.pipeline.id} up.`, waiting, undefined);
  }
  const chosen = new Set<WaitingJob>();
  for (const glob of globs) {
    const matches = jobGlob(glob);
    const named = waiting.filter(({ job }) => matches(job.name));
    if (named.length === 0) {
      const what = `No job of pipeline ${root.pipeline.id} that could be started is named ${printable(glob, 100)}.`;
      throw nothing(what, waiting, glob);
    }
    for (const one of named) chosen.add(one);
  }
  return [...chosen];
}

function nothing(message: string, waiting: readonly WaitingJob[], glob: string | undefined): CodedError {
  const names = [...new Set(waiting.map(({ job }) => job.name))];
  const meant = glob === undefined ? undefined : closest(glob, names);
  const shown = names.slice(0, MOST_NAMED).map((name) => printable(name, 100));
  const list = `${shown.join(", ")}${names.length > shown.length ? ", …" : ""}`;
  const hint =
    names.length === 0
      ? "None of its jobs waits to be started: look at the pipeline's page in GitLab."
      : `${meant === undefined ? "" : `Did you mean ${printable(meant, 100)}? `}Name one of those that wait: ${list}.`;
  return new CodedError("NOTHING_TO_PLAY", message, { hint });
}
