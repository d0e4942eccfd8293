import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { SourceConfig } from "../model/source-config.ts";
import { requireMedia } from "../receive/require-media.ts";
import { toEvent } from "../receive/to-event.ts";
import { compileRoutes, matchRoutes } from "../routes/match.ts";
import type { Headers, Source } from "../sources/source.ts";
import { sourceOf } from "../sources/source-of.ts";
import { usualHeaders } from "../sources/usual-headers.ts";
import { explainRoute, PLACEHOLDER_ID } from "./explain-route.ts";
import type { Explanation, Outcome } from "./explanation.ts";

/** A request to explain. */
export interface AskedRequest {
  /** The source's name: what stands behind /hooks/. */
  readonly source: string;
  /** Lower-case names; the usual ones of a push when not known. */
  readonly headers?: Headers;
  readonly body: Uint8Array;
  /** The moment to verify the request at; absent: whether it is authentic is not asked. */
  readonly verifyAt?: Date;
}

/**
 * What the relay with this configuration would do with a request, by the very code that receives requests and makes calls. Pure:
 * nothing is stored, nobody is called.
 *
 * @throws CodedError USAGE when there is no such source
 */
export function explain(
  config: RelayConfig,
  { source: name, headers: given, body, verifyAt }: AskedRequest,
): Explanation {
  const source = config.sources.get(name);
  if (source === undefined) throw noSource(name, [...config.sources.keys()]);
  const speaks = sourceOf(verifyAt === undefined ? withoutKeys(source) : source);
  const usual = usualHeaders(source.kind, body);
  const assumed = assumedHeaders(given, usual);
  const headers = { ...given, ...assumed };
  const remark = speaks.remark?.(headers);
  const verification = verifyAt === undefined ? undefined : speaks.verify(headers, body, verifyAt);
  return {
    source: name,
    sourceKind: source.kind,
    sizeBytes: body.length,
    ...(assumed === undefined ? {} : { assumed }),
    ...(remark === undefined ? {} : { remark }),
    ...(verification === undefined ? {} : { verification }),
    outcome: outcomeOf(config, source, speaks, { headers, body }),
  };
}

/** Reading takes no key; one that stands in for a key that is not there would be refused as none. */
function withoutKeys(source: SourceConfig): SourceConfig {
  return source.kind === "standard-webhooks" ? { ...source, publicKeys: [] } : source;
}

/** All of a push's headers where none are known; the content type alone where that was left out of those that are. */
function assumedHeaders(given: Headers | undefined, usual: Readonly<Record<string, string>>) {
  if (given === undefined) return usual;
  const { "content-type": type = "" } = usual;
  return given["content-type"] === undefined ? { "content-type": type } : undefined;
}

function outcomeOf(
  config: RelayConfig,
  source: SourceConfig,
  speaks: Source,
  request: { readonly headers: Headers; readonly body: Uint8Array },
): Outcome {
  try {
    requireMedia(request.headers, speaks.mediaTypes);
    if (request.body.length > source.maxBodyBytes)
      throw new CodedError("WEBHOOK_TOO_LARGE", `The body is larger than max-body, ${source.maxBodyBytes} bytes.`);
    const { event, reading, payload } = toEvent(source, speaks, request, new Date(0), PLACEHOLDER_ID);
    const { type } = event;
    if (reading.kind === "other") return { kind: "nothing", type, why: reading.why };
    if (reading.kind === "pipeline") {
      const { kind, ...news } = reading;
      return { kind, type, news };
    }
    const own = compileRoutes(config.routes.filter(({ from }) => from === source.name));
    const changes = reading.changes.map((change) => {
      const { routes, others } = matchRoutes(own, { ...event, payload }, reading.origin, change);
      return { change, taken: routes.map((taken) => explainRoute(config, event, change, taken)), others };
    });
    return { kind: "push", type, origin: reading.origin, changes };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === "INTERNAL") throw error;
    const { httpStatus = 500 } = CATALOGUE[error.code];
    return { kind: "refused", status: httpStatus, code: error.code, why: error.message };
  }
}

function noSource(name: string, names: readonly string[]): CodedError {
  const meant = closest(name, names);
  return new CodedError("USAGE", `The configuration has no source "${printable(name, 100)}".`, {
    hint: meant === undefined ? `Its sources are ${names.join(", ") || "none"}.` : `Did you mean ${meant}?`,
  });
}
