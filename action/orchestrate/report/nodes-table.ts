import { counted } from "../../../shared/text/counted.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { Ink } from "../../report/ink.ts";
import { markdownTable } from "../../report/markdown.ts";
import type { Graph, GraphEnd, NodeEnd, NodeKey } from "../model.ts";
import { countEnds } from "./counts.ts";
import { ranMs, waitedMs } from "./node-times.ts";
import { endText, lookOf, WORST_FIRST } from "./outcome-look.ts";

/** A longer table is read by nobody; what did not succeed is in it in any case. */
const MOST_ROWS = 200;
/** A table of more rows is folded at first. */
const MOST_OPEN = 25;

/** Nobody waits for less. */
const SHORT_MS = 500;

/** Every node in the order of the file: how it ended, and how long it waited and ran; undefined when there is none. */
export function nodesTable(
  { nodes }: Pick<Graph, "nodes">,
  end: GraphEnd,
  critical: ReadonlySet<NodeKey>,
  ink: Ink,
): string | undefined {
  const rows = [...nodes.keys()].flatMap((key) => {
    const own = end.nodes.get(key);
    return own === undefined ? [] : [{ key, end: own }];
  });
  if (rows.length === 0) return undefined;
  const shown = new Set(mostTelling(rows));
  const lines = rows.filter((row) => shown.has(row)).map((row) => lineOf(row.key, row.end, critical, ink));
  const table = markdownTable(["Pipeline", "End", "Waited", "Ran", "In GitLab"], lines);
  const left = rows.length - shown.size;
  const more = left === 0 ? "" : `\n\n…and ${counted(left, "more pipeline")}.`;
  const counts = countEnds(rows.map((row) => row.end.kind));
  const totals = WORST_FIRST.toReversed().flatMap((kind) =>
    counts[kind] === 0 ? [] : [`${lookOf(kind).emoji} ${counts[kind]}`],
  );
  const open = shown.size <= MOST_OPEN ? " open" : "";
  return `<details${open}><summary><b>${counted(rows.length, "pipeline")}: ${totals.join("&ensp;")}</b></summary>\n\n${table}${more}\n\n</details>`;
}

interface Row {
  readonly key: NodeKey;
  readonly end: NodeEnd;
}

function mostTelling(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= MOST_ROWS) return rows;
  const rank = ({ end }: Row) => WORST_FIRST.findIndex((kind) => kind === end.kind);
  return rows.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_ROWS);
}

function lineOf(key: NodeKey, end: NodeEnd, critical: ReadonlySet<NodeKey>, ink: Ink): readonly string[] {
  const { pipeline } = end.result ?? {};
  const tries = end.attempts > 1 ? ` (try ${end.attempts})` : "";
  const name = critical.has(key) ? `<b>${ink.text(key)}</b>` : ink.text(key);
  return [
    name,
    `${lookOf(end.kind).emoji} ${ink.text(endText(end))}${tries}${end.kept === true ? ", earlier" : ""}`,
    durationText(waitedMs(end)),
    durationText(ranMs(end)),
    pipeline === undefined ? "–" : ink.link(`#${pipeline.id}`, pipeline.webUrl),
  ];
}

function durationText(ms: number | undefined): string {
  if (ms === undefined) return "–";
  return ms < SHORT_MS ? "0s" : formatDuration(ms);
}
