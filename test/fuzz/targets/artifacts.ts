import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { Readable } from "node:stream";
import { disk } from "../../../action/collect/disk.ts";
import { entryPath } from "../../../action/collect/entry-path.ts";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import { judgeLink } from "../../../action/collect/judge-link.ts";
import { nameKey } from "../../../action/collect/name-key.ts";
import { junitXml } from "../../../action/collect/reports/junit-xml.ts";
import { parseDotenv } from "../../../action/collect/reports/parse-dotenv.ts";
import { summaryOf } from "../../../action/collect/reports/tree-tests.ts";
import { uncommanded } from "../../../action/hosts/uncommanded.ts";
import { plainLine } from "../../../action/report/logs/plain-line.ts";
import { readLog } from "../../../action/report/logs/read-log.ts";
import { shownLines } from "../../../action/report/logs/shown-lines.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { getTestReport } from "../../../shared/gitlab/test-reports.ts";
import { READ_RETRY } from "../../../shared/retry/policy.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { printable } from "../../../shared/text/printable.ts";
import { hostileArchives } from "../../action/collect/hostile-archives.ts";
import { zipBytes } from "../../action/collect/zip-bytes.ts";
import { answering, standingClock } from "../fake-world.ts";
import { holds, movesCursor, PARTED, parts, type Target } from "../target.ts";

const TREE = [
  { name: "dir/", mode: 0o040755, method: 0 },
  { name: "dir/stored", content: "stored", method: 0 },
  { name: "dir/deflated", content: "deflated ".repeat(20), descriptor: true },
  { name: "wide", content: "wide", zip64: true },
  { name: "link", content: "dir/stored", mode: 0o120777 },
];
const SIGNAL = new AbortController().signal;
const REPORT = {
  total_time: 1.5,
  test_suites: [
    {
      name: "unit",
      total_time: 1.5,
      total_count: 2,
      failed_count: 1,
      test_cases: [
        {
          status: "failed",
          name: "works",
          classname: "a.b",
          execution_time: 0.1,
          system_output: "expected 1",
          stack_trace: "at x",
        },
        { status: "success", name: "y" },
      ],
    },
  ],
};

