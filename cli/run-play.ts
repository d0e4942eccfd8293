import { playJob } from "../shared/gitlab/jobs.ts";
import type { Pipeline } from "../shared/gitlab/pipeline.ts";
import { actAndWait, type Done, type Reached } from "./act-and-wait.ts";
import { chooseJobs } from "./choose-jobs.ts";
import type { PlayOptions } from "./commands/play.ts";
import { pairsOf } from "./pairs.ts";
import type { World } from "./world.ts";

/** Starts manual jobs of a pipeline, waits for it, and resolves with the exit code. Throws as `actAndWait` does. */
export async function runPlay(options: PlayOptions, world: World): Promise<number> {
  const variables = pairsOf("play", "--variable", options.variable);
  return await actAndWait("play", options, (reached) => play(reached, options.jobs, variables), world);
}

async function play(
  { gitlab, host, root, actors, signal }: Reached,
  globs: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Done> {
  const pipelines = new Map<number, Pipeline>();
  const played: { readonly job: string; readonly jobId: number; readonly pipelineId: number }[] = [];
  for (const { node, job } of chooseJobs(root, globs)) {
    const { pipeline } = node;
    await actors.read((by) => playJob(gitlab, by, pipeline.projectId, job.id, variables, signal));
    host.event({ kind: "played", job: job.name, jobId: job.id });
    pipelines.set(pipeline.id, pipeline);
    played.push({ job: job.name, jobId: job.id, pipelineId: pipeline.id });
  }
  return { pipelines: [...pipelines.values()], result: { schema: "sluice/play-result@1", played } };
}
