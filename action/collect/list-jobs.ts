import type { CodedError } from "../../shared/errors/coded-error.ts";
import { isCoded } from "../../shared/errors/coded-error.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { listPipelineJobs } from "../../shared/gitlab/jobs.ts";
import { isComplete, type Job, type Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { ProjectReaders } from "../../shared/gitlab/project-readers.ts";
import type { PipelineNode } from "../model/tree.ts";

/** A tree whose jobs are known, as far as anybody may know them. */
export interface ListedTree {
  readonly root: PipelineNode;
  /** Pipelines below the root whose jobs no credential may list; their nodes have no jobs. */
  readonly unreadable: readonly { readonly pipeline: Pipeline; readonly error: CodedError }[];
}

/**
 * Lists the jobs of every pipeline of the tree that has none yet, or had unfinished ones when they were last listed: what a
 * job has published is certain only once it has ended.
 *
 * Throws what GitLab refuses the first of the credentials for the root; a child that nobody may read is told instead.
 */
export async function listJobs(
  gitlab: GitLab,
  readers: ProjectReaders,
  root: PipelineNode,
  signal: AbortSignal,
): Promise<ListedTree> {
  const unreadable: { readonly pipeline: Pipeline; readonly error: CodedError }[] = [];
  const visit = async (node: PipelineNode): Promise<PipelineNode> => {
    const { jobs: _stale, ...bare } = node;
    let listed = node;
    if (!isSettled(node.jobs)) {
      const { id, projectId } = node.pipeline;
      try {
        const jobs = await readers.read(projectId, (credential) =>
          listPipelineJobs(gitlab, credential, projectId, id, {}, signal),
        );
        listed = { ...bare, jobs };
      } catch (error) {
        if (node === root || !cannotRead(error) || !isCoded(error)) throw error;
        unreadable.push({ pipeline: node.pipeline, error });
        listed = bare;
      }
    }
    const children: PipelineNode[] = [];
    for (const child of node.children) children.push(await visit(child));
    return { ...listed, children };
  };
  return { root: await visit(root), unreadable };
}

/** The tree with nothing known of its jobs, so that they are listed anew. */
export function withoutJobs({ jobs: _forgotten, children, ...node }: PipelineNode): PipelineNode {
  return { ...node, children: children.map(withoutJobs) };
}

function isSettled(jobs: readonly Job[] | undefined): boolean {
  return jobs !== undefined && jobs.length > 0 && jobs.every(({ status }) => isComplete(status) || status === "manual");
}
