import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rootOf } from "../../../action/model/tree.ts";
import type { Ending } from "../../../action/report/ending.ts";
import { readLog } from "../../../action/report/logs/read-log.ts";
import { fitting } from "../../../action/report/summary/fitting.ts";
import { gantt } from "../../../action/report/summary/gantt.ts";
import { summaryMarkdown } from "../../../action/report/summary/page.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Bridge, Job } from "../../../shared/gitlab/pipeline.ts";
import { aJob, aPipeline } from "../samples.ts";

const same = (text: string) => text;
const libUrl = "https://gitlab.example.com/group/lib/-/pipelines/9";
const lib = aPipeline({ id: 9, projectId: 4, status: "failed", webUrl: libUrl, durationS: 130 });
const bridge: Bridge = { id: 90, name: "lib", stage: "deploy", status: "failed", allowFailure: false, webUrl: "" };
const at = (second: number) => new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString();
const ran = (id: number, name: string, from: number, to: number, changes: Partial<Job> = {}) =>
  aJob({
    id,
    name,
    startedAt: at(from),
    finishedAt: at(to),
    durationS: to - from,
    queuedS: 2,
    status: "success",
    ...changes,
  });

const unit = ran(71, "unit", 10, 71, { status: "failed", failureReason: "script_failure" });
const lint = ran(72, "lint", 10, 20, { status: "failed", allowFailure: true });
const failed: Ending = {
  outcome: { kind: "failed" },
  project: "group/app",
  how: "resumed",
  waitedMs: 65_000,
  root: {
    pipeline: aPipeline({ status: "failed", durationS: 80 }),
    jobs: [unit, lint, ran(70, "compile", 0, 10, { stage: "build" })],
    bridges: [bridge],
    children: [
      { pipeline: lib, bridge, jobs: [ran(80, "build", 30, 40, { stage: "build", pipeline: lib })], children: [] },
    ],
  },
  details: {
    logs: [{ job: unit, parts: readLog("$ make\n```\n<b>x</b>\nboom\n"), leftOutBytes: 0 }],
    retriedJobs: [ran(60, "unit", 8, 9, { status: "failed" })],
    logsMissing: "Some logs are missing.",
  },
  tests: {
    total: 3,
    succeeded: 1,
    failed: 1,
    skipped: 1,
    errors: 0,
    timeS: 4.2,
    failures: [{ suite: "cart", name: "adds up", message: "expected 1\n\u001b[31mgot 2" }],
  },
  artifacts: {
    path: "/out",
    count: 2,
    files: [
      { path: "a.txt", sizeBytes: 10, sha256: "", job: "compile", jobId: 70 },
      { path: "b.bin", sizeBytes: 2_000_000, sha256: "", job: "compile", jobId: 70 },
    ],
  },
  dotenv: ["VERSION"],
};

