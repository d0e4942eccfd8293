import type { RelayEvent } from "../model/event.ts";
import type { SourceConfig } from "../model/source-config.ts";
import type { Source } from "../sources/source.ts";
import { type Interpreted, interpret } from "./interpret.ts";
import { keptHeaders } from "./kept-headers.ts";
import { keptReading } from "./kept-reading.ts";
import type { RawRequest } from "./read-request.ts";

/** A request as it is stored, and what of it is only looked at while it is received. */
export interface ReceivedEvent extends Pick<Interpreted, "identity" | "reading" | "payload"> {
  readonly event: RelayEvent;
}

/**
 * The event that an authentic request is.
 *
 * @throws CodedError WEBHOOK_UNPARSEABLE
 */
export function toEvent(
  config: SourceConfig,
  source: Source,
  { headers, body }: RawRequest,
  receivedAt: Date,
  id: string,
): ReceivedEvent {
  const { identity, payloadSha256, reading, payload } = interpret(source, headers, body);
  const event: RelayEvent = {
    id,
    source: config.name,
    sourceKind: config.kind,
    type: identity.type,
    ...(identity.senderId === undefined ? {} : { senderId: identity.senderId }),
    receivedAt,
    headers: keptHeaders(headers),
    body,
    payloadSha256,
    reading: keptReading(reading),
  };
  return { event, identity, reading, payload };
}
