import type { PipelineNode } from "../../../action/model/tree.ts";
import { follow } from "../../../action/watch/follow.ts";
import type { WatchPolicy } from "../../../action/watch/policy.ts";
import type { Watched } from "../../../action/watch/watch.ts";
import type { Credential } from "../../../shared/gitlab/auth.ts";
import { connectGitLab, type GitLab } from "../../../shared/gitlab/http.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { toStatus } from "../../../shared/gitlab/pipeline.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { type RecordingHost, recordingHost } from "../../flows/recording-host.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { CiFile } from "../../gitlab/world/ci-file.ts";
import type { PipelineRow, Project, User } from "../../gitlab/world/rows.ts";
import type { ProjectSeed } from "../../gitlab/world/seeds.ts";

/** A policy as the step has it by default, save what a test says otherwise. */
export function aPolicy(changes: Partial<WatchPolicy> = {}): WatchPolicy {
  return {
    timeoutMs: 3_600_000,
    outageBudgetMs: 600_000,
    follow: true,
    waitForJobs: [],
    onManual: "fail",
    playJobs: [],
    retries: 0,
    stopOnFailure: false,
    ...changes,
  };
}

/** A wait that has come to its end. */
export interface Wait {
  /** How it ended, or what it threw. */
  readonly ended: Watched | { readonly kind: "thrown"; readonly error: unknown };
  readonly root: PipelineNode;
  readonly host: RecordingHost;
  /** What a person reads, as one text. */
  readonly log: string;
  readonly tookMs: number;
  /** The calls made, as `GET pipelines/1/jobs`, without their projects and queries; those of a project's list with them. */
  readonly calls: readonly string[];
}

export interface WaitOptions {
  readonly readers?: readonly Credential[];
  readonly random?: () => number;
  /** Whether the host draws a tree. */
  readonly isDrawn?: boolean;
  /** Called whenever the wait rests: the place to change the world. */
  readonly atRest?: (elapsedMs: number) => void;
}

/** A GitLab, and waits for its pipelines in a time that passes only while they sleep. */
export class WatchLab {
  readonly clock: ManualClock;
  readonly gitlab: StandIn;
  readonly user: User;

  private constructor(clock: ManualClock, gitlab: StandIn) {
    this.clock = clock;
    this.gitlab = gitlab;
    this.user = gitlab.world.user("dora");
  }

  static async open(version: 17 | 18 | 19 = 19): Promise<WatchLab> {
    const clock = new ManualClock();
    return new WatchLab(clock, await startStandIn({ version, clock }));
  }

  close(): Promise<void> {
    return this.gitlab.close();
  }

  /** A project in which the user is a developer. */
  project(path: string, ci: CiFile | null, seed: Partial<ProjectSeed> = {}): Project {
    return this.gitlab.world.project({ path, members: { dora: "developer" }, ci, ...seed });
  }

  /** A new pipeline of a project. */
  pipeline(project: Project): PipelineRow {
    return this.gitlab.world.pipeline(project, { source: "trigger", user: this.user });
  }

  /** The token of a running job of `group/caller`, which the given projects let in. */
  jobToken(...targets: readonly Project[]): Credential {
    const caller = this.project("group/caller", null);
    for (const target of targets) this.gitlab.world.allowJobTokens(target, caller);
    return { kind: "job-token", token: new Secret(this.gitlab.world.runningJob(caller, this.user).token) };
  }

  accessToken(user = this.user): Credential {
    return { kind: "access-token", token: new Secret(this.gitlab.world.accessToken(user)) };
  }

  /** Waits for a pipeline to its end. Time moves on when the wait sleeps and no request is under way. */
  async wait(row: PipelineRow, policy: Partial<WatchPolicy> = {}, options: WaitOptions = {}): Promise<Wait> {
    const { clock } = this;
    const host = recordingHost();
    const beginMs = clock.monotonicMs();
    const firstCall = this.gitlab.requests.length;
    let underWay = 0;
    const counted = async <T>(work: Promise<T>): Promise<T> => {
      underWay += 1;
      try {
        return await work;
      } finally {
        underWay -= 1;
      }
    };
    // The client keeps real time and repeats nothing, so that each call of the wait is one request.
    const retry = { maxAttempts: 1, baseMs: 1, maxMs: 1, maxRetryAfterMs: 0 };
    const client = connectGitLab(
      { url: this.gitlab.url },
      { clock: systemClock, random: () => 0, log: silentLog, retry },
    );
    const gitlab: GitLab = { ...client, send: (request, signal) => counted(client.send(request, signal)) };
    const started = pipelineOf(row);
    let root: PipelineNode = { pipeline: started, children: [] };
    const running = follow(
      { gitlab, host: { ...host, isDrawn: options.isDrawn ?? false }, clock, random: options.random ?? (() => 0) },
      {
        started,
        project: row.project.path,
        readers: options.readers ?? [this.accessToken()],
        policy: aPolicy(policy),
      },
      { tree: (seen) => (root = seen), stirring: () => undefined },
      new AbortController().signal,
    ).catch((error: unknown) => ({ kind: "thrown" as const, error }));
    const over = new AbortController();
    void running.finally(() => over.abort());
    while (!over.signal.aborted) {
      await new Promise((resolve) => setImmediate(resolve));
      if (underWay > 0 || clock.nextMs === undefined) continue;
      options.atRest?.(clock.monotonicMs() - beginMs);
      await clock.advance(clock.nextMs);
    }
    const ended = await running;
    client.close();
    const calls = this.gitlab.requests
      .slice(firstCall)
      .map(({ method, path }) => `${method} ${path.replace(/^\/api\/v4\/projects\/[^/]+\//, "")}`);
    return { ended, root, host, log: host.shown.join("\n"), tookMs: clock.monotonicMs() - beginMs, calls };
  }
}

function pipelineOf(row: PipelineRow): Pipeline {
  return {
    id: row.id,
    projectId: row.project.id,
    ref: row.ref,
    sha: row.sha,
    status: toStatus(row.status),
    source: row.source,
    webUrl: `https://gitlab.example.com/${row.project.path}/-/pipelines/${row.id}`,
  };
}
