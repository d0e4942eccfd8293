import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AttemptResult } from "../../../relay/dispatch/decide.ts";
import { createDispatcher, type Dispatcher } from "../../../relay/dispatch/dispatcher.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Claimed, Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { anEvent, deliveriesOf } from "../../contracts/store-samples.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { aDispatch } from "../support/a-config.ts";

const POLICY = aDispatch({
  concurrency: 2,
  maxAttempts: 3,
  baseDelayMs: 10_000,
  maxDelayMs: 60_000,
  deadlineMs: 30_000,
});
const CREATED: AttemptResult = { kind: "created", pipeline: { id: 7, projectId: 3, webUrl: "https://gl.example/7" } };
const UNREACHABLE: AttemptResult = { kind: "failed", error: new CodedError("GITLAB_UNREACHABLE", "No route to it.") };

let folder: string;
let clock: ManualClock;
let store: Store;
let dispatcher: Dispatcher | undefined;
let signals: Signal[];
/** Attempts whose answer is still to be given, by delivery. */
let open: Map<string, { claimed: Claimed; answer: (result: AttemptResult) => void }>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-dispatch-"));
  clock = new ManualClock(new Date("2026-11-22T12:00:00Z"));
  store = await openSqliteStore(join(folder, "sluice.db"), { clock });
  signals = [];
  open = new Map();
});

afterEach(async () => {
  const stopping = dispatcher?.stop();
  dispatcher?.abort(new Error("The test is over."));
  for (const { answer } of open.values()) answer(CREATED);
  await stopping;
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the dispatcher", () => {
  it("carries what was stored before it started, and what is stored while it sleeps", async () => {
    await add(1);
    start();
    await answer("app-1", CREATED);
    await state("app-1", "delivered");

    await add(2);
    await answer("app-2", CREATED);

    await state("app-2", "delivered");
    expect(kinds()).toEqual(["delivered", "delivered"]);
  });

  it("claims no more than it can send at once, and the next as soon as a place is free", async () => {
    for (const n of [1, 2, 3]) await store.persist(anEvent(n), deliveriesOf(n), {});
    start();
    await until(() => open.size === 2);

    expect(await store.backlog()).toMatchObject({ dispatching: 2, pending: 1 });
    await answer("app-1", CREATED);

    await until(() => open.has("app-3"));
    expect(await store.backlog()).toMatchObject({ dispatching: 2, pending: 0, delivered: 1 });
  });

  it("keeps a place for other routes while one route's GitLab does not answer", async () => {
    for (const n of [1, 2, 3]) await store.persist(anEvent(n), deliveriesOf(n, "hanging"), {});
    start(store, 2);
    await until(() => open.size === 1);

    await store.persist(anEvent(4), deliveriesOf(4, "working"), {});
    dispatcher?.wake();

    await answer("working-4", CREATED);
    await state("working-4", "delivered", 1);
    expect([...open.keys()]).toEqual(["hanging-1"]);
    await answer("hanging-1", CREATED);
    await until(() => open.has("hanging-2"));
  });

  it("has no more large bodies under way at once than memory is meant for, and comes to the others in time", async () => {
    const body = new Uint8Array(40 * 1024 * 1024);
    for (const n of [1, 2, 3]) await store.persist(anEvent(n, { body }), deliveriesOf(n), {});
    start(store, 1, { ...POLICY, concurrency: 16 });
    await until(async () => {
      await clock.advance(1);
      return open.size === 2;
    });

    await clock.advance(5_000);
    expect([...open.keys()]).toEqual(["app-1", "app-2"]);
    await answer("app-1", CREATED);

    await until(() => open.has("app-3"));
  });

  it("repeats after a fault that passes, when its pause is over and not before, until the attempts are used up", async () => {
    await add(1);
    start();
    for (const pauseMs of [10_000, 20_000]) {
      await answer("app-1", UNREACHABLE);
      await state("app-1", "pending");
      await clock.advance(pauseMs / 2 - 1);
      expect(open.size).toBe(0);
      await clock.advance(pauseMs);
    }
    await answer("app-1", UNREACHABLE);

    await state("app-1", "dead");
    expect(kinds()).toEqual(["retry-planned", "retry-planned", "dead"]);
    expect((await store.attempts("app-1")).map(({ number, result }) => [number, result])).toEqual([
      [1, "GITLAB_UNREACHABLE"],
      [2, "GITLAB_UNREACHABLE"],
      [3, "GITLAB_UNREACHABLE"],
    ]);
  });

  it("carries what is due although the clock is set back an hour", async () => {
    const clockAhead = clock;
    let backMs = 0;
    clock = Object.assign(Object.create(clockAhead) as ManualClock, {
      now: () => new Date(clockAhead.now().getTime() - backMs),
      monotonicMs: () => clockAhead.monotonicMs(),
      sleep: async (ms: number, signal?: AbortSignal) => clockAhead.sleep(ms, signal),
    });
    start();
    await store.persist(anEvent(1, { receivedAt: clock.now() }), deliveriesOf(1), {});
    backMs = 3_600_000;
    dispatcher?.wake();

    await answer("app-1", UNREACHABLE);
    await state("app-1", "pending");
    await clockAhead.advance(4_999);
    expect(open.size).toBe(0);
    await clockAhead.advance(1);
    await answer("app-1", CREATED);

    await state("app-1", "delivered");
  });

  it("finds what another process has released, though nobody tells it", async () => {
    await add(1);
    start();
    await answer("app-1", { kind: "failed", error: new CodedError("GITLAB_NO_JOBS", "No jobs.") });
    await state("app-1", "dead");

    await store.release("app-1", clock.now());
    await clock.advance(2_000);

    await answer("app-1", CREATED);
    await state("app-1", "delivered");
    expect(await store.delivery("app-1")).toMatchObject({ attempts: 2, pipeline: { id: 7 } });
  });

  it("says a known answer again until the store takes it, and never asks GitLab twice", async () => {
    let broken = true;
    const settle = vi.fn<Store["settle"]>(async (...args) => {
      if (broken) throw new CodedError("STORE_UNAVAILABLE", "Disk full.");
      await store.settle(...args);
    });
    await add(1);
    const attempts = start(withMethods({ settle }));
    await answer("app-1", CREATED);
    await until(() => settle.mock.calls.length === 1);
    await clock.advance(3_000);

    expect(settle.mock.calls.length).toBeGreaterThan(2);
    expect(await store.delivery("app-1")).toMatchObject({ state: "dispatching" });
    broken = false;
    await clock.advance(1_000);

    await state("app-1", "delivered");
    expect(attempts()).toBe(1);
    expect(kinds()).toEqual(["settle-failed", "delivered"]);
    expect(signals[0]).toMatchObject({ outcome: "delivered", pipeline: "https://gl.example/7" });
  });

  it("goes on when the store does, and tells once that it failed", async () => {
    let broken = true;
    const claim: Store["claim"] = async (...args) => {
      if (broken) throw new CodedError("STORE_UNAVAILABLE", "Disk full.");
      return store.claim(...args);
    };
    await add(1);
    start(withMethods({ claim }));
    await clock.advance(5_000);
    expect(kinds()).toEqual(["store-failing"]);
    expect(dispatcher?.working).toBe(false);

    broken = false;
    await clock.advance(1_000);

    await answer("app-1", CREATED);
    await state("app-1", "delivered");
    expect(kinds()).toEqual(["store-failing", "store-recovered", "delivered"]);
    expect(dispatcher?.working).toBe(true);
  });

  it("lets attempts under way end before it stops, and claims no more", async () => {
    for (const n of [1, 2, 3]) await store.persist(anEvent(n), deliveriesOf(n), {});
    start();
    await until(() => open.size === 2);

    const stopped = dispatcher?.stop();
    await answer("app-1", CREATED);
    await answer("app-2", UNREACHABLE);
    await stopped;

    expect(await store.backlog()).toMatchObject({ delivered: 1, pending: 2, dispatching: 0 });
    expect(dispatcher).toMatchObject({ inFlight: 0, working: false });
  });

  it("holds what was under way when it is told to end at once", async () => {
    await add(1);
    start();
    await until(() => open.has("app-1"));

    const stopped = dispatcher?.stop();
    dispatcher?.abort(new Error("Told twice."));
    await stopped;

    expect(await store.delivery("app-1")).toMatchObject({ state: "held", reason: { code: "DELIVERY_HELD" } });
  });

  it("keeps secrets that come back in an answer out of the store and the signals", async () => {
    await add(1);
    start();

    await answer("app-1", { kind: "failed", error: new CodedError("GITLAB_NO_JOBS", "What is swordfish?") });

    await state("app-1", "dead");
    expect(JSON.stringify([await store.delivery("app-1"), await store.attempts("app-1"), signals])).not.toContain(
      "swordfish",
    );
  });
});

