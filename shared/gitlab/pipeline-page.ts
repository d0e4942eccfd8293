import { type Credential, secretsOf } from "./auth.ts";
import { projectName, readAnswer } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { listOf, parsePipeline } from "./wire.ts";

/** Which pipelines of a project are listed. Child pipelines are in no list. */
export interface PipelineFilter {
  /** As pipelines show it: the short name of a branch or tag. */
  readonly ref?: string;
  readonly source?: string;
  readonly status?: string;
}

/** One page of a project's pipelines, the newest first. */
export interface PipelinePage {
  readonly pipelines: readonly Pipeline[];
  /** Whether older ones may follow on the next page. */
  readonly more: boolean;
  /** GitLab's clock when it answered, to the second; absent when the answer has no readable `Date`. */
  readonly at?: Date;
}

/** The largest page GitLab gives. */
const PER_PAGE = 100;

/**
 * A page of the pipelines of a project, the newest first.
 *
 * By pages, not whole: who looks for a pipeline of the last minute needs no list of all there ever were.
 *
 * @param page from 1
 */
export async function pipelinePage(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  filter: PipelineFilter,
  page: number,
  signal?: AbortSignal,
): Promise<PipelinePage> {
  const query = new URLSearchParams({ ...filter, order_by: "id", sort: "desc", per_page: String(PER_PAGE) });
  query.set("page", String(page));
  const what = `listing the pipelines of ${projectName(project)}`;
  const path = `${route`projects/${project}/pipelines`}?${query.toString()}`;
  const answer = await gitlab.send({ method: "GET", path, what, credential }, signal);
  const pipelines = readAnswer(answer, what, listOf(parsePipeline), secretsOf(credential));
  const at = new Date(answer.headers.date ?? Number.NaN);
  return { pipelines, more: pipelines.length === PER_PAGE, ...(Number.isNaN(at.getTime()) ? {} : { at }) };
}
