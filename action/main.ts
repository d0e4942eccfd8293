// The Action's main entry: dist/main.js is built from it.
import { CodedError } from "../shared/errors/coded-error.ts";
import { systemClock } from "../shared/time/clock.ts";
import { disk } from "./collect/disk.ts";
import { githubHost, runnerTraits } from "./hosts/github.ts";
import { parseInputs } from "./inputs/parse.ts";
import { graphFromAction, rawFromAction } from "./inputs/raw.ts";
import { runStep } from "./run/step.ts";

// A runner that cancels a step sends SIGINT, after 7.5 s SIGTERM, and kills 2.5 s later; what is not done by then is left to
// the post entry.
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.on(name, () => stop.abort(new Error(`The step was stopped by ${name}.`)));
// A runner that reads no more has died, and no post entry follows.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") stop.abort(new Error("The step was stopped: nobody reads what it prints."));
  });

/**
 * What a run needs only once its inputs are found sound is imported then.
 *
 * A function, since the bundle is a script, and a script cannot wait at its top level. Never rejects.
 */
async function main(): Promise<void> {
  // Should the process run out of things to wait for, it has not succeeded.
  process.exitCode = 4;
  const { env } = process;
  const { pipelines, state } = graphFromAction(env);
  if (pipelines !== undefined) {
    const { graphMain } = await import("./graph-main.ts");
    process.exitCode = await graphMain(pipelines, state, stop.signal);
    return;
  }
  const random = Math.random;
  const result = await runStep(
    {
      host: githubHost(runnerTraits(env), systemClock),
      clock: systemClock,
      random,
      connect: async (options, log) => {
        const { connectGitLab } = await import("../shared/gitlab/http.ts");
        return connectGitLab(options, { clock: systemClock, random, log });
      },
      files: disk,
      cwd: process.cwd(),
      around: {
        env,
        exchange: async (options) => {
          const { forgeExchange } = await import("./report/forge-exchange.ts");
          return forgeExchange(options);
        },
      },
    },
    state === undefined ? parseInputs(rawFromAction(env), env) : refuseState(),
    stop.signal,
  );
  process.exitCode = result.exitCode;
}

/** A state is that of a graph: what keeps two runs of a single pipeline apart needs no file. */
async function refuseState(): Promise<never> {
  return await Promise.reject(
    new CodedError(
      "INPUT_INVALID",
      "An input cannot be used. `state`: it is for a graph of pipelines. Write `pipelines` as well, or leave it out.",
    ),
  );
}

void main();