/** Stores an event with one delivery and rings, as the app does. */
async function add(n: number): Promise<void> {
  await store.persist(anEvent(n), deliveriesOf(n), {});
  dispatcher?.wake();
}

/** Starts a dispatcher whose attempts wait for `answer`; returns how many it has made. */
function start(over: Store = store, routes = 1, policy = POLICY): () => number {
  let attempts = 0;
  dispatcher = createDispatcher({
    store: over,
    clock,
    random: () => 0,
    policy,
    routes,
    observe: (signal) => signals.push(signal),
    onAmbiguous: () => "hold",
    redact: (text) => text.replaceAll("swordfish", "***"),
    attempt: async (claimed, signal) => {
      attempts += 1;
      const { promise, resolve } = Promise.withResolvers<AttemptResult>();
      open.set(claimed.delivery.id, { claimed, answer: resolve });
      signal.addEventListener("abort", () => resolve({ kind: "failed", error: signal.reason }));
      return promise.finally(() => open.delete(claimed.delivery.id));
    },
  });
  dispatcher.start();
  return () => attempts;
}

/** The store with some of its methods replaced. */
function withMethods(methods: Partial<Store>): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store) => methods[name] ?? target[name].bind(target),
  });
}

async function answer(delivery: string, result: AttemptResult): Promise<void> {
  await until(() => open.has(delivery));
  open.get(delivery)?.answer(result);
}

async function state(delivery: string, expected: string, othersUnderWay = 0): Promise<void> {
  await until(async () => (await store.delivery(delivery))?.state === expected);
  // The signal follows the settlement.
  await until(() => dispatcher?.inFlight === othersUnderWay);
}

function kinds(): readonly string[] {
  return signals.map(({ kind }) => kind);
}
