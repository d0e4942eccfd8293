import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { DotenvReport } from "../../../action/hosts/dotenv-report.ts";
import { githubHost, runnerTraits } from "../../../action/hosts/github.ts";
import { gitlabCiHost } from "../../../action/hosts/gitlab-ci.ts";
import { terminalHost } from "../../../action/hosts/terminal.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { tempFolder } from "../collect/on-disk.ts";

const clock = new ManualClock();
const value = new Secret("hunter2-hunter2");

describe("a value of a dotenv file that is masked", () => {
  it("reaches later steps of a GitHub job whole, and no line of its log but the one that registers it", () => {
    const file = join(tempFolder(), "output");
    writeFileSync(file, "");
    vi.stubEnv("GITHUB_OUTPUT", file);
    onTestFinished(() => void vi.unstubAllEnvs());
    const printed: string[] = [];
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
    onTestFinished(() => spy.mockRestore());
    const host = githubHost(runnerTraits({}), clock);

    host.extraOutput("TOKEN", value);
    host.extraOutput("SAME", value);
    host.extraOutput("PLAIN", "1.2.3");
    host.line("the token is hunter2-hunter2");
    spy.mockRestore();

    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines.filter((line) => /^[\w.-]+$/.test(line) && !line.startsWith("ghadelimiter"))).toEqual([
      "hunter2-hunter2",
      "hunter2-hunter2",
      "1.2.3",
    ]);
    const log = printed.join("").split("\n");
    expect(log.filter((line) => line.includes("hunter2"))).toEqual([
      "::add-mask::hunter2-hunter2",
      "::add-mask::hunter2-hunter2",
    ]);
    expect(log).toContain("the token is ***");
  });

  it("goes on whole into the dotenv report of a GitLab job", () => {
    const printed: string[] = [];
    const dotenv: string[] = [];
    const host = gitlabCiHost({
      out: (text) => printed.push(text),
      colour: false,
      clock,
      dotenv: new DotenvReport((line) => dotenv.push(line), { variables: 20 }),
    });

    host.extraOutput("TOKEN", value);
    host.extraOutput("SAME", value);
    host.line("the token is hunter2-hunter2");

    expect(dotenv).toEqual(["TOKEN=hunter2-hunter2", "SAME=hunter2-hunter2"]);
    expect(printed).toEqual(["the token is ***\n"]);
  });

  it("is shown by its name alone on a terminal", () => {
    const printed: string[] = [];
    const out = (text: string) => printed.push(text);
    const host = terminalHost({ out, err: out, colour: false, clock });

    host.extraOutput("TOKEN", value);
    host.extraOutput("VERSION", "1.2.3");

    expect(printed).toEqual(["  TOKEN=***\n", "  VERSION=1.2.3\n"]);
  });

  it("keeps tokens of the run out of outputs all the same", () => {
    const dotenv: string[] = [];
    const report = new DotenvReport((line) => dotenv.push(line), { variables: 20 });
    const host = gitlabCiHost({ out: () => {}, colour: false, clock, dotenv: report });

    host.mask(new Secret("our-own-token"));
    host.extraOutput("A", "our-own-token");
    host.extraOutput("B", new Secret("x our-own-token x"));

    expect(dotenv).toEqual(["A=***", "B=x *** x"]);
  });
});
