import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TreeChange } from "../../../action/model/event.ts";
import type { PipelineNode } from "../../../action/model/tree.ts";
import type { WatchPolicy } from "../../../action/watch/policy.ts";
import { watch } from "../../../action/watch/watch.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { type Pipeline, STATUSES, type Status, toStatus } from "../../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import { aPipeline } from "../samples.ts";
import { aPolicy } from "./watch-lab.ts";

const POLICY = aPolicy();
const never = new AbortController().signal;

/** What one look gives: a status, nothing yet, or a passing failure. */
type Look = Status | "nothing-yet" | "outage";

/** A clock on which every sleep is over at once, and what was slept. */
function hastyClock() {
  let nowMs = 0;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms, signal) => {
      // The limit of a look is no pause of the watch: a look that ends in time ends it.
      if (signal !== never) return new Promise((_resolve, reject) => signal?.addEventListener("abort", reject));
      slept.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
  return { clock, slept };
}

/** A clock whose limits run out the moment something hangs. */
function patientClock() {
  let nowMs = 0;
  let runOut: (() => void) | undefined;
  const clock: Clock = {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const over = () => {
          nowMs += ms;
          resolve();
        };
        if (signal === never) return over();
        runOut = over;
        return signal?.addEventListener("abort", reject);
      }),
  };
  const hang = (signal: AbortSignal) =>
    new Promise<undefined>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      runOut?.();
    });
  return { clock, hang };
}

/** What a wait is given that these tests do not go into. */
const ELSE = {
  random: () => 0,
  listJobs: () => Promise.resolve(undefined),
  play: () => Promise.resolve(),
  retry: () => Promise.resolve(),
  played: () => {},
  retried: () => {},
  outage: () => {},
  warn: () => {},
  seen: () => {},
};

async function watching(looks: readonly Look[], policy: Partial<WatchPolicy> = {}, status: Status = "created") {
  const { clock, slept } = hastyClock();
  const told: string[] = [];
  const warned: string[] = [];
  let at = 0;
  const deps = {
    ...ELSE,
    clock,
    look: () => {
      const look = looks[Math.min(at, looks.length - 1)] ?? "running";
      at += 1;
      if (look === "outage") return Promise.reject(new CodedError("GITLAB_SERVER_ERROR", "502.", { status: 502 }));
      return Promise.resolve(look === "nothing-yet" ? undefined : aPipeline({ status: look }));
    },
    outage: (state: "began" | "ended", text: string) => (state === "began" ? warned : told).push(text),
    warn: (text: string) => warned.push(text),
    seen: (_root: PipelineNode, changes: readonly TreeChange[]) => told.push(...changes.map(({ text }) => text)),
  };
  const started = aPipeline({ status });
  const ended = await watch(deps, { started, policy: { ...POLICY, ...policy } }, never).catch(
    (error: unknown) => error,
  );
  return { ended, slept, told, warned, looks: at };
}

const ENDS = new Set<Look>(["success", "failed", "canceled", "skipped", "manual"]);
const look = fc.oneof(
  fc.constantFrom<Look>(...STATUSES, "nothing-yet", "outage"),
  fc.constantFrom("thawing", "archived").map(toStatus),
);

