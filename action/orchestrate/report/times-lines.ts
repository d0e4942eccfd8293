import { printable } from "../../../shared/text/printable.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { Graph, NodeEnd, NodeKey } from "../model.ts";
import { ranMs, waitedMs } from "./node-times.ts";
import { endText, lookOf } from "./outcome-look.ts";

/** A longer table is read by nobody; the result has all of it. */
const MOST_LINES = 200;
const WIDEST_NAME = 50;

/** Every node that was started in a line of a table, the longest first: how long it waited and ran, and how it ended. */
export function timesLines(
  { nodes }: Pick<Graph, "nodes">,
  ends: ReadonlyMap<NodeKey, NodeEnd>,
  critical: ReadonlySet<NodeKey>,
): readonly string[] {
  const rows = [...nodes.keys()].flatMap((key) => {
    const end = ends.get(key);
    const ran = end === undefined ? undefined : ranMs(end);
    return end === undefined || ran === undefined ? [] : [{ key, end, ran, waited: waitedMs(end) ?? 0 }];
  });
  if (rows.length === 0) return ["  None was started."];
  const shown = rows.toSorted((one, other) => other.ran - one.ran).slice(0, MOST_LINES);
  const names = shown.map(({ key }) => printable(key, WIDEST_NAME));
  const width = Math.max(8, ...names.map(({ length }) => length));
  const left = rows.length - shown.length;
  return [
    `    ${"pipeline".padEnd(width)}  ${"waited".padStart(8)}  ${"ran".padStart(8)}`,
    ...shown.map(({ key, end, ran, waited }, at) => {
      const times = `${text(waited).padStart(8)}  ${text(ran).padStart(8)}`;
      const mark = critical.has(key) ? "*" : " ";
      return `  ${mark} ${(names[at] ?? "").padEnd(width)}  ${times}  ${lookOf(end.kind).sign} ${endText(end)}`;
    }),
    ...(left > 0 ? [`    and ${left} more`] : []),
    ...(critical.size > 0 ? ["  * on the critical path"] : []),
  ];
}

function text(ms: number): string {
  return ms < 500 ? "0s" : formatDuration(ms);
}
