import type { TemplateScope } from "../../shared/text/template.ts";
import type { Change, Origin, RelayEvent } from "../model/event.ts";

/** What SLUICE_* variables and templates are made of: one change and where it comes from. */
export interface FactSheet {
  readonly event: Pick<RelayEvent, "source" | "sourceKind">;
  readonly origin: Origin;
  readonly change: Change;
  readonly deliveryId: string;
}

/** Every variable a route's templates may name. */
export const TEMPLATE_VARIABLES = [
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

/** The facts of a change as pipeline variables. Every one is there, empty when the sender does not tell it. */
export function factVariables({ event, origin, change, deliveryId }: FactSheet): Readonly<Record<string, string>> {
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

/** The same facts as templates name them: exactly `TEMPLATE_VARIABLES`. */
export function templateScope({ event, origin, change, deliveryId }: FactSheet): TemplateScope {
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

function eventName(change: Change): "push" | "tag" {
  return change.kind === "tag" ? "tag" : "push";
}
