import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const PUSHES = 160;
/** `dispatch.concurrency` of each relay. */
const CONCURRENCY = 16;

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

describe.skipIf((await whyNoPostgres()) !== undefined)("three relays of which two are killed under load", () => {
  it("lose nothing that was accepted, and make one pipeline of each", { timeout: WITHIN_MS }, async () => {
    // Without an access-token nobody can look: what may have left is held, and listed.
    three = await ThreeRelays.start({ gitlab: "" });
    const { crowd, home, relays } = three;
    home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 100 } });

    const sent = crowd.push(PUSHES);
    await until(() => crowd.accepted.size >= 40 && home.gitlab.requests.length > 10);
    await three.kill(relays[0]);
    await until(() => crowd.accepted.size >= 90);
    await three.kill(relays[1]);
    await sent;
    await three.drained();
    const fates = await three.fates();
    const held = fates.filter(({ state }) => state === "held");

    expect(balanceOf(three, fates)).toEqual(EVEN);
    expect(held.length).toBeLessThanOrEqual(2 * CONCURRENCY);
    expect(three.printed()).toContain("A relay gave no sign of life for too long");
  });
});
