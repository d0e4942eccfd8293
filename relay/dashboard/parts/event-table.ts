import type { ListedEvent } from "../../model/listed.ts";
import { html, type Markup } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import { table } from "./table.ts";
import { instantAndAge } from "./time.ts";

/** An event with how many deliveries it has. */
export interface CountedEvent {
  readonly event: ListedEvent;
  readonly deliveries: number;
}

/** A table of events: what each is, whence, and whether it started anything. */
export function eventTable(caption: string, events: readonly CountedEvent[], now: Date, empty: string): Markup {
  return table({
    caption,
    columns: ["Event", "Source", "Received", "Deliveries"],
    rows: events.map(({ event, deliveries }) => [
      html`<a href="${pathTo("events", [event.id])}">${event.repository ?? event.type}</a>${event.repository === undefined ? undefined : html` <small>${event.type}</small>`}`,
      html`${event.source} <small>${event.sourceKind}</small>`,
      instantAndAge(event.receivedAt, now),
      deliveries === 0
        ? html`<span class="quiet">none: </span><a href="${pathTo("events", [event.id])}#routes">why<span class="unseen"> event ${event.id} started nothing</span></a>`
        : deliveries,
    ]),
    empty,
  });
}
