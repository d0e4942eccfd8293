import type { Job } from "../../shared/gitlab/pipeline.ts";
import { jobsOf, type PipelineNode } from "../model/tree.ts";
import { failedJobs, forgivenJobs } from "./failed-jobs.ts";

/** Nobody reads the logs of more jobs than this, and each costs a call. */
const MOST_JOBS = 100;

/** The jobs whose logs a report shows: those that failed the run first, then those that were allowed to fail, then the rest. */
export function jobsToShow(root: PipelineNode, wanted: "none" | "failed" | "all"): readonly Job[] {
  if (wanted === "none") return [];
  // A job that never began has written nothing.
  const begun = jobsOf(root).filter(({ startedAt }) => startedAt !== undefined);
  const failed = [...failedJobs(begun), ...forgivenJobs(begun)];
  const rest =
    wanted === "all" ? begun.filter((job) => !failed.includes(job)).sort((one, other) => one.id - other.id) : [];
  return [...failed, ...rest].slice(0, MOST_JOBS);
}
