import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import { pipelinePage } from "../../shared/gitlab/pipeline-page.ts";
import { getPipeline } from "../../shared/gitlab/pipelines.ts";
import { remembering } from "../../shared/gitlab/remembering.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { CreatedPipeline, Delivery } from "../model/delivery.ts";
import { partsOfLane } from "../model/lane.ts";
import type { Observe } from "../observe/signal.ts";
import type { Company } from "../store/company.ts";
import type { Store } from "../store/store.ts";
import { nextLookMs } from "./next-look.ts";
import { Resting } from "./resting.ts";
import { type Ends, type Rounds, rounds } from "./rounds.ts";

/** What following pipelines stands on. */
export interface WatcherDeps {
  readonly store: Pick<Store, "watchDue" | "noteWatched" | "notePipeline">;
  readonly company: Pick<Company, "duties">;
  readonly config: LiveConfig;
  /** The connections of the configuration in force, by the GitLab's name there. */
  readonly connections: { readonly get: (name: string) => GitLab | undefined };
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly observe: Observe;
}

/** As many as are read from the store at once. */
const AT_ONCE = 100;

/** From so many due pipelines of a project on, one list of its newest is asked for instead of each. */
const LIST_FROM = 3;

/** What one relay does for all that share the store. */
const DUTY = "follow pipelines";

/** A GitLab that this configuration does not know may be that of another relay, which has the duty by then. */
const STRANGE_MS = 60_000;

/** Without a token nobody can look, but one may be configured yet. */
const WITHOUT_TOKEN_MS = 3_600_000;

/** Whatever is the matter, it is so with every call to that GitLab. */
const WHOLE_GITLAB = [
  "GITLAB_UNREACHABLE",
  "GITLAB_TLS_FAILED",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_RATE_LIMITED",
  "GITLAB_SERVER_ERROR",
  "GITLAB_TOKEN_REJECTED",
] as const;

/** Asks GitLab about the pipelines that commits wait to hear of; nothing until started. */
export function createWatcher(deps: WatcherDeps): Rounds {
  const watcher = new Watcher(deps);
  return rounds({ ...deps, doing: "following pipelines", round: (ends) => watcher.round(ends) });
}

/** A delivery with the pipeline it became. */
interface Watched extends Delivery {
  readonly pipeline: CreatedPipeline;
}

/**
 * Follows pipelines by looking, for GitLabs whose webhooks do not come here, and beside those that do: what a webhook has told to the
 * end is not looked at any more.
 */
class Watcher {
  readonly #deps: WatcherDeps;
  readonly #resting: Resting;
  /** What has been complained of in the log. */
  readonly #complained = new Set<string>();
  /** The same connections, which ask again only for what has changed. */
  readonly #remembering = new WeakMap<GitLab, GitLab>();

  constructor(deps: WatcherDeps) {
    this.#deps = deps;
    this.#resting = new Resting(deps.random);
    deps.config.onReplace(() => {
      this.#resting.forget();
      this.#complained.clear();
    });
  }

