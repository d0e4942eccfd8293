import { CodedError } from "../../shared/errors/coded-error.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { MarkReader } from "./mark-reader.ts";
import { madeSince } from "./recent.ts";

/** A pipeline may show up late: pauses before each look, a minute in all. */
const THOROUGHLY_MS = [0, 2_000, 4_000, 8_000, 15_000, 31_000] as const;

/** The same where it most likely does not exist. */
export const BRIEFLY_MS: readonly number[] = [0, 2_000, 4_000];

/** How long GitLab may be out of reach while the pipeline is looked for. What has lost an answer may well be an outage. */
const OUTAGE_BUDGET_MS = 10 * 60_000;

/** Between two looks during an outage, when GitLab asks for no longer pause. */
const OUTAGE_PAUSE_MS = 10_000;

/** Beyond the time since the call: the clocks of GitLab's own machines differ, and its `Date` counts whole seconds. */
const MARGIN_MS = 120_000;

/** No project starts more pipelines than this on one ref within minutes. */
const MOST_PAGES = 5;

/** What looking a pipeline up stands on. */
export interface LookUpDeps {
  readonly clock: Clock;
  readonly marks: MarkReader;
  readonly tell: (text: string) => void;
  /** How long GitLab may be out of reach; ten minutes by default. */
  readonly outageBudgetMs?: number;
}

/** The pipeline that is looked for. */
export interface LostPipeline {
  readonly marker: string;
  /** As pipelines show it. */
  readonly ref: string;
  /** What pipelines give as their source when they were made the way this one was; absent when that cannot be told. */
  readonly source?: string;
  /** When the call was made, by the deps' clock (`monotonicMs`). */
  readonly sentAtMs: number;
}

/** What a look-up has come to. `candidates` could be the lost one, as far as could be seen. */
export type LookUp =
  | { readonly kind: "found"; readonly pipeline: Pipeline }
  /** Everything that could be the lost one was looked into. */
  | { readonly kind: "not-there" }
  /** Some pipelines could be the lost one, and nobody may look into them. */
  | { readonly kind: "hidden"; readonly candidates: readonly Pipeline[] }
  /** Nobody may list the project's pipelines, or GitLab was out of reach for too long. */
  | { readonly kind: "unseen"; readonly error: CodedError };

/**
 * Looks for the pipeline that a call has made, or has not, whose answer was lost.
 *
 * It is recognised by its marker and by nothing else: another one of the same ref and second may be somebody else's. Looks
 * several times, since it may show up late, and once only where no credential may look into pipelines. Throws what is neither
 * a refusal nor an outage, and the signal's reason.
 *
 * @param pausesMs the pauses before each look; a minute in all unless told otherwise
 */
export async function lookUp(
  deps: LookUpDeps,
  lost: LostPipeline,
  signal: AbortSignal,
  pausesMs: readonly number[] = THOROUGHLY_MS,
): Promise<LookUp> {
  let last: LookUp = { kind: "not-there" };
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await deps.clock.sleep(pauseMs, signal);
    last = await patiently(deps, () => lookOnce(deps, lost, signal), signal);
    if (last.kind === "found" || last.kind === "unseen" || !deps.marks.mayRead) return last;
  }
  return last;
}

async function lookOnce({ clock, marks }: LookUpDeps, lost: LostPipeline, signal: AbortSignal): Promise<LookUp> {
  const { ref, source, marker, sentAtMs } = lost;
  const recent: Pipeline[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { pipelines, more, at } = await marks.page(
      { ref, ...(source === undefined ? {} : { source }) },
      page,
      signal,
    );
    const sinceMs = at === undefined ? undefined : at.getTime() - (clock.monotonicMs() - sentAtMs) - MARGIN_MS;
    const made = madeSince(pipelines, sinceMs);
    recent.push(...made);
    if (!more || made.length < pipelines.length || sinceMs === undefined) break;
  }
  const { found, hidden: candidates } = await marks.find(recent, (one) => one.marker === marker, signal);
  if (found !== undefined) return { kind: "found", pipeline: found };
  return candidates.length > 0 || !marks.mayRead ? { kind: "hidden", candidates } : { kind: "not-there" };
}

/** Goes on through outages; ends with `unseen` where nobody may look, or when the outage lasts too long. */
async function patiently(
  { clock, tell, outageBudgetMs = OUTAGE_BUDGET_MS }: LookUpDeps,
  look: () => Promise<LookUp>,
  signal: AbortSignal,
): Promise<LookUp> {
  const beganMs = clock.monotonicMs();
  for (let isTold = false; ; isTold = true) {
    try {
      return await look();
    } catch (error) {
      signal.throwIfAborted();
      if (cannotRead(error)) return { kind: "unseen", error };
      if (!(error instanceof CodedError) || !isPassing(error)) throw error;
      const leftMs = outageBudgetMs - (clock.monotonicMs() - beganMs);
      if (leftMs <= 0) return { kind: "unseen", error };
      if (!isTold)
        tell(`GitLab cannot be asked at present; looking goes on for ${formatDuration(leftMs)}. ${error.message}`);
      await clock.sleep(Math.min(leftMs, Math.max(OUTAGE_PAUSE_MS, error.retryAfterMs ?? 0)), signal);
    }
  }
}
