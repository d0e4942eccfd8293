import { describe, expect, it } from "vitest";
import { balanceRelay, type Fate } from "./balance-relay.ts";

const FINE: Fate = { id: "d-1", state: "delivered", looking: false, adopted: false, pipelines: 1 };

function balance(fates: readonly Fate[], over: { readonly sent?: number; readonly ids?: readonly string[] } = {}) {
  return balanceRelay({ kills: 3, sent: over.sent ?? 1, accepted: new Map([[1, over.ids ?? ["d-1"]]]), fates });
}

describe("balanceRelay", () => {
  it.each<[string, Partial<Fate>, string]>([
    ["delivered as one pipeline", {}, "delivered exactly once"],
    ["adopted", { adopted: true }, "of these adopted"],
    ["held with a pipeline", { state: "held" }, "held"],
    ["held without one", { state: "held", pipelines: 0 }, "held"],
    ["looked for and not there", { state: "pending", looking: true, pipelines: 0 }, "never arrived, looked for"],
  ])("finds nothing wrong with what is %s", (_, over, counted) => {
    const { counts, wrong } = balance([{ ...FINE, ...over }]);

    expect(wrong).toEqual([]);
    expect(counts).toMatchObject({ [counted]: 1, lost: 0, twice: 0 });
  });

  it.each<[string, readonly Fate[]]>([
    ["accepted and not stored", []],
    ["delivered without a pipeline", [{ ...FINE, pipelines: 0 }]],
    ["waiting for ever", [{ ...FINE, state: "pending", pipelines: 0 }]],
    ["under way for ever", [{ ...FINE, state: "dispatching" }]],
    ["dead", [{ ...FINE, state: "dead", pipelines: 0 }]],
    ["looked for and there", [{ ...FINE, state: "pending", looking: true }]],
  ])("calls lost what is %s", (_, fates) => {
    const { counts, wrong } = balance(fates);

    expect(counts["lost"]).toBe(1);
    expect(wrong).toEqual(["Lost: d-1."]);
  });

  it.each<[string, readonly Fate[], string]>([
    ["two pipelines", [{ ...FINE, pipelines: 2 }], "d-1"],
    ["two pipelines, and is held", [{ ...FINE, state: "held", pipelines: 2 }], "d-1"],
    ["been stored once more", [FINE, { ...FINE, id: "d-2" }], "d-2"],
  ])("calls twice what has %s", (_, fates, id) => {
    const { counts, wrong } = balance(fates);

    expect(counts["twice"]).toBe(1);
    expect(wrong).toEqual([`Twice: ${id}.`]);
  });

  it("tells of pushes that nobody accepted", () => {
    expect(balance([FINE], { sent: 3 }).wrong).toEqual(["2 pushes were never accepted."]);
  });
});
