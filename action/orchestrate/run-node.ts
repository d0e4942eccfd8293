import { createHash } from "node:crypto";
import { isUserCredential } from "../../shared/gitlab/auth.ts";
import type { Secret } from "../../shared/text/secret.ts";
import { cancelTree } from "../cancel/cancel-tree.ts";
import { connectionOf } from "../inputs/connection.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { StepEvent } from "../model/event.ts";
import type { StepResult } from "../model/step-result.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import { MOST_LISTED } from "../report/result.ts";
import { runStep } from "../run/step.ts";
import type { StepDeps } from "../run/step-deps.ts";
import type { Beginning } from "./beginnings.ts";
import { findLeft } from "./find-left.ts";
import type { GraphVoice } from "./live/graph-voice.ts";
import type { Graph, GraphNode, NodeKey, NodePipeline, NodeResult, NodeYield } from "./model.ts";
import { nodeHost } from "./node-host.ts";
import { nodeInputs } from "./node-inputs.ts";
import type { TokenDeps } from "./read-tokens.ts";
import type { RecordedYield } from "./state/record.ts";

/** What running a node stands on. */
export interface NodeDeps extends Omit<StepDeps, "host" | "leaving" | "around">, TokenDeps {
  readonly voice: GraphVoice;
  /** Hides a secret in the whole run. */
  readonly masking: (secret: Secret) => void;
}

/** One attempt at a node. */
export interface NodeOrder {
  readonly graph: Graph;
  readonly node: GraphNode;
  readonly runId: string;
  /** From 1. */
  readonly attempt: number;
  readonly beginning: Beginning;
  /** What the nodes it needs have left. */
  readonly yields: ReadonlyMap<NodeKey, NodeYield>;
  /** Told right before a call leaves that may create its pipeline. When it throws, nothing leaves. */
  readonly leaving: (trace: Trace | UnmarkedTrace) => void;
  /** Told as soon as its pipeline is known, and whether it was made just now. */
  readonly known: (pipeline: NodePipeline, isNew: boolean) => void;
}

/** What an attempt has come to. */
export interface NodeRun {
  readonly result: NodeResult;
  readonly told: NodeYield;
  /** The same as far as it may be written down. */
  readonly left: RecordedYield;
  /** Whether another attempt would start another pipeline: where the step may retry one, it has done so by itself. */
  readonly mayTryAgain: boolean;
}

/** How long it may take to cancel a pipeline that the step had no time to come by. */
const CANCEL_WITHIN_MS = 8_000;

/**
 * Runs the step of a node to its end, with the pipeline that an earlier part of the run has left it where there is one. Rejects
 * only with what is a defect of ours.
 */
export async function runNode(deps: NodeDeps, order: NodeOrder, signal: AbortSignal): Promise<NodeRun> {
  const { node, beginning } = order;
  const resumed = beginning.kind !== "new";
  const heard = (event: StepEvent): StepEvent =>
    event.kind === "pipeline" && event.how === "given" && resumed ? { ...event, how: "resumed" } : event;
  const { hear } = deps.voice;
  const listening: GraphVoice = {
    host: deps.voice.host,
    hear: (event) => {
      if (event.kind !== "step") return hear(event);
      const told = heard(event.event);
      if (told.kind === "pipeline") {
        const { id, projectId, webUrl } = told.pipeline;
        order.known({ id, projectId, webUrl }, told.how === "created" || told.how === "adopted");
      }
      return hear({ ...event, event: told });
    },
  };
  const { host, outputs, secretNames } = nodeHost(node.key, listening, deps.masking);
  const step: StepDeps = { ...deps, host, leaving: order.leaving };
  let inputs: StepInputs | undefined;
  const prepared = async () => {
    inputs = await inputsOf(step, deps, order, (read) => (inputs = read), signal);
    return inputs;
  };
  const found = await runStep(step, prepared(), signal);
  const result = found.how === "given" && resumed ? { ...found, how: "resumed" as const } : found;
  if (result.outcome === "interrupted" && result.pipeline === undefined && inputs !== undefined)
    await cancelUnmet(step, beginning, inputs);
  const pipeline = result.pipeline;
  const told = yieldOf(result, outputs);
  return {
    result: digestOf(result),
    told,
    left: {
      ...(pipeline === undefined
        ? {}
        : { pipeline: { ref: pipeline.ref, sha: pipeline.sha, status: pipeline.status } }),
      outputs: Object.fromEntries([...outputs].filter(([name]) => !secretNames.has(name))),
      hasSecrets: secretNames.size > 0,
    },
    mayTryAgain: inputs !== undefined && !mayRetry(inputs),
  };
}

