import type { Bridge, Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { statusText } from "../../../shared/gitlab/pipeline.ts";
import { printable } from "../../../shared/text/printable.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { type PipelineNode, ranForS } from "../../model/tree.ts";
import type { DrawnView } from "./drawable.ts";
import { markOf } from "./marks.ts";
import { rowsOf, type StageRow, type StageState, stateOf } from "./stage.ts";
import { cutLine, type Piece, padded, type StyledLine, textWidth } from "./styled-line.ts";
import type { Timing } from "./timing.ts";

/** How a tree is drawn; names are shortened, so that what stands behind them fits as well. */
export interface TreeView extends DrawnView {
  /** Was told the time of the clock of `nowMs`. */
  readonly timing: Timing;
}

/** Columns kept free for what stands beside a name: its indent, its sign, a duration, and a reason. */
const BESIDE_A_NAME = 36;
const LEAST_OF_A_NAME = 16;

/**
 * How much is folded when a picture is too high, each adding to the one before: stages that ended well, stages that have not
 * begun, jobs that are over or have not begun, what is left of the stages, the pipelines below the first.
 */
const FOLDS = ["nothing", "done", "not-begun", "quiet-jobs", "stages", "pipelines"] as const;

/** Names wider than that do not push the durations of all others to the right. */
const WIDEST_NAME = 40;

/** A tree of pipelines as lines: stages, jobs and what they have started, with as much folded as the height makes needful. */
export function treePicture(root: PipelineNode, view: TreeView): readonly StyledLine[] {
  const fitting = fittingTree(root, view);
  if (fitting !== undefined) return fitting;
  const lines = pipelineLines(root, undefined, { ...view, fold: FOLDS.length - 1 }, "");
  const shown = lines.slice(0, Math.max(0, view.rows - 1));
  return [...shown, [dim(`…${lines.length - shown.length} more`)]];
}

/** The same where it can be folded enough to fit; else undefined. */
export function fittingTree(root: PipelineNode, view: TreeView): readonly StyledLine[] | undefined {
  for (let fold = 0; fold < FOLDS.length; fold += 1) {
    const lines = pipelineLines(root, undefined, { ...view, fold }, "");
    if (lines.length <= view.rows) return lines;
  }
  return undefined;
}

interface Folding extends TreeView {
  readonly fold: number;
}

function folds(view: Folding, what: (typeof FOLDS)[number]): boolean {
  return view.fold >= FOLDS.indexOf(what);
}

/** A pipeline and what is in it; the trigger job that started it shares its line. */
function pipelineLines(
  node: PipelineNode,
  bridge: Bridge | undefined,
  view: Folding,
  indent: string,
): readonly StyledLine[] {
  const { pipeline, children } = node;
  const durationS = ranForS(node);
  const head: StyledLine = [
    { text: indent, look: "plain" },
    markOf({ status: pipeline.status, allowFailure: bridge?.allowFailure ?? false }, view.marks, view.tick),
    ...(bridge === undefined ? [] : [plain(` ${shortened(bridge.name, view)} ${view.marks.arrow}`)]),
    { text: ` ${placeOf(pipeline)}`, look: bridge === undefined ? "strong" : "plain" },
    plain(
      ` ${statusText(pipeline.status) === "manual" ? "waits for a person" : printable(statusText(pipeline.status), 40)}`,
    ),
    ...durationPiece(
      view.timing.ofPipeline(durationS === undefined ? pipeline : { ...pipeline, durationS }, view.nowMs),
    ),
  ];
  const isDone = folds(view, "done") && pipeline.status === "success";
  if (bridge !== undefined && (isDone || folds(view, "pipelines"))) return [head];
  const inner = `${indent}  `;
  const rows = rowsOf(node);
  const stages = view.timing.stagesOf(pipeline.id);
  const lines = stages.flatMap((stage) =>
    stageLines(
      stage,
      rows.filter((row) => row.stage === stage),
      view,
      inner,
    ),
  );
  const told = new Set(rows.map(({ child }) => child));
  const others = children.filter((child) => !told.has(child));
  return [head, ...lines, ...others.flatMap((child) => pipelineLines(child, child.bridge, view, inner))];
}

function stageLines(stage: string, rows: readonly StageRow[], view: Folding, indent: string): readonly StyledLine[] {
  if (rows.length === 0) return [];
  const state = stateOf(rows);
  const isFolded =
    folds(view, "stages") ||
    (folds(view, "done") && state.kind === "done") ||
    (folds(view, "not-begun") && state.kind === "not-begun");
  const mark = markOf(state.marked, view.marks, view.tick);
  const head: StyledLine = [plain(indent), mark, plain(` ${printable(stage, 80)}`)];
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return rowLines(withStage(only), 0, view, indent);
  const followed = rows.filter(({ child }) => child !== undefined);
  if (isFolded) {
    const below = state.kind === "done" ? [] : followed.flatMap((row) => rowLines(row, 0, view, `${indent}  `));
    return [[...head, dim(`  ${countsText(state)}`)], ...below];
  }
  const shown = folds(view, "quiet-jobs") ? rows.filter((row) => !row.isQuiet) : rows;
  const width = Math.min(WIDEST_NAME, Math.max(0, ...shown.map(({ name }) => textWidth(shortened(name, view)))));
  const quiet = rows.filter((row) => !shown.includes(row));
  return [
    head,
    ...shown.flatMap((row) => rowLines(row, width, view, `${indent}  `)),
    ...(quiet.length === 0
      ? []
      : [[plain(`${indent}  `), dim(`…${quiet.length} more: ${countsText(stateOf(quiet))}`)]]),
  ];
}

/** The only one of its stage stands for it, on one line. */
function withStage(row: StageRow): StageRow {
  return row.name === row.stage ? row : { ...row, name: `${row.stage}: ${row.name}` };
}

function rowLines(row: StageRow, width: number, view: Folding, indent: string): readonly StyledLine[] {
  if (row.child !== undefined) return pipelineLines(row.child, row.bridge, view, indent);
  const duration = durationPiece(view.timing.ofJob(row, view.nowMs));
  const note = row.note === undefined ? [] : [dim(`  ${printable(row.note, 80)}`)];
  const name = shortened(row.name, view);
  return [
    [
      plain(indent),
      markOf(row, view.marks, view.tick),
      plain(` ${duration.length + note.length === 0 ? name : padded(name, width)}`),
      ...duration,
      ...note,
    ],
  ];
}

/** A foreign name as far as it may be seen. */
function shortened(name: string, { columns, hide }: Folding): string {
  const most = Math.max(LEAST_OF_A_NAME, columns - BESIDE_A_NAME);
  return cutLine([plain(printable(hide(name), 100))], most)
    .map(({ text }) => text)
    .join("");
}

/** `3 succeeded, 1 failed`. */
function countsText({ counts }: StageState): string {
  return counts.map(({ status, count }) => `${count} ${status}`).join(", ");
}

/** Where a pipeline runs: `group/app pipeline 7 (main)`. */
function placeOf({ id, ref, webUrl }: Pipeline): string {
  const path = /^\/(.+?)\/-\//.exec(URL.parse(webUrl)?.pathname ?? "")?.[1];
  const project = path === undefined ? "" : `${printable(path, 100)} `;
  return `${project}pipeline ${id}${ref === "" ? "" : ` (${printable(ref, 60)})`}`;
}

function durationPiece(ms: number | undefined): readonly Piece[] {
  return ms === undefined ? [] : [dim(`  ${formatDuration(Math.max(1_000, ms))}`)];
}

function plain(text: string): Piece {
  return { text, look: "plain" };
}

function dim(text: string): Piece {
  return { text, look: "dim" };
}
