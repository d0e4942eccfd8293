import { counted } from "../../../shared/text/counted.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { DrawnView } from "../../hosts/live/drawable.ts";
import type { Piece, StyledLine } from "../../hosts/live/styled-line.ts";
import { fittingTree } from "../../hosts/live/tree-picture.ts";
import type { NodeKey } from "../model.ts";
import { countEnds, countsText } from "../report/counts.ts";
import type { DrawnNode } from "./drawn-node.ts";
import { nodeLine } from "./node-line.ts";

/** What a node is to whoever watches: to be looked at, under way, over and fine, left out, or still to come. */
type Standing = "bad" | "busy" | "good" | "skipped" | "waiting";

/**
 * What is left out when there are more nodes than lines, each adding to the one before. What runs and what went wrong is left
 * out last, and then only in part.
 */
const LEFT_OUT: readonly (readonly Standing[])[] = [[], ["good"], ["good", "skipped"], ["good", "skipped", "waiting"]];

/** Of a picture that cannot show all that runs and all that went wrong, the share of the latter. */
const SHARE_OF_BAD = 1 / 3;

/**
 * A graph as lines: how it stands in all, then its nodes in the order of the file, those under way with what runs in them as far
 * as there is room. However many nodes there are, no more lines than the view has rows.
 *
 * @param beganMs of the clock of `view.nowMs`
 */
export function graphLines(nodes: readonly DrawnNode[], beganMs: number, view: DrawnView): readonly StyledLine[] {
  const head = headLine(nodes, beganMs, view);
  const room = view.rows - 1;
  if (room < 1) return [head].slice(0, Math.max(0, view.rows));
  const standings = new Map(nodes.map((node) => [node, standingOf(node)]));
  const open = new Set(nodes.filter(({ state }) => state.kind !== "ended").map(({ key }) => key));
  const isOpen = (key: NodeKey) => open.has(key);
  for (const leftOut of LEFT_OUT) {
    const shown = nodes.filter((node) => !leftOut.includes(standings.get(node) ?? "waiting"));
    const rest = shown.length === nodes.length ? [] : [restLine(nodes.length - shown.length)];
    if (shown.length + rest.length <= room)
      return [head, ...withTrees(shown, room - rest.length, isOpen, view), ...rest];
  }
  const bad = nodes.filter((node) => standings.get(node) === "bad");
  const busy = nodes.filter((node) => standings.get(node) === "busy");
  const mostBad = Math.max(Math.floor(room * SHARE_OF_BAD), room - 1 - busy.length);
  const some = bad.slice(0, mostBad);
  const shown = [...some, ...busy.slice(0, Math.max(0, room - 1 - some.length))];
  const lines = shown.map((node) => nodeLine(node, isOpen, view));
  return [head, ...lines, restLine(nodes.length - shown.length)].slice(0, view.rows);
}

function standingOf({ state }: DrawnNode): Standing {
  if (state.kind === "waiting") return "waiting";
  if (state.kind !== "ended") return "busy";
  if (state.end.kind === "succeeded") return "good";
  return state.end.kind === "skipped" ? "skipped" : "bad";
}

/** Each node in a line and, as far as `room` goes, what runs in it below. */
function withTrees(
  nodes: readonly DrawnNode[],
  room: number,
  isOpen: (key: NodeKey) => boolean,
  view: DrawnView,
): readonly StyledLine[] {
  let spare = room - nodes.length;
  let left = nodes.filter(({ root }) => root !== undefined).length;
  return nodes.flatMap((node) => {
    const line = nodeLine(node, isOpen, view);
    const { root, timing } = node;
    if (root === undefined || timing === undefined) return [line];
    const rows = Math.floor(spare / left);
    left -= 1;
    const tree = rows < 1 ? undefined : fittingTree(root, { ...view, timing, rows: rows + 1 });
    // Its first line is the pipeline itself, which is the node's.
    const below = (tree ?? []).slice(1).map((inner) => [plain("  "), ...inner]);
    spare -= below.length;
    return [line, ...below];
  });
}

function headLine(nodes: readonly DrawnNode[], beganMs: number, { marks, nowMs, tick }: DrawnView): StyledLine {
  const ends = nodes.flatMap(({ state }) => (state.kind === "ended" ? [state.end.kind] : []));
  const busy = nodes.filter(({ state }) => state.kind !== "ended" && state.kind !== "waiting").length;
  const waiting = nodes.length - ends.length - busy;
  const counts = [
    countsText(countEnds(ends)),
    ...(busy === 0 ? [] : [`${busy} running`]),
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
  ].filter((text) => text !== "");
  const isOver = ends.length === nodes.length;
  const isBad = ends.some((kind) => kind === "failed" || kind === "error" || kind === "canceled");
  const sign: Piece = isOver
    ? { text: isBad ? marks.failed : marks.success, look: isBad ? "bad" : "good" }
    : { text: tick === undefined ? marks.running : (marks.spinner[tick % marks.spinner.length] ?? ""), look: "busy" };
  return [
    sign,
    { text: ` ${counted(nodes.length, "pipeline")}`, look: "strong" },
    plain(`: ${counts.join(", ")}`),
    { text: `  ${formatDuration(Math.max(1_000, nowMs - beganMs))}`, look: "dim" },
  ];
}

function restLine(count: number): StyledLine {
  return [{ text: `  …and ${count} more`, look: "dim" }];
}

function plain(text: string): Piece {
  return { text, look: "plain" };
}
