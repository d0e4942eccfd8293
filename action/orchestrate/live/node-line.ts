import { statusText } from "../../../shared/gitlab/pipeline.ts";
import { listed } from "../../../shared/text/listed.ts";
import { printable } from "../../../shared/text/printable.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { DrawnView } from "../../hosts/live/drawable.ts";
import type { Marks } from "../../hosts/live/marks.ts";
import type { Piece, StyledLine } from "../../hosts/live/styled-line.ts";
import { projectPathOf } from "../../report/pipeline-name.ts";
import type { NodeEnd, NodeEndKind, NodeKey, NodePipeline } from "../model.ts";
import { ranMs } from "../report/node-times.ts";
import { endText } from "../report/outcome-look.ts";
import type { DrawnNode } from "./drawn-node.ts";

const NAMED = 3;

/** A node on one line: its sign, its name, and what it does or how it has ended. */
export function nodeLine(node: DrawnNode, isOpen: (key: NodeKey) => boolean, view: DrawnView): StyledLine {
  const { key, state } = node;
  const name: Piece = { text: ` ${printable(view.hide(key), 100)}`, look: "plain" };
  return [{ text: "  ", look: "plain" }, signOf(node, view), name, ...saidOf()];

  function saidOf(): readonly Piece[] {
    switch (state.kind) {
      case "waiting":
        return [dim(`  ${waitingText(node.needs.filter(isOpen))}`)];
      case "starting":
        return [dim(`  is being started${tryText(state.attempt)}`), ...sincePiece(node, view)];
      case "running":
        return [
          {
            text: ` ${view.marks.arrow} ${placeOf(state.pipeline, view)}${statusOf(node)}${tryText(state.attempt)}`,
            look: "plain",
          },
          ...sincePiece(node, view),
        ];
      case "retrying":
        return [dim(`  has failed, and is tried again${tryText(state.attempt)}`)];
      case "canceling":
        return [dim("  is being cancelled"), ...sincePiece(node, view)];
      case "ended":
        return endPieces(state.end, view);
    }
  }
}

function endPieces(end: NodeEnd, { hide }: DrawnView): readonly Piece[] {
  const took = ranMs(end);
  const time = took === undefined ? [] : [dim(`  ${formatDuration(took)}`)];
  if (end.kind === "succeeded") return end.kept === true ? [...time, dim("  earlier")] : time;
  const why = end.why === "" ? "" : `: ${printable(hide(end.why), 200)}`;
  return [...time, { text: `  ${endText(end)}${why}`, look: end.kind === "skipped" ? "dim" : "plain" }];
}

function signOf({ state }: DrawnNode, { marks, tick }: DrawnView): Piece {
  switch (state.kind) {
    case "waiting":
      return { text: marks.waiting, look: "dim" };
    case "retrying":
      return { text: marks.allowed, look: "warn" };
    case "starting":
    case "running":
    case "canceling":
      return {
        text: tick === undefined ? marks.running : (marks.spinner[tick % marks.spinner.length] ?? ""),
        look: "busy",
      };
    case "ended":
      return SIGNS[state.end.kind](marks);
  }
}

const SIGNS: Readonly<Record<NodeEndKind, (marks: Marks) => Piece>> = {
  succeeded: ({ success }) => ({ text: success, look: "good" }),
  failed: ({ failed }) => ({ text: failed, look: "bad" }),
  error: ({ failed }) => ({ text: failed, look: "bad" }),
  "allowed-failure": ({ allowed }) => ({ text: allowed, look: "warn" }),
  canceled: ({ canceled }) => ({ text: canceled, look: "warn" }),
  skipped: ({ skipped }) => ({ text: skipped, look: "dim" }),
};

/** What a node waits for, in words: what it needs and has not ended, or a place. */
function waitingText(open: readonly NodeKey[]): string {
  return open.length === 0
    ? "waits for a place"
    : `waits for ${listed([...open.slice(0, NAMED).map((key) => printable(key, 60)), ...open.slice(NAMED)], NAMED)}`;
}

function placeOf({ id, webUrl }: NodePipeline, { hide }: DrawnView): string {
  const path = projectPathOf({ webUrl });
  return `${path === undefined ? "" : `${hide(path)} `}pipeline ${id}`;
}

function statusOf({ root }: DrawnNode): string {
  if (root === undefined) return "";
  const status = statusText(root.pipeline.status);
  return ` ${status === "manual" ? "waits for a person" : printable(status, 40)}`;
}

function tryText(attempt: number): string {
  return attempt > 1 ? ` (try ${attempt})` : "";
}

function sincePiece({ sinceMs }: DrawnNode, { nowMs }: DrawnView): readonly Piece[] {
  return sinceMs === undefined ? [] : [dim(`  ${formatDuration(Math.max(1_000, nowMs - sinceMs))}`)];
}

function dim(text: string): Piece {
  return { text, look: "dim" };
}
