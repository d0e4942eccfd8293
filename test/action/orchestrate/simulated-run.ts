import * as fc from "fast-check";
import { type Creations, scopeOf, withCreation } from "../../../action/orchestrate/creations.ts";
import type {
  Graph,
  GraphNode,
  GraphPolicy,
  NodeKey,
  NodeResult,
  NodeState,
} from "../../../action/orchestrate/model.ts";
import { type Move, schedule } from "../../../action/orchestrate/schedule.ts";
import { shapeOf } from "../../../action/orchestrate/shape.ts";
import { advance } from "../../../action/orchestrate/transitions.ts";

/** What becomes of each attempt at a node, and how long it takes. */
export interface Fate {
  readonly outcomes: readonly ("succeeded" | "failed" | "error" | "omitted")[];
  readonly ranMs: number;
}

/** A graph, what becomes of its nodes, and when somebody stops the run, if anybody does. */
export interface Story {
  readonly graph: Graph;
  readonly fates: ReadonlyMap<NodeKey, Fate>;
  readonly stopAt?: number;
}

/** A node that needs nothing, and whatever is given. */
export function aNode(key: NodeKey, more: Partial<GraphNode> = {}): GraphNode {
  return {
    key,
    name: key,
    needs: [],
    when: "on-success",
    allowFailure: false,
    retry: 0,
    instance: "https://gitlab.example.com",
    project: "group/app",
    raw: {},
    tokens: {},
    ...more,
  };
}

/** A graph of these nodes, in this order. */
export function aGraph(nodes: readonly GraphNode[], policy: Partial<GraphPolicy> = {}): Graph {
  return {
    nodes: new Map(nodes.map((node) => [node.key, node])),
    policy: { maxParallel: 100, failFast: false, creationsPerMinute: 1_000, ...policy },
    hash: "0".repeat(64),
  };
}

/** What a run of a node with this outcome comes to. */
export function aResult(outcome: NodeResult["outcome"]): NodeResult {
  const exitCode = outcome === "succeeded" || outcome === "omitted" ? 0 : outcome === "error" ? 4 : 1;
  return { outcome: outcome, exitCode: outcome === "interrupted" ? 6 : exitCode };
}

