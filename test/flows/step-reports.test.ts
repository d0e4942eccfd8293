import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import { readXml } from "../action/collect/reports/read-xml.ts";
import type { CiFile, JobSpec } from "../gitlab/world/ci-file.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const ENV = "VERSION=1.2.3\nAPI_TOKEN=hunter2-hunter2\n";
const build: JobSpec = { name: "build", reports: { dotenv: ENV } };
const published: JobSpec = {
  name: "build",
  reports: { dotenv: ENV },
  artifacts: { "out/build.env": ENV, "big.bin": "x" },
};

async function runWith(jobs: readonly JobSpec[], more: RawInputs, seed: { reportDownloads?: boolean } = {}) {
  return await lab.run(lab.inputs(lab.project({ jobs }, seed), more));
}

describe("dotenv files of downstream jobs", () => {
  it.each([
    ["by the server's way to reports", [build], { "dotenv-from": "true" }, { reportDownloads: true }],
    ["by name and the server's way", [build], { "dotenv-from": "build" }, { reportDownloads: true }],
    ["from the archive of an older GitLab's job", [published], { "dotenv-from": "true" }, {}],
    ["from the archive by job name", [published], { "dotenv-from": "bui*" }, {}],
    ["from a path in the archive", [published], { "dotenv-from": "build: out/build.env" }, {}],
  ])("become outputs, %s", async (_title, jobs, inputs, seed) => {
    const { result, host } = await runWith(jobs, inputs, seed);

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.extraOutputs).toEqual({ VERSION: "1.2.3", API_TOKEN: "hunter2-hunter2" });
    expect(readdirSync(lab.folder)).toEqual([]);
  });

  it("get a prefix, and are published whole but printed nowhere where that is wanted", async () => {
    const jobs = [
      {
        ...published,
        trace: "deploying with hunter2-hunter2\n",
        result: "failed" as const,
        artifactsWhen: "always" as const,
      },
    ];

    const { host, result } = await runWith(jobs, {
      "dotenv-from": "build: out/build.env",
      "dotenv-prefix": "app_",
      "dotenv-mask": "*TOKEN",
    });

    expect(result.outcome).toBe("failed");
    expect(host.extraOutputs).toEqual({ app_VERSION: "1.2.3", app_API_TOKEN: "hunter2-hunter2" });
    expect(host.secretValues).toEqual(["hunter2-hunter2"]);
    expect(host.everything()).not.toContain("hunter2");
  });

  it.each([
    { version: 18, seed: {}, from: "build: out/build.env" },
    { version: 19, seed: { reportDownloads: true }, from: "true" },
  ] as const)("come with a job token alone, on GitLab $version", async ({ version, seed, from }) => {
    await lab.close();
    lab = await StepLab.open(version);
    const project = lab.project({ jobs: [published] }, seed);
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { host, result } = await lab.run({ project: project.path, ref: "main", "dotenv-from": from }, { env });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.extraOutputs).toEqual({ VERSION: "1.2.3", API_TOKEN: "hunter2-hunter2" });
  });

  it("never become an output of the step itself", async () => {
    const { host, result } = await runWith(
      [{ ...build, reports: { dotenv: "status=hacked\nPIPELINE_ID=0\nA=1\n" } }],
      { "dotenv-from": "true" },
      { reportDownloads: true },
    );

    expect(host.extraOutputs).toEqual({ A: "1" });
    expect(host.outputs["status"]).toBe("success");
    expect(result.exitCode).toBe(0);
    expect(host.shown.filter((line) => line.includes("has an output"))).toHaveLength(2);
  });

  it("let the later stage win, and a pipeline over those it has started", async () => {
    const env = (value: string) => ({ reports: { dotenv: `WHO=${value}\n` } });
    const child: CiFile = { jobs: [{ name: "late", stage: "z", ...env("child") }] };
    const jobs: readonly JobSpec[] = [
      { name: "one", stage: "a", ...env("one") },
      { name: "two", stage: "b", ...env("two") },
      { name: "more", stage: "c", trigger: { ci: child, strategy: "depend" } },
    ];

    const { host } = await runWith(jobs, { "dotenv-from": "true" }, { reportDownloads: true });

    expect(host.extraOutputs).toEqual({ WHO: "two" });
    expect(host.shown.filter((line) => line.includes("both give a value for WHO"))).toHaveLength(2);
  });

  it.each([
    ["a job named that has none", [{ name: "build" }], "build", "DOTENV_MISSING"],
    ["a report that an older GitLab keeps to itself", [build], "build", "DOTENV_MISSING"],
    ["a path that is not in the archive", [published], "build: other.env", "DOTENV_MISSING"],
    [
      "a file that is no dotenv file",
      [{ name: "build", artifacts: { "build.env": "# hello\nA=1\n" } }],
      "build: build.env",
      "DOTENV_INVALID",
    ],
    [
      "a file that injects a line",
      [{ name: "build", artifacts: { "build.env": "A=x\rstatus=hacked\n" } }],
      "build: build.env",
      "DOTENV_INVALID",
    ],
    [
      "a file that is far too large",
      [{ name: "build", artifacts: { "build.env": `A=${"x".repeat(100_000)}\n` } }],
      "build: build.env",
      "DOTENV_INVALID",
    ],
  ])("end the step for %s", async (_title, jobs, from, code) => {
    const { result, host } = await runWith(jobs, { "dotenv-from": from });

    expect(result).toMatchObject({ outcome: "error", exitCode: 7, error: { code } });
    expect(host.extraOutputs).toEqual({});
    expect(host.outputs["status"]).toBe("success");
  });

  it("may be missing where all were asked for, or where the inputs let them", async () => {
    const all = await runWith([build], { "dotenv-from": "true" });
    const named = await lab.run(
      lab.inputs(lab.project({ jobs: [build] }, { path: "group/named" }), {
        "dotenv-from": "build",
        "if-no-artifacts": "warn",
      }),
    );

    for (const { result, host } of [all, named]) {
      expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
      expect(host.shown.some((line) => line.startsWith("warning: No dotenv file of job build"))).toBe(true);
    }
  });
});

