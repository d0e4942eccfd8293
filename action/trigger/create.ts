import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { explainNotFound } from "../../shared/gitlab/explain.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { graceAfter } from "../../shared/time/grace.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { BRIEFLY_MS, type LostPipeline, lookUp } from "./look-up.ts";
import { type LostAnswer, lostAnswerError } from "./lost-answer.ts";
import type { Marks } from "./marks.ts";
import { repeatTriggerMs } from "./repeat.ts";
import { shownRef } from "./resolve-ref.ts";
import { type Request, send, sourceOf } from "./send.ts";

/**
 * How long the answer is still awaited when the step is told to stop, and the pipeline then looked for.
 *
 * A GitHub runner sends SIGTERM 7.5 s after SIGINT and kills 2.5 s later; a pipeline whose id came back can be cancelled.
 */
const ANSWER_GRACE_MS = 4_000;
const LOOK_GRACE_MS = 2_000;

/** What asking for a pipeline stands on. */
export interface CreateDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly marks: MarkReader<Partial<Marks>>;
  /** What may help to explain a 404. */
  readonly readers: readonly Credential[];
  readonly tell: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly leaving?: (trace: Trace | UnmarkedTrace) => void;
}

/** A pipeline that our call has made. */
export interface Created {
  readonly pipeline: Pipeline;
  /** `adopted`: the answer was lost, and the pipeline found by its marker. */
  readonly how: "created" | "adopted";
}

/**
 * Asks for a pipeline, and makes one at most.
 *
 * The call is sent again only where the answer proves that nothing was created (see `repeatTriggerMs`), and after a 503 only
 * once a look has shown the same, where somebody may look. When the answer is lost the pipeline is looked up by its marker. Throws TRIGGER_AMBIGUOUS or TRIGGER_LOST where it cannot be found, and
 * explains GitLab's 404.
 */
export async function create(deps: CreateDeps, wanted: Request, signal: AbortSignal): Promise<Created> {
  let request = wanted;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const sentAtMs = deps.clock.monotonicMs();
    try {
      const asked = request;
      const leaving = () => note(deps, asked);
      const pipeline = await graceAfter(deps.clock, ANSWER_GRACE_MS, signal, (late) =>
        send(deps.gitlab, asked, leaving, late),
      );
      return { pipeline, how: "created" };
    } catch (error) {
      if (goesUnmarked(request, error)) {
        const { marks: _, ...unmarked } = request;
        request = unmarked;
        deps.warn(
          "The token's owner may not set pipeline variables there, so the pipeline gets no marker of ours: if GitLab's answer is lost, it cannot be looked up, and neither a re-run nor `cancel-outdated` will know it.",
        );
        continue;
      }
      const made = await madeAllTheSame(deps, request, { error, sentAtMs }, signal);
      if (made !== undefined) return made;
      const pauseMs = repeatTriggerMs(error, attempt, deps.random());
      if (pauseMs === "stop") return await settle(deps, request, { error, sentAtMs }, signal);
      deps.tell(`No pipeline was created; trying again in ${formatDuration(pauseMs)}. ${oneLine(error)}`);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}

/** Tells that a call leaves, and what finds its pipeline again where anything does. */
function note({ clock, leaving }: CreateDeps, { project, ref, by, marks }: Request): void {
  const source = sourceOf(by);
  const from = source === undefined ? {} : { source };
  const marker = marks === undefined ? {} : { marker: marks.marker };
  leaving?.({ project, ref: shownRef(ref), sentAt: clock.now().toISOString(), ...from, ...marker });
}

/** Whether GitLab has refused, which proves that nothing was created, over no variables but those that mark the pipeline. */
function goesUnmarked({ by, variables, marks }: Request, error: unknown): boolean {
  return (
    isCoded(error, "GITLAB_VARIABLES_FORBIDDEN") &&
    isUserCredential(by) &&
    variables.length === 0 &&
    marks !== undefined
  );
}

/** A call without a pipeline to show for it. */
interface Failed {
  readonly error: unknown;
  readonly sentAtMs: number;
}

/**
 * The pipeline of a call that was answered with 503, where there is one after all.
 *
 * Whoever answers so has mostly taken nothing in. A proxy may answer so as well when it loses GitLab after handing the call on;
 * Envoy's words for that are known (`triggerFault` calls it ambiguous), those of others are not. Throws TRIGGER_AMBIGUOUS
 * where pipelines turn up that nobody may look into.
 */
async function madeAllTheSame(
  deps: CreateDeps,
  request: Request,
  { error, sentAtMs }: Failed,
  signal: AbortSignal,
): Promise<Created | undefined> {
  const { project, ref, marks } = request;
  if (!isCoded(error, "GITLAB_SERVER_ERROR") || triggerFault(error) !== "not-created") return undefined;
  if (marks === undefined || !deps.marks.mayRead) return undefined;
  const looked = await lookUp(deps, lostOf(request, marks, sentAtMs), signal, BRIEFLY_MS);
  if (looked.kind === "found") {
    deps.tell(`GitLab made the pipeline all the same. ${oneLine(error)}`);
    return { pipeline: looked.pipeline, how: "adopted" };
  }
  if (looked.kind === "hidden")
    throw lostAnswerError({ server: deps.gitlab.url, project, ref, cause: error, stopped: false, looked });
  return undefined;
}

/** What is looked for. */
function lostOf({ ref, by }: Request, { marker }: Marks, sentAtMs: number): LostPipeline {
  const source = sourceOf(by);
  return { marker, ref: shownRef(ref), sentAtMs, ...(source === undefined ? {} : { source }) };
}

/** What to make of a call that failed for good: its pipeline after all, or the error that says most. */
async function settle(
  deps: CreateDeps,
  request: Request,
  { error, sentAtMs }: Failed,
  signal: AbortSignal,
): Promise<Created> {
  const { gitlab, clock } = deps;
  const { by, project, ref, marks } = request;
  if (isCoded(error, "GITLAB_TRIGGER_NOT_FOUND") && !isUserCredential(by))
    throw await explainNotFound(gitlab, { project, ref, credential: by }, error, deps.readers, signal);
  const stopped = signal.aborted && error === signal.reason;
  if (!stopped && triggerFault(error) !== "ambiguous") throw error;
  const lost = { server: gitlab.url, project, ref, cause: error, stopped };
  if (marks === undefined) throw lostAnswerError({ ...lost, looked: { kind: "unmarked" } });

  deps.tell(
    `${stopped ? "The step was told to stop before GitLab answered." : `GitLab's answer was lost. ${oneLine(error)}`} Looking for the pipeline by its marker ${marks.marker}.`,
  );
  const wanted = lostOf(request, marks, sentAtMs);
  const looked = await graceAfter(clock, LOOK_GRACE_MS, signal, (late) => lookUp(deps, wanted, late)).catch(
    (failure: unknown): LostAnswer["looked"] => {
      if (signal.aborted) return { kind: "cut-short" };
      if (isCoded(failure)) return { kind: "unseen", error: failure };
      throw failure;
    },
  );
  if (looked.kind !== "found") throw lostAnswerError({ ...lost, looked });
  return { pipeline: looked.pipeline, how: "adopted" };
}