const fate: fc.Arbitrary<Fate> = fc.record({
  outcomes: fc.array(
    fc.constantFrom(
      ...(["succeeded", "succeeded", "succeeded", "failed", "error", "omitted"] as const satisfies Fate["outcomes"]),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  ranMs: fc.integer({ min: 0, max: 90_000 }),
});

const seed = fc.record({
  needs: fc.array(fc.nat(), { maxLength: 3 }),
  when: fc.constantFrom("on-success", "on-success", "on-failure", "always" as const),
  allowFailure: fc.boolean(),
  retry: fc.integer({ min: 0, max: 2 }),
  project: fc.constantFrom("group/a", "group/b"),
  fate,
  place: fc.nat(),
});

/** Graphs of any shape, whose file may name a node before what it needs. */
export const stories: fc.Arbitrary<Story> = fc
  .record({
    seeds: fc.array(seed, { minLength: 1, maxLength: 14 }),
    policy: fc.record({
      maxParallel: fc.integer({ min: 1, max: 4 }),
      failFast: fc.boolean(),
      creationsPerMinute: fc.integer({ min: 1, max: 3 }),
    }),
    stopAt: fc.option(fc.integer({ min: 0, max: 300_000 }), { nil: undefined }),
  })
  .map(({ seeds, policy, stopAt }) => {
    const nodes = seeds.map(({ needs, when, allowFailure, retry, project }, index) =>
      aNode(`n${index}`, {
        needs: index === 0 ? [] : [...new Set(needs.map((need) => `n${need % index}`))],
        when,
        allowFailure,
        retry,
        project,
      }),
    );
    const inFile = nodes.toSorted((one, other) => placeOf(seeds, one) - placeOf(seeds, other));
    const fates = new Map(seeds.map(({ fate }, index) => [`n${index}`, fate]));
    return { graph: aGraph(inFile, policy), fates, ...(stopAt === undefined ? {} : { stopAt }) };
  });

function placeOf(seeds: readonly { readonly place: number }[], { key }: GraphNode): number {
  return seeds[Number(key.slice(1))]?.place ?? 0;
}

/** What happened in a run, in order. */
export type Entry =
  | {
      readonly kind: "move";
      readonly move: Move;
      readonly at: number;
      readonly states: ReadonlyMap<NodeKey, NodeState>;
    }
  | { readonly kind: "created" | "ended"; readonly key: NodeKey; readonly at: number };

/** A story that was played to its end. */
export interface Played {
  readonly entries: readonly Entry[];
  readonly states: ReadonlyMap<NodeKey, NodeState>;
}

/** Plays a story to its end, as a run loop would: after `mostSteps` it has not come to one. */
export function play({ graph, fates, stopAt }: Story, mostSteps = 2_000): Played {
  const shape = shapeOf(graph);
  const states = new Map<NodeKey, NodeState>([...graph.nodes.keys()].map((key) => [key, { kind: "waiting" }]));
  const entries: Entry[] = [];
  const due: { readonly at: number; readonly act: () => void }[] = [];
  let creations: Creations = new Map();
  let now = 0;
  const change = (key: NodeKey, what: Parameters<typeof advance>[2]) => {
    const [node, state] = [graph.nodes.get(key), states.get(key)];
    if (node === undefined || state === undefined) throw new Error(`No node ${key}.`);
    const next = advance(node, state, what, now);
    states.set(key, next);
    if (next.kind === "ended" && state.kind !== "ended") entries.push({ kind: "ended", key, at: now });
    return next;
  };
  const start = (node: GraphNode) => {
    const { key } = node;
    const state = change(key, { kind: "started" });
    const fate = fates.get(key);
    const attempt = state.kind === "starting" ? state.attempt : 1;
    const outcome = fate?.outcomes[attempt - 1] ?? "succeeded";
    let isOver = false;
    const end = (as: NodeResult["outcome"]) => {
      if (isOver) return;
      isOver = true;
      change(key, { kind: "over", result: aResult(as), mayTryAgain: true });
    };
    const createdAt = now + 1_000;
    due.push({
      at: createdAt,
      act: () => {
        if (isOver) return;
        creations = withCreation(creations, scopeOf(node), now);
        entries.push({ kind: "created", key, at: now });
        change(key, { kind: "pipeline", pipeline: { id: 1, projectId: 1, webUrl: "" } });
      },
    });
    due.push({ at: createdAt + (fate?.ranMs ?? 0), act: () => end(outcome) });
    return { stop: () => due.push({ at: now + 500, act: () => end("interrupted") }) };
  };
  const running = new Map<NodeKey, { stop(): unknown }>();
  for (let step = 0; [...states.values()].some(({ kind }) => kind !== "ended"); step += 1) {
    if (step > mostSteps) throw new Error("The run has not come to its end.");
    const isStopped = stopAt !== undefined && now >= stopAt;
    const plan = schedule(graph, shape, { states, now, creations, ...(isStopped ? { ending: "stopped" } : {}) });
    for (const move of plan.moves) {
      entries.push({ kind: "move", move, at: now, states: new Map(states) });
      const node = graph.nodes.get(move.key);
      if (move.kind === "start" && node !== undefined) running.set(move.key, start(node));
      else if (move.kind === "ready") change(move.key, { kind: "ready" });
      else if (move.kind === "skip") change(move.key, { kind: "skipped", cause: move.cause });
      else if (move.kind === "give-up") change(move.key, { kind: "given-up" });
      else if (move.kind === "cancel") {
        change(move.key, { kind: "told-to-stop", cause: move.cause });
        running.get(move.key)?.stop();
      }
    }
    if (plan.moves.length > 0) continue;
    due.sort((one, other) => one.at - other.at);
    const next = due.shift();
    const wakeAt = Math.min(
      plan.againAt ?? Number.POSITIVE_INFINITY,
      isStopped ? Number.POSITIVE_INFINITY : (stopAt ?? Number.POSITIVE_INFINITY),
    );
    if (next === undefined && wakeAt === Number.POSITIVE_INFINITY) throw new Error("Nothing is left to happen.");
    if (next !== undefined && next.at <= wakeAt) {
      now = Math.max(now, next.at);
      next.act();
    } else {
      if (next !== undefined) due.unshift(next);
      now = Math.max(now, wakeAt);
    }
  }
  return { entries, states };
}
