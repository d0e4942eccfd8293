import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { normalizeBaseUrl } from "../../shared/gitlab/base-url.ts";
import { requestHeaders } from "../../shared/gitlab/http.ts";
import { triggerRequest } from "../../shared/gitlab/triggers.ts";
import { eventUuidFor } from "../deliveries/loop-protection.ts";
import type { TriggerCall } from "../deliveries/trigger-call.ts";
import type { RelayEvent } from "../model/event.ts";
import type { ExplainedCall } from "./explanation.ts";

/** The request of a trigger call as the client would write it. */
export function explainCall(order: TriggerCall, event: Pick<RelayEvent, "headers">, gitlabUrl: string): ExplainedCall {
  const eventUuid = eventUuidFor(event, gitlabUrl);
  const request = triggerRequest({ ...order, ...(eventUuid === undefined ? {} : { eventUuid }) });
  const { body = "" } = request;
  return {
    method: request.method,
    url: `${normalizeBaseUrl(gitlabUrl)}/api/v4/${request.path}`,
    headers: requestHeaders(request),
    body: typeof body === "string" ? body : Buffer.from(body).toString("utf8"),
  };
}

/** What `make` gives, or why it cannot. */
export function attempted<T extends object>(make: () => T): T | { readonly fault: string } {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const cause = error.cause === undefined ? "" : ` ${oneLine(error.cause)}`;
    return { fault: `${error.message}${cause} [${error.code}]` };
  }
}
