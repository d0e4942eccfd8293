import type { CiFile, JobSpec } from "./ci-file.ts";
import { contextOf } from "./ci-file.ts";
import { newToken, shaOf } from "./ids.ts";
import type { JobRow, PipelineRow, Project, ScheduleRow, TriggerTokenRow, User, VariableRow } from "./rows.ts";

/** A pipeline that has passed all checks, or one put into the store by a test. */
export interface CreateOrder {
  /** Short name of a branch or tag. */
  readonly ref: string;
  /** Whether the ref is a tag; absent = a tag only when no branch has that name. */
  readonly tag?: boolean;
  readonly sha?: string;
  readonly source: string;
  readonly user: User | null;
  readonly ci: CiFile;
  readonly variables?: readonly VariableRow[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly createdAt?: number;
  readonly trigger?: TriggerTokenRow;
  readonly sourceJob?: JobRow;
  readonly schedule?: ScheduleRow;
  /** Stores a pipeline that has failed before it had jobs. */
  readonly failed?: { readonly reason: string; readonly yamlErrors?: string };
}

/** What storing a pipeline needs of the world. */
export interface PipelineStore {
  readonly nowMs: number;
  newPipelineId(): number;
  newJobId(): number;
  add(pipeline: PipelineRow): void;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** Stores a pipeline and its jobs, all `created`; it begins to live with the next look at the clock. */
export function storePipeline(store: PipelineStore, project: Project, order: CreateOrder): PipelineRow {
  const tag = order.tag ?? (!project.branches.has(order.ref) && project.tags.has(order.ref));
  const head = (tag ? project.tags : project.branches).get(order.ref);
  const createdAt = order.createdAt ?? store.nowMs;
  const statuses = order.failed === undefined ? order.ci.script : [{ status: "failed", forMs: FOR_EVER }];
  const [first] = statuses ?? [];
  const pipeline: PipelineRow = {
    id: store.newPipelineId(),
    iid: ++project.lastIid,
    project,
    ref: order.ref,
    tag,
    sha: order.sha ?? head?.sha ?? shaOf(project.id, order.ref),
    source: order.source,
    user: order.user,
    variables: order.variables ?? [],
    inputs: order.inputs ?? {},
    ci: order.ci,
    name: order.ci.name ?? null,
    status: first?.status ?? "created",
    yamlErrors: order.failed?.yamlErrors ?? null,
    createdAt,
    updatedAt: createdAt,
    begun: false,
    jobs: [],
    statuses: [],
    ...(order.failed === undefined ? {} : { failureReason: order.failed.reason, finishedAt: createdAt }),
    ...(statuses === undefined || first === undefined
      ? {}
      : { script: { statuses, index: 0, untilMs: createdAt + first.forMs } }),
    ...(order.trigger === undefined ? {} : { trigger: order.trigger }),
    ...(order.sourceJob === undefined ? {} : { sourceJob: order.sourceJob }),
    ...(order.schedule === undefined ? {} : { schedule: order.schedule }),
  };
  if (order.failed === undefined) addJobs(store, pipeline);
  store.add(pipeline);
  return pipeline;
}

/** The jobs a pipeline of this file consists of: functions called, `never` left out, `parallel` still folded. */
function chosenJobs(ci: CiFile, context: ReturnType<typeof contextOf>): readonly JobSpec[] {
  const jobs = typeof ci.jobs === "function" ? ci.jobs(context) : ci.jobs;
  return jobs.filter((job) => job.when !== "never");
}

/** A new row for one attempt at a job. */
export function newJob(store: PipelineStore, like: NewJob): JobRow {
  return {
    ...like,
    id: store.newJobId(),
    kind: like.spec.trigger === undefined ? "build" : "bridge",
    status: "created",
    waits: 0,
    retried: false,
    token: newToken("glcbt-64_"),
    reports: [],
  };
}

type NewJob = Pick<JobRow, "pipeline" | "spec" | "name" | "stage" | "stageIndex" | "attempt" | "user" | "createdAt">;

function addJobs(store: PipelineStore, pipeline: PipelineRow): void {
  const specs = chosenJobs(pipeline.ci, contextOf(pipeline));
  const stages = [...new Set([...(pipeline.ci.stages ?? []), ...specs.map(stageOf)])];
  const ordered = specs.toSorted((a, b) => stages.indexOf(stageOf(a)) - stages.indexOf(stageOf(b)));
  for (const spec of ordered) {
    for (const name of copiesOf(spec)) {
      const [stage, { user, createdAt }] = [stageOf(spec), pipeline];
      const stageIndex = stages.indexOf(stage);
      pipeline.jobs.push(newJob(store, { pipeline, spec, name, stage, stageIndex, attempt: 0, user, createdAt }));
    }
  }
}

function stageOf(spec: JobSpec): string {
  return spec.stage ?? "test";
}

function copiesOf({ name, parallel }: JobSpec): readonly string[] {
  if (parallel === undefined) return [name];
  return Array.from({ length: parallel }, (_, index) => `${name} ${index + 1}/${parallel}`);
}
