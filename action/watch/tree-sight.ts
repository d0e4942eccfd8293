import { CodedError } from "../../shared/errors/coded-error.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import { type Bridge, isComplete, type Job, type Pipeline } from "../../shared/gitlab/pipeline.ts";
import { bounded } from "../../shared/time/bounded.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";
import type { PipelineNode } from "../model/tree.ts";
import { endOf } from "./judge.ts";
import { type LastListing, listingDue } from "./listing-due.ts";
import { PipelineSight } from "./pipeline-sight.ts";

/** What looking at a tree stands on. */
export interface TreeSightDeps {
  readonly clock: Clock;
  /** The root as it stands; undefined when its status cannot be told yet. */
  readonly look: (signal: AbortSignal) => Promise<Pipeline | undefined>;
  /** A pipeline's jobs; undefined when no credential may list them. */
  readonly listJobs: (pipeline: Pipeline, signal: AbortSignal) => Promise<readonly Job[] | undefined>;
  /** A pipeline's trigger jobs; undefined when no credential may list them. Absent: children are not followed. */
  readonly listBridges?: (pipeline: Pipeline, signal: AbortSignal) => Promise<readonly Bridge[] | undefined>;
  readonly warn: (text: string) => void;
  /** Whether a person watches the tree. */
  readonly isWatched?: boolean;
  /** How many other trees are watched beside this one, at this moment; absent: none. */
  readonly beside?: () => number;
}

/** The moment of a look within the wait. */
export interface Moment {
  readonly waitedMs: number;
  readonly leftMs: number;
  /** Whose jobs and trigger jobs are listed: where it is `due`, of every pipeline that is `open`, or of `all`. */
  readonly list: "due" | "open" | "all";
  /** Whether the verdict hangs on these lists, so that a look without them is none. */
  readonly decisive: boolean;
}

/** GitLab lets children have children and no more; from project to project it knows no bound. */
const MOST_LEVELS = 10;
const MOST_PIPELINES = 500;
/** Listings under way at once. */
const AT_ONCE = 4;
/** The longest wait for lists that are only shown: the end of the tree is not noticed meanwhile. */
const LONGEST_LISTING_MS = 15_000;
/** The same once the root has ended: what failed is told from these lists. */
const LAST_LISTING_MS = 30_000;
/** The same when the wait's time is up. */
const PARTING_LISTING_MS = 4_000;

/**
 * Looks at a pipeline and everything it has started, in few calls.
 *
 * A look costs one call: the root's status. When the root's jobs are due they are listed instead, since each row embeds the
 * pipeline. Children cost nothing of their own: a trigger job embeds what it has started, so one list of the parent's
 * trigger jobs tells how all of its children stand, also those in projects nobody here may read. That list is asked for
 * when the jobs are due, and at every look once the parent has ended and a child has not.
 */
export class TreeSight {
  readonly #deps: TreeSightDeps;
  readonly #root: PipelineSight;
  readonly #sights = new Map<string, PipelineSight>();
  #looked = false;
  #rootSeen: LastListing | undefined;

  constructor(deps: TreeSightDeps, started: Pipeline) {
    this.#deps = deps;
    this.#root = new PipelineSight(started);
    this.#sights.set(keyOf(started), this.#root);
  }

