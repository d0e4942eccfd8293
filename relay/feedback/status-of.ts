import { MOST_DESCRIPTION, type StatusState } from "../../shared/forge/statuses/commit-status.ts";
import { printable, printableWhole } from "../../shared/text/printable.ts";
import type { Delivery } from "../model/delivery.ts";

/** What a commit is to be told. */
export interface Wanted {
  readonly state: StatusState;
  /** For the author of the commit; at most `MOST_DESCRIPTION` characters, without hosts, tokens and GitLab's own words. */
  readonly description: string;
  readonly url: string;
}

/** A name of a ref or of a status is shown as far as this. */
const MOST_NAME = 40;

/**
 * How a delivery stands, in words for the author of its commit.
 *
 * Until there is a pipeline the address is that of the target project. The reason of a dead delivery is told by its code, since its text
 * is the operator's: it may name servers and projects that are none of the author's business.
 *
 * @param page the target project's own page
 */
export function statusOf(delivery: Delivery, page: string): Wanted {
  const url = delivery.pipeline === undefined ? page : webAddress(delivery.pipeline.webUrl, page);
  const { state, description } = worded(delivery);
  return { state, description: printableWhole(description, MOST_DESCRIPTION), url };
}

type Words = Pick<Wanted, "state" | "description">;

function worded(delivery: Delivery): Words {
  const { id, reason } = delivery;
  switch (delivery.state) {
    case "pending":
    case "dispatching":
      // News of the pipeline may come before the answer to the call that made it.
      if (delivery.pipeline !== undefined) return pipelineWords(delivery);
      if (delivery.inDoubt)
        return { state: "pending", description: "It is being looked up whether the pipeline has started." };
      return reason === undefined
        ? { state: "pending", description: "The pipeline is about to start." }
        : { state: "pending", description: "Starting the pipeline has failed so far; it is tried again by itself." };
    case "held": {
      const description = `Whether a pipeline started is unknown. Ask the operator of Sluice about delivery ${id}.`;
      return { state: "pending", description };
    }
    case "dead":
      return { state: "error", description: deadWords(reason?.code ?? "INTERNAL", id) };
    case "canceled":
      return {
        state: "canceled",
        description:
          delivery.supersededBy === undefined
            ? "Not started: canceled by the operator of Sluice."
            : "Not started: a newer push took its place.",
      };
    case "delivered":
      return pipelineWords(delivery);
  }
}

/** Codes an author, or a colleague beside, can do something about. Whatever else it is, the operator has it. */
const REASONS: Readonly<Record<string, string>> = {
  GITLAB_REF_NOT_FOUND: "the target project has no branch or tag of the name that the route asks for.",
  GITLAB_REF_PROTECTED: "the trigger token's owner may not run pipelines on the target's protected branch or tag.",
  GITLAB_NO_JOBS: "the rules of the target's CI file leave no job for it.",
  GITLAB_FILTERED_BY_WORKFLOW_RULES: "the workflow rules of the target's CI file exclude it.",
  GITLAB_NO_CI_FILE: "the target project has no CI file at that branch or tag.",
  GITLAB_PIPELINE_INVALID: "the target's CI file is not valid.",
  GITLAB_PIPELINES_DISABLED: "the target project has CI/CD switched off.",
};

function deadWords(code: string, id: string): string {
  const reason = REASONS[code];
  if (reason !== undefined) return `Not started: ${reason} [${code}]`;
  return `Not started [${printable(code, MOST_NAME)}]. Ask the operator of Sluice about ${id}.`;
}

function pipelineWords({ pipeline, pipelineStatus = "created" }: Delivery): Words {
  const the = pipeline === undefined ? "The pipeline" : `Pipeline #${pipeline.id}`;
  switch (pipelineStatus) {
    case "created":
    case "pending":
    case "preparing":
    case "waiting_for_resource":
    case "waiting_for_callback":
      return { state: "pending", description: `${the} has been created and waits for its turn.` };
    case "running":
      return { state: "running", description: `${the} is running.` };
    case "success":
      return { state: "success", description: `${the} passed.` };
    case "failed":
      return { state: "failed", description: `${the} failed: open it to see which job.` };
    case "canceling":
      return { state: "running", description: `${the} is being canceled.` };
    case "canceled":
      return { state: "canceled", description: `${the} was canceled: retry it in GitLab, or push again.` };
    case "skipped":
      return { state: "skipped", description: `${the} was skipped: no job had to run.` };
    case "manual":
      return { state: "pending", description: `${the} waits for somebody to start a manual job.` };
    case "scheduled":
      return { state: "pending", description: `${the} waits for a delayed job.` };
    default:
      return { state: "pending", description: `${the} stands at "${printable(pipelineStatus, MOST_NAME)}".` };
  }
}

/** GitLab tells the address of a pipeline, and so does anybody who can send its webhooks: only one of the web is passed on. */
function webAddress(url: string, page: string): string {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : page;
}
