import { type Bridge, type Status, statusText } from "../../../shared/gitlab/pipeline.ts";
import { failureText } from "../../model/failure-reason.ts";
import type { PipelineNode } from "../../model/tree.ts";
import type { Marked } from "./marks.ts";

/** One job or trigger job of a stage. */
export interface StageRow {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  readonly status: Status;
  readonly allowFailure: boolean;
  readonly durationS?: number;
  /** Why it stands as it does, where that is worth a word. */
  readonly note?: string;
  /** Whether it may be left out when there is no room: it is over and well, or has not begun. */
  readonly isQuiet: boolean;
  readonly bridge?: Bridge;
  /** The pipeline it has started. */
  readonly child?: PipelineNode;
}

/** How a stage as a whole stands. */
export interface StageState {
  readonly kind: "done" | "not-begun" | "open";
  readonly marked: Marked;
  readonly counts: readonly { readonly status: string; readonly count: number }[];
}

const NOT_BEGUN = new Set<Status>([
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "scheduled",
]);

/** Jobs and trigger jobs of a pipeline in the order GitLab made them. */
export function rowsOf({ jobs = [], bridges = [], children }: PipelineNode): readonly StageRow[] {
  const jobRows: StageRow[] = jobs.map((job) => {
    const { id, name, stage, status, allowFailure, durationS } = job;
    return {
      id,
      name,
      stage,
      status,
      allowFailure,
      ...(durationS === undefined ? {} : { durationS }),
      ...noteOf(status, allowFailure, failureText(job)),
      isQuiet: isQuiet(status),
    };
  });
  const bridgeRows: StageRow[] = bridges.map((bridge) => {
    const child = children.find((one) => one.bridge?.id === bridge.id);
    const { id, name, stage, status, allowFailure } = bridge;
    return {
      id,
      name,
      stage,
      status,
      allowFailure,
      bridge,
      ...noteOf(status, allowFailure),
      ...(child === undefined ? {} : { child }),
      isQuiet: isQuiet(status) && (child === undefined || isQuiet(child.pipeline.status)),
    };
  });
  return [...jobRows, ...bridgeRows].sort((one, other) => one.id - other.id);
}

/** What the rows of a stage come to. */
export function stateOf(rows: readonly StageRow[]): StageState {
  const isOneOf = (...statuses: readonly Status[]) => rows.some(({ status }) => statuses.includes(status));
  const texts = rows.map(({ status }) => statusText(status));
  const counts = [...new Set(texts)].map((text) => ({
    status: WORDS.get(text) ?? text,
    count: texts.filter((one) => one === text).length,
  }));
  if (rows.every(({ status }) => status === "success" || status === "skipped")) {
    const status = isOneOf("success") ? "success" : "skipped";
    return { kind: "done", marked: { status }, counts };
  }
  if (rows.every(({ status }) => NOT_BEGUN.has(status))) {
    return {
      kind: "not-begun",
      marked: { status: isOneOf("pending", "preparing") ? "pending" : "created" },
      counts,
    };
  }
  return { kind: "open", marked: markedOf(rows), counts };
}

/** The worst of them while all have ended, else that something runs. */
function markedOf(rows: readonly StageRow[]): Marked {
  const find = (wanted: (row: StageRow) => boolean) => rows.find(wanted);
  return (
    find(({ status }) => status === "running" || status === "canceling") ??
    find(({ status, allowFailure }) => status === "failed" && !allowFailure) ??
    find(({ status }) => NOT_BEGUN.has(status)) ??
    find(({ status }) => status === "manual") ??
    find(({ status }) => status === "canceled") ??
    find(({ status }) => status === "failed") ??
    rows[0] ?? { status: "created" }
  );
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["success", "succeeded"],
  ["created", "not begun"],
  ["waiting_for_resource", "waiting"],
  ["waiting_for_callback", "waiting"],
]);

function noteOf(status: Status, allowFailure: boolean, reason?: string): { readonly note?: string } {
  switch (status) {
    case "failed":
      return { note: `${reason ?? "failed"}${allowFailure ? ", which is allowed" : ""}` };
    case "manual":
      return { note: "waits for a person" };
    case "scheduled":
    case "waiting_for_resource":
    case "canceled":
    case "canceling":
      return { note: statusText(status).replaceAll("_", " ") };
    case "pending":
      return { note: "waits for a runner" };
    default:
      return typeof status === "string" ? {} : { note: statusText(status) };
  }
}

function isQuiet(status: Status): boolean {
  return status === "success" || status === "skipped" || NOT_BEGUN.has(status);
}
