import { afterEach, describe, expect, it } from "vitest";
import type { LookResult } from "../../../relay/dispatch/decide-look.ts";
import type { Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { until } from "../../support/until.ts";
import { CREATED, DispatchLab, LOST, SEEING, UNREACHABLE } from "./dispatch-lab.ts";

const FOUND: LookResult = {
  kind: "found",
  pipeline: { id: 9, projectId: 3, ref: "main", sha: "", status: "running", webUrl: "https://gl.example/9" },
};
const NOT_THERE: LookResult = { kind: "not-there" };
const MISSING_REF = {
  kind: "failed",
  error: new CodedError("GITLAB_REF_NOT_FOUND", "No ref.", { status: 400 }),
} as const;

let lab: DispatchLab;

afterEach(() => lab.dispose());

/** Answers so many looks for `app-1`, and lets the pauses between them pass, which it returns. */
async function looks(count: number, result: LookResult): Promise<readonly number[]> {
  const atS: number[] = [];
  for (let look = 0; look < count; look += 1) {
    await lab.passUntil(() => lab.open.has("app-1"));
    atS.push(lab.clock.monotonicMs() / 1_000);
    await lab.answer("app-1", result);
    await until(() => lab.dispatcher?.inFlight === lab.open.size);
  }
  return atS.slice(1).map((second, at) => second - (atS[at] ?? 0));
}

describe("a delivery whose answer was lost", () => {
  it("is looked up instead of called again, and adopts its pipeline", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", LOST);
    await looks(1, NOT_THERE);
    await looks(1, FOUND);

    await lab.state("app-1", "delivered");
    expect(lab.made).toEqual(["app-1", "?app-1", "?app-1"]);
    expect(await lab.store.delivery("app-1")).toMatchObject({ pipeline: { id: 9 }, inDoubt: false });
    expect(lab.kinds()).toEqual(["look-up-planned", "look-up-planned", "delivered"]);
    expect(lab.signals.at(-1)).toMatchObject({ adopted: true });
    expect((await lab.store.attempts("app-1")).map(({ kind, result }) => [kind, result])).toEqual([
      ["trigger", "GITLAB_DEADLINE"],
      ["look-up", "TRIGGER_LOST"],
      ["look-up", "adopted"],
    ]);
  });

  it("is looked for over a minute, and then held with what was lost and what was looked at", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", LOST);

    expect(await looks(6, NOT_THERE)).toEqual([2, 4, 8, 15, 31]);
    await lab.state("app-1", "held");
    expect((await lab.store.delivery("app-1"))?.reason).toEqual({
      code: "DELIVERY_HELD",
      text: "No answer in time. [GITLAB_DEADLINE] No pipeline with the delivery's marker has turned up in 6 looks.",
    });
  });

  it("is called again after looks that found nothing, where a duplicate is preferred; looks are no attempts of that", async () => {
    lab = await DispatchLab.create({
      gitlab: SEEING,
      routes: [{ name: "app", onAmbiguous: "retry" }],
      dispatch: { maxAttempts: 2 },
    });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", LOST);
    await looks(6, NOT_THERE);
    await lab.passUntil(() => lab.open.has("app-1"));
    await lab.answer("app-1", LOST);
    await looks(6, NOT_THERE);

    await lab.state("app-1", "dead");
    expect(lab.made.filter((name) => name === "app-1")).toHaveLength(2);
    expect(lab.made).toHaveLength(14);
    expect((await lab.store.delivery("app-1"))?.reason).toMatchObject({ code: "DELIVERY_ATTEMPTS_EXHAUSTED" });
  });

  it("is looked for through an outage, with the pauses of attempts", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", LOST);

    expect(await looks(2, { kind: "failed", error: UNREACHABLE.error })).toEqual([5]);
    await looks(1, FOUND);

    await lab.state("app-1", "delivered");
    expect(lab.made).toEqual(["app-1", "?app-1", "?app-1", "?app-1"]);
  });

  it("is looked for once the store tells what was called, and not before", async () => {
    let broken = true;
    lab = await DispatchLab.create({ gitlab: SEEING });
    const attempts: Store["attempts"] = async (id) => {
      if (broken) throw new CodedError("STORE_UNAVAILABLE", "Disk full.");
      return lab.store.attempts(id);
    };
    const store = new Proxy(lab.store, {
      get: (target, name: keyof Store) => (name === "attempts" ? attempts : target[name].bind(target)),
    });
    await lab.add(1);
    lab.start({ store });
    await lab.answer("app-1", LOST);
    await until(() => lab.kinds().includes("look-up-planned"));
    await lab.clock.advance(3_000);
    expect(lab.made).toEqual(["app-1"]);

    broken = false;
    await looks(1, FOUND);

    await lab.state("app-1", "delivered");
    expect(lab.made).toEqual(["app-1", "?app-1"]);
  });

  it("stays to be looked for when the relay is told to end", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    await lab.add(1);
    lab.start();
    await until(() => lab.open.has("app-1"));

    const stopped = lab.dispatcher?.stop();
    lab.dispatcher?.abort(new Error("Told twice."));
    await stopped;

    expect(await lab.store.delivery("app-1")).toMatchObject({ state: "pending", inDoubt: true });
    lab.start();
    await lab.answer("app-1", FOUND);
    await lab.state("app-1", "delivered");
  });

  it.each([
    ["there is no access token", {}, { name: "app" }, "With an access-token for the GitLab main"],
    [
      "its route has moved to another project",
      SEEING,
      { name: "app", trigger: { project: "moved" } },
      "Its route leads to another project now",
    ],
  ] as const)("is held at once when %s, with what would help", async (_, gitlab, route, text) => {
    lab = await DispatchLab.create({ gitlab, routes: [route as { name: string }] });
    await lab.add(1);
    lab.start();
    await lab.answer("app-1", LOST);

    await lab.state("app-1", "held");
    expect((await lab.store.delivery("app-1"))?.reason?.text).toContain(text);
  });

  it("leaves the others of an ordered lane waiting until it is clear what became of it", async () => {
    lab = await DispatchLab.create({ gitlab: SEEING });
    for (const n of [1, 2]) await lab.add(n, { ordered: true });
    lab.start();
    await lab.answer("app-1", LOST);
    await looks(3, NOT_THERE);
    expect(lab.made).not.toContain("app-2");
    await looks(1, FOUND);

    await lab.answer("app-2", CREATED);
    await lab.state("app-2", "delivered");
  });
});

