import { join, resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { writeLeftGraph } from "../cancel/left-graph.ts";
import { RUN_STATE } from "../cancel/left-running.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";
import type { Host } from "../model/host.ts";
import { exitCodeOf } from "../model/outcome.ts";
import { besides } from "../report/besides.ts";
import { toCoded } from "../run/to-coded.ts";
import { type CheckDeps, checkGraph, gravestOf, type NodeCheck } from "./check-graph.ts";
import { homeOfAction } from "./file/home.ts";
import { loadGraph } from "./file/load-graph.ts";
import { readGraphInputs } from "./graph-inputs.ts";
import type { GraphVoice } from "./live/graph-voice.ts";
import { lineVoice } from "./live/line-voice.ts";
import type { Graph } from "./model.ts";
import { graphReporter } from "./report/graph-report.ts";
import { type GraphDeps, runGraph } from "./run-graph.ts";
import type { StateLog } from "./state/state-log.ts";

/** What the step needs of the world when it runs a graph. */
export interface GraphStepDeps extends Omit<GraphDeps, "voice" | "state"> {
  readonly host: Host;
  readonly openState: (path: string) => StateLog;
  /** A folder that outlives the step and not the job: for a state nobody has named. */
  readonly scratch: string;
}

/** A graph as the Action is given it. */
export interface GivenGraph {
  /** The path of a file, or its text. */
  readonly pipelines: string;
  readonly state?: string;
  /** All other inputs. */
  readonly raw: RawInputs;
}

/** What a text of YAML is called in messages. */
const INLINE = "pipelines";

const EMPTY: Graph = {
  nodes: new Map(),
  policy: { maxParallel: 1, failFast: false, creationsPerMinute: 1 },
  hash: "",
};

/**
 * A run of the step that is given a graph: reads it, runs it or checks it, and reports. Resolves with the exit code.
 *
 * Never throws. Where its state is, is kept for the post entry before anything is started.
 */
export async function runGraphStep(deps: GraphStepDeps, given: GivenGraph, signal: AbortSignal): Promise<number> {
  const { host, clock } = deps;
  const startedAt = clock.now().getTime();
  try {
    const { dryRun, redact } = readGraphInputs(given.raw);
    const graph = await readGraph(deps, given.pipelines);
    const voice = lineVoice(host, graph);
    if (redact) concealGraph(voice.host, graph);
    if (dryRun) return await check(deps, graph, signal);
    return await run(deps, given, graph, voice, signal);
  } catch (error) {
    const coded = toCoded(error);
    const end = { runId: "", verdict: "error", warnings: 0, nodes: new Map(), startedAt, error: coded } as const;
    const exitCode = exitCodeOf({ kind: "error", error: coded });
    const { report } = graphReporter(lineVoice(host, EMPTY), EMPTY);
    await report({ ...end, exitCode, endedAt: clock.now().getTime() });
    return exitCode;
  }
}

/**
 * The graph that an input `pipelines` says: its text, or a file.
 *
 * @throws CodedError FILE_UNREADABLE, GRAPH_INVALID, GRAPH_SECRET_MISSING
 */
export async function readGraph(
  { env, cwd, readFile }: Pick<GraphDeps, "env" | "cwd" | "readFile">,
  pipelines: string,
): Promise<Graph> {
  const file = isInline(pipelines)
    ? { name: INLINE, text: pipelines }
    : { name: pipelines.trim(), text: textOf(resolve(cwd, pipelines.trim()), readFile) };
  return await loadGraph(file, { env, cwd, readFile, home: homeOfAction(env) });
}

/** No path has several lines, begins with a brace, or is a key with a value. */
function isInline(pipelines: string): boolean {
  return /\n|^\{|^[\w-]+:(?:\s|$)/.test(pipelines.trim());
}

function textOf(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    const isMissing = nodeCode(cause) === "ENOENT";
    throw new CodedError(
      "FILE_UNREADABLE",
      isMissing
        ? `There is no file ${printable(path)}, which \`pipelines\` names.`
        : `The file ${printable(path)}, which \`pipelines\` names, cannot be read.`,
      { cause },
    );
  }
}

/** Keeps servers, projects and what follows them out of everything printed: of the host of a voice, which learns the rest. */
export function concealGraph(host: Pick<Host, "conceal">, { nodes }: Pick<Graph, "nodes">): void {
  host.conceal([...nodes.values()].flatMap(({ instance, project }) => [instance, project]));
}

async function run(
  deps: GraphStepDeps,
  given: GivenGraph,
  graph: Graph,
  lines: GraphVoice,
  signal: AbortSignal,
): Promise<number> {
  const { host, cwd, random, scratch } = deps;
  const own = `sluice-graph-${random().toString(36).slice(2)}.state`;
  const path = given.state === undefined ? join(scratch, own) : resolve(cwd, given.state);
  await besides(host, "Where the state is could not be kept for the post entry", () =>
    host.saveState(
      RUN_STATE.graph,
      writeLeftGraph({
        state: path,
        ...(isInline(given.pipelines) ? {} : { file: resolve(cwd, given.pipelines.trim()) }),
      }),
    ),
  );
  const { voice, report } = graphReporter(lines, graph);
  const end = await runGraph({ ...deps, voice, state: { path, open: deps.openState } }, graph, signal);
  const result = await report(end);
  // What was stopped may have left something: its state says what.
  if (end.verdict !== "interrupted")
    await besides(host, "The step's end could not be noted", () => host.saveState(RUN_STATE.finished, "true"));
  return result.exitCode;
}

/** A dry run: asks every server whether its pipelines could be started. */
async function check(deps: GraphStepDeps, graph: Graph, signal: AbortSignal): Promise<number> {
  const { host } = deps;
  const checking: CheckDeps = {
    ...deps,
    log: host.log,
    mask: (secret) => host.mask(secret),
    tell: (found) => {
      for (const line of found.says) host.line(`${namesOf(found)}: ${line}`);
      for (const line of found.warnings) host.warning(`${namesOf(found)}: ${line}`);
      if (found.error !== undefined) host.error(`${namesOf(found)}: ${found.error.message} [${found.error.code}]`);
    },
  };
  const checks = await checkGraph(checking, graph, signal);
  const gravest = gravestOf(checks);
  if (gravest !== undefined) {
    const count = checks.filter(({ error }) => error !== undefined).length;
    const text = `${counted(count, "problem")} would keep pipelines from starting; each is told above.`;
    throw new CodedError(gravest.code, text, { hint: gravest.hint });
  }
  host.output("outcome", "planned");
  host.line(`Nothing speaks against running it: ${counted(graph.nodes.size, "pipeline")}.`, "good");
  return 0;
}

function namesOf({ keys }: NodeCheck): string {
  return listed(
    keys.map((key) => printable(key, 100)),
    4,
  );
}
