import { type Bridge, type Job, statusText } from "../../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../../model/tree.ts";
import { mermaidName } from "../mermaid-name.ts";
import { projectPathOf } from "../pipeline-name.ts";

/** More bars than this are too thin to read. Mermaid itself stops at 50,000 characters. */
const MOST_BARS = 60;
const LONGEST_NAME = 40;
/** Of a letter as high as mermaid draws the names of sections; some are wider, most are not. */
const SECTION_CHAR_PX = 6.2;
const DAY_MS = 86_400_000;
const SHORT_MS = 10_000;

interface Bar {
  readonly job: Job | Bridge;
  /** Of an earlier run of a job that was retried. */
  readonly isEarlier: boolean;
  readonly section: string;
  readonly beginMs: number;
  readonly endMs: number;
}

/** The picture of a run, and how many jobs that have run it leaves out. */
export interface Gantt {
  /** Mermaid's text of it. */
  readonly text: string;
  readonly leftOut: number;
}

/**
 * The run as a picture of bars in time, for mermaid; undefined when no job has begun.
 *
 * Mermaid shows times in the reader's zone; since they are given without one, what it shows is UTC for everybody.
 */
export function gantt(root: PipelineNode, retried: readonly Job[], hide: (text: string) => string): Gantt | undefined {
  const bars = nodesOf(root).flatMap((node) => barsOf(node, node === root, retried));
  if (bars.length === 0) return undefined;
  const shown = mostTelling(bars).sort((one, other) => one.beginMs - other.beginMs || one.job.id - other.job.id);
  const spanMs = Math.max(...shown.map(({ endMs }) => endMs)) - Math.min(...shown.map(({ beginMs }) => beginMs));
  const sections = [...new Set(shown.map((bar) => bar.section))];
  const titles = new Map(sections.map((section) => [section, mermaidName(hide(section), LONGEST_NAME)]));
  const lines = [
    `%%{init: {"gantt": {"leftPadding": ${leftPadding([...titles.values()])}}}}%%`,
    "gantt",
    "dateFormat YYYY-MM-DD HH:mm:ss",
    `axisFormat ${spanMs > DAY_MS ? "%m-%d %H:%M" : "%H:%M:%S"}`,
  ];
  // Mermaid would part seconds, and show each of them twice.
  if (spanMs < SHORT_MS) lines.push("tickInterval 1second");
  // Sections in the order of their first bar, each once.
  for (const section of sections) {
    lines.push(`section ${titles.get(section)}`);
    for (const bar of shown.filter((one) => one.section === section)) lines.push(`  ${lineOf(bar, hide)}`);
  }
  return { text: lines.join("\n"), leftOut: bars.length - shown.length };
}

/** Room for the names of sections, which mermaid would draw over the bars where they are long. */
function leftPadding(titles: readonly string[]): number {
  const longest = Math.max(...titles.map(({ length }) => length));
  return Math.max(75, 25 + Math.ceil(longest * SECTION_CHAR_PX));
}

function barsOf(node: PipelineNode, isRoot: boolean, retried: readonly Job[]): readonly Bar[] {
  const { pipeline, jobs = [], bridges = [] } = node;
  const earlier = retried.filter(({ pipeline: of }) => of.id === pipeline.id && of.projectId === pipeline.projectId);
  const prefix = isRoot ? "" : `${projectPathOf(pipeline) ?? pipeline.id} · `;
  return [...jobs, ...bridges, ...earlier].flatMap((job) => {
    const beginMs = Date.parse(job.startedAt ?? "");
    const ranMs = (job.durationS ?? 0) * 1_000;
    const endMs = job.finishedAt === undefined ? beginMs + ranMs : Date.parse(job.finishedAt);
    if (!isInstant(beginMs) || !isInstant(endMs)) return [];
    const isEarlier = earlier.some(({ id }) => id === job.id);
    // A bar without length is none.
    return [{ job, isEarlier, section: prefix + job.stage, beginMs, endMs: Math.max(endMs, beginMs + 1_000) }];
  });
}

/** Years of more than four digits are nobody's, and written otherwise. */
function isInstant(ms: number): boolean {
  return ms >= 0 && ms < 253_402_300_799_000;
}

function mostTelling(bars: readonly Bar[]): Bar[] {
  const rank = ({ job }: Bar) => (job.status === "failed" ? 0 : 1);
  const lengthMs = ({ beginMs, endMs }: Bar) => endMs - beginMs;
  return [...bars].sort((one, other) => rank(one) - rank(other) || lengthMs(other) - lengthMs(one)).slice(0, MOST_BARS);
}

function lineOf({ job, isEarlier, beginMs, endMs }: Bar, hide: (text: string) => string): string {
  const [sign, tag] = look(job);
  const name = `${mermaidName(hide(job.name), LONGEST_NAME)}${isEarlier ? " (earlier run)" : ""}`;
  // The sign also keeps a name from being read as a word of mermaid's own.
  return `${sign} ${name} :${tag}${instant(beginMs)}, ${instant(endMs)}`;
}

function look({ status, allowFailure }: Job | Bridge): readonly [sign: string, tag: string] {
  switch (statusText(status)) {
    case "success":
      return ["✓", "done, "];
    case "failed":
      return allowFailure ? ["⚠", "active, "] : ["✗", "crit, "];
    case "canceled":
      return ["⊘", ""];
    default:
      return ["…", "active, "];
  }
}

function instant(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
