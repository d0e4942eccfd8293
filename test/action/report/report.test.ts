import { describe, expect, it } from "vitest";
import { rootOf } from "../../../action/model/tree.ts";
import type { Ending } from "../../../action/report/ending.ts";
import { report } from "../../../action/report/report.ts";
import { resultOutput, toResult } from "../../../action/report/result.ts";
import { summaryMarkdown } from "../../../action/report/summary/page.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { aJob, aPipeline } from "../samples.ts";

const failed: Ending = {
  outcome: { kind: "failed" },
  project: "group/app",
  root: {
    pipeline: aPipeline({ status: "failed" }),
    jobs: [aJob({ status: "failed", durationS: 61, failureReason: "script_failure" })],
    children: [],
  },
  waitedMs: 65_000,
};

const same = (text: string) => text;

describe("report", () => {
  it("publishes outputs, a page and the closing line", async () => {
    const host = recordingHost();

    const result = await report(host, failed);

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1 });
    expect(host.outputs).toMatchObject({ "pipeline-id": "7", status: "failed", "artifacts-downloaded": "false" });
    expect(host.pages).toEqual([summaryMarkdown(failed, same)]);
    expect(host.shown.at(-1)).toMatch(/^error: Pipeline 7 failed after 1m 5s/);
  });

  it("still tells the end when outputs and page cannot be written", async () => {
    const host = recordingHost();
    const broken = { ...host, summary: () => Promise.reject(new Error("disk full")) };

    const result = await report(broken, failed);

    expect(result.exitCode).toBe(1);
    expect(host.shown).toContain("warning: The summary could not be written: disk full");
    expect(host.shown.at(-1)).toMatch(/^error: Pipeline 7 failed/);
  });

  it("describes an error with its code and what to do, and then says how things stand", async () => {
    const host = recordingHost();
    const error = new CodedError("WATCH_FORBIDDEN", "The status cannot be read.");

    await report(host, { outcome: { kind: "error", error }, root: rootOf(aPipeline()) });

    expect(host.shown.join("\n")).toMatch(
      /error: The status cannot be read\. \[WATCH_FORBIDDEN\][\s\S]*what to do: [\s\S]*The step failed with WATCH_FORBIDDEN; pipeline 7 was running when last seen/,
    );
  });
});

describe("the result as an output", () => {
  const withFiles = (count: number) => {
    const files = Array.from({ length: count }, (_, at) => ({
      path: `build/${at}.txt`,
      sizeBytes: 1,
      sha256: "0".repeat(64),
      job: "build",
      jobId: 1,
    }));
    return toResult({ ...failed, artifacts: { path: "/out", count, files } });
  };

  it("is whole as long as it fits", () => {
    expect(JSON.parse(resultOutput(withFiles(100)))).toEqual(withFiles(100));
  });

  it("names as many files as fit, and how many it leaves out", () => {
    const output = resultOutput(withFiles(10_000));
    const { artifacts } = JSON.parse(output) as ReturnType<typeof withFiles>;

    expect(output.length).toBeLessThanOrEqual(250_000);
    expect(artifacts?.count).toBe(10_000);
    expect(artifacts?.files.length).toBeGreaterThan(1_000);
    expect((artifacts?.files.length ?? 0) + (artifacts?.leftOut ?? 0)).toBe(10_000);
  });
});
