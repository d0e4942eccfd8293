import { describe, expect, it } from "vitest";
import type { GraphEvent } from "../../../../action/orchestrate/model.ts";
import { LogTails } from "../../../../action/orchestrate/report/log-tails.ts";

const quoted = (key: string, title: string, lines: readonly string[]): GraphEvent => ({
  kind: "quoted",
  key,
  title,
  lines,
});

describe("the ends of logs", () => {
  it("are kept by node, the last lines of each", () => {
    const tails = new LogTails();

    tails.hear(quoted("a", "Log of unit", [...Array.from({ length: 60 }, (_, at) => `line ${at}`), ""]));

    expect(tails.of("a")).toEqual([
      {
        title: "Log of unit",
        lines: ["… 20 lines before", ...Array.from({ length: 40 }, (_, at) => `line ${at + 20}`)],
      },
    ]);
    expect(tails.of("b")).toEqual([]);
  });

  it("are those of the last try", () => {
    const tails = new LogTails();
    const last = { kind: "failed", why: "", endedAt: 0, attempts: 1 } as const;

    tails.hear(quoted("a", "first", ["x"]));
    tails.hear({
      kind: "node",
      key: "a",
      at: 0,
      state: { kind: "retrying", readyAt: 0, startedAt: 0, attempt: 1, last },
    });
    tails.hear(quoted("a", "second", ["y"]));

    expect(tails.of("a").map(({ title }) => title)).toEqual(["second"]);
  });

  it("do not grow with the number of jobs and nodes", () => {
    const tails = new LogTails();
    const keys = Array.from({ length: 1_000 }, (_, at) => `n${at}`);

    for (const key of keys)
      for (let job = 0; job < 20; job += 1)
        tails.hear(quoted(key, `job ${job}`, ["y".repeat(20_000), "z".repeat(2_000)]));

    const chars = keys.flatMap((key) => tails.of(key)).reduce((sum, { lines }) => sum + lines.join("\n").length, 0);
    expect(chars).toBeLessThan(1_100_000);
    expect(Math.max(...keys.map((key) => tails.of(key).length))).toBe(5);
  });
});
