import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Rounds } from "../../../relay/feedback/rounds.ts";
import { createTeller } from "../../../relay/feedback/teller.ts";
import { connectForges, type ForgeConnections } from "../../../relay/http/forge-exchange.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { StatusForgeStandIn } from "../../forge/status-forge.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aGitHubSource, aRoute } from "../support/a-config.ts";
import { aDelivery, aDue, delivered, ID, SHA } from "./due.ts";
import { FeedbackStore } from "./feedback-store.ts";

const CONTEXT = "sluice/app";
const NEWER = "0198a000-0000-7000-8000-000000000002";

let clock: ManualClock;
let hub: StatusForgeStandIn;
let other: StatusForgeStandIn;
let forges: ForgeConnections;
let store: FeedbackStore;
let config: ReplaceableConfig;
let signals: Signal[];
let teller: Rounds;

beforeEach(async () => {
  clock = new ManualClock();
  hub = await StatusForgeStandIn.start("github");
  other = await StatusForgeStandIn.start("github");
  for (const forge of [hub, other]) forge.commits.add(SHA);
  forges = connectForges(200);
  store = new FeedbackStore(clock);
  config = liveConfig(configOf());
  signals = [];
  const observe = (signal: Signal) => void signals.push(signal);
  const { exchange } = forges;
  teller = createTeller({ store, config, exchange, clock, random: () => 0.5, observe, redact: (text) => text });
});

