import type { AfterCrash, Delivery } from "../model/delivery.ts";
import { DROP_IN, errandOf } from "../model/errand.ts";
import { laneOf, partsOfLane } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";

/** What of a delivery tells where its pipeline would be. */
export type Whereabouts = Pick<Delivery, "lane" | "route">;

/** Where a delivery goes: as it was stored, or, from a store that did not write that down, as its route says now. */
export function laneToday({ routes, schedules, gitlab }: RelayConfig, { lane, route }: Whereabouts): string {
  if (gitlab.has(partsOfLane(lane).gitlab)) return lane;
  const trigger = errandOf({ routes, schedules }, route)?.trigger;
  return trigger === undefined ? lane : laneOf(trigger.gitlab, trigger.project);
}

/**
 * Why nobody can look up by its marker whether a delivery's pipeline exists, as the end of a sentence's reason that also says what
 * would help; undefined when it can be looked up.
 */
export function whyBlind(config: RelayConfig, delivery: Whereabouts): string | undefined {
  const lane = laneToday(config, delivery);
  const { gitlab } = partsOfLane(lane);
  const server = config.gitlab.get(gitlab);
  const trigger = errandOf(config, delivery.route)?.trigger;
  if (server === undefined)
    return `The configuration has no GitLab ${gitlab} any more, so its pipeline cannot be looked up.`;
  if (trigger === undefined && delivery.route === DROP_IN && config.dropIn?.marker !== true)
    return "It came through the drop-in, which adds no marker to a call unless the configuration says so (`marker: true`), so there is none to look for.";
  if (trigger !== undefined && laneOf(trigger.gitlab, trigger.project) !== lane)
    return "Its route leads to another project now, so nobody can tell where to look.";
  if (server.accessToken === undefined)
    return `With an access-token for the GitLab ${gitlab} in the configuration, its pipeline is looked up by its marker.`;
  return undefined;
}

/**
 * What is done about a delivery whose request may have left when the relay that made it ended. A route that is gone cannot say that
 * it prefers a duplicate.
 */
export function afterCrash(config: RelayConfig, delivery: Whereabouts): AfterCrash {
  if (whyBlind(config, delivery) === undefined) return "look-up";
  return errandOf(config, delivery.route)?.onAmbiguous ?? "hold";
}
