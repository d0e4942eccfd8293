import type { ListedDelivery } from "../../relay/model/listed.ts";
import { CATALOGUE, type ErrorCode } from "../../shared/errors/catalogue.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";

/** As wide as the longest state. */
const STATE_WIDTH = 11;

/** A delivery as a person reads it: one line, then why it stands where it stands, or the pipeline it became. */
export function deliveryLines(delivery: ListedDelivery, now: Date): readonly string[] {
  const { state, attempts, reason, pipeline, pipelineStatus, inDoubt, redeliveryOf } = delivery;
  const age = formatDuration(now.getTime() - delivery.createdAt.getTime());
  const lines = [[deliveryLine(delivery), counted(attempts, "attempt"), `${age} ago`].join("  ")];
  if (redeliveryOf !== undefined) lines.push(`    redelivery of ${redeliveryOf}`);
  if (pipeline !== undefined)
    lines.push(
      `    ${printable(pipeline.webUrl)}${pipelineStatus === undefined ? "" : `: ${printable(pipelineStatus)}`}`,
    );
  if (state === "pending" && attempts > 0)
    lines.push(`    next ${inDoubt ? "look for its pipeline" : "attempt"} at ${delivery.dueAt.toISOString()}`);
  if (reason !== undefined && state !== "delivered") {
    lines.push(`    because: ${printable(reason.text, 1_000)} [${reason.code}]`);
    const hint = state === "held" || state === "dead" ? CATALOGUE[reason.code as ErrorCode]?.hint : undefined;
    if (hint !== undefined && !reason.text.includes(hint)) lines.push(`    what to do: ${hint}`);
  }
  return lines;
}

/** What a delivery is, in one line. */
export function deliveryLine({ id, state, route, repository, ref }: ListedDelivery): string {
  const about = [repository, ref].filter((part) => part !== undefined).map((part) => printable(part));
  return [id, state.padEnd(STATE_WIDTH), printable(route), ...about].join("  ");
}

/** A delivery as `--json` prints it. */
export function deliveryJson(delivery: ListedDelivery): Readonly<Record<string, unknown>> {
  const {
    eventId,
    changeIndex: _,
    createdAt,
    dueAt,
    receivedAt,
    refIndex: __,
    state,
    inDoubt,
    type,
    ...plain
  } = delivery;
  const { id, route, lane, attempts, reason, pipeline, pipelineStatus, ...about } = plain;
  return {
    id,
    state,
    route,
    lane,
    event: eventId,
    eventType: type,
    ...about,
    attempts,
    createdAt: createdAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    ...(state === "pending" ? { dueAt: dueAt.toISOString(), inDoubt } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(pipeline === undefined ? {} : { pipeline, ...(pipelineStatus === undefined ? {} : { pipelineStatus }) }),
  };
}
