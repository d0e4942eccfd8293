import type { TemplateScope } from "../../shared/text/template.ts";
import type { Change, Origin, RelayEvent } from "../model/event.ts";

/** What a push's SLUICE_* variables and templates are made of: one change and where it comes from. */
export interface PushSheet {
  readonly event: Pick<RelayEvent, "source" | "sourceKind">;
  readonly origin: Origin;
  readonly change: Change;
  readonly deliveryId: string;
}

/** The same of a time of a schedule. */
export interface ScheduleSheet {
  /** The schedule's name. */
  readonly name: string;
  /** When it was due, in ISO 8601. */
  readonly dueAt: string;
  readonly deliveryId: string;
}

/** Every variable the templates of a route may name. */
export const PUSH_VARIABLES = [
  "ref.name",
  "ref.full",
  "sha",
  "before",
  "repository",
  "sender",
  "event",
  "action",
  "kind",
  "source",
  "delivery",
] as const;

/** Every variable the templates of a schedule may name: there is no push, so neither ref nor commit. */
export const SCHEDULE_VARIABLES = ["schedule.name", "schedule.due", "event", "delivery"] as const;

/** The facts of a change as pipeline variables. Every one is there, empty when the sender does not tell it. */
export function pushFacts({ event, origin, change, deliveryId }: PushSheet): Readonly<Record<string, string>> {
  return {
    SLUICE_REF: change.ref,
    SLUICE_REF_NAME: change.refName,
    SLUICE_SHA: change.commit ?? "",
    SLUICE_BEFORE: change.before,
    SLUICE_REPOSITORY: origin.repository.toWellFormed(),
    SLUICE_EVENT: eventName(change),
    SLUICE_SENDER: origin.sender?.toWellFormed() ?? "",
    SLUICE_DELIVERY: deliveryId,
    SLUICE_SOURCE: event.source,
    SLUICE_KIND: event.sourceKind,
  };
}

/** The same facts as templates name them: exactly `PUSH_VARIABLES`. */
export function pushScope({ event, origin, change, deliveryId }: PushSheet): TemplateScope {
  return {
    ref: { name: change.refName, full: change.ref },
    sha: change.commit ?? "",
    before: change.before,
    repository: origin.repository.toWellFormed(),
    sender: origin.sender?.toWellFormed() ?? "",
    event: eventName(change),
    action: change.action,
    kind: event.sourceKind,
    source: event.source,
    delivery: deliveryId,
  };
}

/** The facts of a schedule's time as pipeline variables. */
export function scheduleFacts({ name, dueAt, deliveryId }: ScheduleSheet): Readonly<Record<string, string>> {
  return { SLUICE_EVENT: "schedule", SLUICE_SOURCE: name, SLUICE_DUE: dueAt, SLUICE_DELIVERY: deliveryId };
}

/** The same facts as templates name them: exactly `SCHEDULE_VARIABLES`. */
export function scheduleScope({ name, dueAt, deliveryId }: ScheduleSheet): TemplateScope {
  return { schedule: { name, due: dueAt }, event: "schedule", delivery: deliveryId };
}

function eventName(change: Change): "push" | "tag" {
  return change.kind === "tag" ? "tag" : "push";
}