describe("watch", () => {
  it("ends with the first end that any sequence of looks shows, whatever comes before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(look, { maxLength: 40 }), fc.constantFrom(...ENDS), async (before, last) => {
        const looks = [...before, last];
        const first = looks.findIndex((one) => ENDS.has(one));

        const { ended, looks: made } = await watching(looks);

        expect(ended).toMatchObject({ kind: "settled", root: { pipeline: { status: looks[first] } } });
        expect(made).toBe(first + 1);
      }),
    );
  });

  it("never waits longer than its timeout, and looks once more at its end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1_000, max: 500_000 }), fc.array(look), async (timeoutMs, looks) => {
        const open = [...looks.filter((one) => !ENDS.has(one)), "running" as const];

        const { ended, slept } = await watching(open, { timeoutMs });

        expect(ended).toMatchObject({ kind: "timed-out", waitedMs: timeoutMs });
        expect(slept.reduce((sum, ms) => sum + ms, 0)).toBe(timeoutMs);
      }),
    );
  });

  it("tells a status only when it changes, and an unknown one as a warning once", async () => {
    const looks = [
      "pending",
      "pending",
      "running",
      toStatus("thawing"),
      toStatus("thawing"),
      "running",
      "success",
    ] as const;

    const { told, warned } = await watching([...looks]);

    expect(told.map((text) => text.replace(/ \(after .*/, ""))).toEqual([
      "Pipeline 7: pending",
      "Pipeline 7: running",
      "Pipeline 7: thawing",
      "Pipeline 7: running",
      "Pipeline 7: success",
    ]);
    expect(warned).toHaveLength(1);
  });

  it("warns of an unknown status that the pipeline has had from the start", async () => {
    const { warned, told } = await watching([toStatus("thawing"), "success"], {}, toStatus("thawing"));

    expect(warned).toEqual([expect.stringContaining('"thawing"')]);
    expect(told).toHaveLength(1);
  });

  it.each([
    { what: "looks", lookHangs: true },
    { what: "listings of jobs", lookHangs: false },
  ])("is over soon after its timeout when GitLab never answers $what", async ({ lookHangs }) => {
    const { clock, hang } = patientClock();
    const warned: string[] = [];
    const deps = {
      ...ELSE,
      clock,
      look: (signal: AbortSignal) => (lookHangs ? hang(signal) : Promise.resolve(aPipeline())),
      listJobs: (_pipeline: Pipeline, signal: AbortSignal) => hang(signal),
      outage: (_state: "began" | "ended", text: string) => warned.push(text),
    };

    const ended = await watch(deps, { started: aPipeline(), policy: { ...POLICY, timeoutMs: 20_000 } }, never);

    expect(ended.kind).toBe("timed-out");
    expect(ended.waitedMs).toBeGreaterThanOrEqual(20_000);
    expect(ended.waitedMs).toBeLessThanOrEqual(25_000);
    expect(ended).toMatchObject({ outage: lookHangs });
    // What the wait cannot last is not promised.
    expect(warned.join()).not.toContain("10m");
  });

  it("notices the end in time while the jobs cannot be listed", async () => {
    const { clock, hang } = patientClock();
    const looks = [aPipeline(), aPipeline(), aPipeline({ status: "success" })];
    const deps = {
      ...ELSE,
      clock,
      look: () => Promise.resolve(looks.shift()),
      listJobs: (_pipeline: Pipeline, signal: AbortSignal) => hang(signal),
    };

    const ended = await watch(deps, { started: aPipeline(), policy: { ...POLICY, timeoutMs: 20_000 } }, never);

    expect(ended).toMatchObject({ kind: "settled", as: "succeeded" });
  });

  it("counts each outage anew", async () => {
    const outage = Array.from({ length: 38 }, () => "outage" as const);

    const { ended, warned } = await watching([...outage, "running", ...outage, "running", ...outage, "success"]);

    expect(ended).toMatchObject({ kind: "settled", as: "succeeded" });
    expect(warned).toHaveLength(3);
  });

  it("ends an outage that lasts beyond its budget with an error that keeps the cause", async () => {
    const { ended } = await watching(["running", "outage"], { outageBudgetMs: 60_000 });

    expect(ended).toMatchObject({ code: "WATCH_OUTAGE", cause: { code: "GITLAB_SERVER_ERROR" } });
    expect(String(ended)).toContain("it was running when last seen");
  });

  it("counts an outage from the beginning of the look that failed first", async () => {
    const { clock } = hastyClock();
    const deps = {
      ...ELSE,
      clock,
      look: async () => {
        await clock.sleep(40_000, never);
        throw new CodedError("GITLAB_SERVER_ERROR", "502.", { status: 502 });
      },
    };
    const policy = { ...POLICY, outageBudgetMs: 60_000, pollIntervalMs: 5_000 };

    const ended = watch(deps, { started: aPipeline(), policy }, never);

    await expect(ended).rejects.toThrow("GitLab has not answered usably for 1m 25s");
  });

  it("lets through at once what is no passing failure", async () => {
    const { clock } = hastyClock();
    const refusal = new CodedError("WATCH_FORBIDDEN", "No.");
    const deps = { ...ELSE, clock, look: () => Promise.reject(refusal) };

    await expect(watch(deps, { started: aPipeline(), policy: POLICY }, never)).rejects.toBe(refusal);
  });
});
