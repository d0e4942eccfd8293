import { DELIVERY_STATES, type DeliveryState } from "../../relay/model/delivery.ts";
import type { DeliveryFilter } from "../../relay/store/store.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { AskedFilter } from "../commands/relay/filter-options.ts";
import { readMoment } from "./read-moment.ts";

/**
 * The filter that was asked for.
 *
 * @throws CodedError USAGE for a state there is none of, or a time that is none
 */
export function readFilter(asked: AskedFilter, now: Date): DeliveryFilter {
  const { states, routes, sources, lanes, repository, ref, since, until, before, limit } = asked;
  return {
    limit,
    ...(states.length === 0 ? {} : { states: states.map(stateOf) }),
    ...(routes.length === 0 ? {} : { routes }),
    ...(sources.length === 0 ? {} : { sources }),
    ...(lanes.length === 0 ? {} : { lanes }),
    ...(repository === undefined ? {} : { repository }),
    ...(ref === undefined ? {} : { ref: ref.startsWith("refs/") ? ref : `refs/heads/${ref}` }),
    ...(since === undefined ? {} : { since: readMoment("--since", since, now) }),
    ...(until === undefined ? {} : { until: readMoment("--until", until, now) }),
    ...(before === undefined ? {} : { before }),
  };
}

function stateOf(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  const meant = closest(text, DELIVERY_STATES);
  throw new CodedError(
    "USAGE",
    `"${printable(text)}" is no state of a delivery; there are ${DELIVERY_STATES.join(", ")}.`,
    {
      hint: `${meant === undefined ? "" : `Did you mean ${meant}? `}Run \`sluice relay deliveries --help\` to see what it takes.`,
    },
  );
}
