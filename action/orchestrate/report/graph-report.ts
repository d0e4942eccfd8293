import { describe } from "../../../shared/errors/describe.ts";
import { counted } from "../../../shared/text/counted.ts";
import { listed } from "../../../shared/text/listed.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Host } from "../../model/host.ts";
import { besides } from "../../report/besides.ts";
import { MOST_LISTED } from "../../report/result.ts";
import type { GraphVoice } from "../live/graph-voice.ts";
import type { Graph, GraphEnd, GraphVerdict, NodeEnd, NodeKey } from "../model.ts";
import { criticalPath } from "./critical-path.ts";
import { graphResultOutput, nodesOutput } from "./graph-outputs.ts";
import { graphPage, graphPictureText } from "./graph-page.ts";
import { type GraphResult, jobsOfNodes, testsOfNodes, toGraphResult } from "./graph-result.ts";
import { closingLine, criticalText, nodeSentence, remedyOf } from "./graph-words.ts";
import { LogTails } from "./log-tails.ts";
import { timesLines } from "./times-lines.ts";

/** GitHub shows ten errors and ten warnings of a step; two errors are for the end itself. */
const MOST_ANNOTATED = 8;
/** Nodes whose logs are shown on a terminal, and how much of each log. */
const MOST_SHOWN = 10;
const SHOWN_LINES = 20;
const ANNOTATED_LINES = 10;

/** A voice that keeps what its report needs, and the report at the end. */
export interface GraphReporter {
  /** To be given to the run in place of the voice it was made of. */
  readonly voice: GraphVoice;
  /** Reports the run's end by everything the place has. Never throws. */
  readonly report: (end: GraphEnd) => Promise<GraphResult>;
}

/** Reports the run of a graph: what failed and why, outputs, the summary page, how long everything took, and the closing line. */
export function graphReporter(voice: GraphVoice, graph: Graph): GraphReporter {
  const tails = new LogTails();
  return {
    voice: {
      host: voice.host,
      hear: (event) => {
        tails.hear(event);
        voice.hear(event);
      },
    },
    report: async (end) => await report(voice.host, graph, end, tails),
  };
}

async function report(host: Host, graph: Graph, end: GraphEnd, tails: LogTails): Promise<GraphResult> {
  const result = toGraphResult(graph, end);
  // The end itself is worth more than its embellishment, and the exit code tells it in any case.
  await besides(host, "The outputs could not be written", () => publish(host, result));
  await besides(host, "The summary could not be written", () =>
    host.summary(graphPage(graph, end, tails, (text) => host.hide(text))),
  );
  await besides(host, "The times could not be told", () => tellTimes(host, graph, end));
  await besides(host, "The pipelines could not be told", () => annotate(host, end, tails));
  if (end.error !== undefined) host.error(describe(end.error));
  const line = closingLine(end);
  if (end.exitCode === 0) host.line(line, TONES[end.verdict]);
  else host.error(line);
  return result;
}

const TONES: Readonly<Record<GraphVerdict, "good" | "bad">> = {
  succeeded: "good",
  failed: "bad",
  error: "bad",
  "timed-out": "bad",
  interrupted: "bad",
};

function publish(host: Host, result: GraphResult): void {
  const tests = testsOfNodes(result);
  host.output("outcome", result.outcome);
  host.output("failed-jobs", JSON.stringify(jobsOfNodes(result, "failedJobs").slice(0, MOST_LISTED)));
  host.output("warnings", JSON.stringify(jobsOfNodes(result, "warnings").slice(0, MOST_LISTED)));
  host.output("tests", tests === undefined ? "" : JSON.stringify(tests));
  const files = result.nodes.reduce((sum, { result: own }) => sum + (own?.artifacts?.count ?? 0), 0);
  host.output("artifacts-downloaded", String(files > 0));
  host.output("pipelines", nodesOutput(result));
  host.output("result", graphResultOutput(result));
}

/** Where a person has watched the graph itself, only the critical path is news. */
function tellTimes(host: Host, graph: Graph, end: GraphEnd): void {
  if (end.nodes.size === 0) return;
  const path = criticalPath(graph, end.nodes);
  if (host.isDrawn !== true) {
    const close = host.section("How long each pipeline waited and ran");
    for (const line of timesLines(graph, end.nodes, new Set(path?.keys))) host.line(line, "dim");
    close();
  }
  // GitLab has no page for it: whoever wants the picture puts this into a description or comment.
  const picture = host.kind === "gitlab-ci" ? graphPictureText(graph, end, (text) => host.hide(text)) : undefined;
  if (picture !== undefined) host.quote("The graph as a picture, for mermaid", picture.split("\n"));
  if (path !== undefined) host.line(criticalText(path, Math.max(0, end.endedAt - end.startedAt)));
}

/** Tells each node that failed as an error of its own, and each that was allowed to as a warning. */
function annotate(host: Host, { nodes }: GraphEnd, tails: LogTails): void {
  const failed = [...nodes].filter(([, { kind }]) => kind === "failed" || kind === "error");
  const forgiven = [...nodes].filter(([, { kind }]) => kind === "allowed-failure");
  if (host.isDrawn === true) for (const [key] of failed.slice(0, MOST_SHOWN)) showLogs(host, key, tails);
  annotateEach(failed, (text) => host.error(text), host, tails);
  annotateEach(forgiven, (text) => host.warning(text), host, tails);
}

function showLogs(host: Host, key: NodeKey, tails: LogTails): void {
  for (const { title, lines } of tails.of(key))
    host.quote(`${printable(key, 100)}: ${title}`, lines.slice(-SHOWN_LINES));
}

function annotateEach(
  all: readonly (readonly [NodeKey, NodeEnd])[],
  tell: (text: string) => void,
  host: Host,
  tails: LogTails,
): void {
  const each = all.length > MOST_ANNOTATED ? all.slice(0, MOST_ANNOTATED - 1) : all;
  for (const [key, end] of each) tell(annotationOf(key, end, host, tails));
  const rest = all.slice(each.length).map(([key]) => printable(key, 100));
  if (rest.length > 0) tell(`${counted(rest.length, "more pipeline")} failed: ${listed(rest, 20)}`);
}

function annotationOf(key: NodeKey, end: NodeEnd, host: Host, tails: LogTails): string {
  const { pipeline } = end.result ?? {};
  const head = `${nodeSentence(key, end)}${pipeline === undefined ? "" : ` ${printable(pipeline.webUrl)}`}`;
  const { besides: other, hint } = remedyOf(end);
  const remedy = [
    ...(other === undefined ? [] : [`  besides: ${printable(other)}`]),
    ...(hint === undefined ? [] : [`  what to do: ${hint}`]),
  ];
  const [log] = tails.of(key);
  // Elsewhere the log stands a few lines above.
  const lines = log === undefined || host.kind !== "github" ? [] : log.lines.slice(-ANNOTATED_LINES);
  return [head, ...remedy, ...lines].join("\n");
}
