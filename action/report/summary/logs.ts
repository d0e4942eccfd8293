import type { Bridge, Job } from "../../../shared/gitlab/pipeline.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { failureText } from "../../model/failure-reason.ts";
import type { Cause } from "../causes.ts";
import type { JobLog } from "../details.ts";
import type { Ink } from "../ink.ts";
import { shownLines } from "../logs/shown-lines.ts";
import { tailLines } from "../logs/tail-lines.ts";
import { pipelineName } from "../pipeline-name.ts";
import { jobMark } from "../status-mark.ts";

const MOST_LINES = 40;
const MOST_CHARS = 8_000;

/** A failed job with the end of its log, folded. */
export function failedJob(job: Job | Bridge, cause: Cause | undefined, log: JobLog | undefined, ink: Ink): string {
  const reason = failureText(job);
  const where = cause === undefined || cause.isRoot ? "" : ` in ${ink.text(pipelineName(cause.pipeline))}`;
  const after = job.durationS === undefined ? "" : `, after ${formatDuration(job.durationS * 1_000)}`;
  const title = `${jobMark(job)} <b>${ink.text(job.name)}</b> (stage ${ink.text(job.stage)})${where}${reason === undefined ? "" : `: ${ink.text(reason)}`}${after}`;
  const link = ink.link(`Job ${job.id}`, job.webUrl);
  if (log === undefined) return `${title} · ${link}`;
  const lines = tailLines(shownLines(log.parts, "failure"), { lines: MOST_LINES, chars: MOST_CHARS });
  return `<details><summary>${title}</summary>\n\n${link}\n\n${ink.block(lines)}\n\n</details>`;
}
