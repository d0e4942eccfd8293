import { describe, expect, it } from "vitest";
import { DotenvReport } from "../../../action/hosts/dotenv-report.ts";
import { gitlabCiHost } from "../../../action/hosts/gitlab-ci.ts";
import { terminalHost } from "../../../action/hosts/terminal.ts";
import { uncommanded } from "../../../action/hosts/uncommanded.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

function terminal(colour = false) {
  const out: string[] = [];
  const err: string[] = [];
  const clock = new ManualClock();
  const host = terminalHost({ out: (text) => out.push(text), err: (text) => err.push(text), colour, clock });
  return { host, out, err };
}

function gitlabJob() {
  const out: string[] = [];
  const dotenv: string[] = [];
  const host = gitlabCiHost({
    out: (text) => out.push(text),
    colour: false,
    clock: new ManualClock(new Date("2026-03-04T12:00:00Z")),
    dotenv: new DotenvReport((line) => dotenv.push(line), { variables: 20 }),
  });
  return { host, out, dotenv };
}

describe("a terminal", () => {
  it("gets progress on the one stream, warnings and errors on the other", () => {
    const { host, out, err } = terminal();

    host.line("one");
    host.notice("two");
    host.warning("three");
    host.error("four\nfive");

    expect(out).toEqual(["one\n", "two\n"]);
    expect(err).toEqual(["warning: three\n", "error: four\n", "five\n"]);
  });

  it("shows colours only where they are wanted", () => {
    const [plain, coloured] = [terminal(), terminal(true)];

    for (const { host } of [plain, coloured]) host.line("good", "good");

    expect(plain.out).toEqual(["good\n"]);
    expect(coloured.out).toEqual(["\u001b[32mgood\u001b[39m\n"]);
  });

  it("hides masked secrets, and whatever looks like a token", () => {
    const { host, out } = terminal();

    host.mask(new Secret("correct horse"));
    host.line("a correct horse and a glpat-0123456789abcdefghij");

    expect(out).toEqual(["a *** and a ***\n"]);
  });

  it("lets no text steer it", () => {
    const { host, out } = terminal(true);

    host.line("\u001b[2J\u202egnp.exe\rgone");

    expect(out.join("")).toBe("\\u{1b}[2J\\u{202e}gnp.exe\\u{d}gone\n");
  });
});

describe("a GitLab job", () => {
  it("folds sections with the markers of its log", () => {
    const { host, out } = gitlabJob();

    const close = host.section("2 files");
    host.line("a.txt");
    close();

    expect(out.join("")).toBe(
      "\u001b[0Ksection_start:1772625600:sluice_1[collapsed=true]\r\u001b[0K2 files\na.txt\n\u001b[0Ksection_end:1772625600:sluice_1\r\u001b[0K\n",
    );
  });

  it("writes outputs as lines of a dotenv report, without the result and without line breaks", () => {
    const { host, dotenv } = gitlabJob();

    host.output("pipeline-id", "7");
    host.output("ref", "a\nEVIL=1");
    host.output("result", "{}");

    expect(dotenv).toEqual(["SLUICE_PIPELINE_ID=7"]);
  });

  it("hides masked secrets in both", () => {
    const { host, out, dotenv } = gitlabJob();

    host.mask(new Secret("correct horse"));
    host.line("a correct horse");
    host.output("ref", "correct horse");

    expect(out).toEqual(["a ***\n"]);
    expect(dotenv).toEqual(["SLUICE_REF=***"]);
  });
});

describe("a quoted log", () => {
  const HOSTILE = [
    "::error::x",
    "\u001b[0Ksection_end:1772625600:sluice_1\r\u001b[0K",
    "glpat-0123456789abcdefghij",
    "plain",
  ];

  it("is set off in a terminal, and steers nothing", () => {
    const { host, out } = terminal();

    host.quote("the log of build", HOSTILE);

    expect(out).toEqual([
      "the log of build\n",
      "  │ ::error::x\n",
      "  │ \\u{1b}[0Ksection_end:1772625600:sluice_1\\u{d}\\u{1b}[0K\n",
      "  │ ***\n",
      "  │ plain\n",
    ]);
  });

  it("is a section of a GitLab job's log, folded at first, that it cannot end by itself", () => {
    const { host, out } = gitlabJob();

    host.quote("the log of build", HOSTILE);

    const text = out.join("");
    expect(
      text.startsWith("\u001b[0Ksection_start:1772625600:sluice_1[collapsed=true]\r\u001b[0Kthe log of build\n"),
    ).toBe(true);
    expect(text.split("\u001b[0Ksection_end")).toHaveLength(2);
    expect(text.endsWith("plain\n\u001b[0Ksection_end:1772625600:sluice_1\r\u001b[0K\n")).toBe(true);
  });
});

describe("uncommanded", () => {
  it.each([
    { line: "::error::x", shown: ": :error::x" },
    { line: "  ::add-mask::x", shown: "  : :add-mask::x" },
    { line: "a ##[add-mask]x", shown: "a ## [add-mask]x" },
    { line: "Pipeline 7: running", shown: "Pipeline 7: running" },
    { line: "namespace::name", shown: "namespace::name" },
  ])("shows $line as $shown", ({ line, shown }) => {
    expect(uncommanded(line)).toBe(shown);
  });
});
