import { type Bridge, isComplete, type Job, type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import { endOf } from "./judge.ts";
import type { LastListing } from "./listing-due.ts";

/** The most rows GitLab gives in one answer. */
const PAGE = 100;

/** What has been seen of one pipeline so far. */
export class PipelineSight {
  #pipeline: Pipeline;
  #endListed: string | undefined;
  bridge: Bridge | undefined;
  jobs: readonly Job[] | undefined;
  bridges: readonly Bridge[] | undefined;
  lastListing: LastListing | undefined;
  /** What it has started, as of the latest look. */
  children: readonly PipelineSight[] = [];

  constructor(pipeline: Pipeline, bridge?: Bridge) {
    this.#pipeline = pipeline;
    this.bridge = bridge;
  }

  get pipeline(): Pipeline {
    return this.#pipeline;
  }

  /**
   * Takes a pipeline as just seen. Jobs and trigger jobs embed it with fewer fields: those it lacks stay, but for what a
   * pipeline that runs again no longer has.
   */
  see(seen: Pipeline): void {
    const { finishedAt, durationS, ...lasting } = this.#pipeline;
    const sameEnd = statusText(seen.status) === statusText(this.#pipeline.status);
    const ended = {
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...(durationS === undefined ? {} : { durationS }),
    };
    this.#pipeline = { ...lasting, ...(sameEnd ? ended : {}), ...seen };
  }

  /** Whether it has come to an end, or to a stop, whose jobs have not been listed since. */
  get endIsNew(): boolean {
    const { status } = this.#pipeline;
    return endOf(status) !== undefined && this.#endListed !== statusText(status);
  }

  /** Notes that it was listed, or that listing it was tried and is not to be tried again at once. */
  listed(atMs: number): void {
    const { status } = this.#pipeline;
    this.lastListing = { atMs, status };
    this.#endListed = endOf(status) === undefined ? undefined : statusText(status);
  }

  /** How many calls listing it takes. */
  get calls(): number {
    return Math.max(1, Math.ceil((this.jobs?.length ?? 0) / PAGE)) + ((this.bridges?.length ?? 0) > 0 ? 1 : 0);
  }

  /** Whether its trigger jobs may still show something new about what they have started. */
  get awaitsChildren(): boolean {
    return this.children.some(({ pipeline }) => !isComplete(pipeline.status));
  }
}