  /** The tree as last seen. */
  get root(): PipelineNode {
    return nodeOf(this.#root);
  }

  /**
   * Looks, and tells whether the root was seen. Throws what the root's status throws, and what decisive lists throw; a passing
   * fault of other lists is let go, since progress is a courtesy.
   */
  async look(moment: Moment, signal: AbortSignal): Promise<boolean> {
    const beginMs = this.#deps.clock.monotonicMs();
    const courtesyMs = () => this.#courtesyMs(moment) - (this.#deps.clock.monotonicMs() - beginMs);
    const fresh = new Set<PipelineSight>();
    const byJobs = await this.#rootByJobs(moment, courtesyMs, signal);
    // Also when it failed: to ask once more at once would be of no use.
    if (byJobs !== "not-due") fresh.add(this.#root);
    if (byJobs !== "seen" && !this.#mayRest(moment)) {
      const seen = await this.#deps.look(signal);
      if (seen === undefined) return false;
      this.#root.see(seen);
      this.#rootSeen = { atMs: moment.waitedMs, status: seen.status };
    }
    this.#looked = true;
    await this.#descend(moment, fresh, courtesyMs, signal);
    return true;
  }

  /** Whether the root, having ended before what it started, needs no look of its own this time: somebody might have retried it. */
  #mayRest({ list, waitedMs }: Moment): boolean {
    const { status } = this.#root.pipeline;
    if (list === "all" || !isComplete(status) || this.#root.endIsNew) return false;
    const below = [...this.#sights.values()].some((sight) => !isComplete(sight.pipeline.status));
    return below && !listingDue(this.#rootSeen, status, waitedMs, 1, false);
  }

  /** Lists the root's jobs in place of a look, where they are due and known to show the pipeline. */
  async #rootByJobs(
    moment: Moment,
    courtesyMs: () => number,
    signal: AbortSignal,
  ): Promise<"not-due" | "seen" | "unseen"> {
    const root = this.#root;
    if (!this.#looked || (root.jobs?.length ?? 0) === 0 || !this.#isDue(root, moment)) return "not-due";
    const jobs = await this.#jobsOf(root, moment, courtesyMs, signal);
    const first = jobs?.[0];
    if (jobs === undefined || first === undefined) return "unseen";
    root.jobs = jobs;
    // Of the first page: rows of later pages are no older than it.
    root.see(first.pipeline);
    return "seen";
  }

  async #jobsOf(
    { pipeline }: PipelineSight,
    { decisive }: Moment,
    courtesyMs: () => number,
    signal: AbortSignal,
  ): Promise<readonly Job[] | undefined> {
    const list = (until: AbortSignal) => this.#deps.listJobs(pipeline, until);
    return decisive ? await list(signal) : await this.#courtesy(courtesyMs, list, signal);
  }

  /** Lists what is due, level by level. */
  async #descend(
    moment: Moment,
    fresh: ReadonlySet<PipelineSight>,
    courtesyMs: () => number,
    signal: AbortSignal,
  ): Promise<void> {
    const met = new Set([keyOf(this.#root.pipeline)]);
    let level: readonly PipelineSight[] = [this.#root];
    for (let depth = 1; level.length > 0; depth += 1) {
      const seen = await bounded(level, AT_ONCE, signal, (sight, _index, until) =>
        this.#list(sight, moment, fresh.has(sight), courtesyMs, until),
      );
      level = level.flatMap((sight, index) => {
        sight.children = this.#childrenOf(sight, seen[index] === true, depth, met);
        return sight.children;
      });
    }
    for (const key of this.#sights.keys()) if (!met.has(key)) this.#sights.delete(key);
  }

  /** Lists a pipeline's jobs and trigger jobs as far as they are due; tells whether its trigger jobs are fresh. */
  async #list(
    sight: PipelineSight,
    moment: Moment,
    hasFreshJobs: boolean,
    courtesyMs: () => number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { listBridges } = this.#deps;
    const due = hasFreshJobs || this.#isDue(sight, moment);
    if (due && !hasFreshJobs) {
      const jobs = await this.#jobsOf(sight, moment, courtesyMs, signal);
      sight.jobs = jobs ?? sight.jobs;
      const shown = jobs?.[0]?.pipeline;
      if (shown !== undefined && keyOf(shown) === keyOf(sight.pipeline)) sight.see(shown);
    }
    const hasEnded = endOf(sight.pipeline.status) !== undefined;
    const isNewEnd = sight.endIsNew;
    // A pipeline gets its trigger jobs when it is created: one that has none is asked again only at its end.
    const none = sight.bridges?.length === 0;
    const wanted = (due && (!none || isNewEnd)) || (hasEnded && sight.awaitsChildren);
    let bridges: readonly Bridge[] | undefined;
    if (listBridges !== undefined && wanted) {
      const list = (until: AbortSignal) => listBridges(sight.pipeline, until);
      // Once the parent has ended, the verdict hangs on what it has started.
      const decisive = !none && (hasEnded || moment.decisive);
      bridges = decisive ? await list(signal) : await this.#courtesy(courtesyMs, list, signal);
      sight.bridges = bridges ?? sight.bridges;
    }
    if (due) sight.listed(moment.waitedMs);
    return bridges !== undefined;
  }

  #childrenOf(parent: PipelineSight, isFresh: boolean, depth: number, met: Set<string>): readonly PipelineSight[] {
    return (parent.bridges ?? []).flatMap((bridge) => {
      const { downstream } = bridge;
      if (downstream === undefined || met.has(keyOf(downstream))) return [];
      if (depth > MOST_LEVELS || met.size >= MOST_PIPELINES) {
        this.#deps.warn(
          `The tree of pipelines has more than ${depth > MOST_LEVELS ? `${MOST_LEVELS} levels` : `${MOST_PIPELINES} pipelines`}; what lies beyond is not followed.`,
        );
        return [];
      }
      met.add(keyOf(downstream));
      const known = this.#sights.get(keyOf(downstream));
      const sight = known ?? new PipelineSight(downstream, bridge);
      this.#sights.set(keyOf(downstream), sight);
      sight.bridge = bridge;
      if (isFresh) sight.see(downstream);
      return [sight];
    });
  }

  #isDue(sight: PipelineSight, { list, waitedMs }: Moment): boolean {
    const { status } = sight.pipeline;
    if (list === "all" || sight.endIsNew) return true;
    if (endOf(status) !== undefined) return false;
    if (list === "open") return true;
    const open = [...this.#sights.values()].filter(({ pipeline }) => endOf(pipeline.status) === undefined);
    return listingDue(
      sight.lastListing,
      status,
      waitedMs,
      open.reduce((sum, { calls }) => sum + calls, 0) + (this.#deps.beside?.() ?? 0),
      this.#deps.isWatched ?? false,
    );
  }

  /** Undefined also when a passing fault or the time let nothing come. Whether GitLab is out of reach the next look finds out. */
  async #courtesy<T>(
    leftMs: () => number,
    list: (signal: AbortSignal) => Promise<T | undefined>,
    signal: AbortSignal,
  ): Promise<T | undefined> {
    const tooLate = () => new CodedError("GITLAB_DEADLINE", "GitLab did not list the pipeline's jobs.");
    const limitMs = leftMs();
    if (limitMs <= 0) return undefined;
    try {
      return await within(this.#deps.clock, limitMs, tooLate, list, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      return undefined;
    }
  }

  /** How long lists that are only shown may take in this look. */
  #courtesyMs({ leftMs }: Moment): number {
    if (endOf(this.#root.pipeline.status) !== undefined) return Math.min(LAST_LISTING_MS, leftMs + PARTING_LISTING_MS);
    // Half of what is left, so that a list that never comes leaves time for another look.
    return leftMs <= 0 ? PARTING_LISTING_MS : Math.min(LONGEST_LISTING_MS, leftMs / 2);
  }
}

function keyOf({ projectId, id }: Pipeline): string {
  return `${projectId}/${id}`;
}

function nodeOf({ pipeline, bridge, jobs, bridges, children }: PipelineSight): PipelineNode {
  return {
    pipeline,
    ...(bridge === undefined ? {} : { bridge }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(bridges === undefined ? {} : { bridges }),
    children: children.map(nodeOf),
  };
}
