import { expect, it } from "vitest";
import { type ReadinessDeps, readinessOf } from "../../relay/readiness.ts";
import { ManualClock } from "../gitlab/manual-clock.ts";
import { memoryStore } from "./support/memory-store.ts";

function aRelay(more: Partial<ReadinessDeps> = {}) {
  const clock = new ManualClock();
  const store = memoryStore();
  const told: string[] = [];
  const readiness = readinessOf({
    store,
    clock,
    observe: (signal) => told.push(signal.kind),
    dispatching: () => true,
    ...more,
  });
  return { clock, store, told, readiness };
}

it.each([
  { waitsMs: 60_000, backlog: "flowing" },
  { waitsMs: 60_001, backlog: "late" },
])(
  "says that the backlog is $backlog after $waitsMs ms, and stays ready: every relay of the store has the same",
  async ({ waitsMs, backlog }) => {
    const { clock, store, readiness } = aRelay();
    store.wait(new Date(clock.now().getTime() - waitsMs));

    expect(await readiness()).toEqual({ status: "ready", checks: { store: "ok", dispatcher: "running", backlog } });
  },
);

it("does not wait for a store that does not answer", async () => {
  const silent = { ...memoryStore(), check: () => new Promise<never>(() => {}) };
  const { clock, told, readiness } = aRelay({ store: silent });

  const asked = readiness();
  await clock.untilSleeping();
  await clock.advance(1_500);

  expect(await asked).toMatchObject({ status: "not ready", checks: { store: "unavailable" } });
  expect(told).toEqual(["store-not-ready"]);
});

it("asks the store once for all that ask meanwhile, and anew for those that come later", async () => {
  let asked = 0;
  const store = memoryStore();
  const counting = {
    ...store,
    check: async () => {
      asked += 1;
      await store.check();
    },
  };
  const { clock, readiness } = aRelay({ store: counting });

  await Promise.all([readiness(), readiness(), readiness()]);
  await readiness();

  expect(asked).toBe(2);
  expect(clock.sleeping).toBe(0);
});

it("is ready when the store takes events, even where its backlog cannot be counted", async () => {
  const store = { ...memoryStore(), backlog: () => Promise.reject(new Error("too slow")) };

  expect(await aRelay({ store }).readiness()).toMatchObject({ status: "ready", checks: { backlog: "unknown" } });
});

it("asks nobody once the relay drains", async () => {
  const store = { ...memoryStore(), check: () => Promise.reject(new Error("must not be asked")) };
  const { told, readiness } = aRelay({ store, draining: () => true });

  expect(await readiness()).toEqual({ status: "draining" });
  expect(told).toEqual([]);
});
