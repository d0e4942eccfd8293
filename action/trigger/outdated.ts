import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { type Marked, MarkReader } from "../../shared/gitlab/mark-reader.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { counted } from "../../shared/text/counted.ts";
import type { NewPipeline } from "../model/new-pipeline.ts";
import { type Marks, OUR_SOURCES, readMarks } from "./marks.ts";
import { readersOf, type StartDeps, type StartOrder } from "./start.ts";

/**
 * Statuses GitLab cancels (Ci::HasStatus::CANCELABLE_STATUSES), in the order in which pipelines go through them. A pipeline
 * that waits for a person is left to that person.
 */
const CANCELABLE = [
  "scheduled",
  "created",
  "waiting_for_callback",
  "waiting_for_resource",
  "preparing",
  "pending",
  "running",
] as const;

/**
 * The pipelines of the same concurrency key that are older than ours and have not ended, and what may cancel them.
 *
 * Two runs at the same time leave exactly the newest pipeline: each finds only what is older than its own. Pipelines of
 * the same CI run stay, as do all that do not carry the key. What cannot be found out is a warning, since our own pipeline
 * runs; only the signal's reason is thrown.
 */
export async function findOutdated(
  deps: Pick<StartDeps, "gitlab" | "warn">,
  order: StartOrder,
  ours: Pipeline,
  signal: AbortSignal,
): Promise<{ readonly outdated: readonly Pipeline[]; readonly cancelers: readonly Credential[] }> {
  const { start } = order;
  const { concurrencyKey, cancelOutdated: wanted } = start;
  const cancelers = readersOf(order).filter(isUserCredential);
  const none = { outdated: [], cancelers };
  if (!wanted || concurrencyKey === undefined) return none;
  if (cancelers.length === 0) {
    deps.warn("`cancel-outdated`: pipelines can only be canceled with `access-token` or `oauth-token`.");
    return none;
  }
  try {
    const marks = new MarkReader(deps.gitlab, ours.projectId, cancelers, readMarks);
    const older = (await unfinished(marks, signal)).filter(({ id, source }) => id < ours.id && OUR_SOURCES.has(source));
    const marked = await marks.marksOf(older, signal);
    const hidden = marked.filter((one) => one.marks === "hidden").length;
    if (hidden > 0)
      deps.warn(
        `\`cancel-outdated\`: no token at hand may look into ${counted(hidden, "pipeline")} that may be outdated; that takes a maintainer's, or that of the user they run as.`,
      );
    return { outdated: outdatedAmong(marked, start).map(({ pipeline }) => pipeline), cancelers };
  } catch (error) {
    signal.throwIfAborted();
    if (!isCoded(error)) throw error;
    deps.warn(`\`cancel-outdated\`: what is outdated could not be found out. ${oneLine(error)}`);
    return none;
  }
}

/** Those that carry the key and were started by another CI run. */
function outdatedAmong(
  marked: readonly Marked<Partial<Marks>>[],
  { concurrencyKey, ciRun }: Pick<NewPipeline, "concurrencyKey" | "ciRun">,
): readonly Marked<Partial<Marks>>[] {
  return marked.filter(
    ({ marks }) =>
      marks !== "hidden" && marks.concurrencyKey === concurrencyKey && (ciRun === undefined || marks.ciRun !== ciRun),
  );
}

/**
 * The newest of each status. One after the other: a pipeline that moves on meanwhile is met in the next status instead.
 *
 * A status that a version of GitLab does not know is refused, and has no pipelines there.
 */
async function unfinished(marks: MarkReader<unknown>, signal: AbortSignal): Promise<readonly Pipeline[]> {
  const found = new Map<number, Pipeline>();
  for (const status of CANCELABLE) {
    try {
      for (const pipeline of (await marks.page({ status }, 1, signal)).pipelines) found.set(pipeline.id, pipeline);
    } catch (error) {
      if (!isCoded(error, "GITLAB_REQUEST_REFUSED")) throw error;
    }
  }
  return [...found.values()];
}
