import { type Job, statusText } from "../../shared/gitlab/pipeline.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Outcome } from "../outcome.ts";
import { jobsOf } from "../tree.ts";
import type { Ending } from "./ending.ts";
import { markdownLink, markdownMessage, markdownTable, markdownText } from "./markdown.ts";

const MARK: Readonly<Record<Outcome["kind"], string>> = {
  planned: "📝",
  omitted: "⏭️",
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

/** Hides secrets in foreign text; before it is escaped, since no secret is found in what has been. */
type Hide = (text: string) => string;

/** The run as a page of Markdown: the pipeline, its jobs, what was brought back, what went wrong. */
export function summaryMarkdown(ending: Ending, hide: Hide): string {
  const shown = (text: string) => markdownText(hide(text));
  const { outcome, root, project } = ending;
  const pipeline = root?.pipeline;
  const where = project === undefined ? "" : ` of ${shown(String(project))}`;
  const parts = [`### ${MARK[outcome.kind]} Downstream pipeline${where}: ${outcome.kind}`];
  if (pipeline !== undefined)
    parts.push(
      markdownTable(
        ["Pipeline", "Status", "Ref", "Commit", "Waited"],
        [
          [
            markdownLink(String(pipeline.id), hide(pipeline.webUrl)),
            shown(statusText(pipeline.status)),
            shown(pipeline.ref),
            markdownText(hide(pipeline.sha).slice(0, 12)),
            ending.waitedMs === undefined ? "–" : formatDuration(ending.waitedMs),
          ],
        ],
      ),
    );
  const jobs = root === undefined ? [] : jobsOf(root);
  if (jobs.length > 0) parts.push(jobsTable(jobs, hide));
  if (ending.artifacts !== undefined)
    parts.push(
      `**Artifacts:** ${ending.artifacts.count === 1 ? "1 file" : `${ending.artifacts.count} files`} in ${shown(ending.artifacts.path)}`,
    );
  const error = outcome.kind === "error" ? outcome.error : ending.beside;
  if (error !== undefined)
    parts.push(`**${error.code}:** ${markdownMessage(hide(error.message))}\n\n${markdownMessage(hide(error.hint))}`);
  if (ending.cancellation !== undefined) parts.push(markdownMessage(hide(ending.cancellation)));
  return `${parts.join("\n\n")}\n`;
}

function jobsTable(jobs: readonly Job[], hide: Hide): string {
  const rows = [...jobs].sort((one, other) => one.id - other.id).slice(0, MOST_ROWS);
  const table = markdownTable(
    ["Job", "Stage", "Status", "Duration"],
    rows.map((job) => jobRow(job, hide)),
  );
  const left = jobs.length - rows.length;
  return left === 0 ? table : `${table}\n\n…and ${left} more jobs.`;
}

function jobRow(job: Job, hide: Hide): readonly string[] {
  const shown = (text: string) => markdownText(hide(text));
  const status = shown(statusText(job.status));
  const reason = job.failureReason === undefined ? "" : ` (${shown(job.failureReason)})`;
  const allowed = job.status === "failed" && job.allowFailure ? ", allowed" : "";
  return [
    markdownLink(hide(job.name), hide(job.webUrl)),
    shown(job.stage),
    `${status}${reason}${allowed}`,
    job.durationS === undefined ? "–" : formatDuration(job.durationS * 1_000),
  ];
}
