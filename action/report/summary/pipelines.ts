import { statusText } from "../../../shared/gitlab/pipeline.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { type PipelineNode, ranForS } from "../../model/tree.ts";
import type { Ink } from "../ink.ts";
import { markdownTable } from "../markdown.ts";
import { projectPathOf } from "../pipeline-name.ts";
import { statusMark } from "../status-mark.ts";

const MOST_ROWS = 50;

/** The tree of pipelines, those started by others below them. */
export function pipelinesTable(root: PipelineNode, ink: Ink): string {
  const rows = rowsOf(root, 0, ink);
  const table = markdownTable(["Pipeline", "Status", "Ref", "Commit", "Ran for"], rows.slice(0, MOST_ROWS));
  return rows.length <= MOST_ROWS ? table : `${table}\n\n…and ${rows.length - MOST_ROWS} more pipelines.`;
}

function rowsOf(node: PipelineNode, depth: number, ink: Ink): readonly (readonly string[])[] {
  const { pipeline, bridge, children } = node;
  const path = projectPathOf(pipeline);
  const name = [
    depth === 0 ? "" : `${"&emsp;".repeat(depth - 1)}↳ `,
    ink.link(`#${pipeline.id}`, pipeline.webUrl),
    path === undefined ? "" : ` of ${ink.text(path)}`,
    bridge === undefined ? "" : `, by ${ink.text(bridge.name)}`,
  ];
  const status = `${statusMark(pipeline.status)} ${ink.text(statusText(pipeline.status))}`;
  const seconds = ranForS(node);
  const ran = seconds === undefined ? "–" : formatDuration(seconds * 1_000);
  const row = [name.join(""), status, ink.text(pipeline.ref), ink.text(pipeline.sha.slice(0, 8)), ran];
  return [row, ...children.flatMap((child) => rowsOf(child, depth + 1, ink))];
}
