import { beforeEach, describe, expect, it } from "vitest";
import { graceAfter } from "../../../shared/time/grace.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

let clock: ManualClock;
let stop: AbortController;

beforeEach(() => {
  clock = new ManualClock();
  stop = new AbortController();
});

/** Work that ends when `finish` is called, or by its signal. */
function openWork() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = (signal: AbortSignal) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    return promise;
  };
  return { work, finish: resolve };
}

describe("graceAfter", () => {
  it("lets work that ends within the grace come to its end", async () => {
    const { work, finish } = openWork();
    const ended = graceAfter(clock, 4_000, stop.signal, work);
    stop.abort(new Error("stopped"));
    await clock.untilSleeping();
    await clock.advance(3_999);
    finish("done");

    expect(await ended).toBe("done");
  });

  it("aborts work that does not, for the reason it was stopped", async () => {
    const ended = graceAfter(clock, 4_000, stop.signal, openWork().work).catch((error: unknown) => error);
    stop.abort(new Error("stopped"));
    await clock.untilSleeping();
    await clock.advance(4_000);

    expect(await ended).toEqual(new Error("stopped"));
  });

  it("begins the grace at once when it was stopped before", async () => {
    stop.abort(new Error("stopped"));
    const ended = graceAfter(clock, 4_000, stop.signal, openWork().work).catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(4_000);

    expect(await ended).toEqual(new Error("stopped"));
  });

  it("keeps no time while nobody stops it", async () => {
    const { work, finish } = openWork();
    const ended = graceAfter(clock, 4_000, stop.signal, work);
    await clock.advance(60_000);
    finish("done");

    expect(await ended).toBe("done");
    expect(clock.sleeping).toBe(0);
  });
});
