import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { Bridge, Job, Pipeline } from "../../shared/gitlab/pipeline.ts";
import { Readable } from "./readable.ts";

type List<T> = (credential: Credential) => Promise<readonly T[]>;

/**
 * What may be listed in which project, by which credential.
 *
 * A credential may read in one project and not in the next, so each project is found out about by itself, once for all of its
 * pipelines; what nobody may list is said once per project.
 */
export class Listings {
  readonly #readers: readonly Credential[];
  readonly #root: Pipeline;
  readonly #withoutJobs: "fail" | "tell";
  readonly #tell: (text: string) => void;
  readonly #jobs = new Map<number, Readable>();
  readonly #bridges = new Map<number, Readable>();

  /** @param withoutJobs whether the wait can go on where no credential may list jobs */
  constructor(
    readers: readonly Credential[],
    root: Pipeline,
    withoutJobs: "fail" | "tell",
    tell: (text: string) => void,
  ) {
    this.#readers = readers;
    this.#root = root;
    this.#withoutJobs = withoutJobs;
    this.#tell = tell;
  }

  /** Undefined when no credential may list them. Throws WATCH_FORBIDDEN then where the wait hangs on them. */
  jobs(pipeline: Pipeline, list: List<Job>): Promise<readonly Job[] | undefined> {
    return this.#readableOf(this.#jobs, pipeline, (where, error) => {
      if (this.#withoutJobs === "fail")
        throw new CodedError(
          "WATCH_FORBIDDEN",
          `The jobs of ${where} may not be listed, and \`wait-for-jobs\` goes by them: ${error.message}`,
          { cause: error },
        );
      this.#tell(`The jobs of ${where} are not shown: ${error.message}`);
    }).read(list);
  }

  /** Undefined when no credential may list them. */
  bridges(pipeline: Pipeline, list: List<Bridge>): Promise<readonly Bridge[] | undefined> {
    return this.#readableOf(this.#bridges, pipeline, (where, error) =>
      this.#tell(
        `What trigger jobs of ${where} start is not followed; with \`strategy: depend\` or \`mirror\` their status counts all the same: ${error.message}`,
      ),
    ).read(list);
  }

  #readableOf(
    known: Map<number, Readable>,
    { projectId }: Pipeline,
    refused: (where: string, error: Error) => void,
  ): Readable {
    const where = projectId === this.#root.projectId ? "the pipeline" : `pipelines of project ${projectId}`;
    const readable = known.get(projectId) ?? new Readable(this.#readers, (error) => refused(where, error));
    known.set(projectId, readable);
    return readable;
  }
}
