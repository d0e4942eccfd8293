import { afterEach, describe, expect, it, vi } from "vitest";
import type { Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { anEvent, deliveriesOf } from "../../contracts/store-samples.ts";
import type { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { CREATED, DispatchLab, LOST, SEEING, UNREACHABLE } from "./dispatch-lab.ts";

let lab: DispatchLab;

afterEach(() => lab.dispose());

/** A clock that can be set back, over one that goes on. */
function adjustable(clock: ManualClock): ManualClock & { backMs: number } {
  const self = Object.assign(Object.create(clock) as ManualClock, {
    backMs: 0,
    now: () => new Date(clock.now().getTime() - self.backMs),
    monotonicMs: () => clock.monotonicMs(),
    sleep: async (ms: number, signal?: AbortSignal) => clock.sleep(ms, signal),
  });
  return self;
}

describe("the dispatcher", () => {
  it("carries what was stored before it started, and what is stored while it sleeps", async () => {
    lab = await DispatchLab.create();
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");

    await lab.add(2);
    await lab.answer("app-2", CREATED);

    await lab.state("app-2", "delivered");
    expect(lab.kinds()).toEqual(["delivered", "delivered"]);
  });

  it("leaves what only another relay's configuration knows to that relay, and carries it once its own does", async () => {
    lab = await DispatchLab.create();
    lab.company.known.add("new");
    await lab.addTo("new", 1);
    lab.start();
    await until(async () => (await lab.store.attempts("new-1")).at(-1)?.endedAt !== undefined);
    const left = [lab.made.length, (await lab.store.delivery("new-1"))?.state, lab.signals.map(({ kind }) => kind)];
    await lab.clock.untilSleeping();
    await lab.clock.advance(2_000);
    const keptAway = (await lab.store.attempts("new-1")).length;
    lab.company.known.clear();
    await lab.passUntil(() => lab.made.length > 0);

    expect(keptAway).toBe(1);
    expect(left).toEqual([0, "pending", ["retry-planned"]]);
    await lab.answer("new-1", CREATED);
    await lab.state("new-1", "delivered");
    expect(await lab.store.delivery("new-1")).toMatchObject({ attempts: 2 });
  });

  it("claims no more than it can send at once, and the next as soon as a place is free", async () => {
    lab = await DispatchLab.create();
    for (const n of [1, 2, 3]) await lab.store.persist(anEvent(n), deliveriesOf(n), {});
    lab.start();
    await until(() => lab.open.size === 2);

    expect(await lab.store.backlog()).toMatchObject({ dispatching: 2, pending: 1 });
    await lab.answer("app-1", CREATED);

    await until(() => lab.open.has("app-3"));
    expect(await lab.store.backlog()).toMatchObject({ dispatching: 2, pending: 0, delivered: 1 });
  });

  it("keeps a place for other projects while one does not answer", async () => {
    lab = await DispatchLab.create({ routes: ["hanging", "working"] });
    for (const n of [1, 2, 3]) await lab.store.persist(anEvent(n), deliveriesOf(n, "hanging"), {});
    lab.start();
    await until(() => lab.open.size === 1);

    await lab.store.persist(anEvent(4), deliveriesOf(4, "working"), {});
    lab.dispatcher?.wake();

    await lab.answer("working-4", CREATED);
    await lab.state("working-4", "delivered", 1);
    expect([...lab.open.keys()]).toEqual(["hanging-1"]);
    await lab.answer("hanging-1", CREATED);
    await until(() => lab.open.has("hanging-2"));
  });

  it("has no more large bodies under way at once than memory is meant for, and comes to the others in time", async () => {
    lab = await DispatchLab.create({ dispatch: { concurrency: 16 } });
    const body = new Uint8Array(40 * 1024 * 1024);
    for (const n of [1, 2, 3]) await lab.store.persist(anEvent(n, { body }), deliveriesOf(n), {});
    lab.start();
    await until(async () => {
      await lab.clock.advance(1);
      return lab.open.size === 2;
    });

    await lab.clock.advance(5_000);
    expect([...lab.open.keys()]).toEqual(["app-1", "app-2"]);
    await lab.answer("app-1", CREATED);

    await until(() => lab.open.has("app-3"));
  });

  it("repeats after a fault that passes, when its pause is over and not before, until the attempts are used up", async () => {
    lab = await DispatchLab.create();
    await lab.add(1);
    lab.start();
    for (const pauseMs of [10_000, 20_000]) {
      await lab.answer("app-1", UNREACHABLE);
      await lab.state("app-1", "pending");
      await lab.clock.advance(pauseMs / 2 - 1);
      expect(lab.open.size).toBe(0);
      await lab.clock.advance(pauseMs);
    }
    await lab.answer("app-1", UNREACHABLE);

    await lab.state("app-1", "dead");
    expect(lab.kinds()).toEqual(["retry-planned", "retry-planned", "dead"]);
    expect((await lab.store.attempts("app-1")).map(({ number, result }) => [number, result])).toEqual([
      [1, "GITLAB_UNREACHABLE"],
      [2, "GITLAB_UNREACHABLE"],
      [3, "GITLAB_UNREACHABLE"],
    ]);
  });

  it("carries what is due although the clock is set back an hour", async () => {
    lab = await DispatchLab.create();
    const clock = adjustable(lab.clock);
    lab.start({ clock });
    await lab.store.persist(anEvent(1, { receivedAt: clock.now() }), deliveriesOf(1), {});
    clock.backMs = 3_600_000;
    lab.dispatcher?.wake();

    await lab.answer("app-1", UNREACHABLE);
    await lab.state("app-1", "pending");
    await lab.clock.advance(4_999);
    expect(lab.open.size).toBe(0);
    await lab.clock.advance(1);
    await lab.answer("app-1", CREATED);

    await lab.state("app-1", "delivered");
  });

  it("knows how long ago a call was made although the clock is set back an hour", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    const clock = adjustable(lab.clock);
    lab.start({ clock });
    await lab.add(1);
    await until(() => lab.open.has("app-1"));
    clock.backMs = 3_600_000;
    await lab.clock.advance(20_000);
    await lab.answer("app-1", LOST);

    await until(() => lab.agoMs.length > 0);
    expect(lab.agoMs).toEqual([20_000]);
  });

  it("finds what another process has released, though nobody tells it", async () => {
    lab = await DispatchLab.create();
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", { kind: "failed", error: new CodedError("GITLAB_NO_JOBS", "No jobs.") });
    await lab.state("app-1", "dead");

    await lab.store.release("app-1", lab.clock.now());
    await lab.clock.advance(2_000);

    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");
    expect(await lab.store.delivery("app-1")).toMatchObject({ attempts: 2, pipeline: { id: 7 } });
  });

  it("says a known answer again until the store takes it, and never asks GitLab twice", async () => {
    lab = await DispatchLab.create();
    let broken = true;
    const settle = vi.fn<Store["settle"]>(async (...args) => {
      if (broken) throw new CodedError("STORE_UNAVAILABLE", "Disk full.");
      await lab.store.settle(...args);
    });
    await lab.add(1);
    lab.start({ store: withMethods({ settle }) });
    await lab.answer("app-1", CREATED);
    await until(() => settle.mock.calls.length === 1);
    await lab.clock.advance(3_000);

    expect(settle.mock.calls.length).toBeGreaterThan(2);
    expect(await lab.store.delivery("app-1")).toMatchObject({ state: "dispatching" });
    broken = false;
    await lab.clock.advance(1_000);

    await lab.state("app-1", "delivered");
    expect(lab.made).toEqual(["app-1"]);
    expect(lab.kinds()).toEqual(["settle-failed", "delivered"]);
    expect(lab.signals[0]).toMatchObject({ outcome: "delivered", pipeline: "https://gl.example/7" });
  });

  it("goes on when the store does, and tells once that it failed", async () => {
    lab = await DispatchLab.create();
    let broken = true;
    const claim: Store["claim"] = async (...args) => {
      if (broken) throw new CodedError("STORE_UNAVAILABLE", "Disk full.");
      return lab.store.claim(...args);
    };
    await lab.add(1);
    lab.start({ store: withMethods({ claim }) });
    await lab.clock.advance(5_000);
    expect(lab.kinds()).toEqual(["store-failing"]);
    expect(lab.dispatcher?.working).toBe(false);

    broken = false;
    await lab.clock.advance(1_000);

    await lab.answer("app-1", CREATED);
    await lab.state("app-1", "delivered");
    expect(lab.kinds()).toEqual(["store-failing", "store-recovered", "delivered"]);
    expect(lab.dispatcher?.working).toBe(true);
  });

  it("lets attempts under way end before it stops, and claims no more", async () => {
    lab = await DispatchLab.create();
    for (const n of [1, 2, 3]) await lab.store.persist(anEvent(n), deliveriesOf(n), {});
    lab.start();
    await until(() => lab.open.size === 2);

    const stopped = lab.dispatcher?.stop();
    await lab.answer("app-1", CREATED);
    await lab.answer("app-2", UNREACHABLE);
    await stopped;

    expect(await lab.store.backlog()).toMatchObject({ delivered: 1, pending: 2, dispatching: 0 });
    expect(lab.dispatcher).toMatchObject({ inFlight: 0, working: false });
  });

  it("holds what was under way when it is told to end at once", async () => {
    lab = await DispatchLab.create();
    await lab.add(1);
    lab.start();
    await until(() => lab.open.has("app-1"));

    const stopped = lab.dispatcher?.stop();
    lab.dispatcher?.abort(new Error("Told twice."));
    await stopped;

    expect(await lab.store.delivery("app-1")).toMatchObject({ state: "held", reason: { code: "DELIVERY_HELD" } });
  });

  it("keeps secrets that come back in an answer out of the store and the signals", async () => {
    lab = await DispatchLab.create();
    await lab.add(1);
    lab.start();

    await lab.answer("app-1", { kind: "failed", error: new CodedError("GITLAB_NO_JOBS", "What is swordfish?") });

    await lab.state("app-1", "dead");
    expect(
      JSON.stringify([await lab.store.delivery("app-1"), await lab.store.attempts("app-1"), lab.signals]),
    ).not.toContain("swordfish");
  });
});

/** The lab's store with some of its methods replaced. */
function withMethods(methods: Partial<Store>): Store {
  return new Proxy(lab.store, {
    get: (target, name: keyof Store) => methods[name] ?? target[name].bind(target),
  });
}
