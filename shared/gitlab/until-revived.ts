import type { Clock } from "../time/clock.ts";
import { isComplete, type Pipeline } from "./pipeline.ts";

/** How often, and how long apart, it is looked whether what was started shows. */
const MOST_LOOKS = 5;
const LOOK_PAUSE_MS = 1_000;

/**
 * The pipeline once it shows that something of it was started: its status follows a moment after GitLab's answer, and one
 * still seen as failed would count as ended. After a few looks it comes back as it is: what was started may be over.
 *
 * @param seen the pipeline as GitLab answered
 */
export async function untilRevived(
  clock: Clock,
  seen: Pipeline,
  look: () => Promise<Pipeline>,
  signal: AbortSignal,
): Promise<Pipeline> {
  let latest = seen;
  for (let looks = 0; looks < MOST_LOOKS && isAtRest(latest); looks += 1) {
    await clock.sleep(LOOK_PAUSE_MS, signal);
    latest = await look();
  }
  return latest;
}

function isAtRest({ status }: Pipeline): boolean {
  return isComplete(status) || status === "manual";
}
