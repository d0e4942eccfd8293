import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aDelivery, aDue, delivered, SHA } from "./due.ts";
import { CONTEXT, TellerLab } from "./teller-lab.ts";

let lab: TellerLab;

beforeEach(async () => {
  lab = await TellerLab.create();
});

afterEach(() => lab[Symbol.asyncDispose]());

describe("a commit of relays that share a store", () => {
  it("is told by the one that has its source in hand, which reads what is due after it has got it", async () => {
    lab.company.hands.set("tell hub", "elsewhere");
    lab.store.put(aDue(delivered("running")));
    await lab.round();
    const meanwhile = lab.hub.statuses.length;
    lab.company.hands.set("tell hub", "just-taken");
    lab.store.put(aDue(delivered("success")));
    await lab.round();

    expect(meanwhile).toBe(0);
    expect(lab.hub.statuses.map(({ state }) => state)).toEqual(["success"]);
  });

  it("does not wait for a source that another one has in hand", async () => {
    lab.company.hands.set("tell hub", "elsewhere");
    for (let n = 0; n < 70; n += 1) lab.store.put(aDue(delivered("running", { id: `hub-${n}` })));
    await lab.round();
    const due = aDue(delivered("running", { id: "other-1" }));
    lab.store.put({ ...due, event: { ...due.event, source: "other" } });
    await lab.round();

    expect(lab.hub.statuses).toEqual([]);
    expect(lab.other.statuses).toHaveLength(1);
  });

  it("is told nothing by one that may have been taken for dead since it began", async () => {
    lab.company.lost.add("tell hub");
    lab.store.put(aDue(delivered("running")));
    await lab.round();
    const during = [lab.hub.statuses.length, lab.store.notes.length];
    lab.company.lost.clear();
    await lab.round();

    expect(during).toEqual([0, 0]);
    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "pending" });
  });

  it("is left to one that knows its route, and let go of when none does", async () => {
    lab.company.known.add("new");
    lab.store.put(aDue(aDelivery({ route: "new" })));
    await lab.round();
    const put = lab.store.notes.at(-1);
    lab.company.known.clear();
    await lab.pass(11_000);

    expect(put).toMatchObject({ tries: 0, dueAt: expect.any(Date) });
    expect(lab.store.notes.at(-1)).toEqual({ id: put?.id, tries: 0, revision: 1 });
    expect(lab.hub.statuses).toEqual([]);
  });
});
