import { toResult } from "../report/result.ts";
import { LetGo } from "../run/let-go.ts";
import { toCoded } from "../run/to-coded.ts";
import type { Beginning, NodeStart } from "./beginnings.ts";
import { type Creations, scopeOf, withCreation } from "./creations.ts";
import type { Ledger } from "./ledger.ts";
import type {
  Graph,
  GraphEnd,
  GraphNode,
  NodeCause,
  NodeEnd,
  NodeKey,
  NodePipeline,
  NodeState,
  NodeYield,
} from "./model.ts";
import { type NodeDeps, type NodeRun, runNode, yieldOf } from "./run-node.ts";
import { type Move, schedule } from "./schedule.ts";
import { type Shape, shapeOf } from "./shape.ts";
import type { RecordedAttempt, StateRecord } from "./state/record.ts";
import { advance, type NodeChange } from "./transitions.ts";
import { verdictOf } from "./verdict.ts";

/** What a run begins with. */
export interface GraphRunOrder {
  readonly runId: string;
  readonly ledger: Ledger;
  readonly starts: ReadonlyMap<NodeKey, NodeStart>;
  /** When pipelines were created before; milliseconds since 1970. */
  readonly created: readonly { readonly node: NodeKey; readonly at: number }[];
  readonly resumed: boolean;
  readonly startedAt: number;
}

const NEW: Beginning = { kind: "new" };

/**
 * One run of a graph: makes the moves of the scheduler, and lets it decide anew whenever a state has changed.
 *
 * What happens goes one way: a move or the end of a step changes a node's state by `advance`, the change is written down and
 * told, and the scheduler is asked again. Of a node that has ended there stays how, and what later nodes may read.
 */
export class GraphRun {
  readonly #deps: NodeDeps;
  readonly #graph: Graph;
  readonly #shape: Shape;
  readonly #order: GraphRunOrder;
  readonly #states = new Map<NodeKey, NodeState>();
  readonly #told = new Map<NodeKey, NodeYield>();
  readonly #beginnings = new Map<NodeKey, Beginning>();
  readonly #running = new Map<NodeKey, AbortController>();
  readonly #over = new AbortController();
  #creations: Creations = new Map();
  #ending: "stopped" | "graph-timeout" | undefined;
  #wake = new AbortController();
  #isDeciding = false;
  #isAskedAgain = false;

  constructor(deps: NodeDeps, graph: Graph, order: GraphRunOrder) {
    this.#deps = deps;
    this.#graph = graph;
    this.#order = order;
    this.#shape = shapeOf(graph);
    for (const [key, { state, beginning, ended }] of order.starts) {
      this.#states.set(key, state);
      this.#beginnings.set(key, beginning);
      const result = ended?.end.result;
      if (result !== undefined)
        this.#told.set(key, yieldOf(result, new Map(Object.entries(ended?.left.outputs ?? {}))));
    }
    for (const { node, at } of order.created) this.#created(node, at);
  }

