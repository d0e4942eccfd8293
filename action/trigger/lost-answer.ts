import { CodedError } from "../../shared/errors/coded-error.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { pipelineListAddress } from "../../shared/gitlab/pipeline-url.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { LookUp } from "./look-up.ts";

/** A call whose answer was lost, and what looking for its pipeline has come to. */
export interface LostAnswer {
  /** The server's address. */
  readonly server: string;
  readonly project: ProjectRef;
  readonly ref: string;
  /** Why there is no answer. */
  readonly cause: unknown;
  /** Whether the step was told to stop before there was one. */
  readonly stopped: boolean;
  /** `unmarked`: it travelled without a marker; `cut-short`: the step was told to stop while it looked. */
  readonly looked: Exclude<LookUp, { readonly kind: "found" }> | { readonly kind: "unmarked" | "cut-short" };
}

/** So many candidates are named; a list of more helps nobody. */
const MOST_NAMED = 5;

/**
 * The error of a call that may have started a pipeline nobody has found: TRIGGER_LOST where everything that could be it was
 * looked into, else TRIGGER_AMBIGUOUS.
 */
export function lostAnswerError(lost: LostAnswer): CodedError {
  const { server, project, ref, cause, stopped, looked } = lost;
  const came = stopped
    ? "the step was stopped before GitLab answered"
    : "what came back does not tell whether it exists";
  const asked = `A pipeline of ${projectName(project)} at ref ${printable(ref)} was asked for, and ${came}.`;
  const list = pipelineListAddress(server, project);
  if (looked.kind === "not-there")
    return new CodedError("TRIGGER_LOST", `${asked} No pipeline with its marker has turned up.`, {
      cause,
      hint: `Most likely none was created. Look at ${list} once more, then run the step again.`,
    });
  const hint =
    looked.kind === "hidden" && looked.candidates.length > 0
      ? "Open these pipelines before triggering again: a second call would start a second pipeline."
      : `Look at ${list} for one started at this time before triggering again: a second call would start a second pipeline.`;
  const help = FINDABLE.has(looked.kind) ? ` ${FIND_IT}` : "";
  return new CodedError("TRIGGER_AMBIGUOUS", `${asked} ${findings(looked)}`, { cause, hint: `${hint}${help}` });
}

const FINDABLE = new Set(["hidden", "unseen"]);

const FIND_IT =
  "With an `access-token` of a maintainer, or of the user the pipeline runs as, Sluice finds it by its marker.";

function findings(looked: Exclude<LostAnswer["looked"], { readonly kind: "not-there" }>): string {
  switch (looked.kind) {
    case "hidden":
      if (looked.candidates.length === 0)
        return "No token at hand may look into pipelines; the project's list shows none of that time so far.";
      return `No token at hand may look into the ${counted(looked.candidates.length, "pipeline")} of that time, which could be it: ${named(looked.candidates)}.`;
    case "unseen": {
      const { message } = looked.error;
      return cannotRead(looked.error) ? "No token at hand may look for it." : `It could not be looked for: ${message}`;
    }
    case "unmarked":
      return "It travelled without a marker, so it cannot be told from others.";
    case "cut-short":
      return "There was no time to look for it.";
  }
}

function named(pipelines: readonly Pipeline[]): string {
  const addresses = pipelines.map(({ webUrl, id }) => printable(webUrl === "" ? String(id) : webUrl));
  return listed(addresses, MOST_NAMED);
}
