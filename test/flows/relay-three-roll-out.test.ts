import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { route } from "./relay-home.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

describe.skipIf((await whyNoPostgres()) !== undefined)("relays while a new configuration is rolled out", () => {
  it("leave deliveries of a new route to those that know it", { timeout: WITHIN_MS }, async () => {
    three = await ThreeRelays.start({ routes: [route("app")] }, 2);
    const { crowd, relays } = three;
    const old = [...relays];
    three.configure({ routes: [route("fresh")] });
    for (const relay of old) crowd.avoid(relay);
    await three.add();

    await crowd.push(20);
    await three.drained();
    const between = await three.fates();
    const codes = await Promise.all(old.map(async (relay) => relay.end("SIGTERM")));
    await crowd.push(5);
    await three.drained();

    expect(between.filter(({ state }) => state !== "delivered")).toEqual([]);
    expect(codes).toEqual([0, 0]);
    expect(balanceOf(three, await three.fates())).toEqual(EVEN);
  });
});
