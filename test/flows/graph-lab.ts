import { readFileSync } from "node:fs";
import { join } from "node:path";
import { disk } from "../../action/collect/disk.ts";
import type { Env } from "../../action/inputs/raw.ts";
import type { Graph, GraphEnd, GraphEvent, GraphNode, GraphPolicy, NodeKey } from "../../action/orchestrate/model.ts";
import { runGraph } from "../../action/orchestrate/run-graph.ts";
import { openStateLog } from "../../action/orchestrate/state/state-log.ts";
import type { ApiRequest, GitLab } from "../../shared/gitlab/http.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { aGraph, aNode } from "../action/orchestrate/simulated-run.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { PipelineRow, Project } from "../gitlab/world/rows.ts";
import { type RecordingHost, recordingHost } from "./recording-host.ts";
import { type RunOptions, StepLab } from "./step-lab.ts";

/** Where a request is when the process is killed: about to be asked for, written down but not sent, or answered unheard. */
export type DeathAt = "asking" | "leaving" | "answer";

/** When the process is killed. */
export interface Death {
  /** Which request, from 1. */
  readonly request: number;
  readonly at: DeathAt;
}

export interface GraphRunOptions extends RunOptions {
  /** The name of the state's file; absent: none is kept. */
  readonly state?: string;
  readonly death?: Death;
  /** Hears what happens beside the lab. */
  readonly hear?: (event: GraphEvent) => void;
}

/** What there is after a run, or after the death of its process. */
export interface GraphRun {
  /** Absent after a death. */
  readonly end?: GraphEnd;
  readonly events: readonly GraphEvent[];
  readonly host: RecordingHost;
  /** How many requests were made. */
  readonly requests: number;
  /** How many of them had something written down before they left. */
  readonly left: readonly number[];
}

/** A GitLab of several projects, and graphs run against it, in a time that passes only while the run sleeps. */
export class GraphLab {
  readonly lab: StepLab;
  readonly env: Env;
  readonly #projects: Project[] = [];

  private constructor(lab: StepLab) {
    this.lab = lab;
    this.env = { ACCESS: lab.gitlab.world.accessToken(lab.user) };
  }

  static async open(): Promise<GraphLab> {
    return new GraphLab(await StepLab.open());
  }

  async close(): Promise<void> {
    await this.lab.close();
  }

  /** Every pipeline there is, in the order in which they were made. */
  get pipelines(): readonly PipelineRow[] {
    const all = this.#projects.flatMap((project) => this.lab.gitlab.world.pipelines(project));
    return all.toSorted((one, other) => one.id - other.id);
  }

  /** How many pipelines each project has, by its path. */
  get counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { project } of this.pipelines) counts[project.path] = (counts[project.path] ?? 0) + 1;
    return counts;
  }

  /** A project in which the user may start pipelines and read their variables. */
  project(path: string, ci: CiFile): Project {
    const project = this.lab.project(ci, { path, members: { dora: "maintainer" }, reportDownloads: true });
    this.#projects.push(project);
    return project;
  }

  /** A node whose pipeline runs on main of a project, with the user's access token. */
  node(key: NodeKey, project: Project, more: Partial<GraphNode> = {}): GraphNode {
    const { url } = this.lab.gitlab;
    const path = { "artifacts-path": `out/${key}` };
    return aNode(key, {
      instance: url,
      project: project.path,
      tokens: { "access-token": { kind: "env", name: "ACCESS" } },
      ...more,
      raw: { host: url, project: project.path, ref: "main", ...path, ...more.raw },
    });
  }

  graph(nodes: readonly GraphNode[], policy: Partial<GraphPolicy> = {}): Graph {
    return aGraph(nodes, { maxParallel: 8, ...policy });
  }

  file(name: string): string {
    return join(this.lab.folder, name);
  }

  /** Runs a graph to its end, or to the death of its process. */
  async run(graph: Graph, options: GraphRunOptions = {}): Promise<GraphRun> {
    const { lab } = this;
    const { state, death, env = this.env, stop = new AbortController() } = options;
    const host = recordingHost();
    const events: GraphEvent[] = [];
    const left: number[] = [];
    const life = new Life(death);
    const hear = (event: GraphEvent) => {
      if (life.isOver) return;
      events.push(event);
      options.hear?.(event);
    };
    const voice = { host, hear };
    const end = await lab.drive(
      async (connect) => {
        const running = runGraph(
          {
            voice,
            clock: life.clock(lab.clock),
            random: Math.random,
            connect: (server, log) => life.connection(connect(server, log), left),
            files: disk,
            cwd: lab.folder,
            env,
            readFile: (path) => readFileSync(path, "utf8"),
            ...(state === undefined ? {} : { state: { path: state, open: (path) => life.log(openStateLog(path)) } }),
          },
          graph,
          stop.signal,
        );
        return await Promise.race([running, life.ended]);
      },
      { ...options, stop, host },
    );
    return { ...(end === undefined ? {} : { end }), events, host, requests: life.requests, left };
  }
}

/** The life of one process: once it is over, nothing of it comes to anything any more. */
class Life {
  requests = 0;
  isOver = false;
  readonly ended: Promise<undefined>;
  readonly #death: Death | undefined;
  #end: () => void = () => {};

  constructor(death: Death | undefined) {
    this.#death = death;
    this.ended = new Promise((resolve) => {
      this.#end = () => resolve(undefined);
    });
  }

  clock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      sleep: (ms, signal) => (this.isOver ? NEVER : clock.sleep(ms, signal)),
    };
  }

  log<Log extends { readonly append: (line: string) => void }>(log: Log): Log {
    return { ...log, append: (line: string) => void (this.isOver || log.append(line)) };
  }

  connection(gitlab: GitLab, left: number[]): GitLab {
    const call = async <T>(request: ApiRequest, make: (request: ApiRequest) => Promise<T>): Promise<T> => {
      if (this.isOver) return await NEVER;
      this.requests += 1;
      const number = this.requests;
      const isLast = number === this.#death?.request;
      if (isLast && this.#death?.at === "asking") return await this.#die();
      const { leaving } = request;
      const answer = await make({
        ...request,
        ...(leaving === undefined
          ? {}
          : {
              leaving: async () => {
                if (this.isOver) await NEVER;
                await leaving();
                left.push(number);
                if (isLast && this.#death?.at === "leaving") await this.#die();
              },
            }),
      });
      if (isLast && this.#death?.at === "answer") return await this.#die();
      return this.isOver ? await NEVER : answer;
    };
    return {
      ...gitlab,
      send: (request, signal) => call(request, (asked) => gitlab.send(asked, signal)),
      open: (request, signal) => call(request, (asked) => gitlab.open(asked, signal)),
    };
  }

  #die(): Promise<never> {
    this.isOver = true;
    this.#end();
    return NEVER;
  }
}

const NEVER = new Promise<never>(() => {});
