import { resolve } from "node:path";
import { writeLeftGraph } from "../../action/cancel/left-graph.ts";
import { RUN_STATE } from "../../action/cancel/left-running.ts";
import { disk } from "../../action/collect/disk.ts";
import { homeOfCommandLine } from "../../action/orchestrate/file/home.ts";
import { concealGraph } from "../../action/orchestrate/graph-step.ts";
import { graphReporter } from "../../action/orchestrate/report/graph-report.ts";
import { runGraph } from "../../action/orchestrate/run-graph.ts";
import { openStateLog } from "../../action/orchestrate/state/state-log.ts";
import { besides } from "../../action/report/besides.ts";
import { connectGitLab } from "../../shared/gitlab/http.ts";
import type { RunOrder } from "../commands/run.ts";
import type { World } from "../world.ts";
import { readGraphFile } from "./graph-file.ts";
import { openVoice } from "./open-voice.ts";
import { statePath } from "./state-path.ts";

/**
 * `sluice run FILE`: runs a file of pipelines as one graph, or goes on with its run by the state. Resolves with the exit code.
 *
 * With `json`, standard output gets nothing but lines of JSON: the events as they happen, and last the result.
 *
 * @param redact whether servers, projects and what follows them are kept out of what is printed
 * @throws CodedError FILE_UNREADABLE, GRAPH_INVALID, GRAPH_SECRET_MISSING
 */
export async function runGraphCommand(order: RunOrder, redact: boolean, world: World): Promise<number> {
  const { clock, random, cwd, env, readFile, signal } = world;
  const home = homeOfCommandLine(env, order.given, order.tokenFiles);
  const graph = await readGraphFile(order, world, home);
  const place = await openVoice(order, graph, world);
  try {
    const { voice, report } = graphReporter(place.voice, graph);
    if (redact) concealGraph(voice.host, graph);
    const state = statePath(order, world);
    if (state !== undefined) {
      const left = { state: resolve(cwd, state), file: resolve(cwd, order.file) };
      await besides(voice.host, "Where the state is could not be noted", () =>
        voice.host.saveState(RUN_STATE.graph, writeLeftGraph(left)),
      );
    }
    const end = await runGraph(
      {
        voice,
        clock,
        random,
        connect: (server, log) => connectGitLab(server, { clock, random, log }),
        files: disk,
        cwd,
        env,
        readFile,
        ...(state === undefined ? {} : { state: { path: state, open: openStateLog } }),
      },
      graph,
      signal,
    );
    const result = await report(end);
    // What was stopped may have left something: its state says what.
    if (end.verdict !== "interrupted")
      await besides(voice.host, "The end could not be noted", () => voice.host.saveState(RUN_STATE.finished, "true"));
    place.json?.print(result);
    return end.exitCode;
  } finally {
    place.close();
  }
}
