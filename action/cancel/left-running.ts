import type { CancelTarget } from "./cancellation.ts";

/** Names of what the main entry keeps for the post entry. */
export const RUN_STATE = { pipeline: "pipeline", finished: "finished" } as const;

/** What the post entry needs to cancel a pipeline that a killed main entry left running. */
export interface LeftRunning extends CancelTarget {
  readonly host: string;
}

/** As it is kept between the two entries. */
export function writeLeftRunning(left: LeftRunning): string {
  return JSON.stringify(left);
}

/** Reads it back; undefined when there is none, or none of ours. */
export function readLeftRunning(text: string): LeftRunning | undefined {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof kept !== "object" || kept === null) return undefined;
  const { host, project, id, webUrl } = kept as Partial<Record<keyof LeftRunning, unknown>>;
  if (typeof host !== "string" || typeof webUrl !== "string" || typeof id !== "number") return undefined;
  if (typeof project !== "number" && typeof project !== "string") return undefined;
  return { host, project, id, webUrl };
}
