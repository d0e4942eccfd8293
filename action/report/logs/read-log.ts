import { plainLine } from "./plain-line.ts";

/** A part of a job's log: a line, or a section that GitLab's page folds. All text is plain and printable. */
export type LogPart = { readonly kind: "line"; readonly text: string } | LogSection;

/** A section of a log, as the runner or a script has marked it. */
export interface LogSection {
  readonly kind: "section";
  /** As in the marker: `step_script`. */
  readonly name: string;
  /** What is shown where it is folded; empty when the marker came without. */
  readonly title: string;
  /** Whether GitLab's page shows it folded. */
  readonly collapsed: boolean;
  readonly parts: readonly LogPart[];
  /** How long it took, when both its markers were seen. */
  readonly tookS?: number;
}

/**
 * The marker of a section (lib/gitlab/regex.rb `build_trace_section_regex`, doc/ci/jobs/job_logs): it may stand anywhere in a
 * line, has options in brackets, and ends with a carriage return and "erase line".
 */
const MARKER =
  // oxlint-disable-next-line no-control-regex
  /(?:\u001b\[0K)?section_(start|end):(\d+):([a-zA-Z0-9_.-]+)(?:\[((?:\w+=\w+)(?:, ?\w+=\w+)*)\])?\r\u001b\[0K/g;

/**
 * What newer runners put before every line (FF_TIMESTAMPS; lib/gitlab/ci/ansi2json/converter.rb): time, number and kind of the
 * stream, and a plus when the line goes on with the one before it.
 */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z [0-9a-f]{2}[EO]([+ ])/;

/** Nobody nests sections so deeply; what a deeper one holds counts as the last one's. */
const MOST_DEEP = 20;

const COLLAPSED = /\bcollapsed=true\b/;

/** A section whose end has not been seen yet. */
interface Open {
  readonly name: string;
  readonly atS: number;
  readonly collapsed: boolean;
  title: string | undefined;
  parts: LogPart[];
}

/**
 * Reads a job's log, or the end of one, into lines and sections.
 *
 * Where the beginning was cut off, lines before the end of a section that never began are that section's. Sections that do
 * not end go to the end of the log.
 */
export function readLog(raw: string): readonly LogPart[] {
  const root: Open = { name: "", atS: 0, collapsed: false, title: "", parts: [] };
  const stack: Open[] = [root];
  for (const line of linesOf(raw)) {
    const markers = [...line.matchAll(MARKER)];
    if (markers.length === 0) addLine(stack, line);
    let at = 0;
    for (const marker of markers) {
      addRest(stack, line.slice(at, marker.index));
      at = marker.index + marker[0].length;
      const [, side, seconds, name = "", options = ""] = marker;
      if (side === "end") close(stack, name, Number(seconds));
      else if (stack.length <= MOST_DEEP)
        stack.push({ name, atS: Number(seconds), collapsed: COLLAPSED.test(options), title: undefined, parts: [] });
    }
    if (markers.length > 0) addRest(stack, line.slice(at));
  }
  while (stack.length > 1) fold(stack, undefined);
  return root.parts;
}

/** The log's lines without timestamps, those that were broken in two as one. */
function linesOf(raw: string): readonly string[] {
  const lines = raw.split("\n");
  if (lines.at(-1) === "") lines.pop();
  // GitLab decides by the first line, too.
  if (!TIMESTAMP.test(lines[0] ?? "")) return lines;
  const whole: string[][] = [];
  for (const line of lines) {
    const [prefix = "", continues] = TIMESTAMP.exec(line) ?? [];
    const text = line.slice(prefix.length);
    const last = whole.at(-1);
    if (continues === "+" && last !== undefined) last.push(text);
    else whole.push([text]);
  }
  return whole.map((parts) => parts.join(""));
}

function addLine(stack: readonly Open[], raw: string): void {
  stack.at(-1)?.parts.push({ kind: "line", text: plainLine(raw) });
}

/** Adds what shares its line with a marker: right behind the start of a section it is the section's title. */
function addRest(stack: readonly Open[], raw: string): void {
  const open = stack.at(-1);
  if (open === undefined) return;
  const text = plainLine(raw);
  if (open.title === undefined) open.title = text;
  else if (text !== "") open.parts.push({ kind: "line", text });
}

function close(stack: Open[], name: string, atS: number): void {
  const opened = stack.findLastIndex((open, depth) => depth > 0 && open.name === name);
  if (opened > 0) {
    while (stack.length > opened + 1) fold(stack, undefined);
    fold(stack, atS);
    return;
  }
  // Its beginning is not there: whatever stands before belongs to it.
  const [root] = stack;
  if (stack.length > 1 || root === undefined || root.parts.length === 0) return;
  root.parts = [{ kind: "section", name, title: "", collapsed: false, parts: root.parts }];
}

/** Ends the innermost section. */
function fold(stack: Open[], endS: number | undefined): void {
  const open = stack.pop();
  const parent = stack.at(-1);
  if (open === undefined || parent === undefined) return;
  const { name, title = "", collapsed, parts, atS } = open;
  const took = endS === undefined ? {} : { tookS: Math.max(0, endS - atS) };
  parent.parts.push({ kind: "section", name, title, collapsed, parts, ...took });
}
