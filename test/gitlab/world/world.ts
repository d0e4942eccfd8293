import type { Clock } from "../../../shared/time/clock.ts";
import { accessLevel } from "../auth/roles.ts";
import type { Retries } from "../life/actions.ts";
import { advancePipeline, refreshPipeline } from "../life/advance.ts";
import { endJob } from "../life/job-steps.ts";
import { nextChangeAt } from "../life/next-change.ts";
import { Agenda } from "./agenda.ts";
import type { CiFile, JobResult } from "./ci-file.ts";
import { newJob, storePipeline } from "./create-pipeline.ts";
import { counter, newToken, newTriggerToken, shaOf } from "./ids.ts";
import type {
  AccessTokenRow,
  Commit,
  HookRow,
  JobRow,
  PipelineRow,
  Project,
  Role,
  ScheduleRow,
  Scope,
  TriggerTokenRow,
  User,
} from "./rows.ts";
import { newProject, type PipelineSeed, type ProjectSeed, seededOrder } from "./seeds.ts";
import { startDownstream } from "./start-pipeline.ts";

/** One job that runs without end and prints nothing: what a job token belongs to. */
const UPSTREAM_JOB: CiFile = { jobs: [{ name: "upstream", stage: "deploy", runMs: Number.POSITIVE_INFINITY }] };

/** Everything this GitLab knows: users, projects, tokens and pipelines, and the builders that put them there. */
export class World implements Retries {
  readonly clock: Clock;
  readonly users: User[] = [];
  readonly projects: Project[] = [];
  readonly triggerTokens: TriggerTokenRow[] = [];
  readonly accessTokens: AccessTokenRow[] = [];
  readonly schedules: ScheduleRow[] = [];
  readonly allPipelines: PipelineRow[] = [];
  readonly hooks: HookRow[] = [];
  /** Called whenever a pipeline has another status, at once. */
  onStatus: (pipeline: PipelineRow) => void = () => {};
  readonly newUserId = counter(1);
  readonly newProjectId = counter(1);
  readonly newPipelineId = counter(101);
  readonly newJobId = counter(1001);
  readonly newTriggerId = counter(11);
  readonly newScheduleId = counter(31);
  readonly #newCommit = counter(1);
  readonly #jobsById = new Map<number, JobRow>();
  readonly #jobsByToken = new Map<string, JobRow>();
  readonly #agenda = new Agenda<PipelineRow>();
  readonly #gone = new WeakSet<PipelineRow>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The present instant in milliseconds. */
  get nowMs(): number {
    return this.clock.now().getTime();
  }

  /** The user of that name, created on first mention. */
  user(username: string): User {
    const known = this.users.find((user) => user.username === username);
    if (known !== undefined) return known;
    const name = username.replace(/^./u, (first) => first.toUpperCase());
    const user: User = { id: this.newUserId(), username, name, state: "active" };
    this.users.push(user);
    return user;
  }

