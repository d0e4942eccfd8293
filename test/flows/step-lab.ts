import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disk } from "../../action/collect/disk.ts";
import { parseInputs } from "../../action/inputs/parse.ts";
import type { Env } from "../../action/inputs/raw.ts";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import type { StepResult } from "../../action/model/step-result.ts";
import { forgeExchange } from "../../action/report/forge-exchange.ts";
import { runStep } from "../../action/run/step.ts";
import { connectGitLab, type GitLab, type GitLabOptions } from "../../shared/gitlab/http.ts";
import type { Log } from "../../shared/text/log.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { ManualClock } from "../gitlab/manual-clock.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { Project, User } from "../gitlab/world/rows.ts";
import type { ProjectSeed } from "../gitlab/world/seeds.ts";
import { type RecordingHost, recordingHost } from "./recording-host.ts";

/** A run of the step that has come to its end. */
export interface Run {
  readonly result: StepResult;
  readonly host: RecordingHost;
  /** What a person reads, as one text. */
  readonly log: string;
  /** How long it took by the lab's clock. */
  readonly tookMs: number;
}

export interface RunOptions {
  readonly env?: Env;
  /** Called whenever the run rests, with the time since its start: the place to change the world, or to abort. */
  readonly atRest?: (elapsedMs: number, stop: AbortController, host: RecordingHost) => void;
  /** What tells the run to stop, where that is not decided at rest. */
  readonly stop?: AbortController;
  /** Lets time pass while requests are under way, from the start or once it holds: for servers that never answer. */
  readonly impatient?: boolean | (() => boolean);
}

/** Keeps time from passing while a call is under way. */
type Counted = <A>(call: Promise<A>) => Promise<A>;

/** A GitLab of one project, and the step run against it, in a time that passes only while the step sleeps. */
export class StepLab {
  readonly clock: ManualClock;
  readonly gitlab: StandIn;
  readonly folder: string;
  readonly user: User;

  private constructor(clock: ManualClock, gitlab: StandIn, folder: string) {
    this.clock = clock;
    this.gitlab = gitlab;
    this.folder = folder;
    this.user = gitlab.world.user("dora");
  }

  static async open(version: 17 | 18 | 19 = 19): Promise<StepLab> {
    const clock = new ManualClock();
    const gitlab = await startStandIn({ version, clock });
    return new StepLab(clock, gitlab, await mkdtemp(join(tmpdir(), "sluice-step-")));
  }

  async close(): Promise<void> {
    await this.gitlab.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The project `group/app`, in which the user is a developer. */
  project(ci: CiFile, seed: Partial<ProjectSeed> = {}): Project {
    return this.gitlab.world.project({ path: "group/app", members: { dora: "developer" }, ci, ...seed });
  }

  /** Inputs that trigger that project with a trigger token and look with an access token. */
  inputs(project: Project, more: RawInputs = {}): RawInputs {
    return {
      host: this.gitlab.url,
      project: project.path,
      ref: "main",
      "trigger-token": this.gitlab.world.triggerToken(project, this.user).token,
      "access-token": this.gitlab.world.accessToken(this.user),
      ...more,
    };
  }

  /** The environment of a job of the project `group/caller`, whose token the target may let in. */
  callingJob(): { readonly caller: Project; readonly env: Env } {
    const caller = this.gitlab.world.project({ path: "group/caller", members: { dora: "developer" } });
    const { token } = this.gitlab.world.runningJob(caller, this.user);
    return { caller, env: { GITLAB_CI: "true", CI_SERVER_URL: this.gitlab.url, CI_JOB_TOKEN: token } };
  }

  /** Requests so far as `GET /api/v4/…`, with ids as they are and without their queries. */
  requests(pattern: RegExp = /./): readonly string[] {
    return this.gitlab.requests.map(({ method, path }) => `${method} ${path}`).filter((line) => pattern.test(line));
  }

  /** Runs the step to its end. Time moves on when the step sleeps and no request is under way. */
  async run(raw: RawInputs, options: RunOptions = {}): Promise<Run> {
    const { env = {}, stop = new AbortController() } = options;
    const { clock } = this;
    const host = recordingHost();
    const beginMs = clock.monotonicMs();
    const result = await this.drive(
      async (connect, counted) =>
        await runStep(
          {
            host,
            clock,
            random: () => 0,
            connect,
            files: disk,
            cwd: this.folder,
            around: { env, exchange: (forge) => (request, until) => counted(forgeExchange(forge)(request, until)) },
          },
          parseInputs(raw, env),
          stop.signal,
        ),
      { ...options, stop, host },
    );
    return { result, host, log: host.shown.join("\n"), tookMs: clock.monotonicMs() - beginMs };
  }

  /** Does work that talks to GitLab, to its end, in the time of this lab. */
  async drive<T>(
    work: (connect: (options: GitLabOptions, log: Log) => GitLab, counted: Counted) => Promise<T>,
    {
      atRest,
      stop = new AbortController(),
      impatient = false,
      host = recordingHost(),
    }: RunOptions & { readonly host?: RecordingHost } = {},
  ): Promise<T> {
    const { clock } = this;
    const beginMs = clock.monotonicMs();
    let underWay = 0;
    const counted = async <A>(call: Promise<A>): Promise<A> => {
      underWay += 1;
      try {
        return await call;
      } finally {
        underWay -= 1;
      }
    };
    const running = work((options, log) => {
      // The client keeps real time, so that its deadlines do not see hours pass; it repeats a GET once, at once.
      const retry = { maxAttempts: 2, baseMs: 1, maxMs: 1, maxRetryAfterMs: 0 };
      const gitlab = connectGitLab(options, { clock: systemClock, random: () => 0, log, retry });
      return {
        ...gitlab,
        send: (request, signal) => counted(gitlab.send(request, signal)),
        open: (request, signal) => counted(gitlab.open(request, signal)),
      };
    }, counted);
    const ended = new AbortController();
    const end = () => ended.abort();
    running.then(end, end);
    while (!ended.signal.aborted) {
      await new Promise((resolve) => setImmediate(resolve));
      const waits = !(typeof impatient === "function" ? impatient() : impatient);
      if ((underWay > 0 && waits) || clock.nextMs === undefined) continue;
      const wasStopped = stop.signal.aborted;
      atRest?.(clock.monotonicMs() - beginMs, stop, host);
      if (stop.signal.aborted === wasStopped) await clock.advance(clock.nextMs);
    }
    return await running;
  }
}
