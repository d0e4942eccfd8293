import type { LeftGraph } from "../../action/cancel/left-graph.ts";
import { readBoolean } from "../../action/inputs/plain.ts";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import { cleanUpGraph } from "../../action/orchestrate/clean-up-graph.ts";
import { homeOfCommandLine } from "../../action/orchestrate/file/home.ts";
import type { CleanedUp, CleanUpDeps } from "../../action/run/clean-up.ts";
import type { GivenInputs } from "../commands/input-options.ts";
import type { World } from "../world.ts";
import { readGraphFile } from "./graph-file.ts";

/** Cancels what the run of a graph in this CI job has left running because it was killed. Never throws. */
export async function cleanUpLeftGraph(
  deps: CleanUpDeps,
  left: LeftGraph,
  { options, raw }: { readonly options: GivenInputs; readonly raw: RawInputs },
  world: World,
): Promise<CleanedUp> {
  const { env, readFile } = world;
  const { file = "" } = left;
  const load = async () => {
    const home = homeOfCommandLine(env, options.given, options.tokenFiles);
    return await readGraphFile({ file, json: false }, world, home);
  };
  const redact = readBoolean(raw.redact ?? "false", () => {}) === true;
  return await cleanUpGraph({ ...deps, env, readFile, load, redact }, left);
}
