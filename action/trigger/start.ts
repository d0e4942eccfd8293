import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { NewPipeline } from "../new-pipeline.ts";
import type { Trace } from "../trace.ts";
import { trigger } from "./trigger.ts";

/** What starting a pipeline stands on. */
export interface StartDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Where a person reads how it goes, a line each. */
  readonly tell: (text: string) => void;
  /** Where a person reads what did not go as asked and does not end the run. */
  readonly warn: (text: string) => void;
  /**
   * Called right before each call leaves that may create a pipeline, with what finds that pipeline: should this process not
   * live to hear the answer, somebody else looks it up and cancels it.
   */
  readonly leaving?: (trace: Trace) => void;
  /** The text of a file, by its path as written in an input; throws FILE_UNREADABLE. */
  readonly readText: (path: string) => Promise<string>;
}

/** A pipeline to be started. */
export interface StartOrder {
  readonly project: ProjectRef;
  readonly start: NewPipeline;
  /** What may read the project, the best first. */
  readonly readers: readonly Credential[];
}

/** A pipeline that runs for us. */
export interface Started {
  readonly pipeline: Pipeline;
  /** `adopted`: made by our call, whose answer was lost; `resumed`: made by an earlier attempt of the same CI job. */
  readonly how: "created" | "adopted" | "resumed";
}

/** Starts the pipeline, once. */
export async function startPipeline(deps: StartDeps, order: StartOrder, signal: AbortSignal): Promise<Started> {
  const { refs, by, variables, inputs } = order.start;
  const [ref] = refs;
  if (ref === undefined || ref.kind === "default" || by.kind === "access-token" || by.kind === "oauth-token")
    throw new CodedError("INTERNAL", "This way to start a pipeline is not there yet.");
  const content = {
    project: order.project,
    ref: ref.name,
    credential: by,
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
  };
  return { pipeline: await trigger(deps, content, order.readers, signal), how: "created" };
}

/** What a dry run finds out without triggering anything, a line each; throws what would keep the pipeline from starting. */
export function checkStart(_deps: StartDeps, _order: StartOrder, _signal: AbortSignal): Promise<readonly string[]> {
  return Promise.resolve([]);
}
