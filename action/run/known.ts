import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { StepEvent } from "../model/event.ts";
import type { Outcome } from "../model/outcome.ts";
import type { StepResult } from "../model/step-result.ts";
import type { TestSummary } from "../model/test-summary.ts";
import type { PipelineNode } from "../model/tree.ts";
import type { TellThread } from "../report/comment.ts";
import type { Details } from "../report/details.ts";
import type { Ending } from "../report/ending.ts";

/** How a run came by its pipeline. */
export type How = Extract<StepEvent, { readonly kind: "pipeline" }>["how"];

/** What a run has learnt so far, for the report of a run that ends early. Each stage adds what it learns at once. */
export interface Known {
  inputs?: StepInputs;
  gitlab?: GitLab;
  /** The pipelines as last seen. */
  root?: PipelineNode;
  /** Ids of pipelines that were retried, or had manual jobs played: what they show may be older than that. */
  readonly stirred: Set<number>;
  how?: How;
  /** When the run came by its pipeline, by the monotonic clock. */
  sinceMs?: number;
  /** Whether the pipeline has come to its end, or the wait for it has, so that there is nothing to cancel. */
  settled?: boolean;
  retried?: number;
  artifacts?: NonNullable<StepResult["artifacts"]>;
  dotenv?: readonly string[];
  tests?: TestSummary;
  details?: Details;
  /** Writes the comment on the pull or merge request; absent or undefined where there is none. */
  tellThread?: TellThread | undefined;
  /** What went wrong beside an outcome that is no error itself. */
  beside?: CodedError;
  /** What became of cancelling, in a sentence; `open` when something may still be cancelled by the post entry. */
  cancellation?: { readonly text: string; readonly verified: boolean; readonly open: boolean };
}

/** What the report is made of. */
export function endingOf(known: Known, outcome: Outcome, nowMs: number): Ending {
  const { inputs, root, how, sinceMs, retried, artifacts, dotenv, tests, details, beside, cancellation } = known;
  return {
    outcome,
    ...(inputs === undefined ? {} : { failOn: inputs.failOn, project: inputs.project }),
    ...(root === undefined ? {} : { root }),
    ...(how === undefined ? {} : { how }),
    ...(sinceMs === undefined ? {} : { waitedMs: nowMs - sinceMs }),
    ...(retried === undefined ? {} : { retries: retried }),
    ...(artifacts === undefined ? {} : { artifacts }),
    ...(dotenv === undefined ? {} : { dotenv }),
    ...(tests === undefined ? {} : { tests }),
    ...(details === undefined ? {} : { details }),
    ...(beside === undefined ? {} : { beside }),
    ...(cancellation === undefined ? {} : { cancellation: cancellation.text, isCancelVerified: cancellation.verified }),
  };
}
