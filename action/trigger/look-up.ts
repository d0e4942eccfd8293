import { CodedError } from "../../shared/errors/coded-error.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { type Found, findByMarker, LOOKS_AFTER_MS } from "../../shared/gitlab/find-by-marker.ts";
import type { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Marks } from "./marks.ts";

/** Pauses before each look, where the pipeline most likely does not exist. */
export const BRIEFLY_MS: readonly number[] = [0, 2_000, 4_000];

/** How long GitLab may be out of reach while the pipeline is looked for. What has lost an answer may well be an outage. */
const OUTAGE_BUDGET_MS = 10 * 60_000;

/** Between two looks during an outage, when GitLab asks for no longer pause. */
const OUTAGE_PAUSE_MS = 10_000;

/** What looking a pipeline up stands on. */
export interface LookUpDeps {
  readonly clock: Clock;
  readonly marks: MarkReader<Partial<Marks>>;
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

/** What a look-up has come to. */
export type LookUp =
  | Found
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
  pausesMs: readonly number[] = LOOKS_AFTER_MS,
): Promise<LookUp> {
  let last: LookUp = { kind: "not-there" };
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await deps.clock.sleep(pauseMs, signal);
    last = await patiently(deps, () => look(deps, lost, signal), signal);
    if (last.kind === "found" || last.kind === "unseen" || !deps.marks.mayRead) return last;
  }
  return last;
}

function look(
  { clock, marks }: LookUpDeps,
  { marker, sentAtMs, ...filter }: LostPipeline,
  signal: AbortSignal,
): Promise<Found> {
  const carries = (marks: Partial<Marks>) => marks.marker === marker;
  return findByMarker(marks, { ...filter, carries, agoMs: () => clock.monotonicMs() - sentAtMs }, signal);
}

/** Goes on through outages; ends with `unseen` where nobody may look, or when the outage lasts too long. */
async function patiently(
  { clock, tell, outageBudgetMs = OUTAGE_BUDGET_MS }: LookUpDeps,
  look: () => Promise<Found>,
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
