import { oneLine } from "../../shared/errors/describe.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import { bounded } from "../../shared/time/bounded.ts";
import type { LeftGraph } from "../cancel/left-graph.ts";
import { RUN_STATE, writeLeftRunning } from "../cancel/left-running.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";
import type { Host } from "../model/host.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { type CleanedUp, type CleanUpDeps, cleanUp } from "../run/clean-up.ts";
import type { Graph, GraphNode, NodeKey } from "./model.ts";
import { connectionInputs } from "./node-inputs.ts";
import type { TokenDeps } from "./read-tokens.ts";
import { shapeOf } from "./shape.ts";
import { type NodePast, replay } from "./state/replay.ts";

/** What cleaning up after a graph stands on. */
export interface CleanUpGraphDeps extends CleanUpDeps, TokenDeps {
  /** The graph as it was given to the run; throws what reading it throws. */
  readonly load: () => Promise<Graph>;
  /** Whether nothing of where pipelines run is to be printed. */
  readonly redact: boolean;
}

/** So many pipelines are cancelled at once, the deepest of the graph first: a post entry has five minutes for all of them. */
const AT_ONCE = 8;

/** Each stands for those after it too. */
const WORST_FIRST: readonly CleanedUp[] = ["may-run", "stopped", "nothing-left"];

/**
 * Cancels what the run of a graph left running because it was killed, by its state: also pipelines whose creation it did not
 * live to hear of. Does nothing after a run that came to its end. Never throws.
 *
 * Where the file has changed since, what it still names at the same server and project is cancelled, and of the rest is told what to
 * do. A pipeline whose `cancel-on` rules that out runs on. A later run with the same state goes on with what is there then.
 */
export async function cleanUpGraph(deps: CleanUpGraphDeps, left: LeftGraph): Promise<CleanedUp> {
  const { host, readFile } = deps;
  try {
    const past = replay(readFile(left.state), left.state);
    const open = [...(past?.nodes ?? [])].flatMap(([key, node]) => (isOpen(node) ? [{ key, past: node }] : []));
    if (past === undefined || open.length === 0) return "nothing-left";
    const graph = await deps.load();
    const isOther = graph.hash !== past.graph;
    const { depths } = shapeOf(graph);
    const depthOf = ({ key }: OpenNode) => depths.get(key) ?? 0;
    const deepestFirst = open.toSorted((one, other) => depthOf(other) - depthOf(one));
    const never = new AbortController().signal;
    const ends = await bounded(deepestFirst, AT_ONCE, never, async (one) => {
      const host = named(one.key, deps.host);
      const node = graph.nodes.get(one.key);
      if (node !== undefined && (!isOther || isOf(node, one.past)))
        return await cleanUpNode({ ...deps, host }, node, one.past);
      host.warning(
        `The file of pipelines is another one by now, and does not say any more where its pipeline runs: ${byHand(one.past)} by hand.`,
      );
      return "may-run";
    });
    const stopped = ends.filter((end) => end === "stopped").length;
    if (stopped > 0)
      host.notice(
        `The run of the graph ended before its time: ${counted(stopped, "pipeline")} that it had started ${stopped === 1 ? "was" : "were"} cancelled.`,
      );
    return WORST_FIRST.find((end) => ends.includes(end)) ?? "nothing-left";
  } catch (error) {
    host.warning(
      `The run of the graph ended before its time. What it started may keep running: ${oneLine(error)} Its state is ${printable(left.state)}`,
    );
    return "may-run";
  }
}

type OpenPast = Exclude<NodePast, { readonly kind: "retrying" }>;

interface OpenNode {
  readonly key: NodeKey;
  readonly past: OpenPast;
}

/** Whether a pipeline of the node may run. */
function isOpen(past: NodePast): past is OpenPast {
  return past.kind === "known" || past.kind === "asked" || (past.kind === "ended" && past.unheard !== undefined);
}

/** Whether a node of a file that has changed still is the one whose pipeline that was: of the same server, and project. */
function isOf({ instance, project }: GraphNode, past: OpenPast): boolean {
  if (past.kind === "known") return past.pipeline.webUrl.startsWith(`${instance}/${project}/-/`);
  return String(traceOf(past)?.project) === project;
}

function byHand(past: OpenPast): string {
  if (past.kind === "known") return `cancel ${printable(past.pipeline.webUrl)}`;
  const trace = traceOf(past);
  return `look for one of ${printable(String(trace?.project))} on ${printable(trace?.ref ?? "")} and cancel it`;
}

async function cleanUpNode(deps: CleanUpGraphDeps, node: GraphNode, past: OpenPast): Promise<CleanedUp> {
  const { host } = deps;
  if (!isToBeCancelled(node)) {
    host.line("Its pipeline is not cancelled, as its `cancel-on` says.");
    return "nothing-left";
  }
  const trace = traceOf(past);
  if (trace !== undefined && !("marker" in trace)) {
    host.warning(
      `The run ended while it was starting a pipeline of ${printable(node.project)}, and GitLab takes no mark from its token by which it could be found: look for one on ${printable(trace.ref)} and cancel it.`,
    );
    return "may-run";
  }
  const left = leftOf(node, past);
  if (left === undefined) return "nothing-left";
  try {
    const raw = { ...connectionInputs(node, deps), ...followOf(node), ...(deps.redact ? { redact: "true" } : {}) };
    return await cleanUp(deps, left, { raw, env: deps.env });
  } catch (error) {
    host.warning(`What it started may keep running: ${oneLine(error)}`);
    return "may-run";
  }
}

/** What a step keeps for its own post entry, of a node. */
function leftOf({ instance }: GraphNode, past: OpenPast): Readonly<Record<string, string>> | undefined {
  if (past.kind === "known") {
    const { id, projectId, webUrl } = past.pipeline;
    const left = { kind: "pipeline", host: instance, project: projectId, id, webUrl } as const;
    return { [RUN_STATE.pipeline]: writeLeftRunning(left) };
  }
  const trace = traceOf(past);
  if (trace === undefined || !("marker" in trace)) return undefined;
  return { [RUN_STATE.pending]: writeLeftRunning({ kind: "pending", host: instance, ...trace }) };
}

function traceOf(past: OpenPast): Trace | UnmarkedTrace | undefined {
  return past.kind === "known" ? undefined : past.kind === "asked" ? past.trace : past.unheard;
}

function followOf({ raw }: GraphNode): RawInputs {
  return raw.follow === undefined ? {} : { follow: raw.follow };
}

/** As the inputs read it: without a word of it, it is cancelled when the step is. */
function isToBeCancelled({ raw }: GraphNode): boolean {
  return raw["cancel-on"] === undefined || /cancell?ed/i.test(raw["cancel-on"]);
}

/** A host that says which node it speaks of. What went well is told of all together, so it is no notice. */
function named(key: NodeKey, host: Host): Host {
  const name = printable(key, 100);
  return {
    ...host,
    line: (text, tone) => host.line(`${name}: ${text}`, tone),
    notice: (text) => host.line(`${name}: ${text}`),
    warning: (text) => host.warning(`${name}: ${text}`),
  };
}