/** Unpacks into a folder of its own, and looks where everything in it really lies. */
async function unpack(bytes: Buffer): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "sluice-fuzz-")));
  const into = join(folder, "target");
  try {
    const open = async () => ({ body: Readable.from([bytes]), lengthBytes: bytes.length, from: "http://storage.test" });
    const deps = {
      files: disk,
      clock: standingClock,
      random: () => 0,
      log: silentLog,
      retry: { ...READ_RETRY, maxAttempts: 1 },
    };
    const limits = { maxTotalBytes: 4_000_000, maxEntryBytes: 2_000_000, maxEntries: 500 };
    await extractArchive(deps, { open, what: "the archive", into, limits }, SIGNAL);
    holds(readdirSync(folder).join() === "target", () => `wrote beside the folder: ${readdirSync(folder).join()}`);
    for (const path of readdirSync(into, { recursive: true, encoding: "utf8" })) {
      const real = realOf(join(into, path));
      holds(real === undefined || real === into || real.startsWith(into + sep), () => `${path} lies at ${real}`);
    }
  } catch (error) {
    if (!isCoded(error)) throw error;
    holds(error.code.startsWith("ARTIFACTS_"), () => `is refused by ${error.code}`);
    holds(!movesCursor(error.message), () => `prints controls: ${JSON.stringify(error.message)}`);
    holds(readdirSync(folder).length === 0, () => `leaves ${readdirSync(folder).join()} behind`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Undefined for a link that leads nowhere, or round in a circle. */
function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** What jobs leave behind. */
export const LEFT: readonly Target[] = [
  {
    name: "zip",
    promise: "is unpacked inside its folder, or refused by an ARTIFACTS_ code with nothing left behind",
    seeds: [
      zipBytes(TREE),
      zipBytes(TREE, { zip64: {}, comment: Buffer.from("comment") }),
      ...hostileArchives.map(({ bytes }) => bytes).filter((bytes) => bytes.length < 20_000),
    ],
    words: [
      "PK\u0003\u0004",
      "PK\u0001\u0002",
      "PK\u0005\u0006",
      "PK\u0006\u0006",
      "PK\u0006\u0007",
      "../",
      "\\",
      "/",
      "\u0001\0",
      "dir/",
    ],
    check: unpack,
    share: 40,
  },
  {
    name: "entry-name",
    promise: "is refused, or lies below the folder on either kind of disk, whatever its link says",
    seeds: ["a/b", "./a//b", "a\\b", "con.txt", "file:stream", "a.\n--\n../x", "é\n--\ne\u0301", "x/y\n--\n../z"],
    words: ["..", "/", "\\", ".", ":", "C:", "nul", "com1", " ", "\0", "\ud800", "\u200c", "ſ", PARTED],
    check(input) {
      const part = parts(input);
      const name = part(0);
      for (const platform of ["posix", "windows"] as const) {
        const judged = entryPath(name, platform);
        if (judged.kind === "unsafe") continue;
        const segments = judged.path.split(platform === "windows" ? /[/\\]/ : "/");
        holds(!segments.includes("..") && !judged.path.startsWith("/"), () => `lies at ${judged.path}`);
        holds(
          platform === "posix" || !/[:<>"|?*]|[. ](?:\/|$)/.test(judged.path),
          () => `is ${judged.path} on Windows`,
        );
        if (judgeLink(judged.path, part(1)) === undefined) {
          const climbs = part(1)
            .split(/[/\\]/)
            .filter((one) => one === "..").length;
          holds(climbs < judged.path.split("/").length, () => `links out of the folder by ${part(1)}`);
        }
      }
      const key = nameKey(name);
      holds(nameKey(key) === key, () => `has the key ${key}, which has another`);
      holds(
        nameKey(name.normalize("NFD")) === nameKey(name.normalize("NFC")),
        () => "has two keys by its Unicode form",
      );
    },
  },
  {
    name: "dotenv",
    promise: "is refused by its line, or values without control characters that another reading gives again",
    seeds: ["A=b\nC=d e\n", "A=\nB==x\n", "\ufeffA=1", Buffer.from("\ufeffA=1\n", "utf16le"), 'A="q"\r\nA=2'],
    words: ["=", "\n", "\r\n", "A", "_", " ", "\t", "#", "'", '"', "$A", "\0"],
    check(input) {
      const read = parseDotenv(input);
      if (read.kind === "refused") return;
      for (const [name, value] of read.values)
        holds(
          /^\w+$/.test(name) && Buffer.from(value).every((byte) => byte >= 0x20 || byte === 0x09),
          () => `${name} is ${JSON.stringify(value)}`,
        );
      const again = parseDotenv(Buffer.from([...read.values].map(([name, value]) => `${name}=${value}\n`).join("")));
      if (again.kind === "values")
        holds(
          JSON.stringify([...again.values]) === JSON.stringify([...read.values]),
          () => "reads otherwise the second time",
        );
    },
  },
  {
    name: "test-report",
    promise: "is unreadable by its code, or one whose summary and JUnit report hold no control characters",
    seeds: [
      JSON.stringify(REPORT),
      JSON.stringify({ test_suites: [{ name: "x", suite_error: "JUnit XML parsing failed: 1:1" }] }),
      `{"test_suites":[{"test_cases":[{"status":"failed","system_output":${"[".repeat(9_000)}${"]".repeat(9_000)}}]}]}`,
    ],
    words: ["{", "[", '"', "]]>", "<!--", "&", "<", "\\u0000", "\\ud800", "\\u001b[2J", "1e999", "-1"],
    async check(input) {
      let suites;
      try {
        suites = await getTestReport(answering(input), { kind: "anonymous" }, 3, 7);
      } catch (error) {
        if (!isCoded(error, "GITLAB_ANSWER_UNREADABLE")) throw error;
        return;
      }
      const pipeline = { id: 7, projectId: 3, status: "success", ref: "main", sha: "0", webUrl: "" } as const;
      const tests = { pipelines: [{ pipeline, via: [], suites }], missing: [] };
      summaryOf(tests);
      const xml = junitXml(tests, (text) => text);
      // oxlint-disable-next-line no-control-regex
      holds(
        // oxlint-disable-next-line no-control-regex
        !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) && xml.isWellFormed(),
        () => "is no XML 1.0",
      );
      holds(
        xml.split("<testcase").length - 1 ===
          suites.reduce((sum, { cases, error }) => sum + (error === undefined ? cases.length : 1), 0),
        () => "has other cases than were told",
      );
    },
  },
  {
    name: "job-log",
    promise: "is shown in lines that move no cursor and give no runner a command",
    seeds: [
      "section_start:1700000000:build[collapsed=true]\r\u001b[0KBuild\nline\nsection_end:1700000000:build\r\u001b[0K",
      "\u001b[31;1mred\u001b[0m\rover\b\bx\ty",
      "::error::x\n##[group]y",
      "2026-11-22T00:00:00.000000Z 00O line\n2026-11-22T00:00:01.000000Z 01E+more",
      "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
    ],
    words: [
      "section_start:",
      "section_end:",
      "1:",
      "\r",
      "\u001b[0K",
      "\u001b[",
      "\u001b]",
      "\u0007",
      "\u009b",
      "\b",
      "\t",
      "\n",
      "::",
      "##[",
      "::stop-commands::",
      "collapsed=true",
      "\u2028",
    ],
    check(input) {
      const raw = input.toString("utf8");
      const log = readLog(raw);
      for (const view of ["whole", "failure"] as const)
        for (const line of shownLines(log, view)) {
          const shown = uncommanded(plainLine(line));
          holds(!movesCursor(shown), () => `shows ${JSON.stringify(shown)}`);
          holds(!/^\s*::/.test(shown) && !shown.includes("##["), () => `commands ${JSON.stringify(shown)}`);
        }
      holds(!movesCursor(printable(raw)), () => "is printed with controls");
    },
  },
];
