import type { Bridge, Job } from "../../shared/gitlab/pipeline.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { failureText } from "../model/failure-reason.ts";
import type { Host } from "../model/host.ts";
import { forgivenIn } from "./causes.ts";
import type { Ending } from "./ending.ts";
import { type Failure, failuresOf } from "./failures.ts";
import { shownLines } from "./logs/shown-lines.ts";
import { tailLines } from "./logs/tail-lines.ts";
import { pipelineName } from "./pipeline-name.ts";

/** GitHub shows ten errors and ten warnings of a step; two errors are for the end itself. */
const MOST = 8;
const LAST_LINES = { lines: 10, chars: 2_000 };

/**
 * Tells each job that failed as an error of its own, or as a warning where the run does not fail of it, and each that was
 * allowed to fail as a warning; where they are too many, the last one names the rest.
 */
export function annotate(host: Host, ending: Ending, doesFail: boolean): void {
  const { root, outcome } = ending;
  if (root === undefined) return;
  const failed = outcome.kind === "failed" || outcome.kind === "timed-out" ? failuresOf(root) : [];
  const tell = doesFail ? (text: string) => host.error(text) : (text: string) => host.warning(text);
  annotateEach(
    failed,
    ({ job }) => job,
    tell,
    (failure) => failureOf(failure, ending, host),
  );
  annotateEach(
    forgivenIn(root),
    (job) => job,
    (text) => host.warning(text),
    (job) => forgivenOf(job),
  );
}

function annotateEach<T>(
  all: readonly T[],
  jobOf: (one: T) => Job | Bridge,
  tell: (text: string) => void,
  textOf: (one: T) => string,
): void {
  const each = all.length > MOST ? all.slice(0, MOST - 1) : all;
  for (const one of each) tell(textOf(one));
  const rest = all.slice(each.length).map((one) => printable(jobOf(one).name, 100));
  if (rest.length > 0) tell(`${counted(rest.length, "more job")} failed: ${listed(rest, 20)}`);
}

function failureOf({ job, cause }: Failure, { details }: Ending, host: Host): string {
  const where = cause.isRoot ? "" : ` in ${pipelineName(cause.pipeline)}`;
  const head = `Job ${printable(job.name, 100)}${where} failed${bracketed(job)}: ${printable(job.webUrl)}`;
  const log = details?.logs.find((one) => one.job.id === job.id);
  // Elsewhere the log stands a few lines above.
  if (log === undefined || host.kind !== "github") return head;
  const lines = tailLines(shownLines(log.parts, "failure"), LAST_LINES).filter((line) => !line.startsWith("… "));
  return [head, ...lines].join("\n");
}

function forgivenOf(job: Job | Bridge): string {
  return `Job ${printable(job.name, 100)} failed${bracketed(job)}, which is allowed: ${printable(job.webUrl)}`;
}

function bracketed(job: Job | Bridge): string {
  const reason = failureText(job);
  return reason === undefined ? "" : ` (${reason})`;
}
