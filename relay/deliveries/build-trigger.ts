import { CodedError } from "../../shared/errors/coded-error.ts";
import type { TriggerCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { jsonPayload } from "../../shared/webhooks/json-payload.ts";
import type { Change, RelayEvent } from "../model/event.ts";
import type { RouteConfig } from "../model/route-config.ts";
import { carryPayload, type JsonPiece } from "./carry-payload.ts";
import { factVariables, templateScope } from "./facts.ts";
import { renderRoute } from "./render.ts";

/** A trigger call, complete but for the connection it goes over: a TriggerOrder with its body prepared. */
export interface TriggerCall {
  readonly project: ProjectRef;
  readonly ref: string;
  readonly credential: TriggerCredential;
  /** The whole JSON body, token and ref included: it holds a secret, so it is sent and never stored or logged. */
  readonly body: Uint8Array;
}

/**
 * The trigger call of one delivery. Pure: the same stored event and the same route give the same bytes.
 *
 * The body is put together from JSON texts and never parsed and written again, so that what the sender wrote — big
 * integers, duplicate keys, order, spelling of escapes — arrives as it was.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED when a template cannot be rendered, or renders to no ref name
 */
export function buildTrigger(event: RelayEvent, change: Change, route: RouteConfig, deliveryId: string): TriggerCall {
  if (event.reading.kind !== "push")
    throw new CodedError("INTERNAL", `Event ${event.id} is no push, yet delivery ${deliveryId} was made of it.`);
  const { trigger } = route;
  const sheet = { event, origin: event.reading.origin, change, deliveryId };
  const rendered = renderRoute(route, templateScope(sheet));
  const variables = { ...rendered.variables, ...(trigger.facts === "variables" ? factVariables(sheet) : {}) };
  const payload = jsonPayload(event.headers["content-type"], event.body) ?? event.body;
  const members: readonly (readonly JsonPiece[])[] = [
    [`"token":${JSON.stringify(trigger.token.reveal())}`],
    [`"ref":${JSON.stringify(rendered.ref)}`],
    ...(isEmpty(variables) ? [] : [[`"variables":${JSON.stringify(variables)}`]]),
    ...(isEmpty(rendered.inputs) ? [] : [[`"inputs":${JSON.stringify(rendered.inputs)}`]]),
    ...carryPayload(trigger.payload, payload, event.payloadSha256),
  ];
  return {
    project: trigger.project,
    ref: rendered.ref,
    credential: { kind: "trigger-token", token: trigger.token },
    body: joinMembers(members),
  };
}

function joinMembers(members: readonly (readonly JsonPiece[])[]): Uint8Array {
  const pieces = members.flatMap((member, at) => [at === 0 ? "{" : ",", ...member]);
  return Buffer.concat([...pieces, "}"].map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0;
}
