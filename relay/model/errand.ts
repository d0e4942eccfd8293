import type { RelayConfig } from "./relay-config.ts";
import type { Errand } from "./route-config.ts";

/** The route of every delivery that came through the drop-in; no route or schedule has this name. */
export const DROP_IN = "drop-in";

/** What a delivery of this name is carried by: the route or the schedule of that name, undefined when the configuration has neither. */
export function errandOf(
  { routes, schedules }: Pick<RelayConfig, "routes" | "schedules">,
  name: string,
): Errand | undefined {
  return routes.find((route) => route.name === name) ?? schedules.find((schedule) => schedule.name === name);
}

/** Whether a configuration has the route or schedule of a delivery, or the drop-in where it came through that. */
export function knowsErrand(config: Pick<RelayConfig, "routes" | "schedules" | "dropIn">, name: string): boolean {
  return name === DROP_IN ? config.dropIn !== undefined : errandOf(config, name) !== undefined;
}

/** Every name a configuration knows in this way. */
export function errandNames({ routes, schedules, dropIn }: RelayConfig): readonly string[] {
  return [...[...routes, ...schedules].map(({ name }) => name), ...(dropIn === undefined ? [] : [DROP_IN])];
}
