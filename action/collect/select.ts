import { jobGlob } from "../../shared/gitlab/job-glob.ts";
import { globMatcher } from "../../shared/text/glob.ts";
import type { ArtifactSelector } from "./selector.ts";
import type { TreeJob } from "./tree-jobs.ts";

/** A job whose archive is wanted, and which of its files. */
export interface ChosenJob {
  readonly job: TreeJob;
  /** Whether a path in the archive is wanted. */
  readonly wanted: (path: string) => boolean;
  /** Whether only some paths of it were named. */
  readonly isPart: boolean;
}

/** The jobs to collect from. */
export interface Choice {
  readonly chosen: readonly ChosenJob[];
  /** Adding selectors that name no job of the pipeline at all: mostly typing errors, worth a warning. */
  readonly unmatched: readonly ArtifactSelector[];
}

/**
 * The jobs that have an archive and are selected, in the order given.
 *
 * Selectors add up: a job named by several gives the files of all of them. Exclusions win over additions, wherever they
 * stand; a list of only exclusions starts from everything.
 */
export function chooseJobs(jobs: readonly TreeJob[], selectors: readonly ArtifactSelector[]): Choice {
  const compiled = selectors.map((selector) => ({ selector, names: jobGlob(selector.job) }));
  const adding = compiled.filter(({ selector }) => !selector.exclude);
  const excluding = compiled.filter(({ selector }) => selector.exclude);
  const startsFromAll = adding.length === 0 && excluding.length > 0;
  const chosen = jobs.flatMap((job) => {
    if (job.archive === undefined) return [];
    const added = adding.filter(({ names }) => names(job.name)).map(({ selector }) => selector.paths);
    const taken = excluding.filter(({ names }) => names(job.name)).map(({ selector }) => selector.paths);
    if ((added.length === 0 && !startsFromAll) || taken.includes(undefined)) return [];
    const paths = startsFromAll ? [undefined] : added;
    return [{ job, wanted: pathFilter(paths, taken), isPart: !paths.includes(undefined) }];
  });
  // Without any job, nothing can be told about the spelling of a name.
  const unmatched = jobs.length === 0 ? [] : adding.filter(({ names }) => !jobs.some((job) => names(job.name)));
  return { chosen, unmatched: unmatched.map(({ selector }) => selector) };
}

/** `undefined` in `added` means the whole archive; a glob that names a folder means all that is in it, as in `artifacts: paths`. */
function pathFilter(added: readonly (string | undefined)[], taken: readonly (string | undefined)[]) {
  const globs = (list: readonly (string | undefined)[]) =>
    list
      .filter((paths) => paths !== undefined)
      .map((paths) => paths.replace(/\/+$/, ""))
      .flatMap((paths) => [paths, `${paths}/**`]);
  const isAdded = added.includes(undefined) ? () => true : globMatcher(globs(added));
  const isTaken = globMatcher(globs(taken));
  return (path: string) => isAdded(path) && !isTaken(path);
}