/** What is told of a node to those that need it, by its result and the outputs of its step. */
export function yieldOf(
  { pipeline, outcome, artifacts }: Pick<NodeResult, "pipeline" | "outcome" | "artifacts">,
  outputs: ReadonlyMap<string, string>,
): NodeYield {
  return {
    "pipeline-id": pipeline === undefined ? "" : String(pipeline.id),
    "web-url": pipeline?.webUrl ?? "",
    ref: pipeline?.ref ?? "",
    sha: pipeline?.sha ?? "",
    status: pipeline?.status ?? "",
    outcome,
    "artifacts-path": artifacts?.path ?? "",
    outputs: Object.fromEntries(outputs),
  };
}

/**
 * The inputs of the node: for the pipeline that an earlier part of the run has left, else for a new one that this node and run
 * can be told by.
 *
 * @param read hears inputs with which the server can be asked, before it is
 */
async function inputsOf(
  step: StepDeps,
  deps: NodeDeps,
  order: NodeOrder,
  read: (inputs: StepInputs) => void,
  signal: AbortSignal,
): Promise<StepInputs> {
  const { graph, node, yields, beginning, runId, attempt } = order;
  if (beginning.kind !== "new") {
    const going = withRetries(await nodeInputs(goingOn(node), graph, yields, deps), node, beginning);
    read(going);
    for (const secret of going.secrets) step.host.mask(secret);
    const id = await findLeft(step, beginning, going, signal);
    if (id !== undefined) return { ...going, pipeline: { kind: "given", id } };
  }
  const inputs = withRetries(await nodeInputs(node, graph, yields, deps), node, beginning);
  const { pipeline } = inputs;
  if (pipeline.kind !== "new") return inputs;
  const key = createHash("sha256")
    .update(JSON.stringify([runId, node.key, attempt]))
    .digest("hex");
  const marked = { ciRun: pipeline.ciRun ?? runId, run: { key, attempt: pipeline.run?.attempt ?? 1 } };
  return { ...inputs, pipeline: { ...pipeline, ...marked } };
}

/** What says how a pipeline is made, and has nothing to say about one that is there. */
const OF_NEW = new Set(["ref", "variables", "inputs", "file-variables", "concurrency-key", "cancel-outdated"]);

/** The node as one that goes on with a pipeline, whose id is still to be told. It is ours, so it is cancelled as ours. */
function goingOn(node: GraphNode): GraphNode {
  const kept = Object.entries(node.raw).filter(([name]) => !OF_NEW.has(name));
  return { ...node, raw: { "cancel-on": "cancelled", ...Object.fromEntries(kept), pipeline: "1" } };
}

/** With the retries of the node, where its step can make them. */
function withRetries(inputs: StepInputs, { retry }: GraphNode, { kind }: Beginning): StepInputs {
  return { ...inputs, retries: mayRetry(inputs) && kind !== "over" ? retry : 0 };
}

function mayRetry({ readers }: StepInputs): boolean {
  return readers.some(isUserCredential);
}

/** Cancels a pipeline that runs from before, where the step was stopped before it could come by it. Never throws. */
async function cancelUnmet(deps: StepDeps, beginning: Beginning, inputs: StepInputs): Promise<void> {
  if (!("pipeline" in beginning) || beginning.kind === "over" || !inputs.cancelOn.has("cancelled")) return;
  const { id, projectId, webUrl } = beginning.pipeline;
  try {
    const gitlab = await deps.connect(connectionOf(inputs.host, inputs, deps.cwd), deps.host.log);
    const targets = [{ id, project: projectId, webUrl }];
    const { readers, follow } = inputs;
    await cancelTree(
      { gitlab, clock: deps.clock },
      { targets, readers, downstream: follow, withinMs: CANCEL_WITHIN_MS },
    );
    gitlab.close();
  } catch {
    // It is written down, so whoever goes on with the run meets it again.
  }
}

/** What stays of a result for the rest of the run: a thousand nodes must not keep a thousand trees. */
function digestOf({ schema: _schema, pipelines: _pipelines, artifacts, ...result }: StepResult): NodeResult {
  const { failedJobs, warnings } = result;
  return {
    ...result,
    ...(failedJobs === undefined ? {} : { failedJobs: failedJobs.slice(0, MOST_LISTED) }),
    ...(warnings === undefined ? {} : { warnings: warnings.slice(0, MOST_LISTED) }),
    ...(artifacts === undefined ? {} : { artifacts: { path: artifacts.path, count: artifacts.count } }),
  };
}
