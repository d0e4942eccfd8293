import { statusText } from "../../shared/gitlab/pipeline.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Ending } from "./ending.ts";
import { why } from "./why.ts";

/** The one line a run ends with: what happened, why, and where to look. */
export function closingLine(ending: Ending): string {
  const { outcome, root } = ending;
  const pipeline = root?.pipeline;
  const url = pipeline === undefined ? "" : `: ${printable(pipeline.webUrl)}`;
  const subject = pipeline === undefined ? "The pipeline" : `Pipeline ${pipeline.id}`;
  const after = ending.waitedMs === undefined ? "" : ` after ${formatDuration(ending.waitedMs)}`;
  const reason = why(ending);
  const since = reason === undefined ? "" : `, since ${reason}`;
  switch (outcome.kind) {
    case "planned":
      return "The plan was checked; nothing was triggered.";
    case "omitted":
      return "Nothing was triggered: no token was given, and `if-no-token` is skip.";
    case "triggered":
      return `${subject} is triggered; nobody waits for it${url}`;
    case "succeeded":
      return `${subject} succeeded${after}${reason === undefined ? "" : `, though ${reason}`}${artifacts(ending)}${url}`;
    case "failed":
      return `${subject} failed${after}${since}${artifacts(ending)}${ending.cancellation === undefined ? url : `. ${ending.cancellation}`}`;
    case "canceled":
      return `${subject} was canceled${after}${since}${artifacts(ending)}${url}`;
    case "skipped":
      return `${subject} was skipped${since}${url}`;
    case "blocked":
      return `${subject} is blocked${after}${since}${url}`;
    case "timed-out": {
      const limit = outcome.phase === "start" ? "start-timeout" : "timeout";
      const then = ending.cancellation === undefined ? `; it runs on${url}` : `. ${ending.cancellation}`;
      return `${subject} was not over when \`${limit}\` was${after}${since}${then}`;
    }
    case "interrupted":
      return `The step was stopped${after}. ${ending.cancellation ?? "No pipeline was left running by it."}`;
    case "error":
      return pipeline === undefined
        ? `The step failed with ${outcome.error.code}; no pipeline is known to have been created by it.`
        : `The step failed with ${outcome.error.code}; pipeline ${pipeline.id} was ${statusNow(ending)} when last seen${url}`;
  }
}

function statusNow({ root }: Ending): string {
  return root === undefined ? "unknown" : printable(statusText(root.pipeline.status), 60);
}

function artifacts({ artifacts: found, beside }: Ending): string {
  if (beside !== undefined) return `; what it left could not be brought back (${beside.code})`;
  if (found === undefined) return "";
  return `; ${counted(found.count, "file")} ${found.count === 1 ? "is" : "are"} in ${printable(found.path)}`;
}
