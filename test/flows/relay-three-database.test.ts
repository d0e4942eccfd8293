import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const PUSHES = 160;

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

describe.skipIf((await whyNoPostgres()) !== undefined)("three relays whose database is restarted under load", () => {
  it("refuse what they cannot store, and make one pipeline of each push they accept", {
    timeout: WITHIN_MS,
  }, async () => {
    three = await ThreeRelays.start();
    const { crowd, home, server } = three;
    home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 50 } });

    const sent = crowd.push(PUSHES);
    for (const { end, after } of [
      { end: () => server.stop(), after: 40 },
      { end: () => server.kill(), after: 80 },
      { end: () => server.kill(), after: 120 },
    ]) {
      await until(() => crowd.accepted.size >= after);
      await end();
      await server.restart();
    }
    await sent;
    await three.drained();
    const fates = await three.fates();

    expect(balanceOf(three, fates)).toEqual(EVEN);
    // Every relay lives, so each knows what has become of its calls.
    expect(fates.filter(({ state }) => state === "held")).toEqual([]);
    expect(crowd.refused).toBeGreaterThan(0);
  });
});
