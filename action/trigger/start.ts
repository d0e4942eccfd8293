import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import type { NewVariable } from "../../shared/gitlab/create-pipeline.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { MarkReader } from "../../shared/gitlab/mark-reader.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { NewPipeline } from "../model/new-pipeline.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { create } from "./create.ts";
import { type Marks, newMarker, readMarks } from "./marks.ts";
import { ProjectSight } from "./project-sight.ts";
import { refuseWrongInputs } from "./refuse-wrong-inputs.ts";
import { lookForRef, type RefSight, refName, shownRef } from "./resolve-ref.ts";
import { resume } from "./resume.ts";

/** What starting a pipeline stands on. */
export interface StartDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Where a person reads how it goes, a line each. */
  readonly tell: (text: string) => void;
  /** Where a person reads what did not go as asked and does not end the run. */
  readonly warn: (text: string) => void;
  /** The text of a file, by its path as written in an input; throws FILE_UNREADABLE. */
  readonly readText: (path: string) => Promise<string>;
  /** Told what finds the pipeline again, right before a call leaves that may create it. When it throws, nothing leaves. */
  readonly leaving?: (trace: Trace | UnmarkedTrace) => void;
  /** Told right before an earlier attempt's pipeline, which has ended, is retried. */
  readonly retrying?: (pipeline: Pipeline) => void;
}

/** A pipeline to be started. */
export interface StartOrder {
  readonly project: ProjectRef;
  readonly start: NewPipeline;
  /** What may read the project, the best first. */
  readonly readers: readonly Credential[];
}

/** What may look into the project and its pipelines, the best first: whoever makes the pipeline may, too. */
export function readersOf({ start, readers }: StartOrder): readonly Credential[] {
  return isUserCredential(start.by) && !readers.includes(start.by) ? [start.by, ...readers] : readers;
}

/** A pipeline that runs for us. */
export interface Started {
  readonly pipeline: Pipeline;
  /** `adopted`: made by our call, whose answer was lost; `resumed`: made by an earlier attempt of the same CI job. */
  readonly how: "created" | "adopted" | "resumed";
}

/**
 * Starts the pipeline on the first of the refs that exists, or goes on with that of an earlier attempt at the same CI job.
 *
 * Makes one pipeline at most, whatever happens to GitLab's answers (see `create`). Inputs are checked first where the CI file
 * can be read. When the step is told to stop after the call has left, the pipeline still comes back if it can be had soon,
 * so that it can be cancelled. Throws GITLAB_REF_NOT_FOUND when no ref of the list exists.
 */
export async function startPipeline(deps: StartDeps, order: StartOrder, signal: AbortSignal): Promise<Started> {
  const { project, start } = order;
  const run = new Starting(deps, order);
  const tried: string[] = [];
  for (const choice of start.refs) {
    const name = await refName(run, choice, signal);
    if (tried.includes(name)) continue;
    const seen: RefSight = start.refs.length === 1 ? { kind: "untold", name } : await lookForRef(run, name, signal);
    if (seen.kind !== "missing") {
      try {
        return await run.on(seen, signal);
      } catch (error) {
        // It proves that nothing was created.
        if (start.refs.length === 1 || !isCoded(error, "GITLAB_REF_NOT_FOUND")) throw error;
      }
    }
    tried.push(name);
    deps.tell(`${projectName(project)} has no branch or tag ${printable(name)}.`);
  }
  const names = tried.map((name) => printable(name)).join(", ");
  throw new CodedError("GITLAB_REF_NOT_FOUND", `${projectName(project)} has none of the branches or tags ${names}.`);
}

/** What one start needs on every ref it tries. */
class Starting {
  readonly gitlab: GitLab;
  readonly project: ProjectRef;
  readonly sight: ProjectSight;
  readonly #deps: StartDeps;
  readonly #start: NewPipeline;
  readonly #readers: readonly Credential[];
  readonly #pipelines: MarkReader<Partial<Marks>>;
  readonly #marks: Marks;

  constructor(deps: StartDeps, order: StartOrder) {
    const { project, start } = order;
    this.#readers = readersOf(order);
    this.gitlab = deps.gitlab;
    this.project = project;
    this.sight = new ProjectSight(deps.gitlab, project, this.#readers);
    this.#deps = deps;
    this.#start = start;
    this.#pipelines = new MarkReader(deps.gitlab, project, this.#readers, readMarks);
    this.#marks = marksOf(start, newMarker(deps.random));
  }

  /** Throws GITLAB_REF_NOT_FOUND where GitLab says so. */
  async on(ref: Exclude<RefSight, { readonly kind: "missing" }>, signal: AbortSignal): Promise<Started> {
    const { by, inputs, refs, run } = this.#start;
    const deps = { ...this.#deps, readers: this.#readers, marks: this.#pipelines };
    if (refs.length > 1) deps.tell(`${ref.kind === "there" ? "Taking" : "Trying"} ref ${printable(ref.name)}.`);
    if (run !== undefined && run.attempt > 1) {
      const headSha = (until: AbortSignal) => this.#headSha(ref, until);
      const earlier = await resume({ ...deps, headSha }, shownRef(ref.name), run, signal);
      if (earlier !== undefined) return { pipeline: earlier, how: "resumed" };
    }
    if (Object.keys(inputs).length > 0) await refuseWrongInputs(this, ref.name, inputs, signal);
    const variables = await this.#variables();
    const request = { project: this.project, ref: ref.name, by, variables, inputs, marks: this.#marks };
    return await create(deps, request, signal);
  }

  async #headSha(ref: RefSight, signal: AbortSignal): Promise<string | undefined> {
    const seen = ref.kind === "there" ? ref : await lookForRef(this, ref.name, signal);
    return seen.kind === "there" ? seen.sha : undefined;
  }

  async #variables(): Promise<readonly NewVariable[]> {
    const { variables, fileVariables } = this.#start;
    const files = Object.entries(fileVariables).map(
      async ([key, { path }]): Promise<NewVariable> => ({ key, value: await this.#deps.readText(path), type: "file" }),
    );
    const plain = Object.entries(variables).map(([key, value]): NewVariable => ({ key, value, type: "env_var" }));
    return [...plain, ...(await Promise.all(files))];
  }
}

function marksOf({ concurrencyKey, ciRun, run }: NewPipeline, marker: string): Marks {
  return {
    marker,
    ...(concurrencyKey === undefined ? {} : { concurrencyKey }),
    ...(ciRun === undefined ? {} : { ciRun }),
    ...(run === undefined ? {} : { run: run.key }),
  };
}
