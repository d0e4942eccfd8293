import { describe, expect, it } from "vitest";
import { liveConfig } from "../../../relay/live-config.ts";
import { type Loop, running } from "../../../relay/wiring/running.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aDispatch } from "../support/a-config.ts";

/** A relay of parts that write down what is asked of them, in order. */
function aRelay(drainGraceMs: number, busyLoop = false) {
  const clock = new ManualClock();
  const told: string[] = [];
  const idle = Promise.withResolvers<void>();
  if (!busyLoop) idle.resolve();
  const loop: Loop = {
    start: () => {},
    stop: () => {
      told.push("loop told to stop");
      return idle.promise;
    },
    abort: () => {
      told.push("loop aborted");
      idle.resolve();
    },
  };
  const relay = running({
    config: liveConfig(aConfig({ listen: { host: "127.0.0.1", port: 0, drainGraceMs }, dispatch: aDispatch() })),
    listening: {
      url: "http://127.0.0.1:1",
      close: async () => void told.push("doors closed"),
      destroy: () => void told.push("connections ended"),
    },
    loops: [loop],
    inFlight: () => 1,
    reload: () => void told.push("reloaded"),
    drain: () => void told.push("draining on /readyz"),
    letGo: async () => void told.push("let go"),
    observe: ({ kind }) => void told.push(kind),
    clock,
  });
  return { relay, clock, told };
}

describe("a relay that is to end", () => {
  it("says so at once, begins nothing more, and takes requests until balancers have turned away", async () => {
    const { relay, clock, told } = aRelay(5_000);

    const closing = relay.close();
    await clock.advance(4_999);
    const before = [...told];
    await clock.advance(1);
    await closing;

    expect(before).toEqual(["draining on /readyz", "loop told to stop", "draining"]);
    expect(told.slice(before.length)).toEqual(["stopping", "doors closed", "let go", "stopped"]);
    expect(clock.sleeping).toBe(0);
  });

  it("closes its doors at once where there is nobody to turn to", async () => {
    const { relay, told } = aRelay(0);

    await relay.close();

    expect(told).toEqual(["draining on /readyz", "loop told to stop", "stopping", "doors closed", "let go", "stopped"]);
  });

  it("waits no longer when it is told twice", async () => {
    const { relay, clock, told } = aRelay(60_000, true);

    void relay.close();
    await relay.abort(new Error("twice"));

    expect(told.slice(-5)).toEqual(["connections ended", "stopping", "doors closed", "let go", "stopped"]);
    expect(told).toContain("loop aborted");
    expect(clock.sleeping).toBe(0);
  });

  it("ends what is under way once that had its time after the grace", async () => {
    const { relay, clock, told } = aRelay(5_000, true);

    const closing = relay.close();
    await clock.advance(5_000 + 34_999);
    const before = [...told];
    await clock.advance(1);
    await closing;

    expect(before).not.toContain("loop aborted");
    expect(told.slice(before.length)).toEqual(["loop aborted", "connections ended", "let go", "stopped"]);
  });

  it("reads its configuration no more", async () => {
    const { relay, told } = aRelay(0);

    await relay.close();
    relay.reload();

    expect(told).not.toContain("reloaded");
  });
});
