import type { Attempt } from "../../relay/model/delivery.ts";
import type { RelayEvent } from "../../relay/model/event.ts";
import type { FeedbackState } from "../../relay/model/listed.ts";
import type { Dossier } from "../../relay/operate/dossier.ts";
import { deliveryJson } from "./delivery-lines.ts";

/** All about a delivery or an event, as `--json` prints it. The body stays out: `--payload` prints that. */
export function dossierJson({ event, delivery, attempts, feedback, deliveries }: Dossier): object {
  return {
    schema: "sluice/relay-show-result@1",
    ...(delivery === undefined
      ? {}
      : {
          delivery: {
            ...deliveryJson(delivery),
            attempts: attempts.map(attemptJson),
            ...(feedback === undefined ? {} : { feedback: feedbackJson(feedback) }),
          },
        }),
    event: eventJson(event),
    deliveries: deliveries.map(deliveryJson),
  };
}

function attemptJson({ number, kind, startedAt, endedAt, result, status, text }: Attempt): object {
  return {
    number,
    kind,
    startedAt: startedAt.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(result === undefined ? {} : { result }),
    ...(status === undefined ? {} : { status }),
    ...(text === undefined ? {} : { text }),
  };
}

function feedbackJson({ dueAt, ...rest }: FeedbackState): object {
  return { ...rest, ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }) };
}

function eventJson({ id, source, sourceKind, type, senderId, receivedAt, headers, body, ...rest }: RelayEvent): object {
  const { payloadSha256, reading } = rest;
  return {
    id,
    source,
    sourceKind,
    type,
    ...(senderId === undefined ? {} : { senderId }),
    receivedAt: receivedAt.toISOString(),
    sizeBytes: body.length,
    payloadSha256,
    headers,
    // Of a call's token not even the digest.
    reading: reading.kind === "call" ? { kind: "call", project: reading.project, ref: reading.ref } : reading,
  };
}
