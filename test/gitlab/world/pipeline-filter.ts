import { STATUSES } from "../life/status.ts";
import type { ParamHash } from "../params/nested.ts";
import { optionalBoolean, optionalInstant, optionalText, optionalWord } from "../params/pick.ts";
import type { PipelineRow } from "./rows.ts";
import { SOURCES } from "./sources.ts";

const SCOPES = ["running", "pending", "finished", "branches", "tags"] as const;
const ORDERS = ["id", "status", "ref", "updated_at", "user_id"] as const;

/** What the list of pipelines was asked for. */
export type PipelineFilter = ReturnType<typeof readPipelineFilter>;

/** Reads the list's parameters; any value outside its words, and any unreadable boolean or date, is a 400. */
export function readPipelineFilter(params: ParamHash) {
  return {
    scope: optionalWord(params, "scope", SCOPES),
    status: optionalWord(params, "status", STATUSES),
    ref: optionalText(params, "ref"),
    sha: optionalText(params, "sha"),
    yamlErrors: optionalBoolean(params, "yaml_errors"),
    username: optionalText(params, "username"),
    name: optionalText(params, "name"),
    source: optionalWord(params, "source", SOURCES),
    updatedBefore: optionalInstant(params, "updated_before"),
    updatedAfter: optionalInstant(params, "updated_after"),
    createdBefore: optionalInstant(params, "created_before"),
    createdAfter: optionalInstant(params, "created_after"),
    orderBy: optionalWord(params, "order_by", ORDERS) ?? "id",
    sort: optionalWord(params, "sort", ["asc", "desc"]) ?? "desc",
  };
}

/** The pipelines that were asked for, in the order that was asked for. Child pipelines only show by their source. */
export function filterPipelines(pipelines: readonly PipelineRow[], filter: PipelineFilter): readonly PipelineRow[] {
  const kept = pipelines.filter(
    (pipeline) =>
      (filter.source === undefined ? pipeline.source !== "parent_pipeline" : pipeline.source === filter.source) &&
      (filter.status === undefined || pipeline.status === filter.status) &&
      (filter.ref === undefined || pipeline.ref === filter.ref) &&
      (filter.sha === undefined || pipeline.sha === filter.sha) &&
      (filter.yamlErrors === undefined || (pipeline.yamlErrors !== null) === filter.yamlErrors) &&
      (filter.username === undefined || pipeline.user?.username === filter.username) &&
      (filter.name === undefined || pipeline.name === filter.name) &&
      within(pipeline.updatedAt, filter.updatedAfter, filter.updatedBefore) &&
      within(pipeline.createdAt, filter.createdAfter, filter.createdBefore),
  );
  const direction = filter.sort === "asc" ? 1 : -1;
  return scoped(kept, filter.scope).toSorted(
    (a, b) => direction * compare(keyOf(a, filter), keyOf(b, filter)) || b.id - a.id,
  );
}

function within(at: number, after: number | undefined, before: number | undefined): boolean {
  return (after === undefined || at >= after) && (before === undefined || at <= before);
}

function scoped(pipelines: readonly PipelineRow[], scope: PipelineFilter["scope"]): readonly PipelineRow[] {
  switch (scope) {
    case undefined:
      return pipelines;
    case "running":
    case "pending":
      return pipelines.filter(({ status }) => status === scope);
    case "finished":
      return pipelines.filter(({ status }) => ["success", "failed", "canceled"].includes(status));
    case "branches":
    case "tags": {
      // The latest pipeline of each branch or tag that still exists.
      const latest = new Map<string, PipelineRow>();
      for (const pipeline of pipelines) {
        const refs = scope === "tags" ? pipeline.project.tags : pipeline.project.branches;
        if (pipeline.tag === (scope === "tags") && refs.has(pipeline.ref)) latest.set(pipeline.ref, pipeline);
      }
      return [...latest.values()];
    }
  }
}

function keyOf(pipeline: PipelineRow, { orderBy }: PipelineFilter): number | string {
  switch (orderBy) {
    case "id":
      return pipeline.id;
    case "status":
      return pipeline.status;
    case "ref":
      return pipeline.ref;
    case "updated_at":
      return pipeline.updatedAt;
    case "user_id":
      return pipeline.user?.id ?? 0;
  }
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
