import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { peekPipeline } from "../../shared/gitlab/jobs.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { getPipeline } from "../../shared/gitlab/pipelines.ts";
import { ladderOf } from "./ladder.ts";

/** A pipeline that exists already, and what may read it. */
export interface KnownPipeline {
  readonly project: ProjectRef;
  readonly id: number;
  /** The best first. */
  readonly readers: readonly Credential[];
}

/** One look at a pipeline, by the first way that shows it. Throws what the first credential is refused. */
export async function lookOnce(
  gitlab: GitLab,
  { project, id, readers }: KnownPipeline,
  signal: AbortSignal,
): Promise<Pipeline> {
  let first: unknown;
  for (const { credential, by } of ladderOf(readers)) {
    try {
      const lookBy = by === "pipeline" ? getPipeline : peekPipeline;
      const pipeline = await lookBy(gitlab, credential, project, id, signal);
      if (pipeline !== undefined) return pipeline;
    } catch (error) {
      if (!cannotRead(error)) throw error;
      first ??= error;
    }
  }
  throw first;
}
