import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import { DROP_IN } from "../model/errand.ts";
import type { Reading, RelayEvent } from "../model/event.ts";
import type { TriggerCallRead } from "./read-call.ts";

/** An event that is a call. */
export type CallEvent = RelayEvent & { readonly reading: Extract<Reading, { kind: "call" }> };

type Headers = Readonly<Record<string, string | undefined>>;

/** What webhooks that were pointed at GitLab's trigger API name their deliveries by, and keep when they send one again. */
const DELIVERY_IDS = [
  "x-github-delivery",
  "webhook-id",
  "idempotency-key",
  "x-gitlab-webhook-uuid",
  "x-request-uuid",
] as const;

/** What of the headers says who called. The token may stand in none of these. */
const KEPT = [
  "user-agent",
  "x-github-event",
  "x-gitlab-event",
  "x-gitlab-event-uuid",
  "x-gitlab-instance",
  ...DELIVERY_IDS,
];

/** A call as it is stored: without its token, of which only the digest is kept. */
export function callEvent(
  { project, ref, token, content }: TriggerCallRead,
  headers: Headers,
  id: string,
  receivedAt: Date,
): CallEvent {
  const body = Buffer.from(content.text);
  const senderId = DELIVERY_IDS.map((name) => headers[name]).find((value) => value !== undefined && value !== "");
  return {
    id,
    source: DROP_IN,
    sourceKind: "drop-in",
    type: headers["x-github-event"] ?? headers["x-gitlab-event"] ?? "trigger",
    ...(senderId === undefined ? {} : { senderId }),
    receivedAt,
    headers: { "content-type": content.type, ...keptOf(headers) },
    body,
    payloadSha256: sha256Hex(body),
    reading: { kind: "call", project, ref, tokenSha256: sha256Hex(Buffer.from(token)) },
  };
}

/**
 * What makes a call the same as an earlier one: the id its sender gave the delivery, at the same address with the same token, since
 * GitHub gives one event's delivery to several webhooks under one id. Without an id two calls are two, as they are to GitLab.
 */
export function callKey({ senderId, reading: { project, ref, tokenSha256 } }: CallEvent): string | undefined {
  if (senderId === undefined) return undefined;
  return `${DROP_IN}:${sha256Hex(Buffer.from(JSON.stringify([senderId, project, ref, tokenSha256])))}`;
}

function keptOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
