import { describe, expect, it } from "vitest";
import { notBefore } from "../../../action/watch/expectation.ts";
import { aPipeline } from "../samples.ts";

/** Pipelines that took so many seconds. */
const took = (...seconds: readonly number[]) =>
  seconds.map((s) => aPipeline({ createdAt: new Date(0).toISOString(), updatedAt: new Date(s * 1_000).toISOString() }));

describe("notBefore", () => {
  it.each([
    { of: "no pipeline", pipelines: [], ms: undefined },
    { of: "pipelines without times", pipelines: [aPipeline()], ms: undefined },
    { of: "times that make no sense", pipelines: took(-5), ms: undefined },
    { of: "one pipeline", pipelines: took(100), ms: 95_000 },
    { of: "the quickest of three", pipelines: took(300, 100, 200), ms: 95_000 },
    {
      of: "the second quickest of five, one of which did almost nothing",
      pipelines: took(100, 3, 110, 120, 5_000),
      ms: 95_000,
    },
  ])("goes by $of: $ms", ({ pipelines, ms }) => {
    expect(notBefore(pipelines)).toBe(ms);
  });
});
