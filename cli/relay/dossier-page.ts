import type { Attempt } from "../../relay/model/delivery.ts";
import type { Change, RelayEvent } from "../../relay/model/event.ts";
import type { FeedbackState, ListedDelivery } from "../../relay/model/listed.ts";
import type { Dossier } from "../../relay/operate/dossier.ts";
import { CATALOGUE, type ErrorCode } from "../../shared/errors/catalogue.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { deliveryLine } from "./delivery-lines.ts";

/** All about a delivery or an event, as lines for a person. */
export function dossierPage(dossier: Dossier): readonly string[] {
  const { event, delivery, deliveries } = dossier;
  return [...(delivery === undefined ? [] : deliveryPart(delivery, dossier)), ...eventPart(event, deliveries)];
}

const PAST = { create: "created", update: "updated", delete: "deleted" } as const;

/** Enough of a commit's id to tell it from others. */
const SHORT = 12;

function deliveryPart(delivery: ListedDelivery, { event, attempts, feedback, deliveries }: Dossier): readonly string[] {
  const { id, state, reason, route, lane, pipeline, pipelineStatus, redeliveryOf, supersededBy } = delivery;
  const hint = state === "held" || state === "dead" ? CATALOGUE[reason?.code as ErrorCode]?.hint : undefined;
  const change = changesOf(event).find(({ index }) => index === delivery.changeIndex);
  const again = deliveries.filter((one) => one.redeliveryOf === id);
  return [
    `delivery ${id}: ${state}${delivery.inDoubt ? ", in doubt" : ""}`,
    ...(reason === undefined || state === "delivered"
      ? []
      : field("because", `${printable(reason.text, 1_000)} [${reason.code}]`)),
    ...(hint === undefined || reason?.text.includes(hint) === true ? [] : field("what to do", hint)),
    ...field("route", `${printable(route)}, to ${printable(lane)}`),
    ...(change === undefined ? [] : field("change", changeText(change))),
    ...field("created", delivery.createdAt.toISOString()),
    ...(state === "pending" ? field("due", delivery.dueAt.toISOString()) : []),
    ...(pipeline === undefined ? [] : field("pipeline", printable(pipeline.webUrl))),
    ...(pipelineStatus === undefined ? [] : field("status", printable(pipelineStatus))),
    ...(redeliveryOf === undefined ? [] : field("redelivery", `of ${redeliveryOf}`)),
    ...(supersededBy === undefined ? [] : field("superseded", `by ${supersededBy}`)),
    ...again.flatMap((one) => field("redelivered", `as ${one.id}, ${one.state}`)),
    ...(feedback === undefined ? [] : field("feedback", feedbackText(feedback))),
    ...field("attempts", attempts.length === 0 ? "none" : ""),
    ...attempts.map(attemptLine),
  ];
}

/** What the commit has been told, and what keeps it from being told more. */
function feedbackText({ sent, tries, dueAt, fault }: FeedbackState): string {
  const told = sent === undefined ? "nothing told" : `told ${printable(sent, 1_000)}`;
  const failed = tries === 0 ? "" : `${counted(tries, "try")} failed, `;
  const next = dueAt === undefined ? "" : `; ${failed}next at ${dueAt.toISOString()}`;
  return `${told}${next}${fault === undefined ? "" : `; because: ${printable(fault, 1_000)}`}`;
}

function attemptLine({ number, kind, startedAt, endedAt, result, status, text }: Attempt): string {
  const how = result === undefined ? "under way" : `${result}${status === undefined ? "" : ` (${status})`}`;
  const took = endedAt === undefined ? "" : ` after ${formatDuration(endedAt.getTime() - startedAt.getTime())}`;
  const words = text === undefined ? "" : `: ${printable(text, 1_000)}`;
  return `    ${number}  ${startedAt.toISOString()}  ${kind}  ${how}${took}${words}`;
}

function eventPart(event: RelayEvent, deliveries: readonly ListedDelivery[]): readonly string[] {
  const { id, type, source, sourceKind, senderId, receivedAt, body, payloadSha256, headers } = event;
  return [
    `event ${id}: ${printable(type, 100)}, from ${printable(source)} (${sourceKind})`,
    ...field("received", `${receivedAt.toISOString()}, ${counted(body.length, "byte")}`),
    ...field("sha256", `${payloadSha256} of the payload`),
    ...(senderId === undefined ? [] : field("sender's id", printable(senderId))),
    ...readingLines(event),
    ...field("headers", ""),
    ...Object.entries(headers).map(([name, value]) => `    ${name}: ${printable(value)}`),
    ...field("deliveries", deliveries.length === 0 ? "none" : ""),
    ...deliveries.map((one) => `    ${deliveryLine(one)}`),
  ];
}

function readingLines({ reading }: RelayEvent): readonly string[] {
  switch (reading.kind) {
    case "push": {
      const { repository, sender } = reading.origin;
      const by = sender === undefined ? "" : `, pushed by ${printable(sender)}`;
      return [
        ...field("repository", `${printable(repository)}${by}`),
        ...reading.changes.flatMap((change) => field("change", changeText(change))),
      ];
    }
    case "other":
      return field("starts nothing", printable(reading.why));
    case "schedule":
      return field("was due", reading.dueAt);
    case "call":
      return field("asks for", `${printable(reading.project)} at ${printable(reading.ref)}`);
  }
}

function changesOf({ reading }: RelayEvent): readonly Change[] {
  return reading.kind === "push" ? reading.changes : [];
}

function changeText({ ref, action, before, after, forced }: Change): string {
  const rewritten = forced === true ? ", history rewritten" : "";
  return `${printable(ref)} ${PAST[action]}, ${before.slice(0, SHORT)} → ${after.slice(0, SHORT)}${rewritten}`;
}

function field(name: string, value: string): readonly string[] {
  return [`  ${`${name}:`.padEnd(12)} ${value}`.trimEnd()];
}
