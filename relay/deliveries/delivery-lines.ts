import { CATALOGUE, type ErrorCode } from "../../shared/errors/catalogue.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Delivery } from "../model/delivery.ts";
import type { Change, RelayEvent } from "../model/event.ts";

/** A delivery with the event it came from, when that is there. */
export interface ListedDelivery {
  readonly delivery: Delivery;
  readonly event?: RelayEvent;
}

/** A delivery as a person reads it: one line, then why it stands where it stands, or the pipeline it became. */
export function deliveryLines(listed: ListedDelivery, now: Date): readonly string[] {
  const { delivery, event } = listed;
  const { id, state, route, attempts, reason, pipeline } = delivery;
  const change = changeOf(listed);
  const about = [repositoryOf(event), change?.ref].filter((part) => part !== undefined).map((part) => printable(part));
  const age = formatDuration(now.getTime() - delivery.createdAt.getTime());
  const lines = [
    [id, state.padEnd(11), printable(route), ...about, counted(attempts, "attempt"), `${age} ago`].join("  "),
  ];
  if (pipeline !== undefined) lines.push(`    ${printable(pipeline.webUrl)}`);
  if (state === "pending" && attempts > 0) lines.push(`    next attempt at ${delivery.dueAt.toISOString()}`);
  if (reason !== undefined && state !== "delivered") {
    lines.push(`    because: ${printable(reason.text, 1_000)} [${reason.code}]`);
    const hint = state === "held" || state === "dead" ? CATALOGUE[reason.code as ErrorCode]?.hint : undefined;
    if (hint !== undefined && !reason.text.includes(hint)) lines.push(`    what to do: ${hint}`);
  }
  return lines;
}

/** A delivery as `--json` prints it. */
export function deliveryJson(listed: ListedDelivery): Readonly<Record<string, unknown>> {
  const { delivery, event } = listed;
  const change = changeOf(listed);
  return {
    id: delivery.id,
    state: delivery.state,
    route: delivery.route,
    event: delivery.eventId,
    source: event?.source,
    repository: repositoryOf(event),
    ref: change?.ref,
    commit: change?.commit,
    attempts: delivery.attempts,
    createdAt: delivery.createdAt.toISOString(),
    ...(delivery.state === "pending" ? { dueAt: delivery.dueAt.toISOString() } : {}),
    ...(delivery.reason === undefined ? {} : { reason: delivery.reason }),
    ...(delivery.pipeline === undefined ? {} : { pipeline: delivery.pipeline }),
  };
}

function repositoryOf(event: RelayEvent | undefined): string | undefined {
  return event?.reading.kind === "push" ? event.reading.origin.repository : undefined;
}

function changeOf({ delivery, event }: ListedDelivery): Change | undefined {
  if (event?.reading.kind !== "push") return undefined;
  return event.reading.changes.find(({ index }) => index === delivery.changeIndex);
}
