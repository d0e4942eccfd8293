import { oneLine } from "../../shared/errors/describe.ts";
import type { Secret } from "../../shared/text/secret.ts";
import { bounded } from "../../shared/time/bounded.ts";
import { exitCodeOf } from "../model/outcome.ts";
import { toCoded } from "../run/to-coded.ts";
import { type Beginning, beginningsOf, type NodeStart } from "./beginnings.ts";
import { Connections } from "./connections.ts";
import { GraphRun } from "./graph-run.ts";
import type { GraphVoice } from "./live/graph-voice.ts";
import type { Graph, GraphEnd, NodeKey } from "./model.ts";
import { type OpenRun, type OpenRunDeps, openRun } from "./open-run.ts";
import type { NodeDeps } from "./run-node.ts";
import { SharedLooks } from "./shared-looks.ts";
import { isStillThere } from "./still-there.ts";

/** What the run of a graph needs of the world. */
export interface GraphDeps extends Omit<NodeDeps, "masking" | "lookAt" | "beside">, Pick<OpenRunDeps, "state"> {
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
  const { clock } = deps;
  const voice = unfailing(deps.voice);
  const startedAt = clock.now().getTime();
  const connections = new Connections(deps.connect, deps);
  let opened: OpenRun | undefined;
  try {
    opened = openRun(deps, graph, voice.host);
    const { past, runId, ledger } = opened;
    const starts = await checked(deps, graph, beginningsOf(graph, past));
    const nodeDeps: NodeDeps = {
      ...deps,
      voice,
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

/**
 * Nodes that have succeeded, and of which something that is still wanted is not there any more, bring it once more; whoever may
 * yet start a pipeline with it waits for that.
 */
async function checked(
  { files }: GraphDeps,
  { nodes }: Graph,
  starts: ReadonlyMap<NodeKey, NodeStart>,
): Promise<ReadonlyMap<NodeKey, NodeStart>> {
  const mayStart = [...nodes.values()].filter(({ key }) => MAY_START.has(starts.get(key)?.beginning.kind ?? "new"));
  const needed = new Set(mayStart.filter(({ key }) => !hasEnded(starts.get(key))).flatMap(({ needs }) => needs));
  const isLost = async (key: NodeKey, { ended }: NodeStart) =>
    ended?.end.result !== undefined &&
    (ended.end.kind === "succeeded" || ended.end.kind === "allowed-failure") &&
    ((ended.left.hasSecrets && needed.has(key)) || !(await isStillThere(files, ended.end.result)));
  // A run that is told to stop meanwhile still ends as one.
  const { signal: never } = new AbortController();
  const checks = await bounded([...starts], LOOKS_AT_ONCE, never, async ([key, start]) => {
    if (start.beginning.kind !== "over" || !(await isLost(key, start))) return [key, start] as const;
    const { readyAt, endedAt } = start.ended?.end ?? { endedAt: 0 };
    return [key, { ...start, state: { kind: "waiting", readyAt: readyAt ?? endedAt } }] as const;
  });
  const now = new Map<NodeKey, NodeStart>(checks);
  for (const { key, needs } of mayStart)
    if (!needs.every((need) => hasEnded(now.get(need)))) {
      const start = now.get(key);
      if (start?.state.kind === "starting") now.set(key, { ...start, state: { kind: "waiting" } });
    }
  return now;
}

const MAY_START: ReadonlySet<Beginning["kind"]> = new Set(["new", "asked", "reconsidered"]);

function hasEnded(start: NodeStart | undefined): boolean {
  return start?.state.kind === "ended";
}

/** The same voice, which ends no run when it cannot show something. */
function unfailing({ host, hear }: GraphVoice): GraphVoice {
  return {
    host,
    hear: (event) => {
      try {
        hear(event);
      } catch (error) {
        host.log.debug(`What happened could not be shown: ${oneLine(error)}`);
      }
    },
  };
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
