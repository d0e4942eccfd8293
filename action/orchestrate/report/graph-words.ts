import { counted } from "../../../shared/text/counted.ts";
import { listed } from "../../../shared/text/listed.ts";
import { printable } from "../../../shared/text/printable.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { sentence } from "../../report/why.ts";
import type { GraphEnd, GraphVerdict, NodeEnd, NodeKey } from "../model.ts";
import { countEnds, countsText } from "./counts.ts";
import type { CriticalPath } from "./critical-path.ts";
import { ranMs } from "./node-times.ts";
import { endText } from "./outcome-look.ts";

const VERDICTS: Readonly<Record<GraphVerdict, string>> = {
  succeeded: "The graph succeeded",
  failed: "The graph failed",
  error: "The graph ended with an error",
  "timed-out": "The graph had not ended when its `timeout` ended it",
  interrupted: "The run of the graph was stopped",
};

/** The one line a run ends with: what happened, how often, and what it was for. */
export function closingLine(end: GraphEnd): string {
  const kinds = [...end.nodes.values()].map(({ kind }) => kind);
  const counts = countsText(countEnds(kinds));
  const after = ` after ${formatDuration(Math.max(0, end.endedAt - end.startedAt))}`;
  const bad = [...end.nodes].filter(([, { kind }]) => kind === "failed" || kind === "error").map(([key]) => key);
  const named =
    bad.length === 0
      ? ""
      : `; look at ${listed(
          bad.map((key) => printable(key, 100)),
          3,
        )}`;
  if (kinds.length === 0) return `${VERDICTS[end.verdict]}${after}: nothing was started.`;
  return `${VERDICTS[end.verdict]}${after}: of ${counted(kinds.length, "pipeline")}, ${counts}${named}.`;
}

/** Of a node that did not simply succeed: how it ended and why, in one sentence. */
export function nodeSentence(key: NodeKey, end: NodeEnd): string {
  const ran = ranMs(end);
  const after = ran === undefined ? "" : ` after ${formatDuration(ran)}`;
  const head = `${printable(key, 100)} ${verbOf(end)}${after}${end.kind === "allowed-failure" ? ", which is allowed" : ""}`;
  return end.why === "" ? `${head}.` : `${head}: ${sentence(end.why)}`;
}

/** What a person can do about a node, and, where that is not about how it ended, what else went wrong. */
export function remedyOf({ why, result }: Pick<NodeEnd, "why" | "result">): {
  readonly besides?: string;
  readonly hint?: string;
} {
  const error = result?.error;
  if (error === undefined) return {};
  return { ...(why === error.message ? {} : { besides: error.message }), hint: error.hint };
}

function verbOf(end: NodeEnd): string {
  switch (end.kind) {
    case "error":
      return "ended with an error";
    case "canceled":
    case "skipped":
      return `was ${end.kind}`;
    case "allowed-failure":
      return endText({ ...end, kind: "failed" });
    case "succeeded":
    case "failed":
      return endText(end);
  }
}

/** The critical path in a sentence, beside what the run took. */
export function criticalText({ keys, ranMs: pathMs }: CriticalPath, tookMs: number): string {
  const names = keys.length <= MOST_NAMED ? keys : [...keys.slice(0, HALF), "…", ...keys.slice(-HALF)];
  const chain = names.map((key) => printable(key, 100)).join(" → ");
  return `Critical path: ${chain} (${formatDuration(pathMs)}${beside(pathMs, tookMs)}).`;
}

/** What is left beside a path: of a run that went on with an earlier part, the path may be longer than the run. */
function beside(pathMs: number, tookMs: number): string {
  const restMs = tookMs - pathMs;
  if (restMs < 0) return "";
  if (restMs < NOTEWORTHY_MS) return ", which is all the time the run took";
  return restMs < tookMs / 50
    ? ", which is nearly all the time the run took"
    : ` of the ${formatDuration(tookMs)} the run took; the rest was waiting for places and limits`;
}

const HALF = 5;
const MOST_NAMED = 2 * HALF + 1;
const NOTEWORTHY_MS = 1_000;
