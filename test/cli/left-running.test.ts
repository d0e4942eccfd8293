import { describe, expect, it } from "vitest";
import { readJobState } from "../../cli/job-state.ts";
import { runCli } from "../../cli/run-cli.ts";
import { gitlabJob, openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { until } from "../support/until.ts";
import { aWorld } from "./a-world.ts";

/** A GitLab job in which commands are run one after the other, with the files they leave each other. */
async function aJob(variables: Readonly<Record<string, string>> = {}) {
  const lab = await openLab({ ci: { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] } });
  const folder = await temporaryFolder();
  const env = { ...gitlabJob(lab, folder), SLUICE_ACCESS_TOKEN: lab.accessToken, ...variables };
  const files = new Map<string, string>();
  const run = async (...args: readonly string[]) => {
    const world = {
      ...aWorld({ env }),
      cwd: folder,
      appendFile: (path: string, text: string) => void files.set(path, (files.get(path) ?? "") + text),
      readFile: (path: string) => {
        const text = files.get(path);
        if (text === undefined) throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
        return text;
      },
    };
    const exitCode = await runCli(args, world);
    return { exitCode, ...world.printed };
  };
  const trigger = async () => await run("trigger", "--project", "group/app", "--ref", "main", "--no-wait");
  /** What a run that was killed has not come to: noting its end. */
  const forgetTheEnd = () => {
    for (const [path, text] of files)
      files.set(
        path,
        text
          .split("\n")
          .filter((line) => !line.includes('"finished"'))
          .join("\n"),
      );
  };
  return { lab, folder, files, run, trigger, forgetTheEnd };
}

describe("sluice cancel --left-running in after_script", () => {
  it("cancels what a killed trigger of the same job has started", async () => {
    const { lab, run, trigger, forgetTheEnd } = await aJob();
    await trigger();
    forgetTheEnd();

    const ended = await run("cancel", "--left-running");

    expect(ended).toMatchObject({ exitCode: 0, out: expect.stringContaining("The step ended before its time.") });
    await until(() => lab.pipelineStatus() === "canceled");
  });

  it("leaves alone what a trigger that came to its end has started", async () => {
    const { lab, run, trigger } = await aJob();
    await trigger();

    expect(await run("cancel", "--left-running")).toEqual({ exitCode: 0, out: "", err: "" });
    expect(lab.pipelineStatus()).not.toBe("canceled");
  });

  it("is content where nothing was triggered", async () => {
    const { run } = await aJob();

    expect(await run("cancel", "--left-running")).toEqual({ exitCode: 0, out: "", err: "" });
  });

  it("exits with 4 and says where to cancel by hand when the token may not", async () => {
    const { lab, run, trigger, forgetTheEnd } = await aJob({ SLUICE_ACCESS_TOKEN: "" });
    await trigger();
    forgetTheEnd();

    const ended = await run("cancel", "--left-running");

    expect(ended.exitCode).toBe(4);
    expect(ended.out + ended.err).toContain("/group/app/-/pipelines/");
    expect(lab.pipelineStatus()).not.toBe("canceled");
  });

  it("keeps its state beside the working copy, and no token in it", async () => {
    const { folder, files, trigger, lab } = await aJob();

    await trigger();

    const [path, text] = [...files][0] ?? ["", ""];
    expect(path).toMatch(new RegExp(`^${folder}\\.tmp/sluice-\\d+\\.state$`));
    expect(text).toContain('"pipeline"');
    expect(text).not.toMatch(new RegExp(`gl(pat|cbt|ptt)-|${lab.accessToken}`));
  });

  it("does not go with a pipeline", async () => {
    const { run } = await aJob();

    expect(await run("cancel", "7", "--left-running")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("--left-running does not go with a pipeline"),
    });
  });
});

describe("the state of a job", () => {
  it("is read run by run, lines that were cut off left out", () => {
    const lines = [
      '{"run":"a","name":"pipeline","value":"1"}',
      '{"run":"b","name":"pipeline","value":"2"}',
      '{"run":"a","name":"finished","value":"true"}',
      '{"run":"b","name":"pip',
    ];

    expect(readJobState(["x"], () => lines.join("\n"))).toEqual([
      { pipeline: "1", finished: "true" },
      { pipeline: "2" },
    ]);
  });
});
