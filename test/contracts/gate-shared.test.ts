import { array, assert, asyncProperty, constantFrom, integer, oneof, record } from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Admission } from "../../relay/dispatch/admission.ts";
import type { Health } from "../../relay/dispatch/breaker.ts";
import type { Entered } from "../../relay/dispatch/gate.ts";
import { whyNoPostgres } from "../postgres/databases.ts";
import { FAILS, type GateLimits, limited, Turnstile, WORKS } from "./gate-contract.ts";
import { type SharedGround, sharedGround } from "./gate-ground.ts";

const MINUTE_MS = 60_000;
const PAUSE_MS = 30_000;

describe.skipIf((await whyNoPostgres()) !== undefined)("relays that share their GitLabs", () => {
  let ground: SharedGround;

  const relays = async (count: number, limits: GateLimits): Promise<readonly Turnstile[]> => {
    const config = limited(limits);
    const gates = await Promise.all(Array.from({ length: count }, () => ground.open(() => config)));
    return gates.map((gate) => new Turnstile(gate, ground));
  };
  const pair = async (limits: GateLimits): Promise<readonly [Turnstile, Turnstile]> => {
    const [one, other] = await relays(2, limits);
    if (one === undefined || other === undefined) throw new Error("There are two.");
    return [one, other];
  };
  const enteredOf = async (all: readonly Turnstile[], each: number, lane: (n: number) => string) => {
    const asked = all.flatMap((gate) => Array.from({ length: each }, (_, n) => gate.enter(lane(n))));
    const answers = await Promise.all(asked);
    return answers.flatMap((entered) => (entered.kind === "in" ? [entered.pass] : []));
  };

  beforeEach(async () => {
    ground = await sharedGround();
  });

  afterEach(async () => {
    await ground.close();
  });

  it("have no more calls of a project under way together than one may have, however they crowd", async () => {
    const all = await relays(4, { perProject: 5 });

    const entered = await enteredOf(all, 8, () => "main:a");

    expect(entered).toHaveLength(5);
  });

  it("create no more in a minute together than GitLab allows, however they crowd", async () => {
    const all = await relays(4, { perGitLab: 11, perLane: 7, perProject: 100 });

    const entered = await enteredOf(all, 8, (n) => (n % 2 === 0 ? "main:a" : "main:b"));

    expect(entered).toHaveLength(11);
    expect(
      Math.max(...[...Map.groupBy(entered, ({ lane }) => lane).values()].map((some) => some.length)),
    ).toBeLessThanOrEqual(7);
  });

  it("find together that a GitLab fails, and send it one probe among them", async () => {
    const [one, other] = await pair({ failures: 2 });
    await one.call("main:a", FAILS);

    expect(await other.call("main:b", FAILS)).toMatchObject({ to: "open" });
    expect(await one.enter("main:c")).toMatchObject({ kind: "closed" });
    await ground.advance(PAUSE_MS);
    expect(await enteredOf([one, other], 3, () => "main:c")).toHaveLength(1);
  });

  it("see what the others have under way, and what they have used of a limit", async () => {
    const [one, other] = await pair({ perLane: 3, perProject: 4 });
    await one.in("main:a");
    await one.in("main:a", "look-up");
    await one.call("main:a");
    await other.in("main:a");

    await other.gate.look();

    expect(other.gate.elsewhere("main:a")).toBe(2);
    expect(await other.room("main:a")).toEqual([0]);
    expect(await other.opensIn("main:a")).toBe(MINUTE_MS);
  });

  it("get back the places of one that is taken for dead, whose creations count for a minute more", async () => {
    const [one, other] = await pair({ perProject: 1, perLane: 2 });
    await one.in("main:a");
    const before = await other.enter("main:a");
    await ground.advance(20_000);
    await ground.bury(0);

    expect(before).toEqual({ kind: "closed" });
    await other.call("main:a");
    expect(await other.enter("main:a")).toMatchObject({ kind: "closed" });
    await ground.advance(MINUTE_MS);
    expect(await other.room("main:a")).toEqual([2]);
  });

  it("let nothing in through one that is taken for dead, and try a GitLab anew whose probe died with it", async () => {
    const [one, other] = await pair({ failures: 1 });
    await one.call("main:a", FAILS);
    await ground.advance(PAUSE_MS);
    await one.in("main:a");
    await ground.bury(0);

    expect(await one.enter("main:a")).toEqual({ kind: "closed" });
    expect(await other.room("main:a")).toEqual([1]);
    expect(await other.call("main:a")).toMatchObject({ from: "half-open", to: "closed" });
  });

  it("wait no longer than they have to when the database's clock is set back", async () => {
    const [one] = await pair({ perLane: 1, failures: 1 });
    await one.call("main:a");
    await one.call("main:b", FAILS);
    await ground.setClock(-86_400_000);
    const early = await one.call("main:a");
    await ground.advance(3_600_000);

    expect(early).toBe("refused");
    expect(await one.call("main:a")).not.toBe("refused");
  });

  it("let in exactly what one of them alone would, in whatever order they come", async () => {
    const steps = array(
      oneof(
        record({
          do: constantFrom("enter" as const),
          relay: integer({ min: 0, max: 2 }),
          lane: LANES,
          purpose: PURPOSES,
        }),
        record({
          do: constantFrom("leave" as const),
          which: integer({ min: 0, max: 9 }),
          health: HEALTHS,
          created: constantFrom(true, false),
        }),
        record({ do: constantFrom("wait" as const), ms: constantFrom(1, 7_000, 29_999, 30_000, 60_000) }),
      ),
      { maxLength: 40 },
    );
    const limits = { perLane: 3, perGitLab: 4, perProject: 2, failures: 2 };

    const all = await relays(3, limits);

    await assert(
      asyncProperty(steps, async (taken) => {
        await ground.forget();
        const alone = new Admission(() => limited(limits));
        const underWay: { readonly by: Turnstile | undefined; readonly shared: Entered; readonly own: Entered }[] = [];
        const answers: { readonly together: unknown; readonly alone: unknown }[] = [];
        for (const step of taken) {
          if (step.do === "wait") {
            await ground.advance(step.ms);
          } else if (step.do === "enter") {
            const { lane, purpose } = step;
            const by = all[step.relay];
            const shared = (await by?.enter(lane, purpose)) ?? { kind: "closed" };
            const own = alone.enter({ lane, purpose, delivery: "d", attempt: 1 }, ground.nowMs());
            answers.push({ together: shared.kind, alone: own.kind });
            underWay.push({ by, shared, own });
          } else {
            const [one] = underWay.splice(step.which, 1);
            if (one?.shared.kind !== "in" || one.own.kind !== "in") continue;
            const { health, created } = step;
            const together = await one.by?.out(one.shared.pass, health, created);
            answers.push({ together, alone: alone.leave(one.own.pass, { health, created }, ground.nowMs()) });
          }
        }
        expect(answers.map(({ together }) => together)).toEqual(answers.map((answer) => answer.alone));
      }),
      { numRuns: 40, seed: 20_261_123 },
    );
  });
});

const LANES = constantFrom("main:a", "main:b", "other:a");
const PURPOSES = constantFrom("trigger" as const, "trigger" as const, "look-up" as const);
const HEALTHS = constantFrom<Health>(WORKS, FAILS, FAILS, { kind: "untold" }, { kind: "asks-for-pause", ms: 5_000 });
