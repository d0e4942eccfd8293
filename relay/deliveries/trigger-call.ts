import type { TriggerCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { TriggerConfig } from "../model/route-config.ts";
import type { JsonPiece } from "./carry-payload.ts";
import type { Rendered } from "./render.ts";

/** A trigger call, complete but for the connection it goes over: a TriggerOrder with its body prepared. */
export interface TriggerCall {
  readonly project: ProjectRef;
  readonly ref: string;
  readonly credential: TriggerCredential;
  /** The whole JSON body, token and ref included: it holds a secret, so it is sent and never stored or logged. */
  readonly body: Uint8Array;
  /** Of `body`, when it is not JSON. */
  readonly contentType?: "application/x-www-form-urlencoded";
}

/**
 * The trigger call of an errand, from what its templates gave.
 *
 * The body is put together from JSON texts and never parsed and written again, so that what the sender wrote — big
 * integers, duplicate keys, order, spelling of escapes — arrives as it was.
 *
 * Without facts the delivery's id goes along beside the payload, where it is no variable: what the pipeline is found by when the answer
 * is lost (see `deliveryMark`).
 *
 * @param facts variables of ours, which no template overrides
 * @param payload members of the body that carry the payload, by `carryPayload`
 */
export function triggerCall(
  trigger: TriggerConfig,
  rendered: Rendered,
  facts: Readonly<Record<string, string>>,
  payload: readonly (readonly JsonPiece[])[] = [],
): TriggerCall {
  const variables = { ...rendered.variables, ...(trigger.facts === "variables" ? facts : {}) };
  const members: readonly (readonly JsonPiece[])[] = [
    [`"token":${JSON.stringify(trigger.token.reveal())}`],
    [`"ref":${JSON.stringify(rendered.ref)}`],
    ...(isEmpty(variables) ? [] : [[`"variables":${JSON.stringify(variables)}`]]),
    ...(isEmpty(rendered.inputs) ? [] : [[`"inputs":${JSON.stringify(rendered.inputs)}`]]),
    ...payload,
    ...(trigger.facts === "none" ? [[markMember(facts)]] : []),
  ];
  return {
    project: trigger.project,
    ref: rendered.ref,
    credential: { kind: "trigger-token", token: trigger.token },
    body: joinMembers(members),
  };
}

function markMember({ SLUICE_DELIVERY: delivery }: Readonly<Record<string, string>>): string {
  return `"sluice":${JSON.stringify({ delivery })}`;
}

function joinMembers(members: readonly (readonly JsonPiece[])[]): Uint8Array {
  const pieces = members.flatMap((member, at) => [at === 0 ? "{" : ",", ...member]);
  return Buffer.concat([...pieces, "}"].map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0;
}
