import type { ForgeKind } from "../../shared/forge/api/forge-access.ts";
import type { ForgeRepository } from "../../shared/forge/refs/forge-ref.ts";
import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import type { RelayEvent, SourceReading } from "../model/event.ts";
import type { SourceConfig } from "../model/source-config.ts";
import { toEvent } from "../receive/to-event.ts";
import { sourceOf } from "../sources/source-of.ts";
import { toNamedRef } from "../sources/to-change.ts";
import { usualHeaders } from "../sources/usual-headers.ts";
import type { RefMove } from "./compare-refs.ts";
import { pushPayload } from "./push-payload.ts";

/** What the events are called that no forge has sent. */
const RECONCILE = "reconcile";

/** A source whose forge can be asked for refs. */
export type ForgeSource = SourceConfig & { readonly kind: ForgeKind };

/** An event made of a ref that moved, with what only routes look at. */
export interface ReconcileEvent {
  readonly event: RelayEvent;
  readonly reading: SourceReading;
  readonly payload: unknown;
}

/**
 * The event of a push that was missed: its payload is written in the forge's own words, and read as everything is that this forge sends.
 */
export function reconcileEvent(
  source: ForgeSource,
  repository: string,
  told: ForgeRepository,
  move: RefMove,
  made: { readonly id: string; readonly at: Date },
): ReconcileEvent {
  const body = Buffer.from(JSON.stringify(pushPayload(source.kind, repository, told, move)));
  const headers = usualHeaders(source.kind, body);
  const { event, reading, payload } = toEvent(source, sourceOf(source), { headers, body }, made.at, made.id);
  const senderId = `${RECONCILE}:${repository}:${move.ref}:${move.after}`;
  return {
    event: { ...event, headers, type: RECONCILE, senderId, reading: inDark(event.reading) },
    reading: inDark(reading),
    payload,
  };
}

/** Whether history was rewritten is not known, whatever that forge says by saying nothing. */
function inDark<T extends RelayEvent["reading"] | SourceReading>(reading: T): T {
  if (reading.kind !== "push") return reading;
  return { ...reading, changes: reading.changes.map((change) => ({ ...change, forced: null })) };
}

/** The event that notes where refs stand of which nothing was known, and that starts nothing. */
export function noteEvent(
  source: ForgeSource,
  repository: string,
  refs: readonly RefMove[],
  made: { readonly id: string; readonly at: Date },
): RelayEvent {
  const noted = Object.fromEntries(refs.map(({ ref, after }) => [ref, after]));
  const body = Buffer.from(JSON.stringify({ reconciled: true, repository, noted }));
  const changes = refs.flatMap(({ ref, before, after, action, now }, index) => {
    const named = toNamedRef(ref);
    return "why" in named
      ? []
      : [{ index, ...named, action, before, after, commit: now?.commit ?? after, forced: null }];
  });
  return {
    id: made.id,
    source: source.name,
    sourceKind: source.kind,
    type: RECONCILE,
    receivedAt: made.at,
    headers: { "content-type": "application/json" },
    body,
    payloadSha256: sha256Hex(body),
    reading: { kind: "push", origin: { repository }, changes },
  };
}
