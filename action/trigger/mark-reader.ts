import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { type PipelineFilter, type PipelinePage, pipelinePage } from "../../shared/gitlab/pipeline-page.ts";
import { pipelineVariables } from "../../shared/gitlab/pipeline-variables.ts";
import { bounded } from "../../shared/time/bounded.ts";
import { type Marks, readMarks } from "./marks.ts";

/** A pipeline and the marks on it; `hidden` where no credential at hand may read them. */
export interface Marked {
  readonly pipeline: Pipeline;
  readonly marks: Partial<Marks> | "hidden";
}

/** Variables of so many pipelines are read at a time. */
const AT_ONCE = 5;

/**
 * Reads which pipelines of a project carry which marks.
 *
 * Whatever may read the project lists its pipelines; only a user's credential reads their variables, and only as a
 * maintainer or as the one who started the pipeline. Marks do not change, so each pipeline's are read once.
 */
export class MarkReader {
  readonly #gitlab: GitLab;
  readonly #project: ProjectRef;
  readonly #lists: FirstThatReads;
  readonly #reads: FirstThatReads | undefined;
  readonly #known = new Map<number, Marked["marks"]>();

  /** @param readers at least one */
  constructor(gitlab: GitLab, project: ProjectRef, readers: readonly Credential[]) {
    const users = readers.filter(isUserCredential);
    this.#gitlab = gitlab;
    this.#project = project;
    this.#lists = new FirstThatReads(readers);
    this.#reads = users.length === 0 ? undefined : new FirstThatReads(users);
  }

  /** Whether there is a credential that could read marks at all. */
  get mayRead(): boolean {
    return this.#reads !== undefined;
  }

  /** A page of the project's pipelines, the newest first. */
  page(filter: PipelineFilter, page: number, signal: AbortSignal): Promise<PipelinePage> {
    return this.#lists.read((by) => pipelinePage(this.#gitlab, by, this.#project, filter, page, signal));
  }

  /** The first that carries such marks, read no further than that, and those on the way that nobody may look into. */
  async find(
    pipelines: readonly Pipeline[],
    carries: (marks: Partial<Marks>) => boolean,
    signal: AbortSignal,
  ): Promise<{ readonly found?: Pipeline; readonly hidden: readonly Pipeline[] }> {
    const hidden: Pipeline[] = [];
    for (let from = 0; from < pipelines.length; from += AT_ONCE)
      for (const { pipeline, marks } of await this.marksOf(pipelines.slice(from, from + AT_ONCE), signal)) {
        if (marks === "hidden") hidden.push(pipeline);
        else if (carries(marks)) return { found: pipeline, hidden };
      }
    return { hidden };
  }

  /** The marks of each, in the same order. */
  async marksOf(pipelines: readonly Pipeline[], signal: AbortSignal): Promise<readonly Marked[]> {
    return await bounded(pipelines, AT_ONCE, signal, async (pipeline, _index, until) => ({
      pipeline,
      marks: await this.#marks(pipeline.id, until),
    }));
  }

  async #marks(id: number, signal: AbortSignal): Promise<Marked["marks"]> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const marks = await this.#read(id, signal);
    this.#known.set(id, marks);
    return marks;
  }

  async #read(id: number, signal: AbortSignal): Promise<Marked["marks"]> {
    if (this.#reads === undefined) return "hidden";
    try {
      return readMarks(await this.#reads.read((by) => pipelineVariables(this.#gitlab, by, this.#project, id, signal)));
    } catch (error) {
      if (cannotRead(error)) return "hidden";
      throw error;
    }
  }
}
