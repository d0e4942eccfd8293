import { expect, it } from "vitest";
import { DatabaseClock } from "../../../../relay/store/postgres/database-clock.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";

const MACHINE = new Date("2031-01-01T00:00:00Z");
const DATABASE = new Date("2026-03-04T12:00:00Z");

/** Milliseconds after the database's noon. */
const since = (clock: DatabaseClock) => clock.now().getTime() - DATABASE.getTime();

it("shows the machine's time until it has learnt the database's", () => {
  const machine = new ManualClock(MACHINE);

  expect(new DatabaseClock(machine).now()).toEqual(MACHINE);
});

it("counts on from what it has learnt, whatever becomes of the machine's time", () => {
  const machine = new ManualClock(MACHINE);
  const clock = new DatabaseClock(machine);
  clock.learn(DATABASE, machine.monotonicMs());
  machine.jump(5_000);

  expect(since(clock)).toBe(5_000);
});

it("takes the answer for what was true half way between question and answer", () => {
  const machine = new ManualClock(MACHINE);
  const clock = new DatabaseClock(machine);
  machine.jump(200);
  clock.learn(DATABASE, machine.monotonicMs() - 200);

  expect(since(clock)).toBe(100);
});

it.each([
  { of: "is smaller than what a measurement may be off by", offMs: 400, tookMs: 1_000, to: 0 },
  { of: "is too small to matter", offMs: 40, tookMs: 0, to: 0 },
  { of: "is real, forward", offMs: 3_000, tookMs: 100, to: 3_000 },
  { of: "is real, back", offMs: -86_400_000, tookMs: 100, to: -86_400_000 },
])("moves by a difference only when it is real: one that $of", ({ offMs, tookMs, to }) => {
  const machine = new ManualClock(MACHINE);
  const clock = new DatabaseClock(machine);
  clock.learn(DATABASE, machine.monotonicMs());
  machine.jump(tookMs);
  clock.learn(new Date(DATABASE.getTime() + tookMs / 2 + offMs), machine.monotonicMs() - tookMs);

  expect(since(clock) - tookMs).toBe(to);
});
