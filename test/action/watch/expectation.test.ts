import { describe, expect, it } from "vitest";
import { notBefore } from "../../../action/watch/expectation.ts";
import { aPipeline } from "../samples.ts";
import { WatchLab } from "./watch-lab.ts";

/** Pipelines that took so many seconds. */
const took = (...seconds: readonly number[]) =>
  seconds.map((s) =>
    aPipeline({ createdAt: "2026-01-01T00:00:00Z", updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, s)).toISOString() }),
  );

describe("notBefore", () => {
  it.each([
    { of: "no pipeline", pipelines: [], ms: undefined },
    { of: "pipelines without times", pipelines: [aPipeline()], ms: undefined },
    { of: "times that make no sense", pipelines: took(-5), ms: undefined },
    { of: "one pipeline", pipelines: took(100), ms: 95_000 },
    { of: "the quickest of three", pipelines: took(300, 100, 200), ms: 95_000 },
    { of: "the second quickest of four", pipelines: took(300, 100, 200, 400), ms: 190_000 },
    { of: "those that took any time", pipelines: took(0, 100), ms: 95_000 },
    {
      of: "the second quickest of five, one of which did almost nothing",
      pipelines: took(100, 3, 110, 120, 5_000),
      ms: 95_000,
    },
  ])("goes by $of: $ms", ({ pipelines, ms }) => {
    expect(notBefore(pipelines)).toBe(ms);
  });
});

describe("a wait for a pipeline whose like were slow", () => {
  it("looks seldom at first, but not where a person watches the tree", async () => {
    const lab = await WatchLab.open();
    const app = lab.project("group/app", { jobs: [{ name: "build", queuedMs: 1_000, runMs: 2_400_000 }] });
    for (let earlier = 0; earlier < 3; earlier += 1) {
      lab.pipeline(app);
      await lab.clock.advance(2_500_000);
    }

    const unseen = await lab.wait(lab.pipeline(app));
    const watched = await lab.wait(lab.pipeline(app), {}, { isDrawn: true });
    await lab.close();

    expect(unseen.ended).toMatchObject({ as: "succeeded" });
    expect(watched.calls.length).toBeGreaterThan(2 * unseen.calls.length);
  });
});
