import { isComplete, statusText } from "../../shared/gitlab/pipeline.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { nodesOf } from "../model/tree.ts";
import type { Ending } from "./ending.ts";
import { why } from "./why.ts";

/** Whoever was told so soon did not wait. */
const NO_WAIT_MS = 1_000;

/** The one line a run ends with: what happened, why, and where to look. */
export function closingLine(ending: Ending): string {
  const { outcome, root } = ending;
  const pipeline = root?.pipeline;
  const url = pipeline === undefined ? "" : `: ${printable(pipeline.webUrl)}`;
  const subject = pipeline === undefined ? "The pipeline" : `Pipeline ${pipeline.id}`;
  const after = afterText(ending);
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
      const on = outcome.phase === "start" ? "it waits on" : "it runs on";
      const then = ending.cancellation === undefined ? `; ${on}${url}` : `. ${ending.cancellation}`;
      return outcome.phase === "start"
        ? `No job of ${subject.toLowerCase()} had begun when \`start-timeout\` ended the wait${after}${since}${then}`
        : `${subject} had not ended when \`timeout\` ended the wait${after}${since}${then}`;
    }
    case "interrupted":
      return `The step was stopped${after}. ${ending.cancellation ?? leftText(ending)}`;
    case "error":
      return pipeline === undefined
        ? `The step failed with ${outcome.error.code}; it knows of no pipeline.`
        : `The step failed with ${outcome.error.code}; pipeline ${pipeline.id} was ${statusNow(ending)} when last seen${url}`;
  }
}

/** How long the run waited: of a pipeline that it did not start itself, that is not how long it took. */
function afterText({ how, waitedMs }: Ending): string {
  if (waitedMs === undefined) return "";
  const time = formatDuration(waitedMs);
  if (how !== "given" && how !== "resumed") return ` after ${time}`;
  return waitedMs < NO_WAIT_MS ? "" : ` after a wait of ${time}`;
}

/** Of a run that has cancelled nothing. */
function leftText(ending: Ending): string {
  const { root } = ending;
  if (root === undefined || nodesOf(root).every(({ pipeline }) => isComplete(pipeline.status)))
    return "No pipeline was left running by it.";
  const { id, webUrl } = root.pipeline;
  return `Pipeline ${id} is not cancelled, and was ${statusNow(ending)} when last seen: ${printable(webUrl)}`;
}

function statusNow({ root }: Ending): string {
  return root === undefined ? "unknown" : printable(statusText(root.pipeline.status), 60);
}

function artifacts({ artifacts: found, beside }: Ending): string {
  if (beside !== undefined) return `; what it left could not be brought back (${beside.code})`;
  if (found === undefined) return "";
  return `; ${counted(found.count, "file")} ${found.count === 1 ? "is" : "are"} in ${printable(found.path)}`;
}
