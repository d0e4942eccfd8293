import { describe, expect, it } from "vitest";
import { createRecoverLoop } from "../../../relay/dispatch/recover-loop.ts";
import { liveConfig } from "../../../relay/live-config.ts";
import type { AfterCrash, Delivery } from "../../../relay/model/delivery.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { at } from "../../contracts/store-samples.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { aConfig } from "../support/a-config.ts";

type Look = (decide: (delivery: Delivery) => AfterCrash) => readonly Delivery[];

describe("taking over from relays that are gone", () => {
  it("looks again and again, tells what it took over, and has that carried", async () => {
    const lab = recovering([
      () => [],
      (decide) => [{ ...LOST, state: decide(LOST) === "hold" ? "held" : "pending" }],
      () => [],
    ]);

    lab.loop.start();
    for (const looks of [1, 2, 3]) await lab.lookedBy(looks);
    await lab.stop();

    expect(lab.signals).toEqual([{ kind: "recovered", delivery: "lost", route: "app", to: "held" }]);
    expect(lab.rung()).toBe(1);
  });

  it("says once that the store fails, and goes on when that is over", async () => {
    const away = () => {
      throw new CodedError("STORE_UNAVAILABLE", "The server is away.");
    };
    const lab = recovering([away, away, () => [{ ...LOST, inDoubt: true }], away]);

    lab.loop.start();
    for (const looks of [1, 2, 3, 4]) await lab.lookedBy(looks);
    await lab.stop();

    expect(lab.signals).toMatchObject([
      { kind: "store-failing", code: "STORE_UNAVAILABLE" },
      { kind: "recovered", to: "look-up" },
      { kind: "store-failing" },
    ]);
  });
});

const LOST: Delivery = {
  id: "lost",
  eventId: "event",
  route: "app",
  changeIndex: 0,
  state: "pending",
  attempts: 1,
  createdAt: at(0),
  dueAt: at(0),
  lane: "main:app",
  refIndex: 0,
  inDoubt: false,
};

function recovering(looks: readonly Look[]) {
  const clock = new ManualClock();
  const signals: Signal[] = [];
  let looked = 0;
  let rung = 0;
  const loop = createRecoverLoop({
    store: {
      recover: async (_, decide) => {
        looked += 1;
        return looks[looked - 1]?.(decide) ?? [];
      },
    },
    config: liveConfig(aConfig()),
    clock,
    observe: (signal) => void signals.push(signal),
    onRecovered: () => (rung += 1),
  });
  return {
    loop,
    signals,
    rung: () => rung,
    lookedBy: async (count: number) => {
      await clock.untilSleeping();
      await clock.advance(5_000);
      await until(() => looked === count);
    },
    stop: async () => {
      await clock.untilSleeping();
      await loop.stop();
    },
  };
}
