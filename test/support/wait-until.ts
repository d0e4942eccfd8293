import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits for a state without a test runner: for harnesses that also run by hand.
 *
 * @param what says, for the error, what was waited for; it is thrown when the state has not come within `withinMs`
 */
export async function waitUntil(
  look: () => boolean | Promise<boolean>,
  what: () => string | Promise<string>,
  withinMs: number,
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited ${withinMs} ms in vain for ${await what()}.`);
    await sleep(5);
  }
}
