import type { z } from "zod";
import { isCoded } from "../../shared/errors/coded-error.ts";
import type { judgementSchema, judgementsSchema } from "../../shared/relay-api/event.ts";
import type { RelayEvent, SourceReading } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { toEvent } from "../receive/to-event.ts";
import { type CompiledRoute, type Matched, matchRoutes } from "../routes/match.ts";
import { sourceOf } from "../sources/source-of.ts";

/** What every route of an event's source says of its changes. */
export type Judgements = z.output<typeof judgementsSchema>;

/**
 * What the routes of now say of a stored event, change by change, by the very code that receives events: which it goes along, and of each
 * other route the first condition that failed. Pure.
 *
 * @param routes those of `config`, compiled
 * @param changeIndex only this change
 */
export function judgeRoutes(
  { sources }: Pick<RelayConfig, "sources">,
  routes: readonly CompiledRoute[],
  event: RelayEvent,
  changeIndex?: number,
): Judgements {
  const { id, source: name, reading, headers, body, receivedAt } = event;
  if (reading.kind !== "push") return unasked(WHY_UNASKED[reading.kind]);
  const source = sources.get(name);
  if (source === undefined) return unasked(`the configuration has no source ${name} any more`);
  const own = routes.filter(({ route }) => route.from === name);
  if (own.length === 0) return unasked("no route takes events from this source");
  try {
    const again = toEvent(source, sourceOf(source), { headers, body }, receivedAt, id);
    if (again.reading.kind !== "push") return unasked("the source does not take it for a push any more");
    return { routes: judgementsOf(own, { ...event, payload: again.payload }, again.reading, changeIndex) };
  } catch (error) {
    if (isCoded(error, "WEBHOOK_UNPARSEABLE")) return unasked("the source cannot read it any more");
    throw error;
  }
}

const WHY_UNASKED = {
  other: "it is nothing that routes are asked about",
  schedule: "it is a time of a schedule",
  call: "it is a call meant for GitLab's own trigger API",
} as const;

function unasked(why: string): Judgements {
  return { routes: [], why };
}

type Judgement = z.output<typeof judgementSchema>;

function judgementsOf(
  routes: readonly CompiledRoute[],
  occasion: Parameters<typeof matchRoutes>[1],
  { origin, changes }: Extract<SourceReading, { kind: "push" }>,
  changeIndex: number | undefined,
): Judgement[] {
  return changes
    .filter(({ index }) => changeIndex === undefined || index === changeIndex)
    .flatMap((change) => judgementsOfChange(change.ref, matchRoutes(routes, occasion, origin, change)));
}

function judgementsOfChange(ref: string, { routes, others }: Matched): Judgement[] {
  return [
    ...routes.map(
      ({ route, maybe }): Judgement =>
        maybe === undefined
          ? { route: route.name, ref, matches: "yes" }
          : { route: route.name, ref, matches: "maybe", why: maybe },
    ),
    ...others.map(({ route, why }): Judgement => ({ route, ref, matches: "no", why })),
  ];
}
