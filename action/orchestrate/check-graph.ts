import { resolve } from "node:path";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Secret } from "../../shared/text/secret.ts";
import { connectionOf } from "../inputs/connection.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import { IN_THE_CLEAR, sendsInTheClear, UNCHECKED } from "../plan/in-the-clear.ts";
import type { StepDeps } from "../run/step-deps.ts";
import { toCoded } from "../run/to-coded.ts";
import { checkStart } from "../trigger/check-start.ts";
import type { StartDeps } from "../trigger/start.ts";
import { Connections } from "./connections.ts";
import { earlyInputs, type LaterInputs } from "./early-inputs.ts";
import type { Graph, GraphNode, NodeKey } from "./model.ts";
import type { TokenDeps } from "./read-tokens.ts";

/** What checking a graph needs of the world. */
export interface CheckDeps extends TokenDeps, Pick<StepDeps, "clock" | "random" | "connect" | "files"> {
  readonly log: StepDeps["host"]["log"];
  /** Told of every token before anything is asked with it. */
  readonly mask: (secret: Secret) => void;
  /** Told of each check as soon as it is made, in no certain order. */
  readonly tell: (check: NodeCheck) => void;
}

/** What was found out about starting some nodes that are alike: legs of a matrix mostly. */
export interface NodeCheck {
  /** At least one. */
  readonly keys: readonly NodeKey[];
  /** What is in order, and what nobody could tell, in whole sentences. */
  readonly says: readonly string[];
  readonly warnings: readonly string[];
  /** What would keep them from starting; absent when nothing is known that would. */
  readonly error?: CodedError;
}

/** So many are checked at once: each waits for one answer at a time. */
const AT_ONCE = 8;

interface Alike {
  readonly keys: NodeKey[];
  readonly tokens: GraphNode["tokens"];
  readonly inputs: StepInputs;
  readonly later: LaterInputs;
}

/**
 * Finds out what can be found out about every node of a graph without starting anything, as a dry run of the step does: tokens, project, ref, inputs
 * and CI file. What only other nodes can tell is passed over. Nodes that ask the same are asked about once.
 *
 * Goes on whatever is found. Resolves with the checks in the order of the graph; throws the signal's reason only.
 */
export async function checkGraph(deps: CheckDeps, graph: Graph, signal: AbortSignal): Promise<readonly NodeCheck[]> {
  const early = await Promise.all([...graph.nodes.values()].map((node) => readEarly(node, deps)));
  const checks: NodeCheck[] = early.flatMap((one) => ("error" in one ? [one] : []));
  for (const check of checks) deps.tell(check);
  const left = alike(early.flatMap((one) => ("inputs" in one ? [one] : [])));
  const connections = new Connections(deps.connect, deps);
  const take = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const check = await checkOne(deps, connections, next, signal);
      checks.push(check);
      deps.tell(check);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  } finally {
    await connections.close();
  }
  const order = new Map([...graph.nodes.keys()].map((key, at) => [key, at]));
  const placeOf = ({ keys: [first = ""] }: NodeCheck) => order.get(first) ?? 0;
  return checks.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The gravest of the errors found: inputs and configuration before permissions, those before GitLab itself. */
export function gravestOf(checks: readonly NodeCheck[]): CodedError | undefined {
  const errors = checks.flatMap(({ error }) => error ?? []);
  return errors.toSorted((one, other) => one.exitCode - other.exitCode)[0];
}

async function readEarly(node: GraphNode, deps: CheckDeps): Promise<NodeCheck | Alike> {
  try {
    const { inputs, later } = await earlyInputs(node, deps);
    for (const secret of inputs.secrets) deps.mask(secret);
    return { keys: [node.key], tokens: node.tokens, inputs, later };
  } catch (error) {
    return { keys: [node.key], says: [], warnings: [], error: toCoded(error) };
  }
}

/** Those that would ask the same of the same server, together. */
function alike(nodes: readonly Alike[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const node of nodes) {
    const known = groups.get(likeness(node));
    if (known === undefined) groups.set(likeness(node), { ...node, keys: [...node.keys] });
    else known.keys.push(...node.keys);
  }
  return [...groups.values()];
}

/** Values of variables are asked about nowhere, only whether any may be set. */
function likeness({ tokens, inputs, later }: Alike): string {
  const { host, project, pipeline, caFile, insecure } = inputs;
  if (pipeline.kind !== "new") return JSON.stringify([host, project, pipeline]);
  return JSON.stringify([
    host,
    project,
    caFile,
    insecure,
    tokens,
    pipeline.refs,
    pipeline.inputs,
    Object.keys(pipeline.variables).length,
    pipeline.fileVariables,
    [later.ref, [...later.inputs], [...later.files]],
  ]);
}

async function checkOne(
  deps: CheckDeps,
  connections: Connections,
  { keys, inputs, later }: Alike,
  signal: AbortSignal,
): Promise<NodeCheck> {
  const says: string[] = [];
  const warnings = [...(sendsInTheClear(inputs.host) ? [IN_THE_CLEAR] : []), ...(inputs.insecure ? [UNCHECKED] : [])];
  try {
    signal.throwIfAborted();
    const { pipeline, project, readers } = inputs;
    if (pipeline.kind !== "new") throw new CodedError("INTERNAL", "A node of a graph starts no pipeline.");
    const gitlab = await connections.connect(connectionOf(inputs.host, inputs, deps.cwd), deps.log);
    const known = Object.entries(pipeline.fileVariables).filter(([name]) => !later.files.has(name));
    const start = { ...pipeline, fileVariables: Object.fromEntries(known) };
    const starting = startDeps(deps, gitlab, (text) => says.push(text));
    await checkStart(starting, { project, start, readers }, signal, later);
    return { keys, says, warnings };
  } catch (error) {
    signal.throwIfAborted();
    return { keys, says, warnings, error: toCoded(error) };
  }
}

function startDeps(
  { clock, random, files, cwd }: CheckDeps,
  gitlab: StartDeps["gitlab"],
  tell: (text: string) => void,
): StartDeps {
  return {
    gitlab,
    clock,
    random,
    tell,
    warn: tell,
    readText: async (path) => {
      const text = await files.readText(resolve(cwd, path)).catch((cause: unknown) => {
        throw isCoded(cause)
          ? cause
          : new CodedError("FILE_UNREADABLE", `${printable(path)} cannot be read.`, { cause });
      });
      if (text === undefined) throw new CodedError("FILE_UNREADABLE", `There is no file ${printable(path)}.`);
      return text;
    },
  };
}
