import { tailLines } from "../../report/logs/tail-lines.ts";
import type { GraphEvent, NodeKey } from "../model.ts";

/** The end of a job's log, as a node's step has quoted it. */
export interface LogTail {
  readonly title: string;
  /** Foreign text, made plain. */
  readonly lines: readonly string[];
}

const OF_ONE = { lines: 40, chars: 8_000 };
const MOST_OF_NODE = 5;
/** Of a whole run: what is kept until its end must not grow with the graph. */
const MOST_CHARS = 1_000_000;

/** The ends of the logs that a run has quoted, a few of each node and not too much of all. */
export class LogTails {
  readonly #tails = new Map<NodeKey, LogTail[]>();
  #leftChars = MOST_CHARS;

  hear(event: GraphEvent): void {
    // What an earlier try had to tell is not why the last one has failed.
    if (event.kind === "node" && event.state.kind === "retrying") this.#tails.delete(event.key);
    if (event.kind !== "quoted" || this.#leftChars <= 0) return;
    const known = this.#tails.get(event.key) ?? [];
    if (known.length >= MOST_OF_NODE) return;
    const lines = tailLines(event.lines, OF_ONE);
    this.#leftChars -= lines.reduce((sum, line) => sum + line.length + 1, 0);
    this.#tails.set(event.key, [...known, { title: event.title, lines }]);
  }

  of(key: NodeKey): readonly LogTail[] {
    return this.#tails.get(key) ?? [];
  }
}
