import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { until } from "../../support/until.ts";
import { aRoute } from "../support/a-config.ts";
import { aDelivery, aDue, delivered, ID, SHA } from "./due.ts";
import { CONTEXT, NEWER, TellerLab } from "./teller-lab.ts";

let lab: TellerLab;

beforeEach(async () => {
  lab = await TellerLab.create();
});

afterEach(() => lab[Symbol.asyncDispose]());

describe("a commit", () => {
  it("is told each state of its delivery once, the last one at the end", async () => {
    for (const delivery of [
      aDelivery(),
      delivered(),
      delivered("running"),
      delivered("running"),
      delivered("success"),
    ]) {
      lab.store.put(aDue(delivery));
      await lab.round();
    }

    expect(lab.hub.statuses.map(({ state, description }) => `${state}: ${description}`)).toEqual([
      "pending: The pipeline is about to start.",
      "pending: Pipeline #7 has been created and waits for its turn.",
      "pending: Pipeline #7 is running.",
      "success: Pipeline #7 passed.",
    ]);
  });

  it("is told what moved while it was being told", async () => {
    lab.store.put(aDue(delivered("running")));
    lab.store.beforeNote = () => {
      lab.store.beforeNote = undefined;
      lab.store.put(aDue(delivered("success")));
    };

    await lab.round();
    await lab.round();

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("is not told by an older delivery what a newer one of the same route speaks for", async () => {
    lab.store.put(aDue(delivered("running")));
    lab.store.put(aDue(delivered("success", { id: NEWER })));
    await lab.round();

    lab.store.put(aDue(delivered("failed")));
    await lab.round();

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(lab.hub.statuses).toHaveLength(1);
  });

  it.each([
    { of: "a canceled one", newer: aDelivery({ id: NEWER, state: "canceled" }) },
    {
      of: "a repetition that nobody has released",
      newer: aDelivery({ id: NEWER, state: "held", reason: { code: "DELIVERY_REPEATED_CONTENT", text: "" } }),
    },
  ])("is told by the older delivery where the newer is $of", async ({ newer }) => {
    lab.store.put(aDue(newer));
    lab.store.put(aDue(delivered("success")));

    await lab.round();

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("is told by two routes under two contexts", async () => {
    const routes = ["app", "docs"].map((name) => aRoute({ name, feedback: { context: `sluice/${name}` } }));
    lab.config.replace({ ...lab.config.current, routes });
    lab.store.put(aDue(delivered("success")));
    lab.store.put(aDue(delivered("failed", { id: NEWER, route: "docs" })));

    await lab.round();

    expect(lab.hub.statuses.map(({ context, state }) => `${context} ${state}`).sort()).toEqual([
      "sluice/app success",
      "sluice/docs failure",
    ]);
  });
});

describe("a forge that refuses", () => {
  it("is asked once about each status, and complained of once", async () => {
    const unknown = "dead".padEnd(40, "0");
    lab.store.put(aDue(delivered("success"), { change: { commit: unknown } }));
    lab.store.put(
      aDue(delivered("success", { id: NEWER, route: "app" }), { change: { commit: unknown.replace("dead", "beef") } }),
    );

    await lab.round();
    await lab.round();

    expect(lab.hub.requests).toHaveLength(2);
    expect(lab.signals).toEqual([
      expect.objectContaining({
        kind: "commit-not-told",
        code: "FEEDBACK_REFUSED",
        status: 422,
        first: true,
        delivery: ID,
      }),
      expect.objectContaining({ kind: "commit-not-told", first: false, delivery: NEWER }),
    ]);
    expect(lab.store.notes.map(({ fault }) => fault)).toEqual([
      `The forge answered 422 (No commit found for SHA: ${unknown}) to the status of a commit. [FEEDBACK_REFUSED]`,
      expect.stringContaining("FEEDBACK_REFUSED"),
    ]);
  });

  it("because of the token is told with what the token needs, and again after another configuration", async () => {
    lab.config.replace(lab.configOf("wrong"));
    lab.store.put(aDue(delivered("running")));
    await lab.round();

    lab.config.replace(lab.configOf("wrong-too"));
    lab.store.put(aDue(delivered("success")));
    await lab.round();

    expect(lab.signals).toEqual([
      expect.objectContaining({ first: true, status: 401, why: expect.stringContaining("commit statuses: write") }),
      expect.objectContaining({ first: true, status: 401 }),
    ]);
  });
});

describe("a teller", () => {
  it("goes on once the store works again, and says once that it does not", async () => {
    lab.store.failure = new CodedError("STORE_UNAVAILABLE", "The disk is full.");
    lab.store.put(aDue(delivered("success")));
    await lab.round();
    await lab.round();
    lab.store.failure = undefined;
    await lab.round();

    expect(lab.hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(lab.kinds()).toEqual(["store-failing", "commit-told"]);
  });

  it("that is to end tells nobody else, and lets what is being told come to its end", async () => {
    const other = "b".repeat(40);
    lab.hub.commits.add(other);
    lab.store.put(aDue(delivered("success")));
    lab.store.put(aDue(delivered("success", { id: NEWER }), { change: { commit: other } }));
    let stopped: Promise<void> | undefined;
    lab.store.beforeNote = () => {
      stopped ??= lab.teller.stop();
    };

    lab.teller.start();
    await until(() => stopped !== undefined);
    await stopped;

    expect(lab.hub.statuses.map(({ sha }) => sha)).toEqual([SHA]);
    expect(lab.store.notes).toHaveLength(1);
  });

  it("that is to end ends while a forge does not answer, and has lost nothing", async () => {
    lab.hub.faults.push({ kind: "hang" });
    lab.store.put(aDue(delivered("success")));
    lab.teller.start();
    while (lab.hub.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    const stopped = lab.teller.stop();
    lab.teller.abort(new Error("told twice"));
    await stopped;

    expect(lab.store.notes).toEqual([]);
    expect(await lab.store.feedbackDue(lab.clock.now(), 10)).toHaveLength(1);
  });
});
