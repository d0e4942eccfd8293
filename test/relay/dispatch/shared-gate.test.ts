import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BreakerMove, Call } from "../../../relay/dispatch/gate.ts";
import { SharedGate } from "../../../relay/dispatch/shared-gate.ts";
import type { Breaker } from "../../../relay/model/breaker.ts";
import type { EndedPass, GateChange, GateFacts, GateQuestion, GateStore } from "../../../relay/store/gate-store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { limited, WORKS } from "../../contracts/gate-contract.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";

const ADDRESS = "https://main.example.com";
const LOST = new CodedError("STORE_UNAVAILABLE", "It is away.");

/** A store that says what a test has it say, and keeps what it was told. */
class ToldStore implements GateStore {
  readonly changes: {
    readonly ended: readonly EndedPass[];
    readonly lanes: GateQuestion["lanes"];
    readonly change: GateChange;
  }[] = [];
  readonly under = new Map<string, number>();
  breaker: Breaker | undefined;
  /** What the next changes reject with: before anything is decided, or when it is. */
  readonly faults: ("at once" | "at the commit")[] = [];

  async read(): Promise<GateFacts> {
    return this.#facts();
  }

  async change(
    ended: readonly EndedPass[],
    { lanes }: GateQuestion,
    decide: (facts: GateFacts) => GateChange,
  ): Promise<void> {
    const fault = this.faults.shift();
    if (fault === "at once") throw LOST;
    const change = decide(this.#facts());
    if (fault === "at the commit") throw LOST;
    this.changes.push({ ended, lanes, change });
  }

  #facts(): GateFacts {
    const lanes = [...this.under].map(
      ([lane, underWay]) => [lane, { underWay, elsewhere: underWay, creating: 0, ended: 0 }] as const,
    );
    const breaker = this.breaker;
    return {
      nowMs: 1_000_000,
      present: true,
      lanes: new Map(lanes),
      gitlabs: new Map(),
      breakers: new Map(
        breaker === undefined
          ? []
          : [[ADDRESS, { address: ADDRESS, breaker, probing: false, met: { code: "GITLAB_DEADLINE", text: "Late." } }]],
      ),
    };
  }
}

let clock: ManualClock;
let store: ToldStore;
let moves: (BreakerMove & { readonly met?: string })[];
let gate: SharedGate;

beforeEach(() => {
  clock = new ManualClock();
  store = new ToldStore();
  moves = [];
  gate = new SharedGate({
    store,
    config: () => limited({ perProject: 2 }),
    clock,
    patienceMs: 1_000,
    movedElsewhere: (move, met) => moves.push({ ...move, ...(met === undefined ? {} : { met: met.code }) }),
  });
});

afterEach(() => gate.close());

const call = (n: number, lane = "main:a"): Call => ({ lane, purpose: "trigger", delivery: `d${n}`, attempt: 1 });

/** A call that was let in. */
async function passOf(n: number) {
  const entered = await gate.enter(call(n));
  if (entered.kind === "closed") throw new Error("It is closed.");
  return entered.pass;
}

describe("a gate that is shared", () => {
  it("asks once for all that comes in one turn", async () => {
    await Promise.all([gate.enter(call(1)), gate.enter(call(2, "main:b")), gate.enter(call(3, "other:c"))]);

    expect(store.changes.map(({ change }) => change.passes.map(({ delivery }) => delivery))).toEqual([
      ["d1", "d2", "d3"],
    ]);
  });

  it("says again that a call has ended, until the store has heard it", async () => {
    const pass = await passOf(1);
    store.faults.push("at once", "at once");
    const left = gate.leave(pass, { health: WORKS, created: true });
    await clock.untilSleeping();
    await clock.advance(1_000);
    await clock.untilSleeping();
    await clock.advance(1_000);
    await left;

    expect(store.changes.at(-1)?.ended).toEqual([{ delivery: "d1", attempt: 1, created: true }]);
  });

  it("lets nothing in that it could not write down, and hands back what may have been written all the same", async () => {
    store.faults.push("at once", "at the commit");
    await expect(gate.enter(call(1))).rejects.toBe(LOST);
    const second = gate.enter(call(2)).catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(1_000);
    expect(await second).toBe(LOST);
    await clock.untilSleeping();
    await clock.advance(1_000);
    await until(() => store.changes.length > 0);

    expect(store.changes.map(({ ended }) => ended)).toEqual([[{ delivery: "d2", attempt: 1, created: false }]]);
  });

  it("has a call wait a while for one under way to end", async () => {
    store.under.set("main:a", 2);
    const waits = gate.enter(call(1));
    await clock.untilSleeping();
    store.under.set("main:a", 1);
    await clock.advance(50);

    expect(await waits).toMatchObject({ kind: "in" });
  });

  it("refuses a call that has waited for a second", async () => {
    store.under.set("main:a", 2);
    const waits = gate.enter(call(1));
    for (let knock = 0; knock < 20; knock += 1) {
      await clock.untilSleeping(knock < 19 ? 1 : 0);
      await clock.advance(50);
    }

    expect(await waits).toEqual({ kind: "closed" });
  });

  it("refuses at once what waits for longer than that", async () => {
    store.breaker = { kind: "open", untilMs: 1_005_000, probes: 0 };

    expect(await gate.enter(call(1))).toEqual({ kind: "closed", opensAtMs: clock.monotonicMs() + 5_000 });
  });

  it("tells how other relays have found a GitLab, once", async () => {
    store.breaker = { kind: "open", untilMs: 1_005_000, probes: 0 };
    await gate.look();
    await clock.advance(300);
    await gate.look();
    store.breaker = { kind: "closed", failures: 0, probes: 1 };
    await clock.advance(300);
    await gate.look();

    expect(moves).toEqual([
      { gitlab: "main", from: "closed", to: "open", pauseMs: 5_000, met: "GITLAB_DEADLINE" },
      { gitlab: "main", from: "open", to: "closed", met: "GITLAB_DEADLINE" },
    ]);
  });

  it("looks no more often than five times a second, unless it has refused a call", async () => {
    await gate.look();
    const again = gate.look();
    store.breaker = { kind: "open", untilMs: 1_005_000, probes: 0 };
    await gate.enter(call(1));

    expect(again).toBeUndefined();
    expect(gate.look()).toBeInstanceOf(Promise);
  });

  it("ends what still waits when it is closed", async () => {
    const pass = await passOf(1);
    store.under.set("main:a", 2);
    const refused = gate.enter(call(2)).catch((error: unknown) => error);
    await clock.untilSleeping();
    store.faults.push("at once");
    const left = gate.leave(pass, { health: WORKS, created: true });
    await clock.untilSleeping(2);
    gate.close();

    expect(await refused).toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(await left).toBeUndefined();
  });
});
