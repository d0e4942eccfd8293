import { type Pipeline, type ProjectRef, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";

/** A pipeline to cancel. */
export interface CancelTarget {
  readonly project: ProjectRef;
  readonly id: number;
  readonly webUrl: string;
}

/** What became of one pipeline that was to be cancelled. */
export type Fate =
  /** A look at it has shown that nothing of it runs on: it is canceled, being canceled, had ended, or waits for a person. */
  | { readonly kind: "stopped"; readonly status: Status }
  /** GitLab took the request, and a look has shown that the pipeline runs all the same. */
  | { readonly kind: "running"; readonly status: Status }
  /** GitLab took the request, and no look came back in time. */
  | { readonly kind: "unverified" }
  /** GitLab did not take the request: `refused` to these credentials for good, `failed` perhaps only now. */
  | { readonly kind: "refused" | "failed"; readonly reason: string };

/** What became of the attempt to cancel a tree of pipelines; the root comes first. */
export type Cancellation =
  /** No credential that may cancel was given. */
  | { readonly kind: "not-possible"; readonly targets: readonly CancelTarget[] }
  | { readonly kind: "asked"; readonly fates: readonly { readonly target: CancelTarget; readonly fate: Fate }[] };

/** Whether nothing of the pipeline runs on. An unknown status may mean anything, so it does not count. */
export function hasStopped(status: Status): boolean {
  return status === "manual" || hasEnded(status);
}

/** Whether nothing of the pipeline is left to cancel. One that waits for a person has later jobs that are. */
export function hasEnded(status: Status): boolean {
  switch (status) {
    case "success":
    case "failed":
    case "canceled":
    case "canceling":
    case "skipped":
      return true;
    default:
      return false;
  }
}

/**
 * Every pipeline of a tree that has not ended as far as is known, the root first.
 *
 * @param stirred ids of pipelines that were told to go on, so that an end they show may be an earlier one
 */
export function targetsOf(root: PipelineNode, stirred: ReadonlySet<number>): readonly CancelTarget[] {
  return nodesOf(root)
    .map(({ pipeline }) => pipeline)
    .filter(({ id, status }) => stirred.has(id) || !hasEnded(status))
    .map(targetOf);
}

/** The tree with the statuses that looks after a cancel have shown. */
export function afterwards(root: PipelineNode, cancellation: Cancellation): PipelineNode {
  const fates = cancellation.kind === "asked" ? cancellation.fates : [];
  const { id, projectId } = root.pipeline;
  const found = fates.find(({ target }) => target.id === id && target.project === projectId)?.fate;
  const pipeline =
    found !== undefined && "status" in found ? { ...root.pipeline, status: found.status } : root.pipeline;
  return { ...root, pipeline, children: root.children.map((child) => afterwards(child, cancellation)) };
}

/** The target that a pipeline is. */
export function targetOf({ projectId, id, webUrl }: Pipeline): CancelTarget {
  return { project: projectId, id, webUrl };
}

/** Whether nothing runs on, as looks at every pipeline have shown. */
export function isVerified(cancellation: Cancellation): boolean {
  return cancellation.kind === "asked" && cancellation.fates.every(({ fate }) => fate.kind === "stopped");
}

/** What became of it, in sentences that say what is left to do and where. */
export function cancellationText(cancellation: Cancellation): string {
  if (cancellation.kind === "not-possible") {
    const { targets } = cancellation;
    const [what, keep] = targets.length === 1 ? ["Pipeline", "keeps"] : ["Pipelines", "keep"];
    const ids = targets.map(({ id }) => id).join(", ");
    const urls = targets.map(({ webUrl }) => printable(webUrl)).join(" ");
    return `${what} ${ids} ${keep} running: cancelling needs \`access-token\` or \`oauth-token\` with the scope api. Cancel by hand at ${urls}`;
  }
  const [root, ...others] = cancellation.fates;
  if (root === undefined) return "Nothing was left to cancel.";
  const stopped = others.filter(({ fate }) => fate.kind === "stopped");
  const left = others.filter(({ fate }) => fate.kind !== "stopped");
  return [
    fateText(root.target, root.fate),
    ...(stopped.length === 0
      ? []
      : [
          stopped.length === 1
            ? "1 more pipeline of its tree has stopped as well."
            : `${stopped.length} more pipelines of its tree have stopped as well.`,
        ]),
    ...left.map(({ target, fate }) => fateText(target, fate)),
  ].join(" ");
}

function fateText({ id, webUrl }: CancelTarget, fate: Fate): string {
  const url = printable(webUrl);
  switch (fate.kind) {
    case "stopped":
      return stoppedText(id, fate.status, url);
    case "running":
      return `GitLab was asked to cancel pipeline ${id}, and it is still ${shown(fate.status)}. Cancel it at ${url}`;
    case "unverified":
      return `GitLab took the request to cancel pipeline ${id} and could not be asked whether it has stopped. See ${url}`;
    case "refused":
    case "failed":
      return `Pipeline ${id} may keep running: ${fate.reason} Cancel it at ${url}`;
  }
}

function stoppedText(id: number, status: Status, url: string): string {
  if (status === "canceled") return `Pipeline ${id} is canceled: ${url}`;
  if (status === "canceling") return `Pipeline ${id} is being canceled, its jobs are ending: ${url}`;
  if (status === "manual") return `Nothing of pipeline ${id} runs, it waits for a person: ${url}`;
  return `Pipeline ${id} had come to its end before (${shown(status)}): ${url}`;
}

function shown(status: Status): string {
  return printable(statusText(status), 60);
}
