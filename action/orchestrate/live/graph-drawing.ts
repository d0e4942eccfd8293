import { statusText } from "../../../shared/gitlab/pipeline.ts";
import type { Drawable, DrawnView } from "../../hosts/live/drawable.ts";
import type { StyledLine } from "../../hosts/live/styled-line.ts";
import { Timing } from "../../hosts/live/timing.ts";
import { nodesOf, type PipelineNode } from "../../model/tree.ts";
import type { Graph, GraphEvent, NodeKey, NodeState } from "../model.ts";
import type { DrawnNode } from "./drawn-node.ts";
import { graphLines } from "./graph-lines.ts";

/** A graph as something that is drawn: it hears what happens, and looks as that says. */
export class GraphDrawing implements Drawable {
  readonly #nodes = new Map<NodeKey, DrawnNode>();
  readonly #beganMs: number;

  /** @param nowMs of the clock that it is drawn by */
  constructor({ nodes }: Pick<Graph, "nodes">, nowMs: number) {
    this.#beganMs = nowMs;
    for (const { key, needs } of nodes.values()) this.#nodes.set(key, { key, needs, state: { kind: "waiting" } });
  }

  /** Takes in what has happened at `nowMs`; false where that changes nothing that is drawn. */
  hear(event: GraphEvent, nowMs: number): boolean {
    switch (event.kind) {
      case "began":
        for (const [key, state] of event.states) this.#stands(key, state, event.at, nowMs);
        return true;
      case "node":
        this.#stands(event.key, event.state, event.at, nowMs);
        return true;
      case "step":
        if (event.event.kind !== "tree") return false;
        this.#shows(event.key, event.event.root, nowMs);
        return true;
      case "said":
      case "quoted":
      case "ended":
        return false;
    }
  }

  lines(view: DrawnView): readonly StyledLine[] {
    return graphLines([...this.#nodes.values()], this.#beganMs, view);
  }

  isOver(): boolean {
    return [...this.#nodes.values()].every(({ state }) => state.kind === "ended");
  }

  state(): string {
    return [...this.#nodes.values()]
      .flatMap(({ key, state, root }) => [
        `${key} ${state.kind}`,
        ...(root === undefined
          ? []
          : nodesOf(root).map(({ pipeline }) => `${pipeline.id} ${statusText(pipeline.status)}`)),
      ])
      .join();
  }

  #stands(key: NodeKey, state: NodeState, at: number, nowMs: number): void {
    const known = this.#nodes.get(key);
    if (known === undefined) return;
    const { root, timing, sinceMs: _, ...rest } = known;
    // The clock that is drawn by does not jump; the one of instants may.
    const since = "startedAt" in state ? { sinceMs: nowMs - Math.max(0, at - state.startedAt) } : {};
    const isAlive = state.kind === "running" || state.kind === "canceling";
    const tree = isAlive && root !== undefined && timing !== undefined ? { root, timing } : {};
    this.#nodes.set(key, { ...rest, ...since, ...tree, state });
  }

  #shows(key: NodeKey, root: PipelineNode, nowMs: number): void {
    const known = this.#nodes.get(key);
    if (known === undefined || known.state.kind === "ended") return;
    const { timing = new Timing() } = known;
    timing.saw(root, nowMs);
    this.#nodes.set(key, { ...known, root, timing });
  }
}
