import { troubleshootingLink } from "../../../shared/errors/describe.ts";
import { counted } from "../../../shared/text/counted.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { type Ink, inkOf } from "../../report/ink.ts";
import { fitting, type Part } from "../../report/summary/fitting.ts";
import type { Graph, GraphEnd, GraphVerdict, NodeEnd, NodeKey } from "../model.ts";
import { countEnds, countsText } from "./counts.ts";
import { type CriticalPath, criticalPath } from "./critical-path.ts";
import { graphPicture } from "./graph-picture.ts";
import { criticalText, remedyOf } from "./graph-words.ts";
import type { LogTails } from "./log-tails.ts";
import { nodesTable } from "./nodes-table.ts";
import { endText, lookOf, WORST_FIRST } from "./outcome-look.ts";

/** GitHub takes 1 MiB from a step and refuses a longer page as a whole; escapes it may add have room. */
const MOST_BYTES = 900_000;
/** Nodes that are told each for itself, with their logs. */
const MOST_TOLD = 25;

const EMOJI: Readonly<Record<GraphVerdict, string>> = {
  succeeded: "✅",
  failed: "❌",
  error: "❌",
  "timed-out": "⌛",
  interrupted: "🚫",
};

/**
 * A graph's run as a page of Markdown: how it ended, the graph as a picture, the critical path, what failed and why with the ends
 * of the logs, and how long each node waited and ran.
 *
 * @param hide takes secrets, and what is to be concealed, out of foreign text
 */
export function graphPage(graph: Graph, end: GraphEnd, tails: LogTails, hide: (text: string) => string): string {
  const ink = inkOf(hide);
  const path = criticalPath(graph, end.nodes);
  const parts: readonly Part[] = [
    { rank: 0, text: headingText(end, ink) },
    ...given(errorText(end, ink), 0),
    ...given(picture(graph, end, path, hide), 4),
    ...given(path === undefined ? undefined : ink.message(criticalText(path, end.endedAt - end.startedAt)), 1),
    ...toldNodes(end, tails, ink),
    ...given(nodesTable(graph, end, new Set(path?.keys), ink), 3, "The pipelines are too many for this page."),
  ];
  return `${fitting(parts, MOST_BYTES)}\n`;
}

/** The graph as mermaid's text alone; undefined when it is too large to be drawn. */
export function graphPictureText(graph: Graph, end: GraphEnd, hide: (text: string) => string): string | undefined {
  return graphPicture(graph, end.nodes, criticalPath(graph, end.nodes)?.keys ?? [], hide)?.text;
}

function given(text: string | undefined, rank: number, instead?: string): readonly Part[] {
  return text === undefined ? [] : [{ rank, text, ...(instead === undefined ? {} : { instead }) }];
}

function headingText(end: GraphEnd, ink: Ink): string {
  const kinds = [...end.nodes.values()].map(({ kind }) => kind);
  const withWarnings = end.verdict === "succeeded" && end.warnings > 0;
  const verdict = withWarnings ? "succeeded with warnings" : end.verdict;
  const head = `### ${withWarnings ? "⚠️" : EMOJI[end.verdict]} Graph of ${counted(kinds.length, "pipeline")}: ${verdict}`;
  const facts = [
    countsText(countEnds(kinds)),
    `took ${formatDuration(Math.max(0, end.endedAt - end.startedAt))}`,
    ...(keptOf(end) === 0 ? [] : [`${keptOf(end)} had ended before this run went on`]),
  ];
  return `${head}\n\n${ink.message(facts.filter((fact) => fact !== "").join(" · "))}`;
}

function keptOf({ nodes }: GraphEnd): number {
  return [...nodes.values()].filter(({ kept }) => kept === true).length;
}

function errorText({ error }: GraphEnd, ink: Ink): string | undefined {
  if (error === undefined) return undefined;
  return `**${error.code}:** ${ink.message(error.message)}\n\n${ink.message(error.hint)}\n\nMore: \`${troubleshootingLink(error.code)}\``;
}

const FOLDED = {
  nothing: "",
  matrix: " Legs of a matrix are drawn as one.",
  alike: " Pipelines that need the same and ended alike are drawn as one.",
  layers: " Pipelines of one layer that ended alike are drawn as one.",
} as const;

function picture(
  graph: Graph,
  end: GraphEnd,
  path: CriticalPath | undefined,
  hide: (text: string) => string,
): string | undefined {
  if (graph.nodes.size === 0) return undefined;
  const drawn = graphPicture(graph, end.nodes, path?.keys ?? [], hide);
  if (drawn === undefined) return "<sub>The graph is too large to be drawn.</sub>";
  const thick = (path?.keys.length ?? 0) > 1 ? "Thick lines: the critical path." : "";
  const notes = `${thick}${FOLDED[drawn.folding]}`.trim();
  return `\`\`\`mermaid\n${drawn.text}\n\`\`\`${notes === "" ? "" : `\n\n<sub>${notes}</sub>`}`;
}

/** What did not go well, the worst first, each with its sentence, its link and the ends of its logs. */
function toldNodes({ nodes }: GraphEnd, tails: LogTails, ink: Ink): readonly Part[] {
  const told = WORST_FIRST.filter((kind) => kind !== "succeeded" && kind !== "skipped").flatMap((kind) =>
    [...nodes].filter(([, end]) => end.kind === kind),
  );
  const parts = told.slice(0, MOST_TOLD).map(([key, end]) => toldNode(key, end, tails, ink));
  const left = told.length - parts.length;
  if (left > 0) parts.push(`…and ${counted(left, "more pipeline")} that did not succeed: see the table below.`);
  return parts.map((text) => ({ rank: 2, text }));
}

function toldNode(key: NodeKey, end: NodeEnd, tails: LogTails, ink: Ink): string {
  const { result, why } = end;
  const title = `${lookOf(end.kind).emoji} <b>${ink.text(key)}</b> ${ink.text(endText(end))}${why === "" ? "" : `: ${ink.message(why)}`}`;
  const link = result?.pipeline === undefined ? "" : ink.link(`Pipeline ${result.pipeline.id}`, result.pipeline.webUrl);
  const { besides: other, hint: todo } = remedyOf(end);
  const hint = [other, todo].flatMap((text) => (text === undefined ? [] : [ink.message(text)])).join(" ");
  const logs = tails
    .of(key)
    .map((tail) => `${ink.text(tail.title)}\n\n${ink.block(tail.lines.map((line) => ink.plain(line)))}`);
  const inside = [[link, hint].filter((text) => text !== "").join(" · "), ...logs].filter((text) => text !== "");
  if (logs.length === 0) return [title, ...inside].join(" · ");
  return `<details><summary>${title}</summary>\n\n${inside.join("\n\n")}\n\n</details>`;
}
