import { afterEach, describe, expect, it, vi } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const PUSHES = 60;

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

const canPause = process.platform !== "win32" && (await whyNoPostgres()) === undefined;

describe.skipIf(!canPause)("three relays of which one is stopped for longer than its lease, and then goes on", () => {
  it("take over what it had in hand, of which it sends nothing any more", { timeout: WITHIN_MS }, async () => {
    three = await ThreeRelays.start({ deadline: "20s" });
    const { crowd, home, relays } = three;
    const [paused, ...others] = relays;
    if (paused === undefined) throw new Error("There are three.");
    const underWay = () => home.gitlab.requests.filter(({ method, status }) => method === "POST" && status === 0);
    home.gitlab.faults.add({ method: "POST", times: 24, fault: { kind: "slow", ms: 500 } });

    const sent = crowd.push(PUSHES);
    await until(() => underWay().length > 4 && paused.printed().includes("Webhook stored"));
    paused.pause();
    crowd.avoid(paused);
    await sent;
    const saidOf = (text: string) => others.some(({ printed }) => printed().includes(text));
    await vi.waitUntil(() => saidOf("A relay gave no sign of life for too long"), { timeout: WITHIN_MS });
    paused.goOn();
    await until(() => paused.printed().includes("Other relays have taken this one for dead"));
    // It works as before, under its new id.
    for (const other of others) crowd.avoid(other);
    crowd.lead(paused);
    await crowd.push(5);
    await three.drained();
    const fates = await three.fates();

    expect(balanceOf(three, fates)).toEqual(EVEN);
    expect(fates.filter(({ state }) => state === "held").length).toBeLessThanOrEqual(1);
  });
});
