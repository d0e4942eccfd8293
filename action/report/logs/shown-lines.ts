import { counted } from "../../../shared/text/counted.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { LogPart, LogSection } from "./read-log.ts";

/** How a log is shown: `whole`, or only what is of use to whoever wants to know why the job failed. */
export type LogView = "whole" | "failure";

/** What the runner does around a job's own commands (gitlab-runner, common/build_stages and shells). */
const HOUSEKEEPING = new Set([
  "resolve_secrets",
  "prepare_executor",
  "prepare_script",
  "get_sources",
  "restore_cache",
  "download_artifacts",
  "archive_cache",
  "archive_cache_on_failure",
  "upload_artifacts_on_success",
  "upload_artifacts_on_failure",
  "cleanup_file_variables",
]);

/** Where a job's own commands run: the first is what runners write now, the second what they wrote. */
const SCRIPT = new Set(["step_script", "build_script"]);

/**
 * A log as lines: a section shown is its title and its lines, one folded a single line that says what it holds.
 *
 * Folded are what the runner does around the job and what the job itself has folded, but never the place where a failed job
 * most likely broke: the last folded part of its script or, where the script never began, the last section there is.
 */
export function shownLines(parts: readonly LogPart[], view: LogView): readonly string[] {
  const sections = parts.filter((part) => part.kind === "section" && part.parts.length > 0) as readonly LogSection[];
  const broke =
    sections.findLast(({ name }) => SCRIPT.has(name)) ??
    sections.findLast(({ name }) => !HOUSEKEEPING.has(name)) ??
    sections.at(-1);
  return parts.flatMap((part) => {
    if (part.kind === "line") return [part.text];
    if (part === broke) return [...titled(part), ...inside(part.parts)];
    const folded = view === "failure" || part.collapsed || HOUSEKEEPING.has(part.name);
    return folded ? [foldedLine(part)] : [...titled(part), ...inside(part.parts)];
  });
}

/** Within a section: all of it, save what the job itself has folded and what is over. */
function inside(parts: readonly LogPart[]): readonly string[] {
  const last = parts.findLast((part) => part.kind === "section");
  return parts.flatMap((part) => {
    if (part.kind === "line") return [part.text];
    return part.collapsed && part !== last ? [foldedLine(part)] : [...titled(part), ...inside(part.parts)];
  });
}

function titled({ title }: LogSection): readonly string[] {
  return title === "" ? [] : [`▾ ${title}`];
}

function foldedLine(section: LogSection): string {
  const lines = linesIn(section.parts);
  const facts = [
    ...(lines === 0 ? [] : [counted(lines, "line")]),
    ...(section.tookS === undefined || section.tookS === 0 ? [] : [formatDuration(section.tookS * 1_000)]),
  ];
  const title = section.title === "" ? section.name : section.title;
  return `▸ ${title}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}

function linesIn(parts: readonly LogPart[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === "line" ? 1 : 1 + linesIn(part.parts)), 0);
}