afterEach(async () => {
  await teller.stop();
  forges.close();
  await hub[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

function configOf(token = hub.token): RelayConfig {
  return aConfig({
    sources: new Map([
      ["hub", aGitHubSource({ api: { url: hub.url, token: new Secret(token) } })],
      ["other", aGitHubSource({ name: "other", api: { url: other.url, token: new Secret(other.token) } })],
    ]),
    routes: [aRoute({ name: "app", feedback: { context: CONTEXT } })],
  });
}

/** Lets the next round come and end. */
async function round(): Promise<void> {
  teller.start();
  await clock.untilSleeping();
  await clock.advance(1_000);
  await clock.untilSleeping();
}

const kinds = () => signals.map(({ kind }) => kind);

describe("a commit", () => {
  it("is told each state of its delivery once, the last one at the end", async () => {
    for (const delivery of [
      aDelivery(),
      delivered(),
      delivered("running"),
      delivered("running"),
      delivered("success"),
    ]) {
      store.put(aDue(delivery));
      await round();
    }

    expect(hub.statuses.map(({ state, description }) => `${state}: ${description}`)).toEqual([
      "pending: The pipeline is about to start.",
      "pending: Pipeline #7 has been created and waits for its turn.",
      "pending: Pipeline #7 is running.",
      "success: Pipeline #7 passed.",
    ]);
  });

  it("is told what moved while it was being told", async () => {
    store.put(aDue(delivered("running")));
    store.beforeNote = () => {
      store.beforeNote = undefined;
      store.put(aDue(delivered("success")));
    };

    await round();
    await round();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("is not told by an older delivery what a newer one of the same route speaks for", async () => {
    store.put(aDue(delivered("running")));
    store.put(aDue(delivered("success", { id: NEWER })));
    await round();

    store.put(aDue(delivered("failed")));
    await round();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(hub.statuses).toHaveLength(1);
  });

  it.each([
    { of: "a canceled one", newer: aDelivery({ id: NEWER, state: "canceled" }) },
    {
      of: "a repetition that nobody has released",
      newer: aDelivery({ id: NEWER, state: "held", reason: { code: "DELIVERY_REPEATED_CONTENT", text: "" } }),
    },
  ])("is told by the older delivery where the newer is $of", async ({ newer }) => {
    store.put(aDue(newer));
    store.put(aDue(delivered("success")));

    await round();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("is told by two routes under two contexts", async () => {
    const routes = ["app", "docs"].map((name) => aRoute({ name, feedback: { context: `sluice/${name}` } }));
    config.replace({ ...config.current, routes });
    store.put(aDue(delivered("success")));
    store.put(aDue(delivered("failed", { id: NEWER, route: "docs" })));

    await round();

    expect(hub.statuses.map(({ context, state }) => `${context} ${state}`).sort()).toEqual([
      "sluice/app success",
      "sluice/docs failure",
    ]);
  });
});

describe("a forge that refuses", () => {
  it("is asked once about each status, and complained of once", async () => {
    const unknown = "dead".padEnd(40, "0");
    store.put(aDue(delivered("success"), { change: { commit: unknown } }));
    store.put(
      aDue(delivered("success", { id: NEWER, route: "app" }), { change: { commit: unknown.replace("dead", "beef") } }),
    );

    await round();
    await round();

    expect(hub.requests).toHaveLength(2);
    expect(signals).toEqual([
      expect.objectContaining({
        kind: "commit-not-told",
        code: "FEEDBACK_REFUSED",
        status: 422,
        first: true,
        delivery: ID,
      }),
      expect.objectContaining({ kind: "commit-not-told", first: false, delivery: NEWER }),
    ]);
    expect(store.notes.map(({ fault }) => fault)).toEqual([
      `The forge answered 422 (No commit found for SHA: ${unknown}) to the status of a commit. [FEEDBACK_REFUSED]`,
      expect.stringContaining("FEEDBACK_REFUSED"),
    ]);
  });

  it("because of the token is told with what the token needs, and again after another configuration", async () => {
    config.replace(configOf("wrong"));
    store.put(aDue(delivered("running")));
    await round();

    config.replace(configOf("wrong-too"));
    store.put(aDue(delivered("success")));
    await round();

    expect(signals).toEqual([
      expect.objectContaining({ first: true, status: 401, why: expect.stringContaining("commit statuses: write") }),
      expect.objectContaining({ first: true, status: 401 }),
    ]);
  });
});

describe("a forge that is unwell", () => {
  it("rests as a whole, longer each time, and is told everything once it is back", async () => {
    hub.faults.push({ kind: "answer", answer: { status: 503 } }, { kind: "drop-after" });
    hub.commits.add("b".repeat(40));
    store.put(aDue(delivered("success")));
    store.put(aDue(delivered("failed", { id: NEWER }), { change: { commit: "b".repeat(40) } }));

    await round();
    expect(hub.requests).toHaveLength(1);
    await clock.advance(4_000);
    await clock.untilSleeping();
    expect(hub.requests).toHaveLength(2);
    await clock.advance(9_000);
    await clock.untilSleeping();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(hub.shown("b".repeat(40), CONTEXT)).toMatchObject({ state: "failure" });
    expect(kinds()).toEqual(["forge-failing", "forge-recovered", "commit-told", "commit-told"]);
  });

  it("is left alone for as long as it asks", async () => {
    hub.faults.push({ kind: "answer", answer: { status: 403, headers: { "retry-after": "120" } } });
    store.put(aDue(delivered("success")));

    await round();
    await clock.advance(118_000);
    await clock.untilSleeping();
    expect(hub.requests).toHaveLength(1);
    await clock.advance(8_000);
    await clock.untilSleeping();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
  });

  it("about one commit holds up no other", async () => {
    hub.faults.push({ kind: "answer", answer: { status: 500 } });
    hub.commits.add("b".repeat(40));
    store.put(aDue(delivered("success")));
    store.put(aDue(delivered("failed", { id: NEWER }), { change: { commit: "b".repeat(40) } }));

    await round();

    expect(hub.statuses.map(({ sha }) => sha)).toEqual(["b".repeat(40)]);
  });

  it("holds up no other forge, not even by never answering", async () => {
    hub.faults.push({ kind: "hang" });
    const elsewhere = aDue(delivered("success", { id: NEWER }));
    store.put(aDue(delivered("success")));
    store.put({ ...elsewhere, event: { ...elsewhere.event, source: "other" } });

    await round();

    expect(other.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(kinds()).toEqual(["commit-told", "forge-failing"]);
  });

  it("for a day is not told any more", async () => {
    store.put(aDue(delivered("success")));
    for (let tries = 0; tries < 100; tries += 1) hub.faults.push({ kind: "answer", answer: { status: 500 } });

    teller.start();
    await clock.untilSleeping();
    while (hub.faults.length > 0) {
      clock.jump(900_000);
      await round();
    }
    clock.jump(3_600_000);
    await round();

    expect(hub.requests).toHaveLength(100);
    expect(signals.at(-1)).toMatchObject({ kind: "commit-not-told", code: "FEEDBACK_FAILED", first: true });
  });
});

describe("a forge that is away for good", () => {
  it("is given up for every commit, not only for the first in line", async () => {
    for (let tries = 0; tries < 400; tries += 1) hub.faults.push({ kind: "answer", answer: { status: 503 } });
    for (const n of [1, 2, 3]) {
      store.put(
        aDue(delivered("success", { id: `0198a000-0000-7000-8000-00000000000${n}` }), {
          change: { commit: `${n}`.repeat(40) },
        }),
      );
    }

    for (let quarters = 0; quarters < 4 * 48; quarters += 1) {
      clock.jump(900_000);
      await round();
    }

    expect(signals.filter(({ kind }) => kind === "commit-not-told")).toHaveLength(3);
    expect(await store.feedbackDue(new Date(clock.now().getTime() + 86_400_000), 9)).toEqual([]);
    expect(hub.statuses).toEqual([]);
  });
});

describe("a teller", () => {
  it("goes on once the store works again, and says once that it does not", async () => {
    store.failure = new CodedError("STORE_UNAVAILABLE", "The disk is full.");
    store.put(aDue(delivered("success")));
    await round();
    await round();
    store.failure = undefined;
    await round();

    expect(hub.shown(SHA, CONTEXT)).toMatchObject({ state: "success" });
    expect(kinds()).toEqual(["store-failing", "commit-told"]);
  });

  it("that is to end ends while a forge does not answer, and has lost nothing", async () => {
    hub.faults.push({ kind: "hang" });
    store.put(aDue(delivered("success")));
    teller.start();
    while (hub.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    const stopped = teller.stop();
    teller.abort(new Error("told twice"));
    await stopped;

    expect(store.notes).toEqual([]);
    expect(await store.feedbackDue(clock.now(), 10)).toHaveLength(1);
  });
});
