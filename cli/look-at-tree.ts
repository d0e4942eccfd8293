import type { PipelineNode } from "../action/model/tree.ts";
import { cannotRead } from "../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../shared/gitlab/http.ts";
import type { Bridge, Pipeline } from "../shared/gitlab/pipeline.ts";
import { listBridges } from "../shared/gitlab/pipelines.ts";
import type { ProjectReaders } from "../shared/gitlab/project-readers.ts";

/** From project to project GitLab knows no bound; a tree that is larger was started by something that does not end. */
const MOST_LEVELS = 10;
const MOST_PIPELINES = 500;

/**
 * A pipeline with everything its trigger jobs have started, as it stands now. Where nobody may list trigger jobs, there are
 * none.
 *
 * Throws what GitLab answers, save that a credential may not.
 */
export async function lookAtTree(
  gitlab: GitLab,
  readers: ProjectReaders,
  root: Pipeline,
  signal: AbortSignal,
): Promise<PipelineNode> {
  let count = 0;
  const visit = async (pipeline: Pipeline, bridge: Bridge | undefined, level: number): Promise<PipelineNode> => {
    count += 1;
    const bridges = level < MOST_LEVELS ? await bridgesOf(gitlab, readers, pipeline, signal) : [];
    const children: PipelineNode[] = [];
    for (const one of bridges)
      if (one.downstream !== undefined && count < MOST_PIPELINES)
        children.push(await visit(one.downstream, one, level + 1));
    return { pipeline, ...(bridge === undefined ? {} : { bridge }), bridges, children };
  };
  return await visit(root, undefined, 0);
}

async function bridgesOf(
  gitlab: GitLab,
  readers: ProjectReaders,
  { id, projectId }: Pipeline,
  signal: AbortSignal,
): Promise<readonly Bridge[]> {
  try {
    return await readers.read(projectId, (credential) => listBridges(gitlab, credential, projectId, id, signal));
  } catch (error) {
    if (cannotRead(error)) return [];
    throw error;
  }
}