describe("the page that sums a run up", () => {
  const page = summaryMarkdown(failed, same);

  it.each([
    "### ❌ Downstream pipeline of group/app: failed",
    "**These failed&#58; unit &#40;its script failed&#41; and pipeline 9 of group/lib &#40;trigger job lib started it&#41;.**",
    "<sub>Resumed, waited 1m 5s.</sub>",
    "| [&#35;7](https://gitlab.example.com/group/app/-/pipelines/7) of group/app | ❌ failed | main | 01234567 | 1m 20s |",
    `| ↳ [&#35;9](${libUrl}) of group/lib, by lib | ❌ failed | main | 01234567 | 2m 10s |`,
    "<details><summary>❌ <b>unit</b> (stage test): its script failed, after 1m 1s</summary>",
    "````text\n$ make\n```\n<b>x</b>\nboom\n````",
    "⚠️ <b>lint</b> (stage test), after 10s · [Job 72](https://gitlab.example.com/group/app/-/jobs/70)",
    "<sub>Some logs are missing.</sub>",
    "❌ **3 tests:** 1 passed, **1 failed**, 1 skipped in 4s",
    "<details><summary>adds up <sub>cart</sub></summary>\n\n```text\nexpected 1\ngot 2\n```",
    "📦 **2 files** (2.0 MB) in /out",
    "| b.bin | compile | 2.0 MB |\n| a.txt | compile | 10 bytes |",
    "**Outputs from dotenv:** VERSION",
    "<summary><b>5 jobs: ✅ 2&ensp;❌ 2&ensp;⚠️ 1</b></summary>",
    "| test | ❌ failed: its script failed (run 2) | 1m 1s | 2s |",
    "| test | ⚠️ failed, which is allowed | 10s | 2s |",
  ])("says: %s", (part) => {
    expect(page).toContain(part);
  });

  it("draws the run", () => {
    expect(page).toContain(
      [
        "```mermaid",
        '%%{init: {"gantt": {"leftPadding": 131}}}%%',
        "gantt",
        "dateFormat YYYY-MM-DD HH:mm:ss",
        "axisFormat %H:%M:%S",
        "section build",
        "  ✓ compile :done, 2026-03-04 12:00:00, 2026-03-04 12:00:10",
        "section test",
        "  ✗ unit (earlier run) :crit, 2026-03-04 12:00:08, 2026-03-04 12:00:09",
        "  ✗ unit :crit, 2026-03-04 12:00:10, 2026-03-04 12:01:11",
        "  ⚠ lint :active, 2026-03-04 12:00:10, 2026-03-04 12:00:20",
        "section group/lib · build",
        "  ✓ build :done, 2026-03-04 12:00:30, 2026-03-04 12:00:40",
        "```",
        "",
        "<sub>Times are in UTC.</sub>",
      ].join("\n"),
    );
  });

  it("says what a person can do about an error", () => {
    const error = new CodedError("WATCH_FORBIDDEN", "The status cannot be read.");

    expect(summaryMarkdown({ outcome: { kind: "error", error } }, same)).toMatch(
      /^### ❌ Downstream pipeline: error\n\n\*\*WATCH_FORBIDDEN:\*\* The status cannot be read\.\n\n\S.*\n\nMore: `docs\/troubleshooting\.md#watch-forbidden`/,
    );
  });

  it("tells success with warnings apart", () => {
    const root = { ...rootOf(aPipeline({ status: "success" })), jobs: [lint] };

    expect(summaryMarkdown({ outcome: { kind: "succeeded", warnings: 1 }, root }, same)).toMatch(
      /^### ⚠️ Downstream pipeline: succeeded with warnings\n\n\*\*Job lint failed, which is allowed\.\*\*/,
    );
  });

  it("hides what is to be hidden in every part", () => {
    const hidden = summaryMarkdown(failed, (text) =>
      text.replaceAll(/group|unit|compile|boom|adds|VERSION|a\.txt/g, "***"),
    );

    expect(hidden.replaceAll("&#42;", "*")).not.toMatch(/group|unit|compile|boom|adds|VERSION|a\.txt/);
  });

  it("stays within GitHub's limit, whatever there is, and keeps what matters most", () => {
    const name = "💥<".repeat(100);
    const jobs = Array.from({ length: 5_000 }, (_, id) =>
      ran(id, name, 0, id, { status: "failed", stage: name, webUrl: `https://x.example/${"y".repeat(3_000)}` }),
    );
    const parts = readLog(`${"`💥".repeat(300)}\n`.repeat(3_000));
    const logs = jobs.slice(0, 100).map((job) => ({ job, parts }));

    const page = summaryMarkdown(
      { ...failed, root: { ...rootOf(aPipeline()), jobs }, details: { logs, retriedJobs: [] } },
      same,
    );

    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    expect(page).toMatch(/^### ❌ Downstream pipeline of group\/app: failed/);
    expect(page).toContain("📦 **2 files**");
    expect(page).toContain("The jobs are too many for this page.");
  });
});

describe("names that people choose", () => {
  it("make no markup of their own", () => {
    const HOSTILE = "x\n\n# y | <img src=x> [a](https://evil.example) `c` **d** @team </details>";
    const named = ran(1, HOSTILE, 0, 5, { stage: HOSTILE, status: "failed", failureReason: HOSTILE, webUrl: HOSTILE });
    const page = summaryMarkdown(
      {
        ...failed,
        project: HOSTILE,
        root: {
          ...rootOf(aPipeline({ ref: HOSTILE, sha: HOSTILE, webUrl: HOSTILE, status: "failed" })),
          jobs: [named],
        },
        details: { logs: [{ job: named, parts: readLog(HOSTILE) }], retriedJobs: [] },
        dotenv: [HOSTILE],
      },
      same,
    );
    const outside = page.replaceAll(/^(`{3,})[^]*?^\1$/gm, "");

    expect(outside).not.toMatch(/<img|\]\(https:\/\/evil|`c`|\*\*d|@team|^# y/m);
    expect(outside.match(/<\/details>/g)).toHaveLength(outside.match(/<details/g)?.length ?? 0);
  });

  it("leave mermaid nothing to read but a name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }), (name, stage) => {
        const root = { ...rootOf(aPipeline()), jobs: [ran(1, name, 0, 5, { stage })] };

        const lines = gantt(root, [], same)?.text.split("\n") ?? [];

        expect(lines).toHaveLength(7);
        expect(lines[5]).toMatch(/^section [^:;#%<>"`{}\\|]+$/);
        expect(lines[6]).toMatch(/^ {2}✓ [^:;#%<>"`{}\\|]+ :done, [-\d]+ [\d:]+, [-\d]+ [\d:]+$/);
      }),
    );
  });
});

describe("the picture of a run", () => {
  it("is not drawn when nothing began, or when nobody can say when", () => {
    const jobs = [aJob(), aJob({ startedAt: "soon" }), aJob({ startedAt: "+012345-01-01T00:00:00Z" })];

    expect(gantt({ ...rootOf(aPipeline()), jobs }, [], same)).toBeUndefined();
  });

  it("keeps to as many bars as can be told apart: what failed, then what took longest", () => {
    const jobs = Array.from({ length: 200 }, (_, id) => ran(id, `j${id}`, 0, 1 + id));
    const picture = gantt(
      { ...rootOf(aPipeline()), jobs: [ran(900, "broke", 0, 1, { status: "failed" }), ...jobs] },
      [],
      same,
    );

    expect(picture?.leftOut).toBe(141);
    expect(picture?.text).toContain("✗ broke");
    expect(picture?.text).toContain("j199");
    expect(picture?.text).not.toContain("j140 ");
  });

  it("shows what still runs up to now", () => {
    const job = aJob({ startedAt: at(0), durationS: 30 });

    expect(gantt({ ...rootOf(aPipeline()), jobs: [job] }, [], same)?.text).toContain(
      "… test :active, 2026-03-04 12:00:00, 2026-03-04 12:00:30",
    );
  });
});

describe("a page of limited size", () => {
  it("leaves out the parts of the highest rank, and says so where it can", () => {
    const parts = [
      { rank: 0, text: "head" },
      { rank: 2, text: "long ".repeat(9), instead: "too long" },
      { rank: 1, text: "short" },
    ];

    expect(fitting(parts, 30)).toBe("head\n\ntoo long\n\nshort");
    expect(fitting(parts, 13)).toBe("head\n\nshort");
    expect(fitting(parts, 999)).toBe(`head\n\n${"long ".repeat(9)}\n\nshort`);
  });
});
