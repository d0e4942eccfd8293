import type { NodeEnd } from "../model.ts";

/** How long a node waited once all it needs had ended, for a place or for a limit; undefined when it never got so far. */
export function waitedMs({ readyAt, startedAt }: Pick<NodeEnd, "readyAt" | "startedAt">): number | undefined {
  return readyAt === undefined || startedAt === undefined ? undefined : Math.max(0, startedAt - readyAt);
}

/**
 * How long a node had a place: from before its pipeline was created until its artifacts were here, all its tries together;
 * undefined when it was never started.
 */
export function ranMs({ startedAt, endedAt }: Pick<NodeEnd, "startedAt" | "endedAt">): number | undefined {
  return startedAt === undefined ? undefined : Math.max(0, endedAt - startedAt);
}
