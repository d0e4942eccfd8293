import { vi } from "vitest";

/** Far beyond what anything here takes, however busy the machine; a test that gets here has failed. */
const GIVE_UP_AFTER_MS = 20_000;

/** Waits for a state: resolves with the first answer of `look` that is neither false nor absent. */
export async function until<T>(look: () => T | Promise<T>): Promise<Exclude<Awaited<T>, false | undefined | null>> {
  return vi.waitUntil(look, { timeout: GIVE_UP_AFTER_MS, interval: 5 }) as Promise<
    Exclude<Awaited<T>, false | undefined | null>
  >;
}
