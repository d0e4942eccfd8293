import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import { explainNotFound } from "../../shared/gitlab/explain.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import { type TriggerOrder, triggerPipeline } from "../../shared/gitlab/triggers.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { graceAfter } from "./grace.ts";
import { repeatTriggerMs } from "./repeat.ts";

/**
 * How long the answer to a trigger is still awaited when the step is told to stop.
 *
 * A GitHub runner sends SIGTERM 7.5 s after SIGINT and kills 2.5 s later; a pipeline whose id came back can be cancelled.
 */
const ANSWER_GRACE_MS = 4_000;

/** What triggering stands on. */
export interface TriggerDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly tell: (text: string) => void;
}

/**
 * Starts the pipeline, once.
 *
 * The call is sent again only where the answer proves that nothing was created (see `repeatTriggerMs`). Throws
 * TRIGGER_AMBIGUOUS when a pipeline may have been created without our learning of it, and explains GitLab's 404.
 *
 * @param readers credentials that may help to explain a 404
 */
export async function trigger(
  deps: TriggerDeps,
  order: TriggerOrder,
  readers: readonly Credential[],
  signal: AbortSignal,
): Promise<Pipeline> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await graceAfter(deps.clock, ANSWER_GRACE_MS, signal, (late) => triggerPipeline(deps.gitlab, order, late));
    } catch (error) {
      const pauseMs = repeatTriggerMs(error, attempt, deps.random());
      if (pauseMs === "stop") throw await final(deps.gitlab, order, error, readers, signal);
      const why = error instanceof Error ? error.message : "";
      deps.tell(`No pipeline was created; trying again in ${formatDuration(pauseMs)}. ${why}`);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}

async function final(
  gitlab: GitLab,
  order: TriggerOrder,
  error: unknown,
  readers: readonly Credential[],
  signal: AbortSignal,
): Promise<unknown> {
  if (isCoded(error, "GITLAB_TRIGGER_NOT_FOUND")) return await explainNotFound(gitlab, order, error, readers, signal);
  const stopped = signal.aborted && error === signal.reason;
  return stopped || triggerFault(error) === "ambiguous" ? ambiguous(gitlab, order, error, stopped) : error;
}

function ambiguous(gitlab: GitLab, order: TriggerOrder, cause: unknown, stopped: boolean): CodedError {
  const came = stopped
    ? "the step was stopped before GitLab answered"
    : "what came back does not tell whether it exists";
  return new CodedError(
    "TRIGGER_AMBIGUOUS",
    `A pipeline of ${printable(String(order.project))} at ref ${printable(order.ref)} was asked for, and ${came}.`,
    {
      cause,
      hint: `Look at ${pipelineList(gitlab.url, order.project)} for one started at this time before triggering again: a second call would start a second pipeline.`,
    },
  );
}

/** Where a person sees the project's pipelines; a numeric id has no such page of its own, but one that leads to it. */
function pipelineList(server: string, project: ProjectRef): string {
  return typeof project === "number"
    ? `${server}/projects/${project} (Build > Pipelines)`
    : `${server}/${project}/-/pipelines`;
}
