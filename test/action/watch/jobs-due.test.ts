import { expect, it } from "vitest";
import { jobsDue } from "../../../action/watch/jobs-due.ts";
import { aPipeline } from "../samples.ts";

const running = aPipeline();
const unknown = () => aPipeline({ status: { unknown: "thawing" } });

it.each([
  { name: "were never listed", last: undefined, now: running, waitedMs: 0, due: true },
  { name: "were listed a second ago", last: { atMs: 0, pipeline: running }, now: running, waitedMs: 1_000, due: false },
  {
    name: "were listed not quite 2 s ago",
    last: { atMs: 0, pipeline: running },
    now: running,
    waitedMs: 1_999,
    due: false,
  },
  { name: "were listed 2 s ago", last: { atMs: 0, pipeline: running }, now: running, waitedMs: 2_000, due: true },
  {
    name: "were listed 20 s ago, long after the start",
    last: { atMs: 180_000, pipeline: running },
    now: running,
    waitedMs: 200_000,
    due: false,
  },
  {
    name: "were listed a minute ago",
    last: { atMs: 3_600_000, pipeline: running },
    now: running,
    waitedMs: 3_660_000,
    due: true,
  },
  {
    name: "belong to a pipeline that moved on",
    last: { atMs: 0, pipeline: running },
    now: aPipeline({ status: "success" }),
    waitedMs: 1,
    due: true,
  },
  {
    name: "belong to a pipeline in the same strange status",
    last: { atMs: 0, pipeline: unknown() },
    now: unknown(),
    waitedMs: 1,
    due: false,
  },
])("jobs that $name are due: $due", ({ last, now, waitedMs, due }) => {
  expect(jobsDue(last, now, waitedMs)).toBe(due);
});
