import { statusText } from "../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";
import { endOf, judgeTree } from "./judge.ts";

/** After this long without anything having started, an action counts as one that started nothing. */
const START_WITHIN_MS = 60_000;
/** GitLab works out a pipeline's status a moment after those of its jobs; an end is believed once it has lasted so long. */
const LAG_MS = 10_000;

/** What was done to a pipeline at rest that should bring it back to life. */
export type Revival =
  /** These manual jobs of it were started. */
  | { readonly by: "play"; readonly ids: ReadonlySet<number> }
  /** It was retried when these were its newest jobs and trigger jobs. */
  | { readonly by: "retry"; readonly ids: ReadonlySet<number> }
  /** A child of it was retried, which its trigger job follows. */
  | { readonly by: "child" };

/** How far it has come: nothing has started, something is under way, or all of it has ended again. */
export type Stirring = "still" | "moving" | "ended";

/** How far a revival has come, by the pipeline's jobs as last listed. */
export function stirringOf(node: PipelineNode, revival: Revival): Stirring {
  const all = [...(node.jobs ?? []), ...(node.bridges ?? [])];
  switch (revival.by) {
    case "play": {
      const played = all.filter(({ id }) => revival.ids.has(id));
      if (played.some(({ status }) => status === "manual")) return "still";
      return played.every(({ status }) => endOf(status) !== undefined) ? "ended" : "moving";
    }
    case "retry": {
      const fresh = all.filter(({ id }) => !revival.ids.has(id));
      if (fresh.length === 0) return "still";
      return fresh.every(({ status }) => endOf(status) !== undefined) ? "ended" : "moving";
    }
    case "child":
      return node.children.every((child) => judgeTree(child, "blocked").kind === "settled") ? "ended" : "moving";
  }
}

interface Mark {
  readonly projectId: number;
  readonly id: number;
  /** The status of the pipeline at rest. */
  readonly status: string;
  readonly revival: Revival;
  readonly sinceMs: number;
  endedSinceMs?: number;
}

/**
 * Pipelines that were brought back to life and still show the status they had at rest.
 *
 * A terminal status is not for ever, and does not go at once: as long as a revival is under way, that status says nothing.
 */
export class Revivals {
  #marks: readonly Mark[] = [];

  /** Notes that `node` was revived just now. */
  add({ pipeline }: PipelineNode, revival: Revival, nowMs: number): void {
    const { projectId, id, status } = pipeline;
    this.#marks = [
      ...this.#marks.filter((mark) => mark.id !== id || mark.projectId !== projectId),
      { projectId, id, status: statusText(status), revival, sinceMs: nowMs },
    ];
  }

  /**
   * Whether a revival is under way, by the tree as last seen.
   *
   * @param stillborn hears of a pipeline that nothing has started in, after a minute
   */
  areOpen(root: PipelineNode, nowMs: number, stillborn: (node: PipelineNode) => void): boolean {
    const nodes = nodesOf(root);
    this.#marks = this.#marks.filter((mark) => {
      const node = nodes.find(({ pipeline }) => pipeline.id === mark.id && pipeline.projectId === mark.projectId);
      if (node === undefined || statusText(node.pipeline.status) !== mark.status) return false;
      const stirring = stirringOf(node, mark.revival);
      if (stirring === "still") {
        if (nowMs - mark.sinceMs < START_WITHIN_MS) return true;
        stillborn(node);
        return false;
      }
      if (stirring === "moving") {
        delete mark.endedSinceMs;
        return true;
      }
      mark.endedSinceMs ??= nowMs;
      return nowMs - mark.endedSinceMs < LAG_MS;
    });
    return this.#marks.length > 0;
  }
}
