import { troubleshootingLink } from "../../../shared/errors/describe.ts";
import { counted } from "../../../shared/text/counted.ts";
import { forgivenIn } from "../causes.ts";
import type { Ending } from "../ending.ts";
import { failuresOf } from "../failures.ts";
import { type Ink, inkOf } from "../ink.ts";
import { artifactsPart } from "./artifacts.ts";
import { fitting, type Part } from "./fitting.ts";
import { gantt } from "./gantt.ts";
import { headingText, reasonText } from "./heading.ts";
import { jobsTable } from "./jobs.ts";
import { failedJob } from "./logs.ts";
import { pipelinesTable } from "./pipelines.ts";
import { testsPart } from "./tests.ts";

/** GitHub takes 1 MiB from a step and refuses a longer page as a whole; escapes it may add have room. */
const MOST_BYTES = 900_000;
/** Failed jobs that are shown each for itself. */
const MOST_FAILED = 20;

/**
 * The run as a page of Markdown: how it ended and why, the pipelines, what failed with the ends of the logs, tests, artifacts,
 * every job, and a picture of the run in time.
 *
 * @param hide takes secrets, and what is to be concealed, out of foreign text
 */
export function summaryMarkdown(ending: Ending, hide: (text: string) => string): string {
  return `${fitting(partsOf(ending, hide), MOST_BYTES)}\n`;
}

/** The parts in the order in which they are read; what may be left out first has the highest rank. */
function partsOf(ending: Ending, hide: (text: string) => string): readonly Part[] {
  const ink = inkOf(hide);
  const { root, tests, artifacts, cancellation } = ending;
  const retried = ending.details?.retriedJobs ?? [];
  const picture = root === undefined ? undefined : gantt(root, retried, hide);
  const table = root === undefined ? undefined : jobsTable(root, retried, ink);
  return [
    { rank: 0, text: headingText(ending, ink) },
    ...given(reasonText(ending, ink), 0),
    ...given(error(ending, ink), 0),
    ...given(cancellation === undefined ? undefined : ink.message(cancellation), 0),
    ...given(
      root === undefined ? undefined : pipelinesTable(root, ink),
      1,
      "The pipelines are too many for this page.",
    ),
    ...failedParts(ending, ink),
    ...given(tests === undefined ? undefined : testsPart(tests, ink), 3),
    ...given(artifacts === undefined ? undefined : artifactsPart(artifacts, ink), 2),
    ...given(ending.dotenv === undefined ? undefined : outputsText(ending.dotenv, ink), 2),
    ...given(table, 4, "The jobs are too many for this page."),
    ...given(picture === undefined ? undefined : pictureText(picture), 5),
  ];
}

function given(text: string | undefined, rank: number, instead?: string): readonly Part[] {
  return text === undefined ? [] : [{ rank, text, ...(instead === undefined ? {} : { instead }) }];
}

function error({ outcome, beside }: Ending, ink: Ink): string | undefined {
  const failure = outcome.kind === "error" ? outcome.error : beside;
  if (failure === undefined) return undefined;
  return `**${failure.code}:** ${ink.message(failure.message)}\n\n${ink.message(failure.hint)}\n\nMore: \`${troubleshootingLink(failure.code)}\``;
}

function failedParts({ root, details, outcome }: Ending, ink: Ink): readonly Part[] {
  if (root === undefined) return [];
  const logOf = (id: number) => details?.logs.find(({ job }) => job.id === id);
  const failed = outcome.kind === "failed" ? failuresOf(root) : [];
  const forgiven = forgivenIn(root);
  const parts = [
    ...failed.slice(0, MOST_FAILED).map(({ job, cause }) => failedJob(job, cause, logOf(job.id), ink)),
    ...(failed.length > MOST_FAILED ? [`…and ${counted(failed.length - MOST_FAILED, "more failed job")}.`] : []),
    ...forgiven.slice(0, MOST_FAILED).map((job) => failedJob(job, undefined, logOf(job.id), ink)),
    ...(forgiven.length > MOST_FAILED ? [`…and ${counted(forgiven.length - MOST_FAILED, "more")} that may fail.`] : []),
    ...(details?.logsMissing === undefined ? [] : [`<sub>${ink.message(details.logsMissing)}</sub>`]),
  ];
  return parts.map((text) => ({ rank: 2, text }));
}

function outputsText(names: readonly string[], ink: Ink): string {
  const shown = names.slice(0, 50).map((name) => ink.text(name));
  const left = names.length - shown.length;
  return `**Outputs from dotenv:** ${shown.join(", ")}${left === 0 ? "" : ` and ${left} more`}`;
}

function pictureText({ text, leftOut }: { readonly text: string; readonly leftOut: number }): string {
  const left = leftOut === 0 ? "" : ` ${counted(leftOut, "shorter job")} left out.`;
  return `\`\`\`mermaid\n${text}\n\`\`\`\n\n<sub>Times are in UTC.${left}</sub>`;
}
