import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { route } from "./relay-home.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const SHIFTING = join(import.meta.dirname, "shifting-relay.ts");
const PUSHES = 40;
const MINUTE_MS = 60_000;

/** Hours and days wrong, and set forward and back while they run. */
const CLOCKS = ["0", "300,-4320", "-180,-180,1440"];

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

describe.skipIf((await whyNoPostgres()) !== undefined)("three relays whose clocks are wrong and jump", () => {
  it("carry everything in time, since they go by the database's", { timeout: WITHIN_MS }, async () => {
    three = await ThreeRelays.start(
      {
        routes: [route("app", "debounce: 1s"), route("docs")],
        dispatch: "creations-per-minute: 1000, breaker: { failures: 1000 }",
      },
      0,
    );
    const { crowd, home } = three;
    await Promise.all(CLOCKS.map(async (shifts) => three?.add({ CLOCK_SHIFTS_MIN: shifts }, SHIFTING)));
    // What fails once is due again after a pause, by whichever relay comes to it.
    home.gitlab.faults.add({ method: "POST", times: 20, fault: { kind: "status", status: 429 } });
    const beganMs = Date.now();

    await crowd.push(PUSHES);
    await three.drained();
    const fates = await three.fates();
    const stored = await home.look((store) => store.list({ limit: 1_000 }));
    const canceled = fates.filter(({ state }) => state === "canceled");
    const wrong = stored.filter(
      ({ createdAt }) => createdAt.getTime() < beganMs - MINUTE_MS || createdAt.getTime() > Date.now() + MINUTE_MS,
    );

    // Of the pushes to one branch the newest goes along the debounced route, and each along the other.
    expect(balanceOf(three, fates)).toMatchObject({ ...EVEN, storedMoreThanSent: PUSHES, otherwise: canceled });
    expect(canceled.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
