import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { cancelPipeline, getPipeline, listBridges } from "../../shared/gitlab/pipelines.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";
import { type Cancellation, type CancelTarget, type Fate, hasEnded, hasStopped, targetOf } from "./cancellation.ts";

/** What cancelling stands on. */
export interface CancelDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** Hears of each pipeline as soon as GitLab has taken the request to cancel it. */
  readonly taken?: (pipeline: Pipeline) => void;
}

/** What to cancel, and with what. */
export interface CancelOrder {
  /** Every pipeline known to run, the root first. */
  readonly targets: readonly CancelTarget[];
  /** Credentials at hand, the best first; only access and OAuth tokens may cancel. */
  readonly readers: readonly Credential[];
  /** Whether pipelines that trigger jobs of the targets have started, in whatever project, are cancelled as well. */
  readonly downstream: boolean;
  /** How long cancelling and looking whether it worked may take in all. */
  readonly withinMs: number;
}

/** The longest a single call is waited for: another one may fare better. */
const CALL_WITHIN_MS = 3_000;
/** The pauses between a look that shows a running pipeline and the next request to cancel it; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000];
/** A tree that is larger is cut off: it was started by something that does not end. */
const MOST_PIPELINES = 200;

/**
 * Cancels pipelines and all that they have started, and looks whether that worked. Never throws.
 *
 * The requests leave first, all at once, since whoever stops the step may kill it in seconds. GitLab cascades a cancel to
 * child pipelines of the same project and to none in others, so the trigger jobs of each pipeline are listed, beside its
 * cancel and once more after it. GitLab answers 200 even where nothing was cancelled: each pipeline is looked at, and asked
 * again while it runs, until it has stopped, time is up, or the signal aborts. Job tokens are not tried, since GitLab
 * ignores them here.
 */
export async function cancelTree(deps: CancelDeps, order: CancelOrder, signal?: AbortSignal): Promise<Cancellation> {
  const { targets, readers, downstream, withinMs } = order;
  const able = readers.filter(isUserCredential);
  if (able.length === 0) return { kind: "not-possible", targets };
  const credentials = new FirstThatReads(able);
  const entries = new Map<string, Entry>();
  try {
    await within(
      deps.clock,
      withinMs,
      late,
      async (until) => {
        await fellAll({ ...deps, credentials, downstream, signal: until, entries, passed: new Set() }, targets);
      },
      signal,
    );
  } catch {
    // Time is up; what is known of each pipeline stands in its entry.
  }
  return { kind: "asked", fates: [...entries.values()] };
}

interface Entry {
  readonly target: CancelTarget;
  fate: Fate;
}

interface Felling extends CancelDeps {
  readonly credentials: FirstThatReads;
  readonly downstream: boolean;
  readonly signal: AbortSignal;
  /** Every pipeline met so far, so that none is cancelled twice. */
  readonly entries: Map<string, Entry>;
  /** Pipelines that had ended, below which was looked. */
  readonly passed: Set<string>;
}

/** What came of asking GitLab to cancel. A refusal is final, a failure may pass. */
type Answer =
  | { readonly kind: "taken"; readonly pipeline: Pipeline }
  | { readonly kind: "refused" | "failed"; readonly reason: string };

async function fellAll(felling: Felling, targets: readonly CancelTarget[]): Promise<void> {
  await Promise.all(targets.map((target) => fell(felling, target)));
}

async function fell(felling: Felling, target: CancelTarget): Promise<void> {
  const key = keyOf(target);
  if (felling.entries.has(key) || felling.entries.size >= MOST_PIPELINES) return;
  const entry: Entry = { target, fate: { kind: "failed", reason: "GitLab did not answer in time." } };
  felling.entries.set(key, entry);
  await Promise.all([fellItself(felling, entry), fellBelow(felling, target)]);
}

async function fellItself(felling: Felling, entry: Entry): Promise<void> {
  const { target } = entry;
  const answer = await ask(felling, target);
  if (answer.kind === "taken") felling.taken?.(answer.pipeline);
  const [asked] = await Promise.all([see(felling, entry, answer), fellBelow(felling, target)]);
  // Until the request that had an effect, its trigger jobs went on.
  if (asked === "again") await fellBelow(felling, target);
}

/** Cancels what the target's trigger jobs have started. */
async function fellBelow(felling: Felling, { project, id }: CancelTarget): Promise<void> {
  if (!felling.downstream) return;
  const list = (credential: Credential, signal: AbortSignal) =>
    listBridges(felling.gitlab, credential, project, id, signal);
  // Where they cannot be listed there may be none; the pipeline itself tells by its fate whether the token works at all.
  const bridges = await byAny(felling, list).catch(() => []);
  const started = bridges.flatMap(({ downstream }) => downstream ?? []);
  // One that has ended may have started others that have not.
  const ended = started.filter(({ status }) => hasEnded(status)).map(targetOf);
  const running = started.filter(({ status }) => !hasEnded(status)).map(targetOf);
  await Promise.all([fellAll(felling, running), ...ended.map((target) => lookBelow(felling, target))]);
}

async function lookBelow(felling: Felling, target: CancelTarget): Promise<void> {
  if (felling.entries.has(keyOf(target)) || felling.passed.has(keyOf(target))) return;
  if (felling.passed.size >= MOST_PIPELINES) return;
  felling.passed.add(keyOf(target));
  await fellBelow(felling, target);
}

function keyOf({ project, id }: CancelTarget): string {
  return `${project}/${id}`;
}

/** Looks until the pipeline has stopped or time is up, and asks again as long as it has not; tells whether it had to. */
async function see(felling: Felling, entry: Entry, first: Answer): Promise<"once" | "again"> {
  const { gitlab, clock, signal } = felling;
  const { project, id } = entry.target;
  const look = (credential: Credential, until: AbortSignal) => getPipeline(gitlab, credential, project, id, until);
  for (let round = 0, answer = first; ; round += 1) {
    if (answer.kind !== "taken") entry.fate = answer;
    else if (entry.fate.kind !== "running") entry.fate = { kind: "unverified" };
    const seen = await byAny(felling, look).catch(() => undefined);
    if (seen !== undefined && hasStopped(seen.status)) {
      entry.fate = { kind: "stopped", status: seen.status };
      return round === 0 ? "once" : "again";
    }
    if (seen !== undefined && answer.kind === "taken") entry.fate = { kind: "running", status: seen.status };
    if (answer.kind === "refused" || signal.aborted) return "once";
    await clock.sleep(PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0, signal);
    const again = await ask(felling, entry.target);
    // A request that was taken before is not undone by one that fails.
    answer = again.kind === "taken" || answer.kind !== "taken" ? again : answer;
  }
}

async function ask(felling: Felling, { project, id }: CancelTarget): Promise<Answer> {
  try {
    const call = (credential: Credential, signal: AbortSignal) =>
      cancelPipeline(felling.gitlab, credential, project, id, signal);
    return { kind: "taken", pipeline: await byAny(felling, call) };
  } catch (error) {
    return { kind: cannotRead(error) ? "refused" : "failed", reason: oneLine(error) };
  }
}

/** Calls with the first credential that may, for a bounded time. */
async function byAny<T>(
  { clock, credentials, signal }: Felling,
  call: (credential: Credential, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return await credentials.read((credential) =>
    within(clock, CALL_WITHIN_MS, late, (until) => call(credential, until), signal),
  );
}

function late(): CodedError {
  return new CodedError("GITLAB_DEADLINE", "GitLab did not answer in time.");
}
