import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "../../support/until.ts";
import { aDue, delivered, SHA } from "./due.ts";
import { CONTEXT, NEWER, TellerLab } from "./teller-lab.ts";

let lab: TellerLab;

beforeEach(async () => {
  lab = await TellerLab.create();
});

afterEach(() => lab[Symbol.asyncDispose]());

describe("a forge that is unwell", () => {
  it("rests as a whole, longer each time, and is told everything once it is back", async () => {
    lab.hub.faults.push({ kind: "answer", answer: { status: 503 } }, { kind: "drop-after" });
    lab.hub.commits.add("b".repeat(40));
    lab.store.put(aDue(delivered("success")));
    lab.store.put(aDue(delivered("failed", { id: NEWER }), { change: { commit: "b".repeat(40) } }));

    await lab.round();
    expect(lab.hub.requests).toHaveLength(1);
    await lab.pass(4_000);
    expect(lab.hub.requests).toHaveLength(2);
    await lab.pass(9_000);

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(lab.hub.shown("b".repeat(40), CONTEXT)).toMatchObject({ state: "failure" });
    expect(lab.kinds()).toEqual(["forge-failing", "forge-recovered", "commit-told", "commit-told"]);
  });

  it("is left alone for as long as it asks", async () => {
    lab.hub.faults.push({ kind: "answer", answer: { status: 403, headers: { "retry-after": "120" } } });
    lab.store.put(aDue(delivered("success")));

    await lab.round();
    await lab.pass(118_000);
    expect(lab.hub.requests).toHaveLength(1);
    await lab.pass(8_000);

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("about one commit holds up no other", async () => {
    lab.hub.faults.push({ kind: "answer", answer: { status: 500 } });
    lab.hub.commits.add("b".repeat(40));
    lab.store.put(aDue(delivered("success")));
    lab.store.put(aDue(delivered("failed", { id: NEWER }), { change: { commit: "b".repeat(40) } }));

    await lab.round();

    expect(lab.hub.statuses.map(({ sha }) => sha)).toEqual(["b".repeat(40)]);
  });

  it("holds up no other forge, not even by never answering", async () => {
    await using hasty = await TellerLab.create(300);
    hasty.hub.faults.push({ kind: "hang" });
    const elsewhere = aDue(delivered("success", { id: NEWER }));
    hasty.store.put(aDue(delivered("success")));
    hasty.store.put({ ...elsewhere, event: { ...elsewhere.event, source: "other" } });

    await hasty.round();

    expect(hasty.other.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(hasty.kinds()).toEqual(["commit-told", "forge-failing"]);
  });

  it("holds up no other forge by being slow with every commit", async () => {
    const { hub, other, store, clock, teller } = lab;
    hub.faults.push({ kind: "hang" });
    store.put(aDue(delivered("success")));
    teller.start();
    await clock.untilSleeping();
    await clock.advance(1_000);
    await until(() => hub.requests.length === 1);

    const elsewhere = aDue(delivered("success", { id: NEWER }));
    store.put({ ...elsewhere, event: { ...elsewhere.event, source: "other" } });
    await clock.advance(2_000);
    await until(() => other.shown(SHA, CONTEXT) !== undefined);

    expect(hub.requests).toHaveLength(1);
    teller.abort(new Error("The relay ends."));
  });

  it("for a day is not told any more", async () => {
    lab.store.put(aDue(delivered("success")));
    for (let tries = 0; tries < 100; tries += 1) lab.hub.faults.push({ kind: "answer", answer: { status: 500 } });

    lab.teller.start();
    await lab.clock.untilSleeping();
    while (lab.hub.faults.length > 0) {
      lab.clock.jump(900_000);
      await lab.round();
    }
    lab.clock.jump(3_600_000);
    await lab.round();

    expect(lab.hub.requests).toHaveLength(100);
    expect(lab.signals.at(-1)).toMatchObject({ kind: "commit-not-told", code: "FEEDBACK_FAILED", first: true });
  });
});

describe("a forge that is away for good", () => {
  it("is given up for every commit, not only for the first in line", async () => {
    for (let tries = 0; tries < 400; tries += 1) lab.hub.faults.push({ kind: "answer", answer: { status: 503 } });
    for (const n of [1, 2, 3]) {
      lab.store.put(
        aDue(delivered("success", { id: `0198a000-0000-7000-8000-00000000000${n}` }), {
          change: { commit: `${n}`.repeat(40) },
        }),
      );
    }

    for (let quarters = 0; quarters < 4 * 48; quarters += 1) {
      lab.clock.jump(900_000);
      await lab.round();
    }

    expect(lab.signals.filter(({ kind }) => kind === "commit-not-told")).toHaveLength(3);
    expect(await lab.store.feedbackDue(new Date(lab.clock.now().getTime() + 86_400_000), 9)).toEqual([]);
    expect(lab.hub.statuses).toEqual([]);
  });
});