const JUNIT = `<?xml version="1.0"?>
<testsuites><testsuite name="calc">
  <testcase classname="Calc" name="adds &lt;two&gt;" time="0.25"/>
  <testcase classname="Calc" name="divides" time="0.5"><failure message="expected 2" type="AssertionError"><![CDATA[expected 2 < 3
  at calc.ts:3]]></failure></testcase>
  <testcase classname="Calc" name="breaks"><error message="no text" type="TypeError"/></testcase>
  <testcase classname="Calc" name="waits"><skipped/></testcase>
</testsuite></testsuites>`;

describe("tests of downstream jobs", () => {
  const child: CiFile = { jobs: [{ name: "unit", reports: { junit: JUNIT } }] };
  const family: readonly JobSpec[] = [
    { name: "unit", reports: { junit: JUNIT } },
    { name: "broken", reports: { junit: "" } },
    { name: "more", trigger: { ci: child, strategy: "depend" } },
  ];

  it("are counted over the whole tree, and written as one JUnit file", async () => {
    const { result, host } = await runWith(family, { "junit-path": "reports/junit.xml" });

    expect(result.exitCode).toBe(0);
    expect(JSON.parse(host.outputs["tests"] ?? "")).toMatchObject({
      total: 8,
      succeeded: 2,
      failed: 2,
      skipped: 2,
      errors: 2,
    });
    const root = readXml(readFileSync(join(lab.folder, "reports/junit.xml"), "utf8"));
    expect(root.attributes).toMatchObject({ tests: "9", failures: "2", errors: "3", skipped: "2", time: "1.500" });
    expect(root.children.map(({ attributes }) => attributes["name"])).toEqual(["unit", "broken", "more / unit"]);
    const [adds, divides, breaks] = root.children[0]?.children ?? [];
    expect(adds?.attributes).toEqual({ classname: "Calc", name: "adds <two>", time: "0.250" });
    expect(divides?.children[0]).toMatchObject({
      name: "failure",
      attributes: { message: "expected 2 < 3" },
      text: "expected 2 < 3\n  at calc.ts:3",
    });
    expect(breaks?.children[0]).toMatchObject({ name: "error", attributes: { message: "no text" } });
    expect(readdirSync(join(lab.folder, "reports"))).toEqual(["junit.xml"]);
  });

  it("are not asked for where no job has a report", async () => {
    const { host } = await runWith([{ name: "build" }], {});

    expect(host.outputs["tests"] ?? "").toBe("");
    expect(lab.requests(/test_report/)).toEqual([]);
  });

  it("keep nobody waiting that asked for no file, where GitLab does not send them", async () => {
    const report = /test_report/;
    lab.gitlab.faults.add({ path: report, times: 9, fault: { kind: "hang" } });
    const project = lab.project({ jobs: [{ name: "unit", reports: { junit: JUNIT } }] });

    const { result } = await lab.run(lab.inputs(project), { impatient: () => lab.requests(report).length > 0 });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(result.tests).toBeUndefined();
  });

  it("make an empty file where there are none, so that no older one stands in its place", async () => {
    await runWith([{ name: "build" }], { "junit-path": "junit.xml" });

    expect(readXml(readFileSync(join(lab.folder, "junit.xml"), "utf8")).attributes["tests"]).toBe("0");
  });

  it("leave nothing behind where a folder stands in the file's place", async () => {
    mkdirSync(join(lab.folder, "junit.xml"));

    const { result } = await runWith([{ name: "build" }], { "junit-path": "junit.xml" });

    expect(result).toMatchObject({ outcome: "error", exitCode: 7, error: { code: "ARTIFACTS_WRITE_FAILED" } });
    expect(result.error?.hint).toContain("`junit-path`");
    expect(readdirSync(lab.folder)).toEqual(["junit.xml"]);
  });

  it("are only missed with a warning where no token may read them", async () => {
    const project = lab.project({ jobs: [{ name: "unit", reports: { junit: JUNIT } }] });
    lab.gitlab.faults.add({
      path: /test_report/,
      fault: { kind: "status", status: 403 },
      times: Number.POSITIVE_INFINITY,
    });

    const { result, host } = await lab.run(lab.inputs(project, { "junit-path": "junit.xml" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.shown.join("\n")).toMatch(/warning: The tests of pipeline .* are missing: .*access-token/);
    expect(readdirSync(lab.folder)).toEqual([]);
  });
});
