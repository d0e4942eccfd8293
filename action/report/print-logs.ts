import { statusText } from "../../shared/gitlab/pipeline.ts";
import { formatBytes } from "../../shared/text/format-bytes.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Host } from "../model/host.ts";
import type { Details, JobLog } from "./details.ts";
import { shownLines } from "./logs/shown-lines.ts";
import { tailLines } from "./logs/tail-lines.ts";

/** Of one job; a log page of a CI system gets slow beyond that. */
const MOST_OF_ONE = { lines: 2_000, chars: 200_000 };
/** Of all of them. */
const MOST_CHARS = 2_000_000;

/** Prints the logs that were fetched, each folded under its job, and says once what is missing. */
export function printLogs(host: Host, { logs, logsMissing }: Details): void {
  let leftChars = MOST_CHARS;
  const skipped: string[] = [];
  for (const log of logs) {
    const chars = Math.min(MOST_OF_ONE.chars, leftChars);
    if (chars < MOST_OF_ONE.chars / 10) {
      skipped.push(printable(log.job.name, 100));
      continue;
    }
    const lines = tailLines(shownLines(log.parts, "whole"), { lines: MOST_OF_ONE.lines, chars });
    leftChars -= lines.reduce((sum, line) => sum + line.length + 1, 0);
    host.quote(titleOf(log), [...cutText(log), ...lines]);
  }
  if (skipped.length > 0)
    host.line(`Further logs are not printed, since these are long enough: ${skipped.join(", ")}.`);
  if (logsMissing !== undefined) host.line(logsMissing, "dim");
}

function titleOf({ job }: JobLog): string {
  const allowed = job.status === "failed" && job.allowFailure ? ", which is allowed" : "";
  return `Log of ${printable(job.name, 100)} (${printable(job.stage, 60)}, ${printable(statusText(job.status), 60)}${allowed})`;
}

function cutText({ job, leftOutBytes }: JobLog): readonly string[] {
  if (leftOutBytes === 0) return [];
  const much = leftOutBytes === undefined ? "beginning" : `first ${formatBytes(leftOutBytes)}`;
  return [`… the ${much} of the log: ${printable(job.webUrl)}`];
}
