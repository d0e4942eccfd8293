import type { RelayEvent } from "../model/event.ts";
import type { Errand } from "../model/route-config.ts";
import { jsonMembers } from "./json-members.ts";
import type { Ordered } from "./ordered.ts";
import type { TriggerCall } from "./trigger-call.ts";

/** The events that are a call of GitLab's trigger API. */
export type CallEvent = RelayEvent & { readonly reading: Extract<RelayEvent["reading"], { kind: "call" }> };

const FORM = "application/x-www-form-urlencoded";

/**
 * The call that was taken, once more: what it said, with its token again, and the marker where the errand sends facts. What GitLab
 * makes TRIGGER_PAYLOAD of is what it would have made it of, had the call come to it.
 */
export function callOrder(event: CallEvent, delivery: Ordered, { trigger }: Errand): TriggerCall {
  const { project, ref } = event.reading;
  const text = Buffer.from(event.body).toString("utf8");
  const marker = trigger.facts === "variables" ? delivery.id : undefined;
  const common = { project, ref, credential: { kind: "trigger-token", token: trigger.token } } as const;
  if (event.headers["content-type"] !== FORM)
    return { ...common, body: Buffer.from(asJson(text, trigger.token.reveal(), marker)) };
  return { ...common, body: Buffer.from(asForm(text, trigger.token.reveal(), marker)), contentType: FORM };
}

function asForm(text: string, token: string, marker: string | undefined): string {
  const ours = new URLSearchParams({
    token,
    ...(marker === undefined ? {} : { "variables[SLUICE_DELIVERY]": marker }),
  });
  return text === "" ? ours.toString() : `${text}&${ours.toString()}`;
}

function asJson(text: string, token: string, marker: string | undefined): string {
  const members = jsonMembers(text) ?? [];
  const isVariables = ({ key }: { readonly key: string }) => key === "variables";
  const given = members.findLast(isVariables)?.text;
  const rest = marker === undefined ? members : members.filter((member) => !isVariables(member));
  return `{${[
    `"token":${JSON.stringify(token)}`,
    ...rest.map((member) => member.text),
    ...(marker === undefined ? [] : [`"variables":${withMarker(given, marker)}`]),
  ].join(",")}}`;
}

/** @param member `"variables": {…}` as it was sent: the text of a map of text, or of null */
function withMarker(member: string | undefined, marker: string): string {
  const { variables } = JSON.parse(`{${member ?? '"variables":{}'}}`) as { variables: Record<string, string> | null };
  return JSON.stringify({ ...variables, SLUICE_DELIVERY: marker });
}
