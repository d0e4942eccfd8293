import { counted } from "../../../shared/text/counted.ts";
import { printable } from "../../../shared/text/printable.ts";
import { eventLines } from "../../hosts/event-lines.ts";
import type { StepEvent, TreeChange } from "../../model/event.ts";
import type { Tone } from "../../model/tone.ts";
import { projectPathOf } from "../../report/pipeline-name.ts";
import type { Graph, GraphEvent, NodeCause, NodeEnd, NodeEndKind, NodeKey, NodePipeline, NodeState } from "../model.ts";
import { countEnds, countsText } from "../report/counts.ts";
import { nodeSentence } from "../report/graph-words.ts";
import { lookOf } from "../report/outcome-look.ts";

const TONES: Readonly<Record<NodeEndKind, Tone>> = {
  succeeded: "good",
  failed: "bad",
  error: "bad",
  "allowed-failure": "plain",
  canceled: "bad",
  skipped: "dim",
};

/** Why something is cancelled, as the end of a sentence. */
const CAUSES: Readonly<Record<NodeCause, string>> = {
  "needs-failed": "what it needs has failed",
  "not-needed": "it is not needed any more",
  "fail-fast": "another one has failed, and `fail-fast` is on",
  "graph-timeout": "the graph's `timeout` is over",
  stopped: "the run was told to stop",
  "no-token": "there is no token for it",
};

/** Enough to tell runs apart; the result has all of it. */
const SHOWN_OF_ID = 12;

/** Of one cause, no more pipelines are named one by one. */
const MOST_SKIPPED = 20;

/**
 * What a log that is read from top to bottom says of a graph: a line per change of a node, with how many have ended; what
 * happens within a node only where nobody would see it from its end.
 */
export class NodeLines {
  readonly #graph: Pick<Graph, "nodes" | "policy">;
  readonly #ended = new Map<NodeKey, NodeEndKind>();
  readonly #told = new Set<string>();
  #skipped = 0;

  constructor(graph: Pick<Graph, "nodes" | "policy">) {
    this.#graph = graph;
  }

  /** The lines that an event is worth; mostly one or none. */
  of(event: GraphEvent): readonly TreeChange[] {
    switch (event.kind) {
      case "began":
        for (const [key, state] of event.states) if (state.kind === "ended") this.#ended.set(key, state.end.kind);
        return [this.#beganLine(event)];
      case "node":
        return this.#nodeLines(event.key, event.state);
      case "step":
        return this.#stepLines(event.key, event.event);
      case "said":
      case "quoted":
      case "ended":
        return [];
    }
  }

  #beganLine({ runId, resumed }: Extract<GraphEvent, { readonly kind: "began" }>): TreeChange {
    const { nodes, policy } = this.#graph;
    const most = `at most ${policy.maxParallel} at once`;
    const id = printable(runId.slice(0, SHOWN_OF_ID));
    if (!resumed) return plain(`Run ${id}: ${counted(nodes.size, "pipeline")}, ${most}.`);
    const ended = this.#ended.size === 0 ? "none had ended" : countsText(countEnds(this.#ended.values()));
    return plain(`Going on with run ${id}: of ${counted(nodes.size, "pipeline")}, ${ended}; ${most}.`);
  }

  #nodeLines(key: NodeKey, state: NodeState): readonly TreeChange[] {
    const name = printable(key, 100);
    switch (state.kind) {
      case "waiting":
      case "starting":
        return [];
      case "running":
        return [plain(`${this.#count()} ▸ ${name}: ${pipelineText(state.pipeline)}${tryText(state.attempt)}`)];
      case "retrying":
        return [plain(`${this.#count()} ↻ ${name} has failed${tryText(state.attempt)}, and is tried again.`)];
      case "canceling":
        return [plain(`${this.#count()} ⊘ ${name} is being cancelled, since ${CAUSES[state.cause]}.`)];
      case "ended":
        // What had ended before is told by the first line.
        if (this.#ended.has(key)) return [];
        this.#ended.set(key, state.end.kind);
        return this.#endLines(key, state.end);
    }
  }

  #endLines(key: NodeKey, end: NodeEnd): readonly TreeChange[] {
    const isLast = this.#ended.size === this.#graph.nodes.size;
    if (end.kind === "skipped") this.#skipped += 1;
    const { result } = end;
    const url =
      end.kind === "succeeded" || result?.pipeline === undefined ? "" : ` ${printable(result.pipeline.webUrl)}`;
    const line = {
      text: `${this.#count()} ${lookOf(end.kind).sign} ${nodeSentence(key, end)}${url}`,
      tone: TONES[end.kind],
    };
    const isTold = end.kind !== "skipped" || this.#skipped <= MOST_SKIPPED;
    const left = this.#skipped - MOST_SKIPPED;
    const rest: readonly TreeChange[] =
      isLast && left > 0
        ? [{ text: `${counted(left, "more pipeline")} ${left === 1 ? "was" : "were"} skipped.`, tone: "dim" }]
        : [];
    return [...(isTold ? [line] : []), ...rest];
  }

  /** What outlives the node, or what the node's own end does not tell. */
  #stepLines(key: NodeKey, event: StepEvent): readonly TreeChange[] {
    if (event.kind === "tree" || event.kind === "canceling") return [];
    if (event.kind === "pipeline" && event.how === "created") return [];
    return eventLines(event).flatMap(({ text, tone }) => {
      // Nodes of one server go through one outage together.
      if (event.kind === "outage" && this.#told.has(text)) return [];
      if (event.kind === "outage") this.#told.add(text);
      return [{ text: `${this.#count()}   ${printable(key, 100)}: ${text}`, tone }];
    });
  }

  /** How many have ended, of how many: `[ 3/12]`. */
  #count(): string {
    const of = String(this.#graph.nodes.size);
    return `[${String(this.#ended.size).padStart(of.length)}/${of}]`;
  }
}

function plain(text: string): TreeChange {
  return { text, tone: "plain" };
}

function pipelineText({ id, webUrl }: NodePipeline): string {
  const path = projectPathOf({ webUrl });
  return `pipeline ${id}${path === undefined ? "" : ` of ${path}`}: ${printable(webUrl)}`;
}

function tryText(attempt: number): string {
  return attempt > 1 ? ` (try ${attempt})` : "";
}