  /** Runs it to its end. Rejects with nothing but a defect of ours. */
  async toItsEnd(signal: AbortSignal): Promise<GraphEnd> {
    const { voice, clock } = this.#deps;
    const { runId, ledger, resumed, startedAt } = this.#order;
    voice.hear({ kind: "began", runId, resumed, states: new Map(this.#states), at: this.#now() });
    const stop = () => this.#end("stopped");
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) this.#ending = "stopped";
    const { timeoutMs } = this.#graph.policy;
    if (timeoutMs !== undefined) this.#later(timeoutMs, this.#over.signal, () => this.#end("graph-timeout"));
    try {
      for (const node of this.#graph.nodes.values())
        if (this.#states.get(node.key)?.kind === "starting") this.#launch(node);
      const ended = new Promise<void>((resolve) =>
        this.#over.signal.addEventListener("abort", () => resolve(), { once: true }),
      );
      this.#decide();
      await ended;
    } finally {
      signal.removeEventListener("abort", stop);
      this.#over.abort();
      this.#wake.abort();
    }
    const nodes = this.#ends();
    const endedAt = clock.now().getTime();
    if (ledger.taken !== undefined) throw ledger.taken;
    const verdict = verdictOf([...nodes.values()]);
    ledger.note({ kind: "finished", verdict: verdict.verdict, at: endedAt });
    voice.hear({ kind: "ended", verdict: verdict.verdict, at: endedAt });
    return { runId, ...verdict, nodes, startedAt, endedAt };
  }

  #end(why: "stopped" | "graph-timeout"): void {
    this.#ending ??= why;
    this.#decide();
  }

  /** Makes moves until there is none to make; called again meanwhile, it goes round once more. */
  #decide(): void {
    this.#isAskedAgain = true;
    if (this.#isDeciding) return;
    this.#isDeciding = true;
    if (this.#order.ledger.taken !== undefined) this.#ending ??= "stopped";
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        this.#makeMoves();
      }
    } finally {
      this.#isDeciding = false;
    }
    if ([...this.#states.values()].every(({ kind }) => kind === "ended")) this.#over.abort();
  }

  #makeMoves(): void {
    this.#wake.abort();
    const ending = this.#ending === undefined ? {} : { ending: this.#ending };
    const situation = { states: this.#states, now: this.#now(), creations: this.#creations, ...ending };
    const { moves, againAt } = schedule(this.#graph, this.#shape, situation);
    for (const move of moves) this.#make(move);
    if (moves.length > 0) this.#isAskedAgain = true;
    else if (againAt !== undefined) {
      this.#wake = new AbortController();
      this.#later(againAt - this.#now(), this.#wake.signal, () => this.#decide());
    }
  }

  #make(move: Move): void {
    const node = this.#graph.nodes.get(move.key);
    if (node === undefined) return;
    switch (move.kind) {
      case "ready":
        this.#change(node, { kind: "ready" });
        break;
      case "start":
        this.#change(node, { kind: "started" });
        this.#launch(node);
        break;
      case "skip":
        this.#change(node, { kind: "skipped", cause: move.cause });
        break;
      case "cancel":
        this.#change(node, { kind: "told-to-stop", cause: move.cause });
        this.#running.get(node.key)?.abort(this.#reason(move.cause));
        break;
      case "give-up":
        this.#change(node, { kind: "given-up" });
        break;
    }
  }

  /** What was taken over by another process is that one's to cancel. */
  #reason(cause: NodeCause): Error {
    if (this.#order.ledger.taken !== undefined) return new LetGo("Another process goes on with the run.");
    return new Error(`The pipeline was told to stop: ${cause}.`);
  }

  /** Changes how a node stands, and tells it. */
  #change(node: GraphNode, change: NodeChange): NodeState {
    const before = this.#states.get(node.key) ?? { kind: "waiting" };
    const at = this.#now();
    const state = advance(node, before, change, at);
    if (state === before) return state;
    this.#states.set(node.key, state);
    this.#deps.voice.hear({ kind: "node", key: node.key, state, at });
    return state;
  }

  /** Runs an attempt at a node that has a place. */
  #launch(node: GraphNode): void {
    const { key } = node;
    const state = this.#states.get(key);
    if (state?.kind !== "starting") return;
    const { attempt, readyAt, startedAt } = state;
    const { runId } = this.#order;
    const stop = new AbortController();
    this.#running.set(key, stop);
    const beginning = this.#beginnings.get(key) ?? NEW;
    // Whatever an earlier part of the run has left, another attempt does without it.
    this.#beginnings.delete(key);
    const attempted = { node: key, attempt, readyAt, startedAt };
    const run = runNode(
      { ...this.#deps, beside: () => this.#running.size - 1 },
      {
        graph: this.#graph,
        node,
        runId,
        attempt,
        beginning,
        yields: this.#told,
        leaving: (trace) => this.#leaving({ ...attempted, kind: "leaving", trace, at: this.#now() }),
        known: (pipeline, isNew) => this.#known(node, attempted, pipeline, isNew),
      },
      stop.signal,
    );
    void this.#await(node, run);
  }

  /** Never rejects. */
  async #await(node: GraphNode, run: Promise<NodeRun>): Promise<void> {
    const ran = await run.catch(defect);
    this.#running.delete(node.key);
    this.#ranTo(node, ran);
    this.#decide();
  }

  /** Written ahead: a call leaves only once it is on the disk that it does. */
  #leaving(record: StateRecord): void {
    const { ledger } = this.#order;
    try {
      ledger.insist(record);
    } finally {
      if (ledger.taken !== undefined) this.#end("stopped");
    }
  }

  #known(node: GraphNode, attempted: RecordedAttempt, pipeline: NodePipeline, isNew: boolean): void {
    const at = this.#now();
    this.#order.ledger.note({ ...attempted, kind: "pipeline", pipeline, isNew, at });
    if (isNew) this.#created(node.key, at);
    this.#change(node, { kind: "pipeline", pipeline });
    // One that is created takes up no room any more among those that are being created.
    this.#decide();
  }

  #ranTo(node: GraphNode, { result, told, left, mayTryAgain }: NodeRun): void {
    const state = this.#change(node, { kind: "over", result, mayTryAgain });
    const at = this.#now();
    const { ledger } = this.#order;
    if (state.kind === "retrying") ledger.note({ kind: "retrying", node: node.key, last: state.last, at });
    if (state.kind !== "ended") return;
    this.#told.set(node.key, told);
    ledger.note({ kind: "ended", node: node.key, end: state.end, ...left, at });
  }

  #created(key: NodeKey, at: number): void {
    const node = this.#graph.nodes.get(key);
    if (node !== undefined) this.#creations = withCreation(this.#creations, scopeOf(node), at);
  }

  #ends(): ReadonlyMap<NodeKey, NodeEnd> {
    return new Map(
      [...this.#graph.nodes.keys()].flatMap((key) => {
        const state = this.#states.get(key);
        return state?.kind === "ended" ? [[key, state.end] as const] : [];
      }),
    );
  }

  #later(ms: number, until: AbortSignal, act: () => void): void {
    this.#deps.clock.sleep(ms, until).then(act, () => undefined);
  }

  #now(): number {
    return this.#deps.clock.now().getTime();
  }
}

/** A step never throws; should anything around it, that is the end of its node and of no other one. */
function defect(error: unknown): NodeRun {
  const { schema: _, ...result } = toResult({ outcome: { kind: "error", error: toCoded(error) } });
  const ended = {
    outcome: result.outcome,
    exitCode: result.exitCode,
    ...(result.error === undefined ? {} : { error: result.error }),
  };
  return {
    result: ended,
    told: yieldOf(ended, new Map()),
    left: { outputs: {}, hasSecrets: false },
    mayTryAgain: false,
  };
}
