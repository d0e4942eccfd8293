import type { GraphNode } from "./model.ts";

/** Instants at which pipelines were created, by project; milliseconds since 1970, the oldest first. */
export type Creations = ReadonlyMap<string, readonly number[]>;

const WITHIN_MS = 60_000;

/** What creations are counted by: one project of one server. */
export function scopeOf({ instance, project }: Pick<GraphNode, "instance" | "project">): string {
  return `${instance} ${project}`;
}

/** The same creations and one more; what is too old to count is let go of. */
export function withCreation(creations: Creations, scope: string, at: number): Creations {
  const recent = (creations.get(scope) ?? []).filter((one) => one > at - WITHIN_MS);
  return new Map(creations).set(scope, [...recent, at]);
}

/**
 * When the next pipeline may be created: now (`at` or earlier), later, or not before one that is under way has been
 * (undefined).
 *
 * @param underWay how many are being created; each counts as created at the latest moment possible
 */
export function creationDueAt(
  times: readonly number[],
  underWay: number,
  perMinute: number,
  now: number,
): number | undefined {
  if (underWay >= perMinute) return undefined;
  const recent = times.filter((at) => at > now - WITHIN_MS);
  const last = recent[recent.length + underWay - perMinute];
  return last === undefined ? now : last + WITHIN_MS;
}
