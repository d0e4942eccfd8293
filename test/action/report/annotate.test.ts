import { describe, expect, it } from "vitest";
import { rootOf } from "../../../action/model/tree.ts";
import { annotate } from "../../../action/report/annotate.ts";
import type { Ending } from "../../../action/report/ending.ts";
import { readLog } from "../../../action/report/logs/read-log.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { aJob, aPipeline } from "../samples.ts";

const URL = "https://gitlab.example.com/group/app/-/jobs/70";
const failed = (name: string, changes: Partial<Job> = {}) =>
  aJob({ name, status: "failed", failureReason: "script_failure", ...changes });

interface How {
  readonly github?: boolean;
  readonly doesFail?: boolean;
  readonly more?: Partial<Ending>;
}

function annotated(jobs: readonly Job[], { github = true, doesFail = true, more = {} }: How = {}) {
  const host = recordingHost();
  const said: string[] = [];
  annotate(
    {
      ...host,
      kind: github ? "github" : "terminal",
      error: (text) => void said.push(`error: ${text}`),
      warning: (text) => void said.push(`warning: ${text}`),
    },
    { outcome: { kind: "failed" }, root: { ...rootOf(aPipeline({ status: "failed" })), jobs }, ...more },
    doesFail,
  );
  return said;
}

describe("each job that failed", () => {
  it("is an error with the end of its log on GitHub, and one that may fail a warning", () => {
    const unit = failed("unit");
    const details = { logs: [{ job: unit, parts: readLog("$ make\nboom\n") }], retriedJobs: [] };

    expect(annotated([unit, failed("lint", { id: 71, allowFailure: true })], { more: { details } })).toEqual([
      `error: Job unit failed (its script failed): ${URL}\n$ make\nboom`,
      `warning: Job lint failed (its script failed), which is allowed: ${URL}`,
    ]);
  });

  it("is told in a line elsewhere, where its log stands above", () => {
    const unit = failed("unit");
    const details = { logs: [{ job: unit, parts: readLog("boom\n") }], retriedJobs: [] };

    expect(annotated([unit], { github: false, more: { details } })).toEqual([
      `error: Job unit failed (its script failed): ${URL}`,
    ]);
  });

  it("is a warning where the run does not fail of it", () => {
    expect(annotated([failed("unit")], { doesFail: false })).toEqual([
      `warning: Job unit failed (its script failed): ${URL}`,
    ]);
  });

  it("is told as long as GitHub shows it; the last one names the rest", () => {
    const said = annotated(Array.from({ length: 30 }, (_, id) => failed(`j${id}`, { id })));

    expect(said).toHaveLength(8);
    expect(said.at(-1)).toMatch(/^error: 23 more jobs failed: j7, j8, .*, j26 and 3 more$/);
  });

  it("is not told of a pipeline that succeeded", () => {
    expect(annotated([failed("unit")], { more: { outcome: { kind: "succeeded", warnings: 0 } } })).toEqual([]);
  });
});
