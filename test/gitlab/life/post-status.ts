import type { CiFile } from "../world/ci-file.ts";
import { type PipelineStore, storePipeline } from "../world/create-pipeline.ts";
import type { PipelineRow, Project, StatusRow, User } from "../world/rows.ts";
import { type Births, refreshPipeline } from "./advance.ts";

/** A status as another system wants it to be. */
export interface StatusOrder {
  readonly sha: string;
  readonly ref: string;
  readonly state: PostedState;
  readonly name: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
}

/** The states that may be posted. */
export const POSTED_STATES = ["pending", "running", "success", "failed", "canceled", "skipped"] as const;
export type PostedState = (typeof POSTED_STATES)[number];

/** The events of GitLab's state machine, and from where each may come (app/models/commit_status.rb). */
const EVENTS: Readonly<Record<PostedState, { readonly name: string; readonly from: readonly string[] }>> = {
  pending: { name: "enqueue", from: ["created", "skipped", "manual", "scheduled"] },
  running: { name: "run", from: ["pending"] },
  success: { name: "success", from: ["created", "pending", "running"] },
  failed: { name: "drop", from: ["created", "pending", "running", "manual", "scheduled"] },
  canceled: { name: "cancel", from: ["created", "pending", "running", "manual", "scheduled"] },
  skipped: { name: "skip", from: ["created", "pending"] },
};

/** A pipeline for statuses alone. */
const NOTHING: CiFile = { jobs: [] };

/**
 * Posts a status to the newest pipeline of commit and ref, or to a new one of source `external`
 * (app/services/ci/create_commit_status_service.rb). One that is pending or running is moved on, otherwise there is a new one. Returns
 * the text of GitLab's refusal where its state machine knows no such move.
 */
export function postStatus(
  world: Births & PipelineStore & { readonly allPipelines: readonly PipelineRow[] },
  project: Project,
  user: User,
  order: StatusOrder,
): StatusRow | string {
  const at = world.nowMs;
  const pipeline =
    world.allPipelines.findLast(
      (row) =>
        row.project === project && row.sha === order.sha && row.ref === order.ref && row.source !== "parent_pipeline",
    ) ?? storePipeline(world, project, { ref: order.ref, sha: order.sha, source: "external", user, ci: NOTHING });
  const alive = pipeline.statuses.find(
    (row) => row.name === order.name && row.user === user && (row.status === "pending" || row.status === "running"),
  );
  const status = alive ?? newStatus(world, pipeline, user, order, at);
  const refusal = move(status, order.state, at);
  if (refusal !== undefined) return refusal;
  status.description = order.description;
  status.targetUrl = order.targetUrl;
  if (alive === undefined) {
    for (const before of pipeline.statuses) before.retried ||= before.name === order.name;
    pipeline.statuses.push(status);
  }
  refreshPipeline(world, pipeline, at);
  return status;
}

function newStatus(
  world: PipelineStore,
  pipeline: PipelineRow,
  user: User,
  { name, description, targetUrl }: StatusOrder,
  createdAt: number,
): StatusRow {
  const id = world.newJobId();
  return { id, pipeline, name, user, status: "created", description, targetUrl, createdAt, retried: false };
}

function move(status: StatusRow, state: PostedState, at: number): string | undefined {
  // `enqueue` without a bang before `run!`: it may fail silently.
  if (state === "running" && EVENTS.pending.from.includes(status.status)) status.status = "pending";
  const { name, from } = EVENTS[state];
  if (!from.includes(status.status))
    return `Cannot transition status via :${name} from :${status.status} (Reason(s): Status cannot transition via "${name}")`;
  status.status = state;
  if (state === "running") status.startedAt = at;
  else if (state !== "pending") status.finishedAt = at;
  return undefined;
}
