import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { systemClock } from "../shared/time/clock.ts";
import { disk } from "./collect/disk.ts";
import { githubHost, runnerTraits } from "./hosts/github.ts";
import { rawFromAction } from "./inputs/raw.ts";
import { runGraphStep } from "./orchestrate/graph-step.ts";
import { openStateLog } from "./orchestrate/state/state-log.ts";

/** What the main entry does when it is given a graph, with the process it runs in. Resolves with the exit code. */
export async function graphMain(pipelines: string, state: string | undefined, signal: AbortSignal): Promise<number> {
  const { env } = process;
  const random = Math.random;
  const temporary = env["RUNNER_TEMP"] ?? "";
  return await runGraphStep(
    {
      host: githubHost(runnerTraits(env), systemClock),
      clock: systemClock,
      random,
      connect: (options, log) => connectGitLab(options, { clock: systemClock, random, log }),
      files: disk,
      cwd: process.cwd(),
      env,
      readFile: (path) => readFileSync(path, "utf8"),
      openState: openStateLog,
      scratch: temporary === "" ? tmpdir() : temporary,
    },
    { pipelines, ...(state === undefined ? {} : { state }), raw: rawFromAction(env) },
    signal,
  );
}
