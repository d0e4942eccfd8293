import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Files } from "../collect/files.ts";
import type { Env } from "../inputs/raw.ts";
import { surroundings } from "../inputs/surroundings.ts";
import type { Host } from "../model/host.ts";
import { newMarker } from "../trigger/marks.ts";
import { Ledger } from "./ledger.ts";
import type { Graph } from "./model.ts";
import { STATE_SCHEMA } from "./state/record.ts";
import { type RunPast, replay } from "./state/replay.ts";
import type { StateLog } from "./state/state-log.ts";

/** What opening a run stands on. */
export interface OpenRunDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly files: Pick<Files, "owner" | "isRunning">;
  readonly env: Env;
  readonly cwd: string;
  /** Where the run is written down: a path as written, and what opens it. Absent: nowhere. */
  readonly state?: { readonly path: string; readonly open: (path: string) => StateLog };
}

/** A run that is about to begin, or to go on. */
export interface OpenRun {
  readonly runId: string;
  readonly ledger: Ledger;
  /** Absent where the run begins. */
  readonly past?: RunPast;
}

/**
 * Opens the state of a run, where one is kept, and takes it over from whoever wrote it last.
 *
 * Throws GRAPH_STATE_UNUSABLE, GRAPH_STATE_OTHER where it is that of another graph, GRAPH_STATE_IN_USE where its process is still
 * there as far as can be told, and GRAPH_STATE_UNWRITTEN.
 */
export function openRun(deps: OpenRunDeps, graph: Graph, host: Host): OpenRun {
  const { clock, files, cwd, state } = deps;
  if (state === undefined) return { runId: newRunId(deps, graph), ledger: new Ledger(undefined, host) };
  const log = state.open(resolve(cwd, state.path));
  try {
    const past = replay(log.text, state.path);
    if (past !== undefined) refuse(past, graph, state.path, files);
    const ledger = new Ledger(log, host);
    const at = clock.now().getTime();
    const runId = past?.runId ?? newRunId(deps, graph);
    if (past === undefined) ledger.insist({ kind: "run", schema: STATE_SCHEMA, runId, graph: graph.hash, at });
    ledger.insist({ kind: "part", ...files.owner, at });
    return { runId, ledger, ...(past === undefined ? {} : { past }) };
  } catch (error) {
    log.close();
    throw error;
  }
}

function refuse(past: RunPast, graph: Graph, path: string, files: OpenRunDeps["files"]): void {
  const name = printable(path);
  if (past.graph !== graph.hash)
    throw new CodedError("GRAPH_STATE_OTHER", `The state ${name} is of a run of another graph than this one.`);
  const { writer, finished } = past;
  // The same number may be that of another process after all; ours it is certainly not.
  const isThere =
    writer !== undefined &&
    writer.host === files.owner.host &&
    writer.pid !== files.owner.pid &&
    files.isRunning(writer.pid) === true;
  if (isThere && finished === undefined)
    throw new CodedError("GRAPH_STATE_IN_USE", `The process ${writer.pid} goes on with the run of the state ${name}.`);
}

/** The same for every attempt at the same step where the CI system counts them, so that a re-run finds what was started. */
function newRunId({ env, random }: OpenRunDeps, { hash }: Graph): string {
  const step = surroundings(env)?.step;
  if (step === undefined) return newMarker(random);
  return createHash("sha256")
    .update(JSON.stringify([step.name, hash]))
    .digest("hex");
}
