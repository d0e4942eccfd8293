import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILD, gitlabJob, openLab } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { nodeVersions } from "./node-versions.ts";

describe.each(await nodeVersions())("dist/cli.js in a GitLab job, on Node $version", ({ path: node }) => {
  it.each([18, 19] as const)(
    "triggers, waits and brings artifacts back on GitLab %i with nothing but the job's own variables",
    async (version) => {
      const lab = await openLab({ version });
      const cli = await cliAlone(node);
      const env = gitlabJob(lab, cli.folder);

      const { exitCode, stdout } = await cli.run(
        ["trigger", "--project", "group/app", "--ref", "main", "--artifacts", "--artifacts-path", "out"],
        env,
      );

      expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("succeeded") });
      expect(lab.gitlab.world.pipelines(lab.project)).toMatchObject([{ source: "pipeline", status: "success" }]);
      expect(await readFile(join(cli.folder, "out/build/app.txt"), "utf8")).toBe("the app\n");
    },
  );

  it("fetches artifacts of another project by ref and job, as the guide's curl line does", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);
    const env = gitlabJob(lab, cli.folder);
    await cli.run(["trigger", "--project", "group/app", "--ref", "main"], env);

    const { exitCode, stdout } = await cli.run(["artifacts", "--project=group/app", "--ref=main", "--job=build"], env);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "app.txt\nreports/junit.xml\n" });
    expect(await readFile(join(cli.folder, "app.txt"), "utf8")).toBe("the app\n");
  });
});

describe("dist/cli.js in a GitLab job", () => {
  it("folds parts of its log into GitLab's sections, each closed", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);

    const { stdout } = await cli.run(
      ["trigger", "--project", "group/app", "--ref", "main", "--artifacts"],
      gitlabJob(lab, cli.folder),
    );

    const marks = (kind: string) =>
      [...stdout.matchAll(new RegExp(`section_${kind}:\\d+:(\\w+)(?:\\[collapsed=true\\])?\\r`, "g"))].map((m) => m[1]);
    expect(marks("start").length).toBeGreaterThan(0);
    expect(marks("end")).toEqual(marks("start"));
  });

  it("writes its outputs as a dotenv report that later jobs can read", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);

    await cli.run(
      ["trigger", "--project", "group/app", "--ref", "main", "--dotenv", "downstream.env", "--quiet"],
      gitlabJob(lab, cli.folder),
    );

    const lines = (await readFile(join(cli.folder, "downstream.env"), "utf8")).trimEnd().split("\n");
    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(lines).toContain(`SLUICE_PIPELINE_ID=${pipeline?.id}`);
    expect(lines.filter((line) => line.startsWith("SLUICE_STATUS=")).at(-1)).toBe("SLUICE_STATUS=success");
    expect(lines.every((line) => /^SLUICE_[A-Z_]+=/.test(line))).toBe(true);
  });

  it("goes on waiting when the dotenv report cannot be written", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);
    await mkdir(join(cli.folder, "folder"));

    const { exitCode, stdout, stderr } = await cli.run(
      ["trigger", "--project", "group/app", "--ref", "main", "--dotenv", "folder"],
      gitlabJob(lab, cli.folder),
    );

    expect(exitCode).toBe(0);
    expect(stdout + stderr).toContain("The outputs cannot be written to");
  });

  it("works with the token and the addresses alone", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);
    const { CI_JOB_TOKEN, CI_SERVER_URL, CI_API_V4_URL } = gitlabJob(lab, cli.folder);

    const { exitCode } = await cli.run(["trigger", "--project", "group/app", "--ref", "main"], {
      CI_JOB_TOKEN: String(CI_JOB_TOKEN),
      CI_SERVER_URL: String(CI_SERVER_URL),
      CI_API_V4_URL: String(CI_API_V4_URL),
    });

    expect(exitCode).toBe(0);
  });

  it("takes a token set by hand for the server it is pointed at", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);
    const { CI_JOB_TOKEN } = gitlabJob(lab, cli.folder);

    const { exitCode } = await cli.run(
      ["trigger", "--host", lab.gitlab.url, "--project", "group/app", "--ref", "main"],
      { CI_JOB_TOKEN: String(CI_JOB_TOKEN) },
    );

    expect(exitCode).toBe(0);
  });

  it("keeps the job's token from any server but the job's own", async () => {
    const [own, other] = [await openLab(), await openLab()];
    const cli = await cliAlone(process.execPath);

    const { exitCode, stdout } = await cli.run(
      ["trigger", "--host", other.gitlab.url, "--project", "group/app", "--ref", "main"],
      gitlabJob(own, cli.folder),
    );

    expect(exitCode).toBe(2);
    expect(stdout).toContain("is not sent to");
    expect(other.gitlab.requests).toEqual([]);
  });

  it("names the three causes when the target does not let the job in", async () => {
    const lab = await openLab({ ci: { jobs: [BUILD] } });
    const cli = await cliAlone(process.execPath);
    const env = gitlabJob(lab, cli.folder);
    lab.project.allowlist.length = 0;

    const trigger = await cli.run(["trigger", "--project", "group/app", "--ref", "main"], env);
    const artifacts = await cli.run(["artifacts", "--project", "group/app", "--ref", "main", "--job", "build"], env);

    expect(trigger).toMatchObject({ exitCode: 3, stdout: expect.stringContaining("Job token permissions") });
    expect(artifacts).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("Job token permissions") });
  });
});
