import { readFileSync } from "node:fs";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { systemClock } from "../shared/time/clock.ts";
import { readLeftGraph } from "./cancel/left-graph.ts";
import { githubHost, runnerTraits } from "./hosts/github.ts";
import { readBoolean } from "./inputs/plain.ts";
import { graphFromAction, rawFromAction } from "./inputs/raw.ts";
import { type CleanUpDeps, cleanUp } from "./run/clean-up.ts";

/** What the post entry does when the main entry has left something, with the process it runs in. */
export async function postMain(state: Readonly<Record<string, string>>): Promise<void> {
  const { env } = process;
  const deps: CleanUpDeps = {
    host: githubHost(runnerTraits(env), systemClock),
    clock: systemClock,
    connect: (options, log) => connectGitLab(options, { clock: systemClock, random: Math.random, log }),
    cwd: process.cwd(),
  };
  const raw = rawFromAction(env);
  const left = readLeftGraph(state);
  if (left === undefined) {
    await cleanUp(deps, state, { raw, env });
    return;
  }
  const { cleanUpGraph } = await import("./orchestrate/clean-up-graph.ts");
  const { readGraph } = await import("./orchestrate/graph-step.ts");
  const reading = { env, cwd: deps.cwd, readFile: (path: string) => readFileSync(path, "utf8") };
  const { pipelines = "" } = graphFromAction(env);
  const load = () => readGraph(reading, left.file ?? pipelines);
  await cleanUpGraph(
    { ...deps, ...reading, load, redact: readBoolean(raw.redact ?? "false", () => {}) === true },
    left,
  );
}
