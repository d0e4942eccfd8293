import { describe, expect, it } from "vitest";
import { ranForS } from "../../../action/model/tree.ts";
import { aJob, aNode } from "../samples.ts";

const at = (second: number) => new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString();
const ran = (from: number, to: number) => aJob({ startedAt: at(from), finishedAt: at(to) });

describe("how long a pipeline ran", () => {
  it("is what GitLab says", () => {
    expect(ranForS(aNode("success", { jobs: [ran(0, 50)] }, { durationS: 42 }))).toBe(42);
  });

  it("is otherwise the time in which any job ran: side by side counts once, pauses do not count", () => {
    expect(ranForS(aNode("success", { jobs: [ran(5, 10), ran(0, 8), ran(2, 4), ran(30, 31), aJob()] }))).toBe(11);
  });

  it("counts what it has started as well", () => {
    const child = aNode("success", { jobs: [ran(10, 30)] });

    expect(ranForS(aNode("success", { jobs: [ran(0, 8)], children: [child] }))).toBe(28);
  });

  it("nobody knows while a job runs, or where none has begun", () => {
    expect(ranForS(aNode("running", { jobs: [ran(0, 5), aJob({ startedAt: at(5) })] }))).toBeUndefined();
    expect(ranForS(aNode("skipped", { jobs: [aJob()] }))).toBeUndefined();
    expect(ranForS(aNode("success"))).toBeUndefined();
  });
});