  async round(ends: Ends): Promise<"more" | "done"> {
    const { store, clock, company } = this.#deps;
    if ((await company.duties.take(DUTY)) === "elsewhere") return "done";
    const due = await store.watchDue(clock.now(), AT_ONCE);
    const byGitLab = Map.groupBy(due.filter(isWatched), ({ lane }) => partsOfLane(lane).gitlab);
    await Promise.all([...byGitLab].map(([name, watched]) => this.#watchAt(name, watched, ends)));
    return due.length === AT_ONCE && !ends.stopping.aborted ? "more" : "done";
  }

  async #watchAt(name: string, watched: readonly Watched[], ends: Ends): Promise<void> {
    const { config, connections } = this.#deps;
    const known = config.current.gitlab.get(name);
    const token = known?.accessToken;
    const connection = connections.get(name);
    if (token === undefined || connection === undefined) {
      const pauseMs = known === undefined ? STRANGE_MS : WITHOUT_TOKEN_MS;
      await Promise.all(watched.map((one) => this.#later(one, pauseMs)));
      return;
    }
    const gitlab = this.#remembered(connection);
    const credential: Credential = { kind: "access-token", token };
    for (const ofProject of Map.groupBy(watched, ({ pipeline }) => pipeline.projectId).values()) {
      await this.#watchProject({ name, gitlab, credential }, ofProject, ends);
      if (ends.stopping.aborted) return;
    }
  }

  async #watchProject(at: Place, watched: readonly Watched[], { stopping, signal }: Ends): Promise<void> {
    const listed = await this.#listed(at, watched, signal);
    for (const one of watched) {
      if (stopping.aborted) return;
      const untilMs = this.#resting.untilMs(at.name, this.#nowMs());
      if (untilMs !== undefined) await this.#later(one, untilMs - this.#nowMs());
      else await this.#watch(at, one, listed.get(one.pipeline.id), signal);
    }
  }

  /** The project's newest pipelines, where that saves calls. */
  async #listed(at: Place, watched: readonly Watched[], signal: AbortSignal): Promise<ReadonlyMap<number, Pipeline>> {
    const [first] = watched;
    if (first === undefined || watched.length < LIST_FROM) return new Map();
    if (this.#resting.untilMs(at.name, this.#nowMs()) !== undefined) return new Map();
    try {
      const { projectId } = first.pipeline;
      const { pipelines } = await pipelinePage(at.gitlab, at.credential, projectId, { source: "trigger" }, 1, signal);
      return new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]));
    } catch (error) {
      this.#failed(at.name, first.pipeline.projectId, error, signal);
      return new Map();
    }
  }

  async #watch(at: Place, one: Watched, seen: Pipeline | undefined, signal: AbortSignal): Promise<void> {
    const { store, clock, observe } = this.#deps;
    const { id, projectId } = one.pipeline;
    try {
      const pipeline = seen ?? (await getPipeline(at.gitlab, at.credential, projectId, id, signal));
      if (this.#resting.works(at.name)) observe({ kind: "watch-recovered", gitlab: at.name });
      const { webUrl } = pipeline;
      const news = { gitlab: at.name, projectId, pipelineId: id, status: statusText(pipeline.status), webUrl };
      await store.notePipeline(news, clock.now());
      await this.#lookAgain(one, pipeline.createdAt);
    } catch (error) {
      if (signal.aborted || isCoded(error, "STORE_UNAVAILABLE")) throw error;
      const pauseMs = this.#failed(at.name, projectId, error, signal);
      if (pauseMs === undefined) await this.#lookAgain(one, undefined);
      else await this.#later(one, pauseMs);
    }
  }

  /** Leaves the GitLab alone where the failure is of all of it; returns for how long. */
  #failed(name: string, projectId: number, error: unknown, signal: AbortSignal): number | undefined {
    if (signal.aborted) return undefined;
    const code = isCoded(error) ? error.code : "INTERNAL";
    const why = oneLine(error);
    if (!isCoded(error, ...WHOLE_GITLAB)) {
      // Said once for each project: what is wrong with one of its pipelines is mostly wrong with all.
      const complaint = `${name} ${projectId} ${code}`;
      if (!this.#complained.has(complaint)) this.#deps.observe({ kind: "watch-failing", gitlab: name, code, why });
      this.#complained.add(complaint);
      return undefined;
    }
    const { pauseMs, first } = this.#resting.fail(name, this.#nowMs(), error.retryAfterMs);
    if (first) this.#deps.observe({ kind: "watch-failing", gitlab: name, code, why });
    return pauseMs;
  }

  async #lookAgain(one: Watched, createdAt: string | undefined): Promise<void> {
    const bornMs = Date.parse(createdAt ?? "");
    const inMs = nextLookMs(this.#nowMs() - (Number.isNaN(bornMs) ? one.createdAt.getTime() : bornMs));
    if (inMs === undefined) await this.#giveUp(one, "It has not ended within a week.");
    else await this.#noteNext(one, inMs);
  }

  /** Asks again when it may be possible, but not about what has become too old over it. */
  async #later(one: Watched, inMs: number): Promise<void> {
    const ageMs = this.#nowMs() - one.createdAt.getTime();
    if (nextLookMs(ageMs) === undefined) await this.#giveUp(one, "Nothing was to be learnt of it within a week.");
    else await this.#noteNext(one, inMs);
  }

  async #giveUp({ id, route }: Watched, why: string): Promise<void> {
    this.#deps.observe({ kind: "watch-given-up", delivery: id, route, why });
    await this.#deps.store.noteWatched(id, undefined);
  }

  async #noteNext({ id }: Watched, inMs: number): Promise<void> {
    await this.#deps.store.noteWatched(id, new Date(this.#nowMs() + inMs));
  }

  #remembered(connection: GitLab): GitLab {
    const known = this.#remembering.get(connection) ?? remembering(connection);
    this.#remembering.set(connection, known);
    return known;
  }

  #nowMs(): number {
    return this.#deps.clock.now().getTime();
  }
}

/** A GitLab, and how to look there. */
interface Place {
  readonly name: string;
  readonly gitlab: GitLab;
  readonly credential: Credential;
}

function isWatched(delivery: Delivery): delivery is Watched {
  return delivery.pipeline !== undefined;
}
