import type { Clock } from "../../../shared/time/clock.ts";
import { eventJson } from "../../hosts/event-json.ts";
import { hiddenJson } from "../../hosts/json-stream.ts";
import type { Graph, GraphEvent, NodeState } from "../model.ts";
import { nodeResult } from "../report/graph-result.ts";
import type { GraphVoice } from "./graph-voice.ts";

/** The schema that lines of `--json` follow which tell of the graph; those of its nodes' steps follow the step's own. */
export const GRAPH_EVENT_SCHEMA = "sluice/graph-event@1";

/** A voice whose events are also printed as JSON, and what prints the result behind them. */
export interface JsonVoice extends GraphVoice {
  /** Prints a value as one line, with what the host hides left out of it. */
  readonly print: (value: unknown) => void;
}

/** How often a download under way is told of. */
const DOWNLOAD_EVERY_MS = 5_000;

/**
 * Adds a stream of JSON lines to a voice: every change of a node, and what its step tells, with the node's key as `node`.
 *
 * With `redact`, what is concealed is `***` in texts and 0 where it is the number of an id.
 *
 * @param writeLine gets each value as one line of JSON, without the line feed
 */
export function jsonVoice(
  voice: GraphVoice,
  graph: Pick<Graph, "nodes">,
  clock: Clock,
  writeLine: (line: string) => void,
): JsonVoice {
  const toldMs = new Map<string, number>();
  let conceals = false;
  const print = (value: unknown) => writeLine(hiddenJson(value, (text) => voice.host.hide(text), conceals));
  const isDue = (event: GraphEvent) => {
    if (event.kind !== "step" || event.event.kind !== "download") return true;
    const id = `${event.key} ${event.event.jobId}`;
    const nowMs = clock.monotonicMs();
    if (!event.event.done && nowMs - (toldMs.get(id) ?? Number.NEGATIVE_INFINITY) < DOWNLOAD_EVERY_MS) return false;
    toldMs.set(id, nowMs);
    return true;
  };
  return {
    print,
    host: {
      ...voice.host,
      conceal: (what) => {
        conceals = true;
        voice.host.conceal(what);
      },
    },
    hear: (event) => {
      // First, since that is how the host learns what is to be concealed.
      voice.hear(event);
      if (!isDue(event)) return;
      const line = graphEventJson(event, graph, clock.now());
      if (line !== undefined) print(line);
    },
  };
}

/** An event as plain JSON; undefined for what only people read. */
function graphEventJson(
  event: GraphEvent,
  graph: Pick<Graph, "nodes">,
  now: Date,
): Readonly<Record<string, unknown>> | undefined {
  const head = (at: Date) => ({ schema: GRAPH_EVENT_SCHEMA, kind: event.kind, at: at.toISOString() });
  switch (event.kind) {
    case "began":
      return {
        ...head(new Date(event.at)),
        runId: event.runId,
        resumed: event.resumed,
        nodes: [...graph.nodes.values()].map(({ key, needs }) => ({
          node: key,
          needs,
          state: event.states.get(key)?.kind ?? "waiting",
        })),
      };
    case "node": {
      const node = graph.nodes.get(event.key);
      return node === undefined
        ? undefined
        : { ...head(new Date(event.at)), node: event.key, state: event.state.kind, ...stateFields(event.state) };
    }
    case "step":
      return { ...eventJson(event.event, now), node: event.key };
    case "said":
      if (event.as === "line") return undefined;
      return {
        ...head(now),
        ...(event.key === undefined ? {} : { node: event.key }),
        as: event.as,
        text: event.text,
      };
    case "quoted":
      return undefined;
    case "ended":
      return { ...head(new Date(event.at)), outcome: event.verdict };
  }

  function stateFields(state: NodeState): Readonly<Record<string, unknown>> {
    switch (state.kind) {
      case "waiting":
        return {};
      case "starting":
      case "retrying":
        return { attempt: state.attempt };
      case "running":
        return { attempt: state.attempt, pipeline: state.pipeline };
      case "canceling":
        return {
          attempt: state.attempt,
          ...(state.pipeline === undefined ? {} : { pipeline: state.pipeline }),
          cause: state.cause,
        };
      case "ended":
        return { end: nodeResult(state.end) };
    }
  }
}
