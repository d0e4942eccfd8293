import { beforeEach, describe, expect, it } from "vitest";
import { within } from "../../../shared/time/within.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

let clock: ManualClock;

beforeEach(() => {
  clock = new ManualClock();
});

const late = () => new Error("too late");
/** Work that ends only by its signal. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });

describe("within", () => {
  it("gives what the work gives, and leaves no timer behind", async () => {
    expect(await within(clock, 1_000, late, () => Promise.resolve(7))).toBe(7);
    expect(clock.sleeping).toBe(0);
  });

  it("fails as the work fails", async () => {
    await expect(within(clock, 1_000, late, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(clock.sleeping).toBe(0);
  });

  it("aborts the work when its time is over", async () => {
    const ended = within(clock, 1_000, late, endless).catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(1_000);

    expect(await ended).toEqual(late());
  });

  it("aborts the work when its caller does, for the caller's reason", async () => {
    const stop = new AbortController();
    const ended = within(clock, 1_000, late, endless, stop.signal).catch((error: unknown) => error);
    stop.abort(new Error("stopped"));

    expect(await ended).toEqual(new Error("stopped"));
    expect(clock.sleeping).toBe(0);
  });
});
