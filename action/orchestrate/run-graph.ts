import type { Secret } from "../../shared/text/secret.ts";
import { bounded } from "../../shared/time/bounded.ts";
import { exitCodeOf } from "../model/outcome.ts";
import { toCoded } from "../run/to-coded.ts";
import { beginningsOf, type NodeStart } from "./beginnings.ts";
import { Connections } from "./connections.ts";
import { GraphRun } from "./graph-run.ts";
import type { GraphVoice } from "./live/graph-voice.ts";
import type { Graph, GraphEnd, NodeKey } from "./model.ts";
import { type OpenRun, type OpenRunDeps, openRun } from "./open-run.ts";
import type { NodeDeps } from "./run-node.ts";
import { SharedLooks } from "./shared-looks.ts";
import { isStillThere } from "./still-there.ts";

/** What the run of a graph needs of the world. */
export interface GraphDeps extends Omit<NodeDeps, "masking" | "lookAt">, Pick<OpenRunDeps, "state"> {
  readonly voice: GraphVoice;
}

/** Looks of this many nodes at once at what they have left. */
const LOOKS_AT_ONCE = 8;

/**
 * The run of a graph: every node as soon as what it needs has ended, with one verdict at the end.
 *
 * Never throws: what keeps a run from being made is in its end. With a state, a run that was cut off or stopped is gone on with
 * (see `beginningsOf`). When `signal` aborts, every node that runs is cancelled, the deepest first.
 */
export async function runGraph(deps: GraphDeps, graph: Graph, signal: AbortSignal): Promise<GraphEnd> {
  const { clock, voice } = deps;
  const startedAt = clock.now().getTime();
  const connections = new Connections(deps.connect, deps);
  let opened: OpenRun | undefined;
  try {
    opened = openRun(deps, graph, voice.host);
    const { past, runId, ledger } = opened;
    const starts = await checked(deps, graph, beginningsOf(graph, past), signal);
    const nodeDeps: NodeDeps = {
      ...deps,
      connect: connections.connect,
      masking: maskingOnce(voice),
      lookAt: new SharedLooks(clock).lookAt,
    };
    const created = past?.created ?? [];
    const run = new GraphRun(nodeDeps, graph, {
      runId,
      ledger,
      starts,
      created,
      resumed: past !== undefined,
      startedAt,
    });
    return await run.toItsEnd(signal);
  } catch (error) {
    const coded = toCoded(error);
    const endedAt = clock.now().getTime();
    voice.hear({ kind: "ended", verdict: "error", at: endedAt });
    const exitCode = exitCodeOf({ kind: "error", error: coded });
    return {
      runId: opened?.runId ?? "",
      verdict: "error",
      exitCode,
      warnings: 0,
      nodes: new Map(),
      startedAt,
      endedAt,
      error: coded,
    };
  } finally {
    opened?.ledger.close();
    await connections.close();
  }
}

/** Nodes of which something that is still wanted is not there any more bring it once more. */
async function checked(
  { files }: GraphDeps,
  { nodes }: Graph,
  starts: ReadonlyMap<NodeKey, NodeStart>,
  signal: AbortSignal,
): Promise<ReadonlyMap<NodeKey, NodeStart>> {
  const isOpen = ({ state }: NodeStart) => state.kind !== "ended";
  const needed = new Set([...nodes.values()].flatMap(({ key, needs }) => (isOpenAt(key) ? needs : [])));
  const checks = await bounded([...starts], LOOKS_AT_ONCE, signal, async ([key, start]) => {
    const { state, beginning, left } = start;
    if (state.kind !== "ended" || beginning.kind !== "over") return [key, start] as const;
    const { end } = state;
    const isComplete = end.kind === "succeeded" || end.kind === "allowed-failure";
    if (!isComplete || end.result === undefined) return [key, start] as const;
    const isLost = (left?.hasSecrets === true && needed.has(key)) || !(await isStillThere(files, end.result));
    if (!isLost) return [key, start] as const;
    return [key, { state: { kind: "waiting", readyAt: end.readyAt ?? end.endedAt }, beginning }] as const;
  });
  return new Map(checks);

  function isOpenAt(key: NodeKey): boolean {
    const start = starts.get(key);
    return start !== undefined && isOpen(start);
  }
}

/** Each secret is told once: nodes that share a token would else make every text be searched for it again and again. */
function maskingOnce({ host }: GraphVoice): (secret: Secret) => void {
  const known = new Set<string>();
  return (secret) => {
    if (known.has(secret.reveal())) return;
    known.add(secret.reveal());
    host.mask(secret);
  };
}
