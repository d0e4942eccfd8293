import type { Change, RelayEvent } from "../../../relay/model/event.ts";
import { readGitHub } from "../../../relay/sources/github.ts";
import { jsonPayload } from "../../../shared/webhooks/json-payload.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { bytesOf, payload, payloadJson } from "./payloads.ts";

/** A stored push from `hub` with this body, whatever the body says; its change is that of `github-push.json`. */
export function anEvent(
  body: unknown = payload("github-push.json"),
  differences: Partial<RelayEvent> = {},
): RelayEvent & { readonly change: Change } {
  const reading = differences.reading ?? readGitHub({ "x-github-event": "push" }, payloadJson("github-push.json"));
  if (reading.kind !== "push") throw new Error("the event must be a push");
  const [change] = reading.changes;
  if (change === undefined) throw new Error("the push must have a change");
  const bytes = bytesOf(body);
  const headers = differences.headers ?? { "content-type": "application/json" };
  return {
    id: "event-1",
    source: "hub",
    sourceKind: "github",
    type: "push",
    receivedAt: new Date("2026-11-20T10:00:00Z"),
    payloadSha256: sha256Hex(jsonPayload(headers["content-type"], bytes) ?? bytes),
    ...differences,
    headers,
    body: bytes,
    reading,
    change,
  };
}
