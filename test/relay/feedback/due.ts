import type { Delivery } from "../../../relay/model/delivery.ts";
import type { Change } from "../../../relay/model/event.ts";
import type { FeedbackDue } from "../../../relay/model/listed.ts";

export const SHA = "c0ffee".padEnd(40, "0");
export const ID = "0198a000-0000-7000-8000-000000000001";
const CREATED = new Date("2026-03-04T12:00:00.000Z");

/** A delivery of route `app` to project group/deploy of GitLab `main`, pending unless told otherwise. */
export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    id: ID,
    eventId: "0198a000-0000-7000-8000-0000000000ee",
    route: "app",
    changeIndex: 0,
    state: "pending",
    attempts: 0,
    createdAt: CREATED,
    dueAt: CREATED,
    lane: "main:group/deploy",
    refIndex: 0,
    inDoubt: false,
    ...over,
  };
}

/** One that has become pipeline 7. */
export function delivered(pipelineStatus?: string, over: Partial<Delivery> = {}): Delivery {
  const webUrl = "https://gitlab.example.com/group/deploy/-/pipelines/7";
  return aDelivery({
    state: "delivered",
    attempts: 1,
    pipeline: { id: 7, projectId: 3, webUrl },
    ...(pipelineStatus === undefined ? {} : { pipelineStatus }),
    ...over,
  });
}

/** What is due for a delivery of a push of acme/app to main through the source `hub`. */
export function aDue(
  delivery: Delivery,
  over: Partial<Omit<FeedbackDue, "change">> & { readonly change?: Partial<Change> } = {},
): FeedbackDue {
  return {
    delivery,
    event: {
      id: delivery.eventId,
      source: "hub",
      sourceKind: "github",
      type: "push",
      repository: "acme/app",
      receivedAt: CREATED,
      payloadSha256: "0".repeat(64),
    },
    origin: { repository: "acme/app", repositoryId: "42" },
    tries: 0,
    revision: 1,
    ...over,
    change: {
      index: 0,
      kind: "branch",
      action: "update",
      ref: "refs/heads/main",
      refName: "main",
      before: "f".repeat(40),
      after: SHA,
      commit: SHA,
      forced: null,
      ...over.change,
    },
  };
}
