import { isComplete, statusText } from "../../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../../model/tree.ts";
import type { Drawable, DrawnView } from "./drawable.ts";
import type { StyledLine } from "./styled-line.ts";
import type { Timing } from "./timing.ts";
import { treePicture } from "./tree-picture.ts";

/** A tree of pipelines as something that is drawn. */
export class DrawnTree implements Drawable {
  readonly #root: PipelineNode;
  readonly #timing: Timing;

  /** @param timing has seen `root` */
  constructor(root: PipelineNode, timing: Timing) {
    this.#root = root;
    this.#timing = timing;
  }

  lines(view: DrawnView): readonly StyledLine[] {
    return treePicture(this.#root, { ...view, timing: this.#timing });
  }

  isOver(): boolean {
    return nodesOf(this.#root).every(({ pipeline }) => isComplete(pipeline.status));
  }

  state(): string {
    return nodesOf(this.#root)
      .flatMap(({ pipeline, jobs = [], bridges = [] }) => [pipeline, ...jobs, ...bridges])
      .map(({ id, status }) => `${id} ${statusText(status)}`)
      .join();
  }
}