describe("a ref that GitLab does not have", () => {
  it("makes way for the next of the list after five tries, which has five of its own", async () => {
    lab = await DispatchLab.create({
      routes: [{ name: "app", trigger: { refs: ["release", "main"] } as never }],
      dispatch: { maxAttempts: 50 },
    });
    await lab.add(1);
    lab.start();
    for (let tries = 0; tries < 5; tries += 1) {
      await lab.passUntil(() => lab.open.has("app-1"), 10_000);
      expect((await lab.store.delivery("app-1"))?.refIndex).toBe(0);
      await lab.answer("app-1", MISSING_REF);
      await until(() => lab.dispatcher?.inFlight === 0 || lab.open.has("app-1"));
    }
    for (let tries = 0; tries < 5; tries += 1) {
      await lab.passUntil(() => lab.open.has("app-1"), 10_000);
      expect((await lab.store.delivery("app-1"))?.refIndex).toBe(1);
      await lab.answer("app-1", MISSING_REF);
      await until(() => lab.dispatcher?.inFlight === 0 || lab.open.has("app-1"));
    }

    await lab.state("app-1", "dead");
    expect(await lab.store.delivery("app-1")).toMatchObject({
      attempts: 10,
      reason: { code: "GITLAB_REF_NOT_FOUND", text: expect.stringContaining("The last of 5 attempts failed") },
    });
  });
});
