import { statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Ending } from "./ending.ts";
import { failedJobs, forgivenJobs, manualJobs, namesText } from "./failed-jobs.ts";

/** The one line a run ends with: what happened, and where to look. */
export function closingLine(ending: Ending): string {
  const { outcome, pipeline } = ending;
  const url = pipeline === undefined ? "" : `: ${printable(pipeline.webUrl)}`;
  const subject = pipeline === undefined ? "The pipeline" : `Pipeline ${pipeline.id}`;
  const after = ending.waitedMs === undefined ? "" : ` after ${formatDuration(ending.waitedMs)}`;
  const jobs = ending.jobs ?? [];
  switch (outcome.kind) {
    case "planned":
      return "The plan was checked; nothing was triggered.";
    case "omitted":
      return "Nothing was triggered: no token was given, and `if-no-token` is skip.";
    case "triggered":
      return `${subject} is triggered; nobody waits for it${url}`;
    case "succeeded":
      return `${subject} succeeded${after}${forgiven(ending)}${artifacts(ending)}${url}`;
    case "failed": {
      const failed = failedJobs(jobs);
      const why = failed.length === 0 ? "" : `; failed: ${namesText(failed)}`;
      return `${subject} failed${after}${why}${artifacts(ending)}${url}`;
    }
    case "canceled":
      return `${subject} was canceled${after}${artifacts(ending)}${url}`;
    case "skipped":
      return `${subject} was skipped: none of its jobs ran${url}`;
    case "blocked": {
      const manual = manualJobs(jobs);
      const by = manual.length === 0 ? "a manual job" : namesText(manual);
      return `${subject} is blocked${after}: a person has to start ${by}${url}`;
    }
    case "timed-out":
      return `${subject} was still ${statusNow(ending)} when \`${outcome.phase === "start" ? "start-timeout" : "timeout"}\` was over${after}; it runs on${url}`;
    case "interrupted":
      return `The step was stopped${after}. ${ending.cancellation ?? "No pipeline was left running by it."}`;
    case "error":
      return pipeline === undefined
        ? `The step failed with ${outcome.error.code}; no pipeline is known to have been created by it.`
        : `The step failed with ${outcome.error.code}; pipeline ${pipeline.id} was ${statusNow(ending)} when last seen${url}`;
  }
}

function statusNow({ pipeline }: Ending): string {
  return pipeline === undefined ? "unknown" : printable(statusText(pipeline.status), 60);
}

function forgiven({ jobs = [] }: Ending): string {
  const names = forgivenJobs(jobs);
  return names.length === 0 ? "" : ` (allowed to fail, and failed: ${namesText(names)})`;
}

function artifacts({ artifacts: found, beside }: Ending): string {
  if (beside !== undefined) return `; its artifacts could not be brought back (${beside.code})`;
  if (found === undefined) return "";
  return `; ${found.count === 1 ? "1 file is" : `${found.count} files are`} in ${printable(found.path)}`;
}
