import { printable } from "../text/printable.ts";
import type { Secret } from "../text/secret.ts";
import { tokenName } from "./auth.ts";
import { projectName, readAnswer } from "./call.ts";
import type { ApiRequest, GitLab } from "./http.ts";
import type { Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { type TriggerContent, triggerBody } from "./trigger-body.ts";
import { triggerRefusalOf } from "./trigger-refusal.ts";
import { parsePipeline } from "./wire.ts";

/** One pipeline to be started by a trigger call. */
export interface TriggerOrder extends TriggerContent {
  readonly project: ProjectRef;
  /** The `X-Gitlab-Event-UUID` of a webhook from this same instance, which keeps its loop protection. */
  readonly eventUuid?: string;
  /** Called right before any of the call can leave this machine; when it throws or rejects, nothing leaves and the call fails with that. */
  readonly leaving?: () => void | Promise<void>;
}

/**
 * Starts a pipeline.
 *
 * Sent once: the call is not idempotent, and GitLab has no key that would make it so. What a failure says about the pipeline,
 * and so whether the caller may send it again, is told by `triggerFault`. The token travels in the body, never in a URL.
 */
export async function triggerPipeline(gitlab: GitLab, order: TriggerOrder, signal?: AbortSignal): Promise<Pipeline> {
  const request = triggerRequest(order);
  const answer = await gitlab.send(request, signal);
  return readAnswer(answer, request.what, parsePipeline, request.secrets);
}

/** The call that starts a pipeline, as it is about to be made. */
export function triggerRequest(order: TriggerOrder): ApiRequest & { readonly secrets: readonly Secret[] } {
  const { project, ref, credential, spelling } = order;
  return {
    method: "POST",
    path:
      spelling === "body"
        ? route`projects/${project}/trigger/pipeline`
        : route`projects/${project}/ref/${ref}/trigger/pipeline`,
    what: `triggering a pipeline on ${projectName(project)} at ref ${printable(ref, 200)} with the ${tokenName(credential.kind)}`,
    headers: {
      ...eventHeaders(order.eventUuid),
      ...(order.contentType === undefined ? {} : { "content-type": order.contentType }),
    },
    body: triggerBody(order),
    secrets: [credential.token],
    refusal: triggerRefusalOf,
    ...(order.leaving === undefined ? {} : { leaving: order.leaving }),
  };
}

/** Foreign text: one that is no id GitLab would have made is left out, since it must not stop the pipeline. */
function eventHeaders(eventUuid: string | undefined): Record<string, string> {
  return eventUuid !== undefined && /^[\w-]{1,64}$/.test(eventUuid) ? { "x-gitlab-event-uuid": eventUuid } : {};
}
