import { madeSince } from "./made-since.ts";
import type { MarkReader } from "./mark-reader.ts";
import type { Pipeline } from "./pipeline.ts";
import type { PipelineFilter } from "./pipeline-page.ts";

/** A pipeline may show up late: pauses before each look, a minute in all. */
export const LOOKS_AFTER_MS: readonly number[] = [0, 2_000, 4_000, 8_000, 15_000, 31_000];

/** Beyond the time since the call: the clocks of GitLab's own machines differ, and its `Date` counts whole seconds. */
const MARGIN_MS = 120_000;

/** No project starts more pipelines than this within minutes. */
const MOST_PAGES = 5;

/** The pipeline of a call whose answer was lost. */
export interface Wanted<Marks> extends Pick<PipelineFilter, "ref" | "source"> {
  /** Whether marks are those of that call, which no other one has. */
  readonly carries: (marks: Marks) => boolean;
  /** How long ago, at this moment, the call was made. */
  readonly agoMs: () => number;
}

/** What one look has come to. `candidates` could be the wanted one, as far as could be seen. */
export type Found =
  | { readonly kind: "found"; readonly pipeline: Pipeline }
  /** Everything that could be the wanted one was looked into. */
  | { readonly kind: "not-there" }
  /** Some pipelines could be the wanted one, and nobody may look into them. */
  | { readonly kind: "hidden"; readonly candidates: readonly Pipeline[] };

/**
 * Looks once for the pipeline that a call has made, or has not, whose answer was lost.
 *
 * It is recognised by its marker and by nothing else: another one of the same ref and second may be somebody else's. Fails as
 * reads do where the project's pipelines cannot be listed.
 */
export async function findByMarker<Marks>(
  marks: MarkReader<Marks>,
  { carries, agoMs, ...filter }: Wanted<Marks>,
  signal: AbortSignal,
): Promise<Found> {
  const recent: Pipeline[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { pipelines, more, at } = await marks.page(filter, page, signal);
    const sinceMs = at === undefined ? undefined : at.getTime() - agoMs() - MARGIN_MS;
    const made = madeSince(pipelines, sinceMs);
    recent.push(...made);
    if (!more || made.length < pipelines.length || sinceMs === undefined) break;
  }
  const { found, hidden: candidates } = await marks.find(recent, carries, signal);
  if (found !== undefined) return { kind: "found", pipeline: found };
  return candidates.length > 0 || !marks.mayRead ? { kind: "hidden", candidates } : { kind: "not-there" };
}
