import { isCoded } from "../errors/coded-error.ts";
import { bounded } from "../time/bounded.ts";
import { type Credential, isUserCredential } from "./auth.ts";
import { cannotRead } from "./cannot-read.ts";
import { FirstThatReads } from "./first-that-reads.ts";
import type { GitLab } from "./http.ts";
import type { Pipeline, ProjectRef } from "./pipeline.ts";
import { type PipelineFilter, type PipelinePage, pipelinePage } from "./pipeline-page.ts";
import { pipelineVariables } from "./pipeline-variables.ts";

/** A pipeline and the marks on it, as they are read from its variables; `hidden` where no credential at hand may read them. */
export interface Marked<Marks> {
  readonly pipeline: Pipeline;
  readonly marks: Marks | "hidden";
}

/** Variables of so many pipelines are read at a time. */
const AT_ONCE = 5;

/**
 * Reads which pipelines of a project carry which marks.
 *
 * Whatever may read the project lists its pipelines; only a user's credential reads their variables, and only as a
 * maintainer or as the one who started the pipeline. Marks do not change, so each pipeline's are read once.
 */
export class MarkReader<Marks> {
  readonly #gitlab: GitLab;
  readonly #project: ProjectRef;
  readonly #lists: FirstThatReads;
  readonly #reads: FirstThatReads | undefined;
  readonly #marksAmong: (variables: ReadonlyMap<string, string>) => Marks;
  readonly #known = new Map<number, Marked<Marks>["marks"]>();

  /**
   * @param readers at least one
   * @param marksAmong the marks among the variables of a pipeline; of one that is not ours, whatever says so
   */
  constructor(
    gitlab: GitLab,
    project: ProjectRef,
    readers: readonly Credential[],
    marksAmong: (variables: ReadonlyMap<string, string>) => Marks,
  ) {
    const users = readers.filter(isUserCredential);
    this.#gitlab = gitlab;
    this.#project = project;
    this.#marksAmong = marksAmong;
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
    carries: (marks: Marks) => boolean,
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
  async marksOf(pipelines: readonly Pipeline[], signal: AbortSignal): Promise<readonly Marked<Marks>[]> {
    return await bounded(pipelines, AT_ONCE, signal, async (pipeline, _index, until) => ({
      pipeline,
      marks: await this.#marks(pipeline.id, until),
    }));
  }

  async #marks(id: number, signal: AbortSignal): Promise<Marked<Marks>["marks"]> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const marks = await this.#read(id, signal);
    this.#known.set(id, marks);
    return marks;
  }

  async #read(id: number, signal: AbortSignal): Promise<Marked<Marks>["marks"]> {
    if (this.#reads === undefined) return "hidden";
    try {
      const read = (by: Credential) => pipelineVariables(this.#gitlab, by, this.#project, id, signal);
      return this.#marksAmong(await this.#reads.read(read));
    } catch (error) {
      // Variables of more than what is read into memory, as a payload of megabytes is, stay as hidden.
      if (cannotRead(error) || (isCoded(error, "GITLAB_ANSWER_TOO_LARGE") && error.status === 200)) return "hidden";
      throw error;
    }
  }
}
