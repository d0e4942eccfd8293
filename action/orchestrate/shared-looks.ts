import { createHash } from "node:crypto";
import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { type PipelinePage, pipelinePage } from "../../shared/gitlab/pipeline-page.ts";
import { getPipeline } from "../../shared/gitlab/pipelines.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LookAt } from "../watch/follow.ts";
import { endOf } from "../watch/judge.ts";

/** From so many waits on, a list of the project costs less than a look of each: they are not all due at once. */
const LEAST_WAITS = 4;
/** Who has not looked for so long waits no more; pauses between looks are 90 s at most. */
const WAITS_NO_MORE_MS = 120_000;
/** How old a list may be, by how long the pipeline has been waited for: it is noticed that much later at most. */
const AGE = { share: 0.02, leastMs: 1_000, mostMs: 5_000 } as const;

/** A project as one credential sees it. */
interface Group {
  /** By id: since when each pipeline is waited for, and when it was last looked at. */
  readonly waits: Map<number, { readonly sinceMs: number; lastMs: number }>;
  list?: { readonly atMs: number; readonly page: Promise<PipelinePage> };
  /** Whether the credential may not list. */
  isBlind: boolean;
}

/**
 * Looks at pipelines for many waits: where several wait in one project, one list of its newest pipelines serves all of them
 * for a moment.
 *
 * A list shows of a pipeline how it stands, and little else, so an end that it shows is looked at by itself; so is whatever is
 * too old to be in it. Where it cannot be had, each looks for itself, as without this.
 */
export class SharedLooks {
  readonly #clock: Clock;
  readonly #groups = new Map<string, Group>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly lookAt: LookAt = async (gitlab, credential, project, id, signal) => {
    const group = this.#groupOf(gitlab, credential, project);
    const nowMs = this.#clock.monotonicMs();
    const known = group.waits.get(id);
    const sinceMs = known?.sinceMs ?? nowMs;
    group.waits.delete(id);
    group.waits.set(id, { sinceMs, lastMs: nowMs });
    // In the order of their latest looks, so that those who wait no more stand first.
    for (const [other, { lastMs }] of group.waits) {
      if (nowMs - lastMs < WAITS_NO_MORE_MS) break;
      group.waits.delete(other);
    }
    if (group.isBlind || group.waits.size < LEAST_WAITS)
      return await getPipeline(gitlab, credential, project, id, signal);
    const oldestMs = Math.min(AGE.mostMs, Math.max(AGE.leastMs, (nowMs - sinceMs) * AGE.share));
    const listed = await this.#listed(group, { gitlab, credential, project, id }, oldestMs, signal);
    if (listed !== undefined && endOf(listed.status) === undefined) return listed;
    if (listed !== undefined) group.waits.delete(id);
    return await getPipeline(gitlab, credential, project, id, signal);
  };

  async #listed(
    group: Group,
    { gitlab, credential, project, id }: { gitlab: GitLab; credential: Credential; project: ProjectRef; id: number },
    oldestMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Pipeline | undefined> {
    const nowMs = this.#clock.monotonicMs();
    if (group.list === undefined || nowMs - group.list.atMs > oldestMs) {
      // Without the signal: others wait for it too. Every call has a deadline of its own.
      const page = pipelinePage(gitlab, credential, project, {}, 1);
      // Whoever asked may have gone by the time it fails.
      page.catch(() => undefined);
      group.list = { atMs: nowMs, page };
    }
    const { page } = group.list;
    try {
      const { pipelines } = await unlessAborted(page, signal);
      return pipelines.find((one) => one.id === id);
    } catch (error) {
      signal?.throwIfAborted();
      group.isBlind ||= cannotRead(error);
      return undefined;
    }
  }

  #groupOf({ url }: GitLab, credential: Credential, project: ProjectRef): Group {
    const key = `${url} ${nameOf(credential)} ${project}`;
    const group = this.#groups.get(key) ?? { waits: new Map(), isBlind: false };
    this.#groups.set(key, group);
    return group;
  }
}

/** What stands for a token, so that no key holds one: every node has read it anew. */
function nameOf(credential: Credential): string {
  if (credential.kind === "anonymous") return "";
  return `${credential.kind} ${createHash("sha256").update(credential.token.reveal()).digest("hex")}`;
}

/** The same, but failing as soon as the signal aborts. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await work;
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error("The look was given up.", { cause: signal.reason }));
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
