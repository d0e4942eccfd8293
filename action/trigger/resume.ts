import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import { getPipeline, retryPipeline } from "../../shared/gitlab/pipelines.ts";
import { untilRevived } from "../../shared/gitlab/until-revived.ts";
import { READ_RETRY } from "../../shared/retry/policy.ts";
import { retry } from "../../shared/retry/retry.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { graceAfter } from "../../shared/time/grace.ts";
import type { RunIdentity } from "../model/new-pipeline.ts";
import { judgeEarlier } from "./judge-earlier.ts";
import { type Marks, OUR_SOURCES } from "./marks.ts";

/** What resuming an earlier attempt's pipeline stands on. */
export interface ResumeDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly marks: MarkReader<Partial<Marks>>;
  readonly readers: readonly Credential[];
  /** The commit the ref points at now; undefined when nobody may look. */
  readonly headSha: (signal: AbortSignal) => Promise<string | undefined>;
  readonly tell: (text: string) => void;
  /** Told right before a retry leaves. */
  readonly retrying?: (pipeline: Pipeline) => void;
}

/** How long the answer is still awaited when the step is told to stop: a cancel that overtakes the retry would cancel nothing. */
const RETRY_GRACE_MS = 4_000;

/**
 * The pipeline of an earlier attempt at the same CI job, if it is still of use: followed where it runs or has succeeded,
 * its failed jobs retried where they can be. Undefined, and the reason told, where a new one is to be started. Throws while
 * GitLab is out of reach.
 *
 * @param ref as pipelines show it
 */
export async function resume(
  deps: ResumeDeps,
  ref: string,
  run: RunIdentity,
  signal: AbortSignal,
): Promise<Pipeline | undefined> {
  const anew = (why: string): undefined => {
    deps.tell(`This is attempt ${run.attempt} of the CI job, and ${why}: a new pipeline is started.`);
  };
  try {
    const earlier = await findEarlier(deps, ref, run, signal);
    if (typeof earlier === "string") return anew(earlier);
    const name = `pipeline ${earlier.id} of an earlier attempt (${printable(statusText(earlier.status), 60)})`;
    const verdict = judgeEarlier(earlier, await deps.headSha(signal));
    switch (verdict.kind) {
      case "anew":
        return anew(`${name} is of no use, since ${verdict.why}`);
      case "attach":
        return earlier;
      case "retry":
        deps.tell(`Retrying ${name}.`);
        return await retried(deps, earlier, anew, signal);
    }
  } catch (error) {
    signal.throwIfAborted();
    // While GitLab is out of reach nobody knows whether the earlier one runs, beside which a new one would be a second.
    if (!isCoded(error) || isPassing(error)) throw error;
    return anew(`the earlier attempt's pipeline cannot be gone on with. ${oneLine(error)}`);
  }
}

/** The newest pipeline of the run among the hundred newest of the ref, since a re-run mostly follows soon; or why there is none. */
async function findEarlier(
  { marks }: ResumeDeps,
  ref: string,
  run: RunIdentity,
  signal: AbortSignal,
): Promise<Pipeline | string> {
  if (!marks.mayRead) return "no token at hand may look for the pipeline of an earlier attempt";
  const { pipelines } = await marks.page({ ref }, 1, signal);
  const ours = pipelines.filter(({ source }) => OUR_SOURCES.has(source));
  const { found, hidden } = await marks.find(ours, (one) => one.run === run.key, signal);
  if (found !== undefined) return found;
  return hidden.length > 0 && hidden.length === ours.length
    ? "no token at hand may look into the ref's pipelines for that of an earlier attempt"
    : "there is no pipeline of an earlier attempt";
}

/**
 * Retries it, and waits a moment for the retry to show: a pipeline still seen as failed would count as ended. Undefined, and
 * the reason told, where GitLab refuses.
 */
async function retried(
  { gitlab, clock, random, readers, retrying }: ResumeDeps,
  earlier: Pipeline,
  anew: (why: string) => undefined,
  signal: AbortSignal,
): Promise<Pipeline | undefined> {
  const { projectId, id } = earlier;
  const users = new FirstThatReads(readers.filter(isUserCredential));
  let unheard = false;
  const onPause = () => {
    unheard = true;
  };
  retrying?.(earlier);
  let seen = earlier;
  try {
    seen = await graceAfter(clock, RETRY_GRACE_MS, signal, (late) =>
      retry(
        { clock, random },
        { policy: READ_RETRY, retryable: isPassing, onPause },
        () => users.read((by) => retryPipeline(gitlab, by, projectId, id, late)),
        late,
      ),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!isCoded(error) || isPassing(error)) throw error;
    // Refused after a try that was not heard of: that one may well be why.
    if (!unheard) return anew(`the earlier attempt's pipeline cannot be gone on with. ${oneLine(error)}`);
  }
  const look = async () => {
    try {
      return await users.read((by) => getPipeline(gitlab, by, projectId, id, signal));
    } catch (error) {
      signal.throwIfAborted();
      // It was retried, so it is this attempt's whatever comes: whoever watches it copes.
      if (isCoded(error)) return seen;
      throw error;
    }
  };
  return await untilRevived(clock, seen, look, signal);
}
