import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { ROOT } from "../bundles/bundle-lab.ts";
import { type Ended, startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";

/** A pipeline of a project `group/caller`, run by gitlab-ci-local as a runner with the shell executor would. */
export interface PipelineOrder {
  /** The server the project is on. */
  readonly gitlabUrl: string;
  /** The project's .gitlab-ci.yml. */
  readonly ci: string;
  /** Other files of its repository. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables of the project and of its jobs, as GitLab would set them. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Versions of OWNER/sluice by which the CI file includes components. */
  readonly versions?: readonly string[];
  /** The tag the pipeline is for; a branch else. */
  readonly tag?: string;
}

/** What a pipeline left behind. */
export interface RanPipeline {
  readonly exitCode: number | null;
  /** Both streams without colours: the jobs' logs, each line after the job's name. */
  readonly log: string;
  /** Exit codes of the jobs that failed. */
  readonly failed: Readonly<Record<string, number>>;
  /** The file a job has published as its artifact. */
  artifact(job: string, path: string): Promise<string>;
}

const GITLAB_CI_LOCAL = join(ROOT, "node_modules/gitlab-ci-local/dist/index.js");
const run = promisify(execFile);

/** Runs a pipeline to its end. */
export async function runPipeline(order: PipelineOrder): Promise<RanPipeline> {
  const home = await temporaryFolder();
  const project = join(home, "caller");
  await checkOut(order, project);
  const state = join(project, ".gitlab-ci-local");
  for (const version of order.versions ?? []) {
    // Where it looks for what an include of another project has brought before, so that nothing is fetched.
    const include = join(state, "includes", new URL(order.gitlabUrl).hostname, "OWNER/sluice", version);
    await cp(join(ROOT, "templates"), join(include, "templates"), { recursive: true });
  }
  const ended = await startChild(process.execPath, [GITLAB_CI_LOCAL, ...optionsOf(order, home)], {
    cwd: project,
    env: { HOME: home, PATH: await searchPath(home), NO_COLOR: "1", FORCE_COLOR: "0" },
  }).ended;
  return {
    exitCode: ended.exitCode,
    ...logOf(ended),
    artifact: async (job, path) => await readFile(join(state, "artifacts", job, path), "utf8"),
  };
}

function optionsOf({ variables = {}, tag }: PipelineOrder, home: string): readonly string[] {
  const around: Readonly<Record<string, string>> = {
    GITLAB_CI: "true",
    // It knows only one that is the container's, since jobs of components name an image.
    CI_PROJECT_DIR: join(home, "caller"),
    ...(tag === undefined ? {} : { CI_COMMIT_TAG: tag, CI_COMMIT_REF_NAME: tag }),
    ...variables,
  };
  return [
    "--force-shell-executor",
    "--shell-isolation",
    "--no-fetch-includes",
    "--no-artifacts-to-source",
    `--ignore-predefined-vars=${Object.keys(around).join(",")}`,
    ...Object.entries(around).flatMap(([name, value]) => ["--variable", `${name}=${value}`]),
  ];
}

async function checkOut({ gitlabUrl, ci, files = {} }: PipelineOrder, project: string): Promise<void> {
  for (const [path, text] of Object.entries({ ".gitlab-ci.yml": ci, ...files })) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  const git = async (...args: readonly string[]) => await run("git", ["-C", project, ...args], { env: GIT });
  await git("init", "--quiet", "--initial-branch=main");
  await git("remote", "add", "origin", `${gitlabUrl}/group/caller.git`);
  await git("add", ".");
  await git("commit", "--quiet", "--message=Begin");
}

/** Nothing of the machine's own settings. */
const GIT = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "dora"],
      [`GIT_${who}_EMAIL`, "dora@example.com"],
    ]),
  ),
};

/**
 * The usual programs, with the Node that runs the tests and our own rsync in front.
 *
 * The real one is no better here: gitlab-ci-local empties the working copy by it before `after_script`, which no runner does.
 */
async function searchPath(home: string): Promise<string> {
  const bin = join(home, "bin");
  await mkdir(bin);
  const rsync = join(import.meta.dirname, "rsync.ts");
  for (const [name, words] of [
    ["node", [process.execPath]],
    ["rsync", [process.execPath, rsync]],
  ] as const) {
    const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
    await writeFile(join(bin, name), `#!/bin/sh\nexec ${quoted} "$@"\n`);
    await chmod(join(bin, name), 0o755);
  }
  return `${bin}${delimiter}${process.env["PATH"] ?? "/usr/bin:/bin"}`;
}

function logOf({ stdout, stderr }: Ended): Pick<RanPipeline, "log" | "failed"> {
  const log = stripVTControlCharacters(stdout + stderr);
  const failed = [...log.matchAll(/^(\S+)\s+finished in .* FAIL (\d+)\s*$/gm)];
  return { log, failed: Object.fromEntries(failed.map(([, job = "", code]) => [job, Number(code)])) };
}
