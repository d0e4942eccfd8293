import { describe, expect, it } from "vitest";
import { Interventions } from "../../../action/watch/interventions.ts";
import type { WatchPolicy } from "../../../action/watch/policy.ts";
import { Verdicts } from "../../../action/watch/verdicts.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aBridge, aNode, jobsIn } from "../samples.ts";
import { aPolicy } from "./watch-lab.ts";

const { signal } = new AbortController();

function verdictsBy(policy: Partial<WatchPolicy>) {
  const acts: string[] = [];
  const note = (what: string) => async () => {
    acts.push(what);
  };
  const deps = { clock: new ManualClock(), random: () => 0, play: note("play"), retry: note("retry") };
  const silent = { played: () => {}, retried: () => {}, warn: () => {} };
  const whole = aPolicy(policy);
  return { verdicts: new Verdicts(whole, new Interventions({ ...deps, ...silent }, whole)), acts };
}

describe("Verdicts", () => {
  const ended = aNode("success", { jobs: jobsIn("success"), bridges: [] });
  /** Its trigger job has succeeded, and the pipeline that it has started does not show. */
  const unsure = aNode("success", { jobs: jobsIn("success"), bridges: [aBridge({ status: "success" })] });

  it("believe one look at what it proves", async () => {
    const { verdicts } = verdictsBy({});

    expect(await verdicts.judge(ended, signal)).toMatchObject({ kind: "settled", as: "succeeded" });
    expect(verdicts.isDoubting).toBe(false);
  });

  it.each([
    { of: "an end that may be one for a moment only", policy: {}, root: unsure, kind: "settled" },
    { of: "that jobs are missing", policy: { waitForJobs: ["nowhere"] }, root: ended, kind: "missing" },
  ])("take a second look to believe $of", async ({ policy, root, kind }) => {
    const { verdicts } = verdictsBy(policy);

    expect(await verdicts.judge(root, signal)).toEqual({ kind: "look-again" });
    expect(verdicts.isDoubting).toBe(true);
    expect(await verdicts.judge(root, signal)).toMatchObject({ kind });
  });

  it("begin to doubt anew when the second look shows something else", async () => {
    const { verdicts } = verdictsBy({});

    await verdicts.judge(unsure, signal);
    await verdicts.judge(aNode("running"), signal);

    expect(await verdicts.judge(unsure, signal)).toEqual({ kind: "look-again" });
  });

  it("retry a failure instead of telling it, as often as the policy says", async () => {
    const { verdicts, acts } = verdictsBy({ retries: 1 });
    const failed = aNode("failed", { jobs: jobsIn("failed"), bridges: [] });

    expect(await verdicts.judge(failed, signal)).toEqual({ kind: "acted" });
    expect(await verdicts.judge(failed, signal)).toEqual({ kind: "wait" });
    expect(acts).toEqual(["retry"]);
  });

  it("tell a failure that nothing is to be done about", async () => {
    const { verdicts, acts } = verdictsBy({});

    expect(await verdicts.judge(aNode("failed", { jobs: jobsIn("failed"), bridges: [] }), signal)).toMatchObject({
      kind: "settled",
      as: "failed",
    });
    expect(acts).toEqual([]);
  });
});
