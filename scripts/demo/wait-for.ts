import { setTimeout as sleep } from "node:timers/promises";

const GIVE_UP_AFTER_MS = 20_000;

/**
 * Looks until there is something to see.
 *
 * @throws when nothing is seen for 20 seconds, saying what was missing; the signal's reason when it aborts
 */
export async function waitFor<T>(missing: string, look: () => T | undefined, signal: AbortSignal): Promise<T> {
  for (const begin = performance.now(); performance.now() - begin < GIVE_UP_AFTER_MS; ) {
    const seen = look();
    if (seen !== undefined) return seen;
    await sleep(50, undefined, { signal });
  }
  throw new Error(`${missing} within ${GIVE_UP_AFTER_MS / 1_000} seconds.`);
}
