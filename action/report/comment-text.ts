import { counted } from "../../shared/text/counted.ts";
import { failureText } from "../model/failure-reason.ts";
import { forgivenIn } from "./causes.ts";
import type { Ending } from "./ending.ts";
import { failuresOf } from "./failures.ts";
import { type Ink, quietInkOf } from "./ink.ts";
import { artifactsLine } from "./summary/artifacts.ts";
import { fitting } from "./summary/fitting.ts";
import { headingText, reasonText } from "./summary/heading.ts";
import { failedJob } from "./summary/logs.ts";
import { pipelinesTable } from "./summary/pipelines.ts";
import { testsLine } from "./summary/tests.ts";

/** GitHub takes 65,536 characters, of which a marker needs some. */
const MOST_BYTES = 60_000;
const MOST_FAILED = 10;

/**
 * A run as a comment on a pull or merge request: shorter than the summary, and nobody is called by it.
 *
 * @param runUrl the page of the surrounding CI run
 */
export function commentMarkdown(ending: Ending, hide: (text: string) => string, runUrl: string | undefined): string {
  const ink = quietInkOf(hide);
  const { root, tests, artifacts, outcome, beside } = ending;
  const error = outcome.kind === "error" ? outcome.error : beside;
  const texts = [
    headingText(ending, ink),
    reasonText(ending, ink),
    error === undefined ? undefined : `**${error.code}:** ${ink.message(error.message)}`,
    root === undefined ? undefined : pipelinesTable(root, ink),
    ...failedTexts(ending, ink),
    tests === undefined ? undefined : testsLine(tests),
    artifacts === undefined ? undefined : artifactsLine(artifacts, ink),
    runUrl === undefined ? undefined : `<sub>${ink.link("Told by this run", runUrl)}</sub>`,
  ].filter((text) => text !== undefined);
  return fitting(
    texts.map((text, rank) => ({ text, rank })),
    MOST_BYTES,
  );
}

function failedTexts({ root, details, outcome }: Ending, ink: Ink): readonly string[] {
  if (root === undefined) return [];
  const failed = outcome.kind === "failed" ? failuresOf(root) : [];
  const logOf = (id: number) => details?.logs.find(({ job }) => job.id === id);
  const forgiven = forgivenIn(root).map((job) => {
    const reason = failureText(job);
    return `${ink.link(job.name, job.webUrl)}${reason === undefined ? "" : ` (${ink.text(reason)})`}`;
  });
  const left = failed.length - MOST_FAILED;
  return [
    ...failed.slice(0, MOST_FAILED).map(({ job, cause }) => failedJob(job, cause, logOf(job.id), ink)),
    ...(left > 0 ? [`…and ${counted(left, "more failed job")}.`] : []),
    ...(forgiven.length > 0 ? [`⚠️ Failed, which is allowed: ${forgiven.slice(0, MOST_FAILED).join(", ")}`] : []),
  ];
}
