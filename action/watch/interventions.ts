import { oneLine } from "../../shared/errors/describe.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import { READ_RETRY } from "../../shared/retry/policy.ts";
import { retry } from "../../shared/retry/retry.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";
import { type Play, playDue } from "./play-due.ts";
import type { WatchPolicy } from "./policy.ts";
import { retryTargets } from "./retry-targets.ts";
import { type Revival, Revivals } from "./revivals.ts";

/** What intervening in a tree stands on. */
export interface InterventionsDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Starts a manual job. */
  readonly play: (play: Play, signal: AbortSignal) => Promise<void>;
  /** Retries the failed jobs of a pipeline. */
  readonly retry: (pipeline: Pipeline, signal: AbortSignal) => Promise<void>;
  readonly played: (play: Play) => void;
  readonly retried: (pipeline: Pipeline, attempt: number, of: number) => void;
  readonly warn: (text: string) => void;
}

/** Moves a tree on that has come to rest: plays its manual jobs, retries what has failed. */
export class Interventions {
  readonly #deps: InterventionsDeps;
  readonly #policy: WatchPolicy;
  readonly #handled = new Set<number>();
  readonly #revivals = new Revivals();
  #retried = 0;
  /** Until there was nothing to retry, or it was refused: another try would fare no better. */
  #mayRetry = true;

  constructor(deps: InterventionsDeps, policy: WatchPolicy) {
    this.#deps = deps;
    this.#policy = policy;
  }

  /** How often what had failed was retried. */
  get retried(): number {
    return this.#retried;
  }

  /** Whether another failure would be retried. */
  get canRetry(): boolean {
    return this.#mayRetry && this.#retried < this.#policy.retries;
  }

  /** Whether something was started whose effect does not show yet, so that the tree's statuses say nothing. */
  arePending(root: PipelineNode): boolean {
    return this.#revivals.areOpen(root, this.#deps.clock.monotonicMs(), ({ pipeline }) =>
      this.#deps.warn(`Nothing has started in ${nameOf(pipeline)} a minute after it was told to.`),
    );
  }

  /** Starts the manual jobs that are due; tells whether any was. One that cannot be started is told, and blocks as before. */
  async play(root: PipelineNode, signal: AbortSignal): Promise<boolean> {
    const played = new Map<PipelineNode, number[]>();
    for (const play of playDue(root, this.#policy.playJobs, this.#handled)) {
      const { node, job } = play;
      this.#handled.add(job.id);
      const what = `The manual job ${printable(job.name, 100)} of ${nameOf(node.pipeline)} could not be started`;
      if (!(await this.#tried(() => this.#deps.play(play, signal), what, signal))) continue;
      this.#deps.played(play);
      played.set(node, [...(played.get(node) ?? []), job.id]);
    }
    for (const [node, ids] of played) this.#revive(node, { by: "play", ids: new Set(ids) });
    return played.size > 0;
  }

  /** Tells which manual jobs block the tree that nobody has asked to be started. */
  tellLeft(root: PipelineNode): void {
    const { onManual, playJobs } = this.#policy;
    if (onManual !== "play" || playJobs.length === 0) return;
    const left = nodesOf(root)
      .flatMap(({ jobs = [], bridges = [] }) => [...jobs, ...bridges])
      .filter(({ id, status, allowFailure }) => status === "manual" && !allowFailure && !this.#handled.has(id));
    const names = listed(left.map(({ name }) => printable(name, 100)));
    if (left.length > 0) this.#deps.warn(`Manual jobs are left that \`play-jobs\` does not name: ${names}.`);
  }

  /** Retries what has failed; tells whether anything was retried. It counts as one retry, however many pipelines that takes. */
  async retry(root: PipelineNode, signal: AbortSignal): Promise<boolean> {
    const done: PipelineNode[] = [];
    const attempt = this.#retried + 1;
    for (const target of retryTargets(root)) {
      const { pipeline } = target;
      const what = `Pipeline ${pipeline.id} could not be retried`;
      if (!(await this.#tried(() => this.#deps.retry(pipeline, signal), what, signal))) continue;
      this.#deps.retried(pipeline, attempt, this.#policy.retries);
      done.push(target);
    }
    if (done.length > 0) this.#retried = attempt;
    else this.#mayRetry = false;
    for (const node of nodesOf(root)) {
      if (done.includes(node)) this.#revive(node, { by: "retry", ids: idsOf(node) });
      else if (nodesOf(node).some((one) => done.includes(one))) this.#revive(node, { by: "child" });
    }
    return done.length > 0;
  }

  #revive(node: PipelineNode, revival: Revival): void {
    this.#revivals.add(node, revival, this.#deps.clock.monotonicMs());
  }

  /** Acts, and again when GitLab was out of reach. Refused after such a try, it counts as done: that try may have been heard. */
  async #tried(act: () => Promise<void>, what: string, signal: AbortSignal): Promise<boolean> {
    let unheard = false;
    const onPause = () => {
      unheard = true;
    };
    try {
      await retry(this.#deps, { policy: READ_RETRY, retryable: isPassing, onPause }, act, signal);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (unheard && !isPassing(error)) return true;
      this.#deps.warn(`${what}: ${oneLine(error)}`);
      return false;
    }
  }
}

function idsOf({ jobs = [], bridges = [] }: PipelineNode): ReadonlySet<number> {
  return new Set([...jobs, ...bridges].map(({ id }) => id));
}

function nameOf({ id }: Pipeline): string {
  return `pipeline ${id}`;
}
