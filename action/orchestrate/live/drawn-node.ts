import type { Timing } from "../../hosts/live/timing.ts";
import type { PipelineNode } from "../../model/tree.ts";
import type { NodeKey, NodeState } from "../model.ts";

/** A node as it is drawn. */
export interface DrawnNode {
  readonly key: NodeKey;
  readonly needs: readonly NodeKey[];
  readonly state: NodeState;
  /** When it got its place, by the clock of the drawing; absent before. */
  readonly sinceMs?: number;
  /** What it runs, as last seen; absent before there is a look, and after its end. */
  readonly root?: PipelineNode;
  readonly timing?: Timing;
}
