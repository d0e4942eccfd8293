import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { balanceOf, EVEN, ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const PER_PROJECT = 3;
const DISPATCH = `per-project: ${PER_PROJECT}, breaker: { failures: 4, pause: 500ms }`;

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

/** Calls that GitLab has not answered yet. */
function underWay({ home }: ThreeRelays): number {
  return home.gitlab.requests.filter(({ method, status }) => method === "POST" && status === 0).length;
}

describe.skipIf((await whyNoPostgres()) !== undefined)("three relays before one GitLab", () => {
  it("send a slow one no more at once, together, than one project may have", { timeout: WITHIN_MS }, async () => {
    three = await ThreeRelays.start({ dispatch: DISPATCH });
    const { crowd, home } = three;
    home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 100 } });
    let most = 0;
    const watch = setInterval(() => {
      if (three !== undefined) most = Math.max(most, underWay(three));
    }, 3);

    await crowd.push(40);
    await three.drained();
    clearInterval(watch);

    expect(most).toBe(PER_PROJECT);
    expect(balanceOf(three, await three.fates())).toEqual(EVEN);
  });

  it("make one pipeline of each push through answers that are lost, refusals and a limit", {
    timeout: WITHIN_MS,
  }, async () => {
    three = await ThreeRelays.start({ dispatch: DISPATCH, deadline: "1s" });
    const { crowd, home, relays } = three;
    const fault = home.gitlab.faults.add.bind(home.gitlab.faults);
    fault({ method: "POST", after: 3, times: 6, fault: { kind: "drop-after" } });
    fault({ method: "POST", after: 5, times: 5, fault: { kind: "status", status: 503 } });
    fault({ method: "POST", after: 12, times: 3, fault: { kind: "hang-after" } });
    fault({ method: "POST", after: 15, times: 10, fault: { kind: "status", status: 429 } });

    await crowd.push(40);
    await three.drained();
    const toldOf = (text: string) => relays.filter(({ printed }) => printed().includes(text)).length;
    // One relay's call opens the breaker, and all of them say so.
    await until(() => toldOf("GitLab is left alone") > 0);

    expect(balanceOf(three, await three.fates())).toEqual(EVEN);
    expect(home.gitlab.faults.pending).toEqual([]);
  });
});
