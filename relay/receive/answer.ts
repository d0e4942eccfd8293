import type { Delivery } from "../model/delivery.ts";
import type { PipelineNews } from "../model/event.ts";
import type { Persisted } from "../store/store.ts";
import type { Planned } from "./plan-deliveries.ts";

/** What a sender is answered: a forge shows it in its log of deliveries. */
export interface Answer {
  readonly status: 200 | 202;
  readonly body: Readonly<Record<string, unknown>>;
}

/** This many routes say enough there. */
const MOST_REASONS = 20;

/** The answer to an event, once the store has it. */
export function answerTo(plan: Planned, persisted: Persisted): Answer {
  const { eventId: event, deliveries } = persisted;
  if (persisted.kind === "seen-before") return { status: 200, body: { event, deliveries, duplicate: true } };
  const { held, superseded } = persisted;
  const { reason } = plan;
  if (deliveries.length === 0)
    return {
      status: 200,
      body: { event, deliveries, reason, ...some({ routes: plan.others.slice(0, MOST_REASONS) }) },
    };
  const maybe = plan.maybe.slice(0, MOST_REASONS);
  return { status: 202, body: { event, deliveries, ...some({ held, superseded, maybe }) } };
}

/** The answer to news of a pipeline; most are of pipelines that no delivery became. */
export function answerToNews({ pipelineId }: PipelineNews, delivery: Delivery | undefined): Answer {
  return { status: 200, body: { pipeline: pipelineId, delivery: delivery?.id ?? null } };
}

/** The lists that have something in them. */
function some(lists: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
