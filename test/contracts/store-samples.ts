import { createHash } from "node:crypto";
import type { RelayEvent } from "../../relay/model/event.ts";
import { laneOf } from "../../relay/model/lane.ts";
import type { NewDelivery } from "../../relay/store/store.ts";

const T0 = Date.parse("2026-11-22T10:00:00Z");

/** What a delivery may become. */
export const PIPELINE = { id: 7, projectId: 3, webUrl: "https://gitlab.example.com/g/p/-/pipelines/7" };

/** The instant `ms` milliseconds after the tests' beginning. */
export function at(ms: number): Date {
  return new Date(T0 + ms);
}

/** A push event as the relay stores it; `n` makes it one of a kind. */
export function anEvent(n: number, over: Partial<RelayEvent> = {}): RelayEvent {
  const body = over.body ?? Buffer.from(`{"ref":"refs/heads/main","n":${n}}`);
  return {
    id: `event-${n}`,
    source: "acme-github",
    sourceKind: "github",
    type: "push",
    senderId: `sender-${n}`,
    receivedAt: at(n),
    headers: { "content-type": "application/json" },
    body,
    payloadSha256: createHash("sha256").update(body).digest("hex"),
    reading: {
      kind: "push",
      origin: { repository: "acme/app", sender: "mona" },
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: "0".repeat(40),
          after: "a".repeat(40),
          commit: "a".repeat(40),
          forced: null,
        },
      ],
    },
    ...over,
  };
}

/** The deliveries of event `n`, one per route, each route with a lane of its own. */
export function deliveriesOf(n: number, ...routes: readonly string[]): readonly NewDelivery[] {
  return (routes.length === 0 ? ["app"] : routes).map((route) =>
    aDelivery(n, { id: `${route}-${n}`, route, lane: laneOf("main", route) }),
  );
}

/** A delivery of event `n`. */
export function aDelivery(n: number, over: Partial<NewDelivery> = {}): NewDelivery {
  return { id: `app-${n}`, route: "app", changeIndex: 0, lane: laneOf("main", "app"), ...over };
}

/** Bytes as a plain array: a Buffer and a Uint8Array of the same bytes compare as equal. */
export function plain(event: RelayEvent | undefined): unknown {
  return event === undefined ? undefined : { ...event, body: [...event.body] };
}
