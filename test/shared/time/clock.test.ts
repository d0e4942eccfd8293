import { describe, expect, it } from "vitest";
import { systemClock } from "../../../shared/time/clock.ts";

describe("systemClock", () => {
  it("ends a sleep with the reason it is given", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");

    const sleep = systemClock.sleep(60_000, stop.signal);
    stop.abort(reason);

    await expect(sleep).rejects.toBe(reason);
  });

  it("does not begin to sleep once the signal has aborted", async () => {
    const reason = new Error("too late");

    await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it("sleeps longer than one of Node's timers can", async () => {
    const stop = new AbortController();

    const first = await Promise.race([
      systemClock.sleep(2 ** 31 + 1_000, stop.signal).then(
        () => "woke",
        () => "woke",
      ),
      // Node fires a timer that is too long after 1 ms, so before this one.
      systemClock.sleep(20).then(() => "still asleep"),
    ]);
    stop.abort();

    expect(first).toBe("still asleep");
  });
});
