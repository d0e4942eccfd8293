import { type Pipeline, statusText } from "../shared/gitlab/pipeline.ts";
import { retryPipeline } from "../shared/gitlab/pipelines.ts";
import { counted } from "../shared/text/counted.ts";
import { printable } from "../shared/text/printable.ts";
import { actAndWait, type Done, type Reached } from "./act-and-wait.ts";
import type { WaitOptions } from "./commands/step-options.ts";
import { retryDue } from "./retry-due.ts";
import type { World } from "./world.ts";

/** Retries what has failed of a pipeline, waits for it, and resolves with the exit code. Throws as `actAndWait` does. */
export async function runRetry(options: WaitOptions, world: World): Promise<number> {
  return await actAndWait("retry", options, retry, world);
}

async function retry({ gitlab, host, root, actors, signal }: Reached): Promise<Done> {
  const pipelines: Pipeline[] = [];
  for (const { pipeline } of retryDue(root)) {
    const { projectId, id } = pipeline;
    pipelines.push(await actors.read((by) => retryPipeline(gitlab, by, projectId, id, signal)));
    host.event({ kind: "retried", pipeline, attempt: 1, of: 1 });
  }
  const { id, status } = root.pipeline;
  if (pipelines.length === 0)
    host.line(`Nothing of pipeline ${id} (${printable(statusText(status), 60)}) has failed: nothing is retried.`);
  else host.line(`Retried ${counted(pipelines.length, "pipeline")}.`);
  const retried = pipelines.map(({ id: one, projectId, webUrl }) => ({ id: one, projectId, webUrl }));
  return { pipelines, result: { schema: "sluice/retry-result@1", retried } };
}
