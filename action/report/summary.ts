import { type Job, statusText } from "../../shared/gitlab/pipeline.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Outcome } from "../outcome.ts";
import type { Ending } from "./ending.ts";
import { markdownLink, markdownMessage, markdownTable, markdownText } from "./markdown.ts";

const MARK: Readonly<Record<Outcome["kind"], string>> = {
  triggered: "🚀",
  succeeded: "✅",
  failed: "❌",
  canceled: "🚫",
  skipped: "⏭️",
  blocked: "✋",
  "timed-out": "⌛",
  interrupted: "🚫",
  error: "❌",
};

/** Pages that sum up are cut at 1 MiB by GitHub; a table nobody reads to its end need not come near it. */
const MOST_ROWS = 100;

/** The run as a page of Markdown: the pipeline, its jobs, what was brought back, what went wrong. */
export function summaryMarkdown(ending: Ending): string {
  const { outcome, pipeline, project } = ending;
  const where = project === undefined ? "" : ` of ${markdownText(String(project))}`;
  const parts = [`### ${MARK[outcome.kind]} Downstream pipeline${where}: ${outcome.kind}`];
  if (pipeline !== undefined)
    parts.push(
      markdownTable(
        ["Pipeline", "Status", "Ref", "Commit", "Waited"],
        [
          [
            markdownLink(String(pipeline.id), pipeline.webUrl),
            markdownText(statusText(pipeline.status)),
            markdownText(pipeline.ref),
            markdownText(pipeline.sha.slice(0, 12)),
            ending.waitedMs === undefined ? "–" : formatDuration(ending.waitedMs),
          ],
        ],
      ),
    );
  const { jobs = [] } = ending;
  if (jobs.length > 0) parts.push(jobsTable(jobs));
  if (ending.artifacts !== undefined)
    parts.push(
      `**Artifacts:** ${ending.artifacts.count === 1 ? "1 file" : `${ending.artifacts.count} files`} in ${markdownText(ending.artifacts.path)}`,
    );
  const error = outcome.kind === "error" ? outcome.error : ending.beside;
  if (error !== undefined)
    parts.push(`**${error.code}:** ${markdownMessage(error.message)}\n\n${markdownMessage(error.hint)}`);
  if (ending.cancellation !== undefined) parts.push(markdownMessage(ending.cancellation));
  return `${parts.join("\n\n")}\n`;
}

function jobsTable(jobs: readonly Job[]): string {
  const rows = [...jobs].sort((one, other) => one.id - other.id).slice(0, MOST_ROWS);
  const table = markdownTable(["Job", "Stage", "Status", "Duration"], rows.map(jobRow));
  const left = jobs.length - rows.length;
  return left === 0 ? table : `${table}\n\n…and ${left} more jobs.`;
}

function jobRow(job: Job): readonly string[] {
  const status = markdownText(statusText(job.status));
  const reason = job.failureReason === undefined ? "" : ` (${markdownText(job.failureReason)})`;
  const allowed = job.status === "failed" && job.allowFailure ? ", allowed" : "";
  return [
    markdownLink(job.name, job.webUrl),
    markdownText(job.stage),
    `${status}${reason}${allowed}`,
    job.durationS === undefined ? "–" : formatDuration(job.durationS * 1_000),
  ];
}
