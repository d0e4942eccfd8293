import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { githubHost, runnerTraits } from "../../../action/hosts/github.ts";
import { readLog } from "../../../action/report/logs/read-log.ts";
import { printLogs } from "../../../action/report/print-logs.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aJob } from "../samples.ts";

const logOf = (text: string, name = "unit", leftOutBytes = 0) => ({
  job: aJob({ name, status: "failed" }),
  parts: readLog(text),
  leftOutBytes,
});

describe("the logs of jobs", () => {
  it("are printed one below the other, and what is missing is said once", () => {
    const host = recordingHost();
    const late = logOf("late\n", "lint", 1_200_000);

    printLogs(host, {
      logs: [logOf("$ make\nboom\n"), { ...late, job: { ...late.job, allowFailure: true } }],
      retriedJobs: [],
      logsMissing: "Some logs are missing.",
    });

    expect(host.shown).toEqual([
      "Log of unit (test, failed)",
      "  │ $ make",
      "  │ boom",
      "Log of lint (test, failed, which is allowed)",
      "  │ … the first 1.2 MB of the log: https://gitlab.example.com/group/app/-/jobs/70",
      "  │ late",
      "Some logs are missing.",
    ]);
  });

  it("end where they would be too long, each and together", () => {
    const host = recordingHost();
    const long = `${"x".repeat(900)}\n`.repeat(3_000);

    printLogs(host, { logs: Array.from({ length: 20 }, (_, at) => logOf(long, `j${at}`)), retriedJobs: [] });

    expect(host.shown.join("\n").length).toBeLessThan(2_200_000);
    expect(host.shown.find((line) => line.includes("lines before"))).toBeDefined();
    expect(host.shown.at(-1)).toMatch(/^Further logs are not printed, since these are long enough: j\d+/);
  });

  it("hide secrets", () => {
    const host = recordingHost();
    host.mask(new Secret("correct horse"));

    printLogs(host, { logs: [logOf("a correct horse\n")], retriedJobs: [] });

    expect(host.shown).toContain("  │ a ***");
  });
});

describe("on GitHub", () => {
  afterEach(() => vi.restoreAllMocks());

  it("no line of any log is a command", () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
    const pieces = fc.constantFrom(
      "::error::x",
      "##[add-mask]",
      "\n",
      "\r",
      "\u001b[0K",
      " ",
      "\t",
      "section_end:1:a\r\u001b[0K",
    );
    const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));

    fc.assert(
      fc.property(hostile, (text) => {
        written.length = 0;

        printLogs(githubHost(runnerTraits({}), new ManualClock()), { logs: [logOf(`${text}\nlast`)], retriedJobs: [] });

        const lines = written.join("").split("\n").slice(0, -1);
        const resume = /^::stop-commands::(\S+)$/.exec(lines[1] ?? "")?.[1] ?? "";
        expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual([
          "::group::Log of unit (test, failed)",
          `::${resume}::`,
          "::endgroup::",
        ]);
        const quoted = lines.slice(2, -2);
        expect(quoted.length).toBeGreaterThan(0);
        // oxlint-disable-next-line no-control-regex
        expect(quoted.filter((line) => /^\s*::|##\[|[\u0000-\u001f]/.test(line) || line.includes(resume))).toEqual([]);
      }),
    );
  });
});