  /** Creates a project. Without `ci` it has one job named `test`; with `ci: null` it has no CI file. */
  project(seed: ProjectSeed): Project {
    const project = newProject(this.newProjectId(), seed, this.nowMs);
    this.projects.push(project);
    for (const branch of new Set([project.defaultBranch, ...(seed.branches ?? [])])) {
      this.commit(project, branch, seed.headMessage ?? `Add ${branch}`);
    }
    for (const tag of seed.tags ?? []) {
      project.tags.set(tag, this.#commit(project, `Release ${tag}`));
    }
    for (const [username, role] of Object.entries(seed.members ?? {})) this.member(project, this.user(username), role);
    return project;
  }

  /** Makes the user a member of the project, or changes the role. */
  member(project: Project, user: User, role: Role): void {
    project.members.set(user.id, role);
  }

  /** Adds a commit to a branch (creating it if need be) and returns it. */
  commit(project: Project, branch: string, message = `Change ${branch}`): Commit {
    const commit = this.#commit(project, message);
    project.branches.set(branch, commit);
    return commit;
  }

  /** A pipeline trigger token of the project, owned by the user, or by nobody as very old ones are. */
  triggerToken(project: Project, owner: User | null, description = "trigger", expiresAt?: Date): TriggerTokenRow {
    const row: TriggerTokenRow = {
      id: this.newTriggerId(),
      project,
      owner,
      token: newTriggerToken(),
      description,
      createdAt: this.nowMs,
      updatedAt: this.nowMs,
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.getTime() }),
    };
    this.triggerTokens.push(row);
    return row;
  }

  /** A webhook that is sent the project's pipeline events. */
  hook(project: Project, url: string, token: string): HookRow {
    const row: HookRow = { project, url, token };
    this.hooks.push(row);
    return row;
  }

  /** A personal access token of the user. */
  accessToken(user: User, options: { readonly scopes?: readonly Scope[]; readonly expiresAt?: Date } = {}): string {
    const token = newToken("glpat-");
    this.accessTokens.push({
      token,
      user,
      scopes: options.scopes ?? ["api"],
      revoked: false,
      ...(options.expiresAt === undefined ? {} : { expiresAt: options.expiresAt.getTime() }),
    });
    return token;
  }

  /** A job of the project that runs until it is ended, as the user, and its CI_JOB_TOKEN. */
  runningJob(project: Project, user: User): { readonly job: JobRow; readonly token: string } {
    const pipeline = storePipeline(this, project, {
      ref: project.defaultBranch,
      source: "push",
      user,
      ci: UPSTREAM_JOB,
    });
    this.settle();
    const job = pipeline.jobs[0];
    if (job === undefined) throw new Error("A pipeline of one job has no job.");
    return { job, token: job.token };
  }

  /** Ends a job now, as `success` unless told otherwise; its token stops working. */
  endJob(job: JobRow, result: JobResult = "success"): void {
    this.settle();
    endJob(job, result, this.nowMs);
    refreshPipeline(this, job.pipeline, this.nowMs);
    this.settle();
  }

  /** Puts a project or a group (its path) on the target's allowlist; `policies` makes the entry fine-grained. */
  allowJobTokens(target: Project, from: Project | string, policies?: readonly string[]): void {
    const path = typeof from === "string" ? from : from.path;
    const at = target.allowlist.findIndex((entry) => entry.from === path);
    const entry = { from: path, ...(policies === undefined ? {} : { policies }) };
    if (at < 0) target.allowlist.push(entry);
    else target.allowlist[at] = entry;
  }

  /** A pipeline put straight into the store, with any source, status and times. */
  pipeline(project: Project, seed: PipelineSeed = {}): PipelineRow {
    const order = seededOrder(project, seed, seed.user ?? this.#highest(project));
    const pipeline = storePipeline(this, project, order);
    if (seed.name !== undefined) pipeline.name = seed.name;
    if (seed.yamlErrors !== undefined) pipeline.yamlErrors = seed.yamlErrors;
    this.settle();
    if (seed.updatedAt !== undefined) pipeline.updatedAt = seed.updatedAt.getTime();
    return pipeline;
  }

  /** The project's pipelines as they are now, oldest first. */
  pipelines(project: Project): readonly PipelineRow[] {
    this.settle();
    return this.allPipelines.filter((pipeline) => pipeline.project === project);
  }

  /** Lets everything happen that the clock says has happened by now. */
  settle(): void {
    const now = this.nowMs;
    for (let due = this.#agenda.takeDue(now); due !== undefined; due = this.#agenda.takeDue(now)) {
      advancePipeline(this, due.item, due.at);
    }
  }

  /** Takes a new pipeline and its jobs into the store. */
  add(pipeline: PipelineRow): void {
    this.allPipelines.push(pipeline);
    this.wake(pipeline);
    for (const job of pipeline.jobs) this.addJob(job);
  }

  /** Makes a job findable by its id and its token. */
  addJob(job: JobRow): void {
    this.#jobsById.set(job.id, job);
    this.#jobsByToken.set(job.token, job);
  }

  /** Forgets a pipeline and its jobs. */
  remove(pipeline: PipelineRow): void {
    this.allPipelines.splice(this.allPipelines.indexOf(pipeline), 1);
    this.#gone.add(pipeline);
    this.#agenda.set(pipeline, Number.POSITIVE_INFINITY);
    for (const job of pipeline.jobs) {
      this.#jobsById.delete(job.id);
      this.#jobsByToken.delete(job.token);
    }
  }

  wake(pipeline: PipelineRow): void {
    if (!this.#gone.has(pipeline)) this.#agenda.set(pipeline, nextChangeAt(pipeline));
  }

  tell(pipeline: PipelineRow): void {
    if (!this.#gone.has(pipeline)) this.onStatus(pipeline);
  }

  startDownstream(bridge: JobRow, at: number): PipelineRow | string {
    return startDownstream(this, bridge, at);
  }

  repeatJob(job: JobRow, user: User | null, at: number): JobRow {
    const { pipeline, spec, name, stage, stageIndex, attempt } = job;
    const next = newJob(this, { pipeline, spec, name, stage, stageIndex, attempt: attempt + 1, user, createdAt: at });
    job.retried = true;
    pipeline.jobs.push(next);
    this.addJob(next);
    return next;
  }

  jobById(id: number): JobRow | undefined {
    return this.#jobsById.get(id);
  }

  jobByToken(token: string): JobRow | undefined {
    return this.#jobsByToken.get(token);
  }

  #highest({ members }: Project): User {
    const [id] = [...members].toSorted(([, a], [, b]) => accessLevel(b) - accessLevel(a))[0] ?? [];
    return this.users.find((user) => user.id === id) ?? this.user("root");
  }

  #commit(project: Project, message: string): Commit {
    return { sha: shaOf(project.path, message, this.#newCommit()), message, createdAt: this.nowMs };
  }
}
